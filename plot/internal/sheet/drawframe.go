package sheet

import (
	"gonum.org/v1/plot/vg"
)

// Numbers of the look of lines in a panel.
const (
	zeroAlpha = 0.6 // opacity of a line at zero, which makes it grey
	lineAlpha = 0.7 // opacity of a marked line, which makes it grey

	joinWidth    = 0.5 // of the line that joins points, in widths of a curve's line
	joinAlpha    = 0.6
	pointRadius  = 1.5 // in widths of a curve's line
	whiskerWidth = 0.7 // of a point's band, in widths of a curve's line
	whiskerPitch = 0.9 // from series to series, so that bands at one x are all seen
)

// joining returns the look of the line that joins the points of a series.
func joining(s Style) Style { return Style{Faded(s.Color, joinAlpha), s.Dash} }

// drawGrid draws a line at each labelled tick.
func (f *Frame) drawGrid(p pen) {
	grid := Style{Color: p.Grid}
	for _, t := range f.XScale.Ticks {
		if !t.Minor() {
			p.stroke(f.vertical(f.x(t.Value)), grid, p.GridWidth)
		}
	}
	for _, t := range f.YScale.Ticks {
		if !t.Minor() {
			p.stroke(f.horizontal(f.y(t.Value)), grid, p.GridWidth)
		}
	}
}

// drawBands fills the bands with the given opacity.
func (f *Frame) drawBands(p pen, alpha float64) {
	for i, s := range f.Panel.Series {
		for _, t := range f.Curves[i].Band {
			a := alpha
			if t.Past || t.Weak {
				a *= p.PastAlpha
			}
			for _, l := range t.layers(f.Box, a) {
				p.fill(polyline(l.polygon, true), Faded(s.Style.Color, l.alpha))
			}
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
			f.Curves[i].drawLine(p, s)
		}
	}
}

// drawLine draws the line of a series.
func (c Curve) drawLine(p pen, s Series) {
	own, width := s.Style, p.LineWidth
	past := Style{Faded(own.Color, p.PastAlpha), p.PastDash}
	if s.Fitted {
		own, width = p.Look.fit(own)
		past = Style{Faded(own.Color, p.PastAlpha), own.Dash}
	}
	for _, t := range c.Line {
		style := own
		if t.Past {
			style = past
		}
		if len(t.Points) == 1 {
			p.fill(circle(t.Points[0], 1.2*p.LineWidth), style.Color)
			continue
		}
		p.stroke(t.Points, style, width)
	}
}

// drawPoints draws points with their bands, joined by a thin line.
func (c Curve) drawPoints(p pen, style Style) {
	thin := joining(style)
	for _, t := range c.Line {
		if len(t.Points) > 1 {
			p.stroke(t.Points, thin, joinWidth*p.LineWidth)
		}
	}
	for _, w := range c.Whiskers {
		p.stroke(w, Style{Color: thin.Color}, whiskerWidth*p.LineWidth)
	}
	for _, at := range c.Points {
		p.fill(circle(at, pointRadius*p.LineWidth), style.Color)
	}
}

// drawAxes draws the left and the lower edge, and the ticks.
func (f *Frame) drawAxes(p pen) {
	b := f.Box
	p.axis(vg.Point{X: b.Min.X, Y: b.Max.Y}, b.Min, vg.Point{X: b.Max.X, Y: b.Min.Y})
	for _, t := range f.XScale.Ticks {
		x, down := f.x(t.Value), vg.Length(p.tickLength(t))
		p.axis(vg.Point{X: x, Y: b.Min.Y}, vg.Point{X: x, Y: b.Min.Y - down})
	}
	for _, t := range f.YScale.Ticks {
		y, out := f.y(t.Value), vg.Length(p.tickLength(t))
		p.axis(vg.Point{X: b.Min.X, Y: y}, vg.Point{X: b.Min.X - out, Y: y})
	}
}

// drawNumbers writes the labels of the ticks.
func (f *Frame) drawNumbers(p pen) {
	size := p.TickSize
	gap := p.TickLength + labelGap*p.em()
	if f.hasX {
		for _, t := range f.XScale.Ticks {
			p.write(markup(t.Label), float64(f.x(t.Value)), float64(f.Box.Min.Y)-p.tickHeight(), size, centre, 0)
		}
	}
	if !f.hasY {
		return
	}
	for _, t := range f.YScale.Ticks {
		p.write(markup(t.Label), float64(f.Box.Min.X)-gap, float64(f.y(t.Value))-capHeight/2*size, size, right, 0)
	}
}

// drawTop draws the second scale, on a page of the given width.
func (f *Frame) drawTop(p pen, page float64) {
	a := f.Panel.Top
	if a.Max == 0 {
		return
	}
	b := f.Box
	p.axis(vg.Point{X: b.Min.X, Y: b.Max.Y}, b.Max)
	for _, t := range f.TopScale.Ticks {
		x, up := b.Min.X+vg.Length(a.At(t.Value))*b.Size().X, vg.Length(p.tickLength(t))
		p.axis(vg.Point{X: x, Y: b.Max.Y}, vg.Point{X: x, Y: b.Max.Y + up})
		y := float64(b.Max.Y) + p.TickLength + labelGap*p.em()
		p.write(markup(t.Label), float64(x), y, p.TickSize, centre, 0)
	}
	label := p.wrapped(a.caption(f.TopScale.Power), p.LabelSize, page-2*edge*p.em(), 1)[0]
	y := float64(b.Max.Y) + p.tickHeight() + nameGap*p.em() + descent*p.LabelSize
	x := p.onPage(f.middle(), p.width(label, p.LabelSize)/2, page)
	p.write(label, x, y, p.LabelSize, centre, 0)
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
