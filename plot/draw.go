package plot

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// draw paints the figure, back to front: grids, bands, single trials, lines,
// marks, axes, words, legend.
func (s *sheet) draw() {
	for i := range s.Panels {
		s.drawGrid(i)
		s.drawBands(i)
		s.drawBars(i)
		s.drawDots(i)
		s.drawZero(i)
		s.drawLabelledLines(i)
		s.drawLines(i)
		s.drawAxes(i)
		s.drawTopAxis(i)
		s.drawNumbers(i)
		s.drawNames(i)
		s.drawCaptions(i)
		s.drawNotes(i)
	}
	s.drawTitles()
	s.legend.draw(s)
	s.bandKey.draw(s)
}

// drawNotes draws the marks of panel i and writes its labels.
func (s *sheet) drawNotes(i int) {
	for _, n := range s.notes[i] {
		if n.mark != nil {
			s.drawMark(n)
		}
	}
	for _, n := range s.notes[i] {
		s.drawNote(n)
	}
}

// drawGrid draws a line at each labelled tick.
func (s *sheet) drawGrid(i int) {
	f := s.frames[i]
	grid := Style{Color: s.Theme.Grid}
	for _, t := range s.xScale[i].ticks {
		if !t.Minor() {
			x := s.x(i, t.Value)
			s.stroke([]vg.Point{{X: x, Y: f.Min.Y}, {X: x, Y: f.Max.Y}}, grid, s.Theme.GridWidth)
		}
	}
	for _, t := range s.yScale[i].ticks {
		if t.Minor() {
			continue
		}
		y := s.y(i, t.Value)
		s.stroke([]vg.Point{{X: f.Min.X, Y: y}, {X: f.Max.X, Y: y}}, grid, s.Theme.GridWidth)
	}
}

// drawZero draws the line at y = 0 of panel i.
func (s *sheet) drawZero(i int) {
	p, f := s.Panels[i], s.frames[i]
	if !p.Zero || p.Y.Min > 0 || p.Y.Max < 0 {
		return
	}
	y := s.y(i, 0)
	style := Style{Color: faded(s.Theme.Ink, zeroAlpha)}
	s.stroke([]vg.Point{{X: f.Min.X, Y: y}, {X: f.Max.X, Y: y}}, style, s.Theme.AxisWidth)
}

// zeroAlpha is the opacity of a line at zero, which makes it grey.
const zeroAlpha = 0.6

// drawLines draws the curves and the listed points of panel i.
func (s *sheet) drawLines(i int) {
	for _, series := range s.Panels[i].Series {
		if series.Listed {
			s.drawListed(i, series)
			continue
		}
		own, width := series.Style, s.Theme.LineWidth
		past := Style{faded(own.Color, s.Theme.PastAlpha), s.Theme.PastDash}
		if series.Fitted {
			own, width = s.Theme.fit(own)
			past = Style{faded(own.Color, s.Theme.PastAlpha), own.Dash}
		}
		for _, t := range s.curve(i, series) {
			style := own
			if t.past {
				style = past
			}
			if len(t.points) == 1 {
				s.page.Fill(dot(t.points[0], 1.2*s.Theme.LineWidth), style.Color)
				continue
			}
			s.stroke(t.points, style, width)
		}
	}
}

// drawAxes draws the left and the lower edge of panel i, and the ticks.
func (s *sheet) drawAxes(i int) {
	f := s.frames[i]
	axis := Style{Color: s.Theme.Ink}
	s.stroke([]vg.Point{{X: f.Min.X, Y: f.Max.Y}, f.Min, {X: f.Max.X, Y: f.Min.Y}}, axis, s.Theme.AxisWidth)
	for _, t := range s.xScale[i].ticks {
		x, down := s.x(i, t.Value), vg.Length(s.tickLength(t))
		s.stroke([]vg.Point{{X: x, Y: f.Min.Y}, {X: x, Y: f.Min.Y - down}}, axis, s.Theme.AxisWidth)
	}
	for _, t := range s.yScale[i].ticks {
		y, out := s.y(i, t.Value), vg.Length(s.tickLength(t))
		s.stroke([]vg.Point{{X: f.Min.X, Y: y}, {X: f.Min.X - out, Y: y}}, axis, s.Theme.AxisWidth)
	}
}

// tickLength returns the length of a tick.
func (s *sheet) tickLength(t Tick) float64 {
	if t.Minor() {
		return s.Theme.MinorLength
	}
	return s.Theme.TickLength
}

// drawNumbers writes the labels of the ticks of panel i.
func (s *sheet) drawNumbers(i int) {
	f, size := s.frames[i], s.Theme.TickSize
	gap := s.Theme.TickLength + labelGap*s.em
	if s.named(i) {
		for _, t := range s.xScale[i].ticks {
			s.write(markup(t.Label), float64(s.x(i, t.Value)), float64(f.Min.Y)-s.tickBelow(), size, centre, 0, s.Theme.Ink)
		}
	}
	if !s.numbered(i) {
		return
	}
	for _, t := range s.yScale[i].ticks {
		s.write(markup(t.Label), float64(f.Min.X)-gap, float64(s.y(i, t.Value))-capHeight/2*size, size, right, 0, s.Theme.Ink)
	}
}

// drawCaptions writes the labels of the axes of panel i.
func (s *sheet) drawCaptions(i int) {
	f, size := s.frames[i], s.Theme.LabelSize
	y := float64(f.Min.Y) - s.tickBelow() - nameGap*s.em - capHeight*size
	if len(s.Panels[i].Categories) > 0 {
		y += s.tickBelow() - s.tickBelowNames(i)
	}
	for k, line := range s.xCaption[i] {
		half := s.width(line, size) / 2
		x := s.onPage(float64(f.Min.X+f.Max.X)/2, half, float64(s.page.Width))
		s.write(line, x, y-float64(k)*lineHeight*size, size, centre, 0, s.Theme.Ink)
	}
	if !s.numbered(i) {
		return
	}
	x := edge*s.em + capHeight*size
	if s.column(i) > 0 {
		x += float64(f.Min.X) - s.leftOf(i) + s.overhang(i-1)
	}
	for k, line := range s.yCaption[i] {
		half := s.width(line, size) / 2
		y := between(float64(f.Min.Y+f.Max.Y)/2, s.captionBottom(i)+half, s.captionTop(i)-half)
		s.write(line, x+float64(k)*lineHeight*size, y, size, centre, math.Pi/2, s.Theme.Ink)
	}
}

// onPage returns the centre nearest to at of a line of text, half as long as
// half, that keeps the edge free of a page of the given length.
func (s *sheet) onPage(at, half, page float64) float64 {
	return between(at, edge*s.em+half, page-edge*s.em-half)
}

// between returns the number nearest to x from lo to hi, and the middle of
// these if there is none.
func between(x, lo, hi float64) float64 {
	if lo > hi {
		return (lo + hi) / 2
	}
	return math.Min(math.Max(x, lo), hi)
}

// drawTitles writes the figure's title and those of the panels.
func (s *sheet) drawTitles() {
	size := s.Theme.LabelSize
	y := float64(s.page.Height) - edge*s.em - capHeight*size
	if s.Title != "" {
		for k, line := range s.titleLines() {
			s.write(line, float64(s.page.Width)/2, y-float64(k)*lineHeight*size, size, centre, 0, s.Theme.Ink)
		}
	}
	for i := range s.Panels {
		f := s.frames[i]
		lines := s.panelTitle(i)
		y := float64(f.Max.Y) + s.topAxisHeight(i) + titleGap*s.em + descent*size
		for k, line := range lines {
			up := float64(len(lines)-1-k) * lineHeight * size
			s.write(line, float64(f.Min.X), y+up, size, left, 0, s.Theme.Ink)
		}
	}
}

// stroke draws a line through points.
func (s *sheet) stroke(points []vg.Point, style Style, width float64) {
	dash := make([]vg.Length, len(style.Dash))
	for i, d := range style.Dash {
		dash[i] = vg.Length(d)
	}
	s.page.Stroke(polyline(points, false), style.Color, vg.Length(width), dash)
}

// polyline returns the path through points, back to the first if closed.
func polyline(points []vg.Point, closed bool) vg.Path {
	var path vg.Path
	for i, p := range points {
		if i == 0 {
			path.Move(p)
			continue
		}
		path.Line(p)
	}
	if closed {
		path.Close()
	}
	return path
}

// dot returns a circle, as four cubic curves.
func dot(at vg.Point, radius float64) vg.Path {
	const k = 0.5522847498 // makes a cubic a quarter of a circle
	r, c := vg.Length(radius), vg.Length(k*radius)
	var path vg.Path
	path.Move(at.Add(vg.Point{X: r}))
	path.CubeTo(at.Add(vg.Point{X: r, Y: c}), at.Add(vg.Point{X: c, Y: r}), at.Add(vg.Point{Y: r}))
	path.CubeTo(at.Add(vg.Point{X: -c, Y: r}), at.Add(vg.Point{X: -r, Y: c}), at.Add(vg.Point{X: -r}))
	path.CubeTo(at.Add(vg.Point{X: -r, Y: -c}), at.Add(vg.Point{X: -c, Y: -r}), at.Add(vg.Point{Y: -r}))
	path.CubeTo(at.Add(vg.Point{X: c, Y: -r}), at.Add(vg.Point{X: r, Y: -c}), at.Add(vg.Point{X: r}))
	path.Close()
	return path
}
