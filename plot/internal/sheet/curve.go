package sheet

// Numbers of the look of lines in a panel.
const (
	zeroAlpha = 0.6 // opacity of a line at zero, which makes it grey
	lineAlpha = 0.7 // opacity of a marked line, which makes it grey

	joinWidth    = 0.5 // of the line that joins points, in widths of a curve's line
	joinAlpha    = 0.6
	pointRadius  = 1.5  // in widths of a curve's line
	whiskerWidth = 0.7  // of a point's band, in widths of a curve's line
	edgeWidth    = 0.35 // of the only end of a band, in widths of a curve's line
	edgeAlpha    = 0.6
	whiskerPitch = 0.9 // from series to series, so that bands at one x are all seen
)

// joining returns the look of the line that joins the points of a series.
func joining(s Style) Style { return Style{Faded(s.Color, joinAlpha), s.Dash} }

// drawLine draws the line of a series.
func (c Curve) drawLine(p pen, s Series) {
	own, width := s.Style, p.LineWidth
	past := Style{Faded(own.Color, p.PastAlpha), p.PastDash}
	switch {
	case s.Fitted:
		own, width = p.Look.fit(own)
		past = Style{Faded(own.Color, p.PastAlpha), own.Dash}
	case s.Level:
		own, width = p.Look.level(own)
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

// drawEdges draws the ends of the band where it has only one, thin and faint: they
// are no curves.
func (c Curve) drawEdges(p pen, style Style) {
	for _, t := range c.Edges {
		alpha := edgeAlpha
		if t.Past {
			alpha *= p.PastAlpha
		}
		p.stroke(t.Points, Style{Color: Faded(style.Color, alpha)}, edgeWidth*p.LineWidth)
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
