package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// Axes are the axes of a panel on the page, about the box in which its data are
// drawn.
type Axes struct {
	window
	top                      Axis // the second scale; none if its Max is 0
	XScale, YScale, TopScale Scale
	XLabel, YLabel           []Phrase // lines

	hasX, hasY  bool // has numbers and a label on that axis: other panels may have the same below or to the left
	categorical bool // the x axis has names, not numbers
}

// overhang returns how far the numbers on the x axes stick out to the right of
// the box.
func (a *Axes) overhang(t typesetter) float64 {
	return a.beyond(t, func(at float64) float64 { return 1 - at })
}

// underhang is overhang to the left.
func (a *Axes) underhang(t typesetter) float64 {
	return a.beyond(t, func(at float64) float64 { return at })
}

// beyond returns how far numbers on the x axes stick out of the box. share
// returns the part of its width that is between a number and the edge.
func (a *Axes) beyond(t typesetter, share func(at float64) float64) float64 {
	out := 0.0
	for _, axis := range []struct {
		Axis
		Scale
	}{{a.xAxis, a.XScale}, {a.top, a.TopScale}} {
		for _, tick := range axis.Ticks {
			inside := share(axis.At(tick.Value)) * a.width()
			out = math.Max(out, t.TickWidth(tick)/2-inside)
		}
	}
	return out
}

// numbersWidth returns the width of the numbers on the y axis.
func (a *Axes) numbersWidth(t typesetter) float64 {
	w := 0.0
	for _, tick := range a.YScale.Ticks {
		w = math.Max(w, t.TickWidth(tick))
	}
	return w
}

// setXScales sets the ticks of the x axes for a width of the box.
func (a *Axes) setXScales(t typesetter, width float64) {
	most := max(2, 1+int(width/(4*t.TickSize))) // ticks of a linear axis
	if !a.categorical {
		a.XScale = a.xAxis.scale(most, a.xAxis.fits(width, t))
		if a.xAxis.Counts && a.xAxis.Log {
			a.XScale = a.XScale.whole()
		}
	}
	if a.top.Max != 0 {
		a.TopScale = a.top.scale(most, a.top.fits(width, t)).whole()
	}
}

// setYScale sets the ticks of the y axis for a height of the box: no more than
// have room, and are of use.
func (a *Axes) setYScale(t typesetter, height float64) {
	most := max(2, min(8, 1+int(height/(2.8*t.TickSize))))
	y := a.yAxis
	a.YScale = y.scale(most, y.fitsUpright(height, t.TickSize))
}

// topHeight returns the height of the second scale above the box, with its
// label; 0 if there is none.
func (a *Axes) topHeight(t typesetter) float64 {
	if a.top.Max == 0 {
		return 0
	}
	return t.tickHeight() + nameGap*t.em() + height(1, t.LabelSize)
}

// xLabel returns the label of the x axis as lines of the given width.
func (a *Axes) xLabel(t typesetter, width float64) []Phrase {
	if width <= 0 || !a.hasX || a.xAxis.Label == "" {
		return nil
	}
	x := a.xAxis
	lines := t.wrapped(x.caption(a.XScale.Power), t.LabelSize, width, 3)
	if len(lines) > 1 && x.Short != "" {
		x.Label = x.Short
		lines = t.wrapped(x.caption(a.XScale.Power), t.LabelSize, width, 3)
	}
	return lines
}

// xLabelHeight returns the height of the label of the x axis with the space
// above it; 0 if there is none.
func (a *Axes) xLabelHeight(t typesetter) float64 {
	if len(a.XLabel) == 0 {
		return 0
	}
	return nameGap*t.em() + height(len(a.XLabel), t.LabelSize)
}

// drawGrid draws a line at each labelled tick.
func (a *Axes) drawGrid(p pen) {
	if p.GridWidth == 0 {
		return
	}
	grid := Style{Color: p.Grid}
	for _, t := range a.XScale.Ticks {
		if !t.Minor() {
			p.stroke(a.vertical(a.x(t.Value)), grid, p.GridWidth)
		}
	}
	for _, t := range a.YScale.Ticks {
		if !t.Minor() {
			p.stroke(a.horizontal(a.y(t.Value)), grid, p.GridWidth)
		}
	}
}

// drawAxes draws the left and the lower edge, and the ticks.
func (a *Axes) drawAxes(p pen) {
	b := a.Box
	p.axis(vg.Point{X: b.Min.X, Y: b.Max.Y}, b.Min, vg.Point{X: b.Max.X, Y: b.Min.Y})
	for _, t := range a.XScale.Ticks {
		x, down := a.x(t.Value), vg.Length(p.tickLength(t))
		p.axis(vg.Point{X: x, Y: b.Min.Y}, vg.Point{X: x, Y: b.Min.Y - down})
	}
	for _, t := range a.YScale.Ticks {
		y, out := a.y(t.Value), vg.Length(p.tickLength(t))
		p.axis(vg.Point{X: b.Min.X, Y: y}, vg.Point{X: b.Min.X - out, Y: y})
	}
}

// drawNumbers writes the labels of the ticks.
func (a *Axes) drawNumbers(p pen) {
	size := p.TickSize
	gap := p.TickLength + labelGap*p.em()
	if a.hasX {
		for _, t := range a.XScale.Ticks {
			p.write(markup(t.Label), float64(a.x(t.Value)), float64(a.Box.Min.Y)-p.tickHeight(), size, centre, 0)
		}
	}
	if !a.hasY {
		return
	}
	for _, t := range a.YScale.Ticks {
		p.write(markup(t.Label), float64(a.Box.Min.X)-gap, float64(a.y(t.Value))-capHeight/2*size, size, right, 0)
	}
}

// drawTop draws the second scale, on a page of the given width.
func (a *Axes) drawTop(p pen, page float64) {
	if a.top.Max == 0 {
		return
	}
	b := a.Box
	p.axis(vg.Point{X: b.Min.X, Y: b.Max.Y}, b.Max)
	for _, t := range a.TopScale.Ticks {
		x, up := b.Min.X+vg.Length(a.top.At(t.Value))*b.Size().X, vg.Length(p.tickLength(t))
		p.axis(vg.Point{X: x, Y: b.Max.Y}, vg.Point{X: x, Y: b.Max.Y + up})
		y := float64(b.Max.Y) + p.TickLength + labelGap*p.em()
		p.write(markup(t.Label), float64(x), y, p.TickSize, centre, 0)
	}
	label := p.wrapped(a.top.caption(a.TopScale.Power), p.LabelSize, page-2*edge*p.em(), 1)[0]
	y := float64(b.Max.Y) + p.tickHeight() + nameGap*p.em() + descent*p.LabelSize
	x := p.onPage(a.middle(), p.width(label, p.LabelSize)/2, page)
	p.write(label, x, y, p.LabelSize, centre, 0)
}
