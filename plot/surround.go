package plot

import (
	"math"
)

// tickBelow returns the height of ticks and numbers below a frame.
func (s *sheet) tickBelow() float64 {
	return s.Theme.TickLength + labelGap*s.em + (capHeight+0.12)*s.Theme.TickSize
}

// headHeight returns the height of what stands above all panels.
func (s *sheet) headHeight() float64 {
	height := edge * s.em
	if s.Title != "" {
		height += s.lines(len(s.titleLines()), s.Theme.LabelSize) + titleGap*s.em
	}
	return height + s.legend.rowHeight(s)
}

// aboveFrame returns the height of what stands above frame i: its title and
// its second scale, or half a number on the y axis.
func (s *sheet) aboveFrame(i int) float64 {
	height := s.topAxisHeight(i)
	if n := len(s.panelTitle(i)); n > 0 {
		height += s.lines(n, s.Theme.LabelSize) + titleGap*s.em
	}
	return math.Max(height, s.Theme.TickSize*capHeight/2)
}

// panelTitle returns the title of panel i as lines, which are as wide as its
// frame. Only a third line, or a word that is wider, is cut.
func (s *sheet) panelTitle(i int) []phrase {
	title, width := s.Panels[i].Title, float64(s.frames[i].Size().X)
	switch {
	case title == "":
		return nil
	case width <= 0: // not known yet
		return []phrase{literal(title)}
	}
	var lines []phrase
	for _, line := range s.wrapped(literal(title), s.Theme.LabelSize, width, 2) {
		lines = append(lines, s.fitting(line, s.Theme.LabelSize, width))
	}
	return lines
}

// captionWidth returns how wide the label of the x axis of panel i may be: as
// the page, about the middle of the frame, or with more panels as the frame.
// It is 0 before the frame is known.
func (s *sheet) captionWidth(i int) float64 {
	f := s.frames[i]
	if s.columns() > 1 || f.Max.X == 0 {
		return float64(f.Size().X)
	}
	middle := float64(f.Min.X+f.Max.X) / 2
	return 2 * (math.Min(middle, float64(s.page.Width)-middle) - edge*s.em)
}

// captionTop returns how high the label of the y axis of panel i may reach: to
// the panel above, or to the legend.
func (s *sheet) captionTop(i int) float64 {
	return float64(s.frames[i].Max.Y) + s.aboveFrame(i) - edge*s.em
}

// captionBottom returns how low the label of the y axis of panel i may reach.
func (s *sheet) captionBottom(i int) float64 {
	if s.lastRow(i) {
		return edge * s.em
	}
	return float64(s.frames[i].Min.Y) - s.Theme.TickLength
}

// titleLines returns the figure's title, broken into lines.
func (s *sheet) titleLines() []phrase {
	return s.wrapped(literal(s.Title), s.Theme.LabelSize, float64(s.page.Width)-2*edge*s.em, 2)
}

// lines returns the height of n lines of text.
func (s *sheet) lines(n int, size float64) float64 {
	return (float64(n-1)*lineHeight + capHeight + descent) * size
}
