package plot

import (
	"fmt"
	"math"

	"evpkit/plot/internal/ink"
	"gonum.org/v1/plot/vg"
)

// Distances in ems (points at the default type size).
const (
	edge     = 2.0  // free along the edge of the figure
	labelGap = 2.5  // between a tick and its number
	nameGap  = 3.5  // between the numbers and the axis's label
	titleGap = 3.0  // between a title and what is below it
	panelGap = 9.0  // between panels, at least
	minPanel = 24.0 // smallest side of a panel

	narrowPanel = 66.0 // width of a panel at which a legend to its right takes too much
	lowPanel    = 44.0 // height of a panel that a legend above it should leave
)

// A sheet is a figure being laid out and drawn.
type sheet struct {
	*Figure
	typesetter
	em             float64
	frames         []vg.Rectangle // of the panels, in points
	xScale, yScale []scale        // of each panel's axes

	xCaption, yCaption [][]phrase // lines of each panel's axis labels
	topScale           []scale    // of the second scale above each panel
	legend             legend
	bandKey            legend    // of bands that no panel with a legend has
	after              float64   // free to the right of the last column
	columnWidth        float64   // in which long lines are thinned out
	crowds             [][]crowd // single trials, of each panel's series
	notes              [][]note  // labels in each panel
}

// paint lays the figure out and draws it.
func (f *Figure) paint() (*ink.Page, error) {
	s := newSheet(f)
	if err := s.layOut(); err != nil {
		return nil, err
	}
	s.draw()
	return s.page, nil
}

// newSheet returns an empty sheet for the figure.
func newSheet(f *Figure) *sheet {
	page := &ink.Page{
		Width:  vg.Length(f.Width) * vg.Inch,
		Height: vg.Length(f.Height) * vg.Inch,
		Paper:  f.Theme.Paper,
		Text:   ink.TextMode(f.Text),
	}
	return &sheet{Figure: f, typesetter: typesetter{f.Theme.face(), page, make(map[string]float64)}, em: f.Theme.em()}
}

// layOut places panels, legend and labels: the legend inside a panel if it finds an
// empty corner, else above; to the right of the panels if it is long.
func (s *sheet) layOut() error {
	s.legend = newLegend(s)
	s.bandKey = s.legend.takeApart(s)
	if err := s.placeLegend(); err != nil {
		return err
	}
	for i := range s.Panels {
		s.placeMarks(i)
	}
	return nil
}

// placeLegend places the panels and the legend.
func (s *sheet) placeLegend() error {
	if err := s.place(); err != nil {
		return err
	}
	if s.legend.place == legendDirect && s.legend.auto && !s.legend.parted(s) {
		s.legend.place = legendRight
		if err := s.place(); err != nil {
			return err
		}
	}
	if s.legend.place == legendRight && s.legend.auto && (s.narrow() || s.legend.cut()) {
		if err := s.tryAbove(); err != nil {
			return err
		}
	}
	if s.legend.place == legendInside && !s.legend.findCorner(s) {
		s.legend, s.bandKey = newLegend(s), legend{}
		s.legend.place = legendAbove
		return s.place()
	}
	if s.bandKey.place == legendInside {
		s.bandKey.findCorner(s)
	}
	return nil
}

// narrow reports whether the panels are narrower than a curve needs to be read.
func (s *sheet) narrow() bool { return float64(s.frames[0].Size().X) < narrowPanel*s.em }

// tryAbove puts a legend that stands to the right above the panels, if that
// leaves them high enough and shows all names in full.
func (s *sheet) tryAbove() error {
	s.legend = newLegend(s)
	s.legend.place = legendAbove
	if err := s.place(); err == nil && !s.legend.cut() && float64(s.frames[0].Size().Y) >= lowPanel*s.em {
		return nil
	}
	s.legend = newLegend(s)
	s.legend.place = legendRight
	return s.place()
}

// place finds the panels' frames, ticks and labels. The height comes first,
// because the width of the numbers on the y axis depends on it.
func (s *sheet) place() error {
	n := len(s.Panels)
	s.frames = make([]vg.Rectangle, n)
	s.xScale, s.yScale, s.topScale = make([]scale, n), make([]scale, n), make([]scale, n)
	s.xCaption, s.yCaption = make([][]phrase, n), make([][]phrase, n)
	s.legend.arrange(s)
	s.bandKey.arrange(s)
	s.after = 0
	for range 4 { // each round knows the widths of the round before
		s.placeRows()
		s.placeColumns()
		if err := s.room(); err != nil {
			return err
		}
	}
	s.setColumn()
	s.crowds = s.scatter()
	s.notes = make([][]note, n)
	for i := range s.Panels {
		s.notes[i] = s.placeLineLabels(i)
	}
	return nil
}

// room returns an error if the panels are too small to be drawn.
func (s *sheet) room() error {
	for _, f := range s.frames {
		size := f.Size()
		if float64(size.X) < minPanel*s.em || float64(size.Y) < minPanel*s.em {
			return fmt.Errorf("a figure of %g × %g inches leaves no room for its %d panels", s.Width, s.Height, len(s.frames))
		}
	}
	return nil
}

// columns returns how many panels stand side by side.
func (s *sheet) columns() int {
	if s.Columns > 0 {
		return min(s.Columns, len(s.Panels))
	}
	return len(s.Panels)
}

// row returns the row in which panel i stands, from the top.
func (s *sheet) row(i int) int { return i / s.columns() }

// column returns the column in which panel i stands, from the left.
func (s *sheet) column(i int) int { return i % s.columns() }

// lastRow reports whether panel i stands in the last row.
func (s *sheet) lastRow(i int) bool { return s.row(i) == s.row(len(s.Panels)-1) }

// named reports whether panel i has numbers and a label on its x axis: it has
// not if the panel below it has the same.
func (s *sheet) named(i int) bool {
	below := i + s.columns()
	return below >= len(s.Panels) || s.Panels[i].X != s.Panels[below].X
}

// rowHeight returns the height of row r in proportion to the others.
func (s *sheet) rowHeight(r int) float64 {
	if r < len(s.Heights) {
		return s.Heights[r]
	}
	return 1
}

// placeRows sets the frames' lower and upper edges and the y ticks. All frames
// have the same height, or one in proportion to that of their row.
func (s *sheet) placeRows() {
	rows := s.row(len(s.Panels)-1) + 1
	above, below := make([]float64, rows), make([]float64, rows)
	for i := range s.Panels {
		r := s.row(i)
		s.xCaption[i] = s.xLabel(i)
		above[r] = math.Max(above[r], s.aboveFrame(i))
		if s.lastRow(i) || i+s.columns() < len(s.Panels) { // what is below others is free
			below[r] = math.Max(below[r], s.belowFrame(i))
		}
	}
	free, whole := float64(s.page.Height)-s.headHeight()-edge*s.em, 0.0
	for r := range rows {
		free -= above[r] + below[r]
		whole += s.rowHeight(r)
	}
	top := float64(s.page.Height) - s.headHeight()
	for i, p := range s.Panels {
		r := s.row(i)
		height := free * s.rowHeight(r) / whole
		if s.column(i) == 0 {
			top -= above[r]
		}
		s.frames[i].Min.Y, s.frames[i].Max.Y = vg.Length(top-height), vg.Length(top)
		s.yScale[i] = p.Y.scale(s.mostYTicks(height), s.fitsAbove(p.Y, height))
		s.yCaption[i] = s.wrapped(p.Y.caption(s.yScale[i].power), s.Theme.LabelSize, s.captionTop(i)-s.captionBottom(i), 2)
		if s.column(i) == s.columns()-1 {
			top -= height + below[r]
		}
	}
}

// xLabel returns the label of the x axis of panel i, as lines.
func (s *sheet) xLabel(i int) []phrase {
	width := s.captionWidth(i)
	if width <= 0 || !s.named(i) || s.Panels[i].X.Label == "" {
		return nil
	}
	x := s.Panels[i].X
	lines := s.wrapped(x.caption(s.xScale[i].power), s.Theme.LabelSize, width, 3)
	if len(lines) > 1 && x.Short != "" {
		x.Label = x.Short
		lines = s.wrapped(x.caption(s.xScale[i].power), s.Theme.LabelSize, width, 3)
	}
	return lines
}

// belowFrame returns the height of what stands below frame i.
func (s *sheet) belowFrame(i int) float64 {
	switch {
	case !s.named(i):
		return s.Theme.TickLength + nameGap*s.em
	case len(s.Panels[i].Categories) > 0:
		return s.tickBelowNames(i) + s.captionHeight(i)
	}
	return s.tickBelow() + nameGap*s.em + s.lines(max(1, len(s.xCaption[i])), s.Theme.LabelSize)
}

// placeColumns sets the frames' left and right edges and the x ticks. All
// frames have the same width.
func (s *sheet) placeColumns() {
	before := make([]float64, s.columns()) // free to the left of each frame
	after := s.legend.columnWidth(s)
	for i := range s.Panels {
		k := s.column(i)
		before[k] = math.Max(before[k], s.leftOf(i))
		if k == s.columns()-1 {
			after = math.Max(after, s.overhang(i)+edge*s.em)
		}
	}
	s.after = math.Max(s.after, after) // so that rounds do not swing between two sets of ticks
	width := float64(s.page.Width) - s.after
	for _, space := range before {
		width -= space
	}
	width /= float64(len(before))
	x := 0.0
	for i, p := range s.Panels {
		k := s.column(i)
		if k == 0 {
			x = 0
		}
		x += before[k]
		s.frames[i].Min.X, s.frames[i].Max.X = vg.Length(x), vg.Length(x+width)
		x += width
		if len(p.Categories) == 0 {
			s.xScale[i] = p.X.scale(s.mostXTicks(width), s.fits(p.X, width))
			if p.X.Counts && p.X.Log {
				s.xScale[i] = s.xScale[i].whole()
			}
		}
		if p.Top.Max != 0 {
			s.topScale[i] = p.Top.scale(s.mostXTicks(width), s.fits(p.Top, width)).whole()
		}
	}
}

// leftOf returns the space to leave to the left of frame i.
func (s *sheet) leftOf(i int) float64 {
	space := s.Theme.TickLength + panelGap*s.em
	first := s.column(i) == 0
	if !first {
		space = math.Max(space, s.overhang(i-1)+s.underhang(i)+panelGap*s.em)
	}
	if !s.numbered(i) {
		return space
	}
	numbers := 0.0
	for _, t := range s.yScale[i].ticks {
		numbers = math.Max(numbers, s.width(markup(t.Label), s.Theme.TickSize))
	}
	left := s.Theme.TickLength + labelGap*s.em + numbers + nameGap*s.em + s.lines(len(s.yCaption[i]), s.Theme.LabelSize)
	if first {
		return math.Max(left+edge*s.em, s.underhang(i)+edge*s.em)
	}
	return left + labelGap*s.em + s.overhang(i-1)
}

// numbered reports whether panel i has numbers on its y axis: it has not if
// the panel to its left has the same.
func (s *sheet) numbered(i int) bool {
	return s.column(i) == 0 || s.Panels[i].Y != s.Panels[i-1].Y
}

// overhang returns how far the numbers on the x axes of panel i stick out to
// the right of its frame.
func (s *sheet) overhang(i int) float64 {
	return s.beyond(i, func(at float64) float64 { return 1 - at })
}

// underhang is overhang to the left.
func (s *sheet) underhang(i int) float64 {
	return s.beyond(i, func(at float64) float64 { return at })
}

// beyond returns how far numbers on the x axes of panel i stick out of its
// frame, whose width share returns that is between a number and the edge.
func (s *sheet) beyond(i int, share func(at float64) float64) float64 {
	out := 0.0
	for _, axis := range []struct {
		Axis
		scale
	}{{s.Panels[i].X, s.xScale[i]}, {s.Panels[i].Top, s.topScale[i]}} {
		for _, t := range axis.ticks {
			inside := share(axis.at(t.Value)) * float64(s.frames[i].Size().X)
			out = math.Max(out, s.width(markup(t.Label), s.Theme.TickSize)/2-inside)
		}
	}
	return out
}

// fits returns a function that reports whether labels fit side by side on an
// x axis of the given width.
func (s *sheet) fits(a Axis, width float64) func([]Tick) bool {
	return func(ticks []Tick) bool {
		end := math.Inf(-1)
		for _, t := range ticks {
			half := s.width(markup(t.Label), s.Theme.TickSize) / 2
			x := a.at(t.Value) * width
			if x-half < end+0.6*s.Theme.TickSize {
				return false
			}
			end = x + half
		}
		return true
	}
}

// mostYTicks returns how many ticks have room on a y axis, and are of use.
func (s *sheet) mostYTicks(height float64) int {
	return max(2, min(8, 1+int(height/(2.8*s.Theme.TickSize))))
}

// mostXTicks returns how many ticks a linear x axis may have.
func (s *sheet) mostXTicks(width float64) int {
	return max(2, 1+int(width/(4*s.Theme.TickSize)))
}

// fitsAbove returns a function that reports whether labels fit above each
// other on a y axis of the given height. A linear one has no more than fit.
func (s *sheet) fitsAbove(a Axis, height float64) func([]Tick) bool {
	return func(ticks []Tick) bool {
		for k := range ticks {
			if a.Log && k > 0 && (a.at(ticks[k].Value)-a.at(ticks[k-1].Value))*height < 1.4*s.Theme.TickSize {
				return false
			}
		}
		return true
	}
}
