package sheet

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// A Frame is one panel on the page.
type Frame struct {
	window // the box in which the data are drawn
	Panel  Panel

	XScale, YScale, TopScale Scale
	Title                    []Phrase // lines, as wide as the box
	XLabel, YLabel           []Phrase // lines
	names                    []nameplate

	Curves []Curve // of the panel's series
	Crowds []Crowd // of the panel's series: their trials
	Labels []Label // inside the box, of lines and marks

	hasX, hasY bool // has numbers and a label on that axis: other panels may have the same below or to the left
}

// newFrame returns a frame without a place.
func newFrame(p Panel) Frame { return Frame{Panel: p, window: window{xAxis: p.X, yAxis: p.Y}} }

// width returns the width of the box.
func (f *Frame) width() float64 { return float64(f.Box.Size().X) }

// middle returns the x of the box's middle.
func (f *Frame) middle() float64 { return float64(f.Box.Min.X+f.Box.Max.X) / 2 }

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
	for _, s := range f.Panel.Series {
		place := slices.IndexFunc(f.Panel.Series, func(x Series) bool { return x.Name == s.Name })
		aside := (float64(place) - float64(len(f.Panel.Series)-1)/2) * whiskerPitch * t.lineWidth
		f.Curves = append(f.Curves, t.curve(s, aside))
	}
}

// outlines returns the lines and the polygons of the bands in the box.
func (f *Frame) outlines() (lines, bands [][]vg.Point) {
	for _, c := range f.Curves {
		for _, t := range c.Line {
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

// overhang returns how far the numbers on the x axes stick out to the right of
// the box.
func (f *Frame) overhang(t typesetter) float64 {
	return f.beyond(t, func(at float64) float64 { return 1 - at })
}

// underhang is overhang to the left.
func (f *Frame) underhang(t typesetter) float64 {
	return f.beyond(t, func(at float64) float64 { return at })
}

// beyond returns how far numbers on the x axes stick out of the box. share
// returns the part of its width that is between a number and the edge.
func (f *Frame) beyond(t typesetter, share func(at float64) float64) float64 {
	out := 0.0
	for _, axis := range []struct {
		Axis
		Scale
	}{{f.Panel.X, f.XScale}, {f.Panel.Top, f.TopScale}} {
		for _, tick := range axis.Ticks {
			inside := share(axis.At(tick.Value)) * f.width()
			out = math.Max(out, t.TickWidth(tick)/2-inside)
		}
	}
	return out
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

// topHeight returns the height of the second scale above the box, with its
// label; 0 if there is none.
func (f *Frame) topHeight(t typesetter) float64 {
	if f.Panel.Top.Max == 0 {
		return 0
	}
	return t.tickHeight() + nameGap*t.em() + height(1, t.LabelSize)
}

// below returns the height of what is below the box.
func (f *Frame) below(t typesetter, page float64) float64 {
	switch {
	case !f.hasX:
		return t.TickLength + nameGap*t.em()
	case len(f.Panel.Categories) > 0:
		return t.TickLength + labelGap*t.em() + t.plateHeight(f.nameplates(t, page)) + f.xLabelHeight(t)
	}
	return t.tickHeight() + nameGap*t.em() + height(max(1, len(f.XLabel)), t.LabelSize)
}

// xLabelHeight returns the height of the label of the x axis with the space
// above it; 0 if there is none.
func (f *Frame) xLabelHeight(t typesetter) float64 {
	if len(f.XLabel) == 0 {
		return 0
	}
	return nameGap*t.em() + height(len(f.XLabel), t.LabelSize)
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

// xLabel returns the label of the x axis as lines of the given width.
func (f *Frame) xLabel(t typesetter, width float64) []Phrase {
	if width <= 0 || !f.hasX || f.Panel.X.Label == "" {
		return nil
	}
	x := f.Panel.X
	lines := t.wrapped(x.caption(f.XScale.Power), t.LabelSize, width, 3)
	if len(lines) > 1 && x.Short != "" {
		x.Label = x.Short
		lines = t.wrapped(x.caption(f.XScale.Power), t.LabelSize, width, 3)
	}
	return lines
}

// numbersWidth returns the width of the numbers on the y axis.
func (f *Frame) numbersWidth(t typesetter) float64 {
	w := 0.0
	for _, tick := range f.YScale.Ticks {
		w = math.Max(w, t.TickWidth(tick))
	}
	return w
}

// setXScales sets the ticks of the x axes for a width of the box.
func (f *Frame) setXScales(t typesetter, width float64) {
	most := max(2, 1+int(width/(4*t.TickSize))) // ticks of a linear axis
	p := f.Panel
	if len(p.Categories) == 0 {
		f.XScale = p.X.scale(most, p.X.fits(width, t))
		if p.X.Counts && p.X.Log {
			f.XScale = f.XScale.whole()
		}
	}
	if p.Top.Max != 0 {
		f.TopScale = p.Top.scale(most, p.Top.fits(width, t)).whole()
	}
}

// setYScale sets the ticks of the y axis for a height of the box: no more than
// have room, and are of use.
func (f *Frame) setYScale(t typesetter, height float64) {
	most := max(2, min(8, 1+int(height/(2.8*t.TickSize))))
	y := f.Panel.Y
	f.YScale = y.scale(most, y.fitsUpright(height, t.TickSize))
}
