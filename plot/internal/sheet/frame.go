package sheet

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// A Frame is one panel on the page.
type Frame struct {
	Axes
	Panel Panel
	Title []Phrase // lines, as wide as the box
	names []nameplate

	Curves []Curve // of the panel's series
	Crowds []Crowd // of the panel's series: their trials
	Labels []Label // inside the box, of lines and marks
}

// newFrame returns a frame without a place.
func newFrame(p Panel) Frame {
	axes := Axes{window: window{xAxis: p.X, yAxis: p.Y}, top: p.Top, categorical: len(p.Categories) > 0}
	return Frame{Panel: p, Axes: axes}
}

// isListed reports whether a series of the panel is in the legend.
func (p Panel) isListed() bool {
	return slices.ContainsFunc(p.Series, func(s Series) bool { return !s.Unlisted })
}

// hasBand reports whether a series of the panel has a band of the given name.
func (p Panel) hasBand(name string) bool {
	return slices.ContainsFunc(p.Series, func(s Series) bool { return s.Band == name && s.banded() })
}

// trace sets the panel's curves.
func (f *Frame) trace(t tracer) {
	t.window = f.window
	f.Curves = nil
	var names []string
	for _, s := range f.Panel.Series {
		if !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	for _, s := range f.Panel.Series {
		place := slices.Index(names, s.Name)
		aside := (float64(place) - float64(len(names)-1)/2) * whiskerPitch * t.lineWidth
		f.Curves = append(f.Curves, t.curve(s, aside))
	}
}

// outlines returns the lines and the polygons of the bands in the box.
func (f *Frame) outlines() (lines, bands [][]vg.Point) {
	for _, c := range f.Curves {
		for _, t := range c.Line {
			lines = append(lines, t.Points)
		}
		for _, t := range c.Edges {
			lines = append(lines, t.Points)
		}
		lines = append(lines, c.Whiskers...)
		for _, t := range c.Band {
			bands = append(bands, t.Points)
		}
	}
	return lines, bands
}

// dotsIn returns how many single trials lie in a box.
func (f *Frame) dotsIn(box vg.Rectangle) int {
	n := 0
	for _, c := range f.Crowds {
		n += c.dotsIn(box)
	}
	return n
}

// rugRows returns how many rows of rug the panel has.
func (f *Frame) rugRows() int {
	rows := 0
	for _, s := range f.Panel.Series {
		if len(s.Dots) > 0 {
			rows++
		}
	}
	return rows
}

// rugTop returns the height of all rows of rug.
func (f *Frame) rugTop(em float64) float64 {
	return math.Min(float64(f.rugRows())*rugPitch*em, rugShare*float64(f.Box.Size().Y))
}

// above returns the height of what is above the box: its title and its second
// scale, or half a number on the y axis.
func (f *Frame) above(t typesetter) float64 {
	h := f.topHeight(t)
	if n := len(f.title(t)); n > 0 {
		h += height(n, t.LabelSize) + titleGap*t.em()
	}
	return math.Max(h, t.TickSize*capHeight/2)
}

// below returns the height of what is below the box.
func (f *Frame) below(t typesetter, page float64) float64 {
	switch {
	case !f.hasX:
		return t.TickLength + nameGap*t.em()
	case len(f.Panel.Categories) > 0:
		return t.TickLength + labelGap*t.em() + t.plateHeight(f.barChart().nameplates(t, page)) + f.xLabelHeight(t)
	}
	return t.tickHeight() + nameGap*t.em() + height(max(1, len(f.XLabel)), t.LabelSize)
}

// title returns the title as lines, which are as wide as the box. Only a third
// line, or a word that is wider, is cut.
func (f *Frame) title(t typesetter) []Phrase {
	switch {
	case f.Panel.Title == "":
		return nil
	case f.width() <= 0: // not known yet
		return []Phrase{literal(f.Panel.Title)}
	}
	var lines []Phrase
	for _, line := range t.wrapped(literal(f.Panel.Title), t.LabelSize, f.width(), 2) {
		lines = append(lines, t.fitting(line, t.LabelSize, f.width()))
	}
	return lines
}

// drawBands fills the bands with the given opacity.
func (f *Frame) drawBands(p pen, alpha float64) {
	for i, s := range f.Panel.Series {
		for _, t := range f.Curves[i].Band {
			a := alpha
			if t.Past || t.Weak {
				a *= p.PastAlpha
			}
			p.fill(polyline(t.Points, true), Faded(s.Style.Color, a*t.Share))
		}
	}
}

// drawCrowds draws the single trials: dots and the rug.
func (f *Frame) drawCrowds(p pen, octagons bool) {
	row, pitch := 0, f.rugTop(p.em())/float64(f.rugRows())
	for i, c := range f.Crowds {
		style := f.Panel.Series[i].Style
		c.draw(p, style, octagons)
		if len(c.Rug) > 0 {
			from := float64(f.Box.Min.Y) + p.AxisWidth + pitch*float64(row)
			c.drawRug(p, style, from, from+pitch*rugHeight/rugPitch)
			row++
		}
	}
}

// drawZero draws the line at y = 0.
func (f *Frame) drawZero(p pen) {
	if y := f.Panel.Y; f.Panel.Zero && y.Min <= 0 && y.Max >= 0 {
		p.stroke(f.horizontal(f.y(0)), Style{Color: Faded(p.Ink, zeroAlpha)}, p.AxisWidth)
	}
}

// drawMarkedLines draws the vertical lines.
func (f *Frame) drawMarkedLines(p pen) {
	style := Style{Faded(p.Ink, lineAlpha), []float64{3 * p.em(), 2 * p.em()}}
	for _, l := range f.Panel.Lines {
		if x := f.x(l.X); x >= f.Box.Min.X && x <= f.Box.Max.X {
			p.stroke(f.vertical(x), style, 0.7*p.em())
		}
	}
}

// drawCurves draws the lines of the series and the points of listed ones.
func (f *Frame) drawCurves(p pen) {
	for i, s := range f.Panel.Series {
		if s.Listed {
			f.Curves[i].drawPoints(p, s.Style)
		} else {
			f.Curves[i].drawEdges(p, s.Style)
			f.Curves[i].drawLine(p, s)
		}
	}
	for i, s := range f.Panel.Series {
		f.Curves[i].Cuts.draw(p, s.Style, f.rugTop(p.em()))
	}
}

// drawLabels draws the marks, and writes the labels of marks and lines.
func (f *Frame) drawLabels(p pen) {
	for _, l := range f.Labels {
		l.drawMark(p)
	}
	for _, l := range f.Labels {
		l.draw(p)
	}
}
