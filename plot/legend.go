package plot

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// A place is where a legend stands.
type place int8

// The places of a legend.
const (
	legendNone   place = iota
	legendInside       // in a corner of a panel
	legendAbove        // in rows above the panels
	legendRight        // in columns to the right of the panels
	legendDirect       // at the ends of the lines
)

// Distances in a legend, in ems.
const (
	keyWidth   = 16.0 // of the line in front of a name
	keyGap     = 4.0  // between key and name
	columnGap  = 10.0 // between entries side by side
	legendPad  = 3.0  // between the entries and the legend's edge
	rowGap     = 5.0  // between rows above the panels and the panels
	cornerGap  = 4.0  // between the legend and the frame
	entryPitch = 1.4  // from entry to entry, in type sizes
	rightShare = 0.4  // of the page, at most, for a legend to the right
)

// A legend names the series. Its entries are arranged in a grid.
type legend struct {
	place   place
	auto    bool    // the place may be changed
	entries []entry // of the series, then of their bands
	series  int     // how many entries are of series
	rows    int
	across  bool         // row by row, not column by column
	widths  []float64    // of the columns, without gaps
	box     vg.Rectangle // if inside
	panels  []bool       // in which it may stand, if inside
}

// An entry is one name with the key of its series.
type entry struct {
	name   string
	shown  phrase // the name, shortened to the room there is
	style  Style
	banded bool
	listed bool // names points: its key is one, with its band
	solid  bool // names bars: its key is a swatch
	bare   bool // has no key
	fitted bool // names fitted laws
}

// newLegend returns the legend of a figure's series, and where it should be.
func newLegend(s *sheet) legend {
	l := legend{panels: make([]bool, len(s.Panels))}
	for i, p := range s.Panels {
		l.panels[i] = s.listed(i)
		for _, series := range p.Series {
			if !series.Unlisted {
				l.add(series)
			}
		}
		l.addBars(p.Bars)
	}
	l.series = len(l.entries)
	for _, p := range s.Panels {
		l.addBands(p.Series, s.Theme)
	}
	for _, p := range s.Panels {
		l.addLaws(p.Series, s.Theme)
	}
	l.place, l.auto = l.choose(s)
	if l.auto && l.series == 1 {
		l.entries, l.series = l.entries[1:], 0 // the one series needs no name, its band does
	}
	return l
}

// addBands adds an entry for each thing that bands are called: in grey, or in
// the colour of the only series.
func (l *legend) addBands(all []Series, t Theme) {
	for _, s := range all {
		if s.Band == "" || !s.banded() || slices.ContainsFunc(l.entries[l.series:], func(e entry) bool { return e.name == s.Band }) {
			continue
		}
		style := Style{Color: t.Ink}
		if l.series == 1 {
			style = l.entries[0].style
		}
		l.entries = append(l.entries, entry{name: s.Band, style: Style{Color: style.Color}, banded: true, listed: s.Listed, bare: true})
	}
}

// addLaws adds an entry for each thing that fitted laws are called, in grey.
func (l *legend) addLaws(all []Series, t Theme) {
	for _, s := range all {
		if s.Law != "" && !slices.ContainsFunc(l.entries[l.series:], func(e entry) bool { return e.name == s.Law }) {
			l.entries = append(l.entries, entry{name: s.Law, style: Style{Color: t.Ink}, fitted: true})
		}
	}
}

// takeApart takes bands that no panel with a listed series has out of a legend
// inside a panel, and returns the legend of these, for the panels that do have
// them.
func (l *legend) takeApart(s *sheet) legend {
	apart := legend{panels: make([]bool, len(s.Panels))}
	if l.place != legendInside {
		return apart
	}
	kept := slices.Clone(l.entries[:l.series])
	for _, e := range l.bands() {
		has := func(x Series) bool { return x.Band == e.name && x.banded() }
		beside := false
		where := make([]bool, len(s.Panels))
		for i, p := range s.Panels {
			where[i] = slices.ContainsFunc(p.Series, has)
			beside = beside || where[i] && s.listed(i)
		}
		if beside || e.fitted {
			kept = append(kept, e)
			continue
		}
		apart.place, apart.entries = legendInside, append(apart.entries, e)
		for i := range where {
			apart.panels[i] = apart.panels[i] || where[i]
		}
	}
	if l.entries = kept; len(kept) == 0 {
		l.place = legendNone
	}
	return apart
}

// choose returns the place that is asked for, or where to try first.
func (l *legend) choose(s *sheet) (p place, auto bool) {
	n := l.series
	switch {
	case len(l.entries) == 0 || s.Legend == "none":
		return legendNone, false
	case s.Legend == "inside":
		return legendInside, false
	case s.Legend == "above":
		return legendAbove, false
	case s.Legend == "right":
		return legendRight, false
	case s.Legend == "direct" && s.directPanel() >= 0:
		return legendDirect, false
	case s.Legend == "direct":
		return legendRight, false
	case n < 2 && len(l.entries) == n:
		return legendNone, true
	case n < 5:
		return legendInside, true
	case n <= mostDirect && s.directPanel() == 0:
		return legendDirect, true
	}
	return legendRight, true
}

// directPanel returns the panel at whose curves' ends names can stand: the
// last of a row, or of panels above each other the only one that names
// series; -1 if there is none.
func (s *sheet) directPanel() int {
	if s.columns() == len(s.Panels) {
		return len(s.Panels) - 1
	}
	listed := -1
	for i := range s.Panels {
		switch {
		case !s.listed(i):
		case listed >= 0 || s.columns() > 1:
			return -1
		default:
			listed = i
		}
	}
	return listed
}

// listed reports whether a series of panel i is in the legend.
func (s *sheet) listed(i int) bool {
	return slices.ContainsFunc(s.Panels[i].Series, func(x Series) bool { return !x.Unlisted })
}

// add adds the entry of a series, unless there is one of that name.
func (l *legend) add(s Series) {
	for i, e := range l.entries {
		if e.name == s.Name {
			l.entries[i].banded = e.banded || s.banded()
			return
		}
	}
	l.entries = append(l.entries, entry{name: s.Name, style: s.Style, banded: s.banded(), listed: s.Listed})
}

// addBars adds the entries of bars that have a name.
func (l *legend) addBars(bars []Bar) {
	for _, b := range bars {
		if b.Name != "" && !slices.ContainsFunc(l.entries, func(e entry) bool { return e.name == b.Name }) {
			l.entries = append(l.entries, entry{name: b.Name, style: b.Style, solid: true})
		}
	}
}

// banded reports whether the series has a band anywhere.
func (s Series) banded() bool {
	for i := range s.X {
		if !math.IsNaN(s.Lower[i]) && !math.IsNaN(s.Upper[i]) {
			return true
		}
	}
	return false
}

// arrange breaks the entries into rows and columns for the legend's place.
func (l *legend) arrange(s *sheet) {
	switch l.place {
	case legendInside:
		l.grid(s, 1, math.Inf(1))
	case legendAbove:
		l.arrangeRows(s, float64(s.page.Width)-2*edge*s.em)
	case legendRight:
		l.arrangeColumns(s, rightShare*float64(s.page.Width))
	case legendDirect:
		l.grid(s, 1, rightShare*float64(s.page.Width)-directGap*s.em)
	}
}

// arrangeRows puts as many entries side by side as fit into the width.
func (l *legend) arrangeRows(s *sheet, width float64) {
	for columns := len(l.entries); columns > 1; columns-- {
		if l.grid(s, columns, math.Inf(1)); l.width(s) <= width {
			return
		}
	}
	l.grid(s, 1, width-(keyWidth+keyGap)*s.em)
}

// arrangeColumns fills columns as high as the page, of which as many as leave
// room for names stand side by side within the width. Entries that find no
// place are only counted.
func (l *legend) arrangeColumns(s *sheet, width float64) {
	rows := max(2, int((float64(s.page.Height)-2*edge*s.em)/(entryPitch*s.Theme.TickSize)))
	around := (keyWidth + keyGap + columnGap) * s.em
	most := max(1, int(width/(around+5*s.Theme.TickSize)))
	if len(l.entries) > rows*most {
		l.leaveOut(rows * most)
	}
	columns := (len(l.entries) + rows - 1) / rows
	l.grid(s, columns, math.Max(width/float64(columns)-around, 2*s.Theme.TickSize))
}

// leaveOut leaves so many entries, the last of which say how many series are
// not named and what the bands are.
func (l *legend) leaveOut(most int) {
	bands := slices.Clone(l.bands())
	left := max(0, most-1-len(bands))
	more := entry{name: fmt.Sprintf("and %d more", l.series-left), bare: true}
	l.entries = slices.Concat(l.entries[:left], []entry{more}, bands)
	l.series = left + 1
}

// grid arranges the entries in columns, their names shortened to most points:
// at the end, or in the middle if they cannot be told apart otherwise.
func (l *legend) grid(s *sheet, columns int, most float64) {
	l.rows = (len(l.entries) + columns - 1) / columns
	l.across = l.place == legendAbove
	l.widths = make([]float64, columns)
	if !l.shorten(s, func(name string) string { return s.shortened(name, s.Theme.TickSize, most) }) {
		l.shorten(s, func(name string) string { return s.squeezed(name, s.Theme.TickSize, most) })
	}
	for i, e := range l.entries {
		_, c := l.cell(i)
		l.widths[c] = math.Max(l.widths[c], (keyWidth+keyGap)*s.em+s.width(e.shown, s.Theme.TickSize))
	}
}

// shorten sets the names as they are shown, and reports whether they differ.
func (l *legend) shorten(s *sheet, short func(string) string) bool {
	seen := make(map[string]bool)
	for i := range l.entries {
		name := short(l.entries[i].name)
		l.entries[i].shown = literal(name)
		seen[name] = true
	}
	return len(seen) == len(l.entries)
}

// cut reports whether a name is not shown in full.
func (l *legend) cut() bool {
	return slices.ContainsFunc(l.entries, func(e entry) bool { return !slices.Equal(e.shown, literal(e.name)) })
}

// cell returns where entry i stands in the grid.
func (l *legend) cell(i int) (row, column int) {
	if l.across {
		return i / len(l.widths), i % len(l.widths)
	}
	return i % l.rows, i / l.rows
}

// width returns the width of the grid.
func (l *legend) width(s *sheet) float64 {
	sum := columnGap * s.em * float64(len(l.widths)-1)
	for _, w := range l.widths {
		sum += w
	}
	return sum
}

// height returns the height of the grid.
func (l *legend) height(s *sheet) float64 {
	return float64(l.rows) * entryPitch * s.Theme.TickSize
}

// rowHeight returns the space to leave above the panels.
func (l *legend) rowHeight(s *sheet) float64 {
	if l.place != legendAbove {
		return 0
	}
	return l.height(s) + rowGap*s.em
}

// columnWidth returns the space to leave to the right of the panels.
func (l *legend) columnWidth(s *sheet) float64 {
	switch l.place {
	case legendRight:
		return columnGap*s.em + l.width(s) + edge*s.em
	case legendDirect:
		return directGap*s.em + l.nameWidth(s) + edge*s.em
	}
	return 0
}

// draw draws the legend at its place.
func (l *legend) draw(s *sheet) {
	first, last := s.frames[0], s.frames[s.columns()-1]
	x, top := 0.0, 0.0
	switch l.place {
	case legendNone:
		return
	case legendDirect:
		l.drawDirect(s)
		return
	case legendInside:
		s.page.Fill(l.box.Path(), faded(s.Theme.Paper, 0.85))
		x, top = float64(l.box.Min.X)+legendPad*s.em, float64(l.box.Max.Y)-legendPad*s.em
	case legendAbove:
		x = math.Min(float64(first.Min.X), float64(s.page.Width)-edge*s.em-l.width(s))
		top = float64(first.Max.Y) + s.aboveRow() + rowGap*s.em + l.height(s)
	case legendRight:
		x = float64(last.Max.X) + math.Max(columnGap*s.em, s.overhang(s.columns()-1))
		top = math.Min(math.Max(float64(last.Max.Y), l.height(s)+edge*s.em), float64(s.page.Height)-edge*s.em)
	}
	l.drawGrid(s, x, top)
}

// drawGrid draws the entries, the grid's upper left corner at (x, top).
func (l *legend) drawGrid(s *sheet, x, top float64) {
	pitch := entryPitch * s.Theme.TickSize
	starts := make([]float64, len(l.widths))
	for c, w := range l.widths {
		starts[c] = x
		x += w + columnGap*s.em
	}
	for i, e := range l.entries {
		row, c := l.cell(i)
		e.draw(s, starts[c], top-(float64(row)+0.5)*pitch)
	}
}

// draw draws a key, a line on its band's swatch, and the name, both centred on
// the height y.
func (e entry) draw(s *sheet, x, y float64) {
	end := x + keyWidth*s.em
	half := 0.36 * s.Theme.TickSize
	switch swatch := rectangle(x, y-half, end, y+half).Path(); {
	case e.solid:
		s.page.Fill(swatch, e.style.Color)
	case e.listed:
		e.drawPoint(s, (x+end)/2, y, 1.4*half)
	case e.banded:
		s.page.Fill(swatch, faded(e.style.Color, s.bandAlpha()))
	}
	if style, width := e.line(s.Theme); width > 0 {
		s.stroke([]vg.Point{point(x, y), point(end, y)}, style, width)
	}
	s.write(e.shown, end+keyGap*s.em, y-capHeight/2*s.Theme.TickSize, s.Theme.TickSize, left, 0, s.Theme.Ink)
}

// line returns the look and the width of the entry's line; the width is 0 if it has none.
func (e entry) line(t Theme) (Style, float64) {
	switch {
	case e.bare || e.solid:
		return Style{}, 0
	case e.listed:
		return Style{faded(e.style.Color, joinAlpha), e.style.Dash}, joinWidth * t.LineWidth
	}
	if e.fitted {
		return t.fit(e.style)
	}
	return e.style, t.LineWidth
}

// drawPoint draws the key of points at (x, y), with a band of the given height to either side
// if they have one.
func (e entry) drawPoint(s *sheet, x, y, half float64) {
	if e.banded {
		s.stroke([]vg.Point{point(x, y-half), point(x, y+half)}, Style{Color: faded(e.style.Color, joinAlpha)}, whiskerWide*s.Theme.LineWidth)
	}
	if !e.bare {
		s.page.Fill(dot(point(x, y), pointRadius*s.Theme.LineWidth), e.style.Color)
	}
}
