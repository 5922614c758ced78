package sheet

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Distances between entries of a legend, in ems.
const (
	keyWidth   = 16.0 // of the line in front of a name
	keyGap     = 4.0  // between key and name
	columnGap  = 10.0 // between entries side by side
	entryPitch = 1.4  // from entry to entry, in type sizes
	foldWidth  = 24.0 // of a line of a name, at most, in type sizes
	mostFolds  = 3    // lines of a name that read well
)

// An entry is one name in a legend with the key of its series.
type entry struct {
	name   string
	shown  []Phrase // the lines of the name
	style  Style
	banded bool
	listed bool   // names points: its key is one, with its band
	solid  bool   // names bars: its key is a swatch
	bare   bool   // has no key
	fitted bool   // names fitted laws
	level  bool   // names levels
	law    bool   // names what lines of several series mean
	remark string // after the name of what has no series; "" for others
}

// height returns the height of the entry, if one of a single line is pitch type
// sizes high.
func (e entry) height(pitch, size float64) float64 {
	return (pitch + labelHeight*float64(len(e.shown)-1)) * size
}

// draw draws a key, a line on its band's swatch, and the name, its first line and
// the key centred on the height y.
func (e entry) draw(p pen, bandAlpha, x, y float64) {
	end := x + keyWidth*p.em()
	half := 0.36 * p.TickSize
	switch swatch := rectangle(x, y-half, end, y+half).Path(); {
	case e.solid:
		p.fill(swatch, e.style.Color)
	case e.listed:
		e.drawPoint(p, (x+end)/2, y, 1.4*half)
	case e.banded:
		p.fill(swatch, Faded(e.style.Color, bandAlpha))
	}
	if style, width := e.line(p.Look); width > 0 {
		p.stroke([]vg.Point{point(x, y), point(end, y)}, style, width)
	}
	e.writeName(p, end+keyGap*p.em(), y)
}

// writeName writes the name from x on, its first line centred on the height y.
func (e entry) writeName(p pen, x, y float64) {
	for k, line := range e.shown {
		p.write(line, x, y-(capHeight/2+labelHeight*float64(k))*p.TickSize, p.TickSize, left, 0)
	}
}

// line returns the look and the width of the entry's line; the width is 0 if it
// has none.
func (e entry) line(l Look) (Style, float64) {
	switch {
	case e.bare || e.solid:
		return Style{}, 0
	case e.listed:
		return joining(e.style), joinWidth * l.LineWidth
	case e.fitted:
		return l.fit(e.style)
	case e.level:
		return l.level(e.style)
	}
	return e.style, l.LineWidth
}

// drawPoint draws the key of points at (x, y), if they have bands with one that
// reaches so far up and down.
func (e entry) drawPoint(p pen, x, y, half float64) {
	if e.banded {
		whisker := Style{Color: joining(e.style).Color}
		p.stroke([]vg.Point{point(x, y-half), point(x, y+half)}, whisker, whiskerWidth*p.LineWidth)
	}
	if !e.bare {
		p.fill(circle(point(x, y), pointRadius*p.LineWidth), e.style.Color)
	}
}

// An entryGrid holds the entries of a legend in rows and columns.
type entryGrid struct {
	typesetter
	entries   []entry // of the series, then of what has none, of bands and of laws
	series    int     // how many entries are of series
	bandAlpha float64
	room      float64 // for a line of a name
	left      int     // series for which there is no entry
	rows      int
	across    bool      // row by row, not column by column
	widths    []float64 // of the columns, without gaps
	heights   []float64 // of the rows
}

// newEntryGrid returns the entries of a figure's legend.
func newEntryGrid(f Figure, t typesetter) entryGrid {
	g := entryGrid{typesetter: t, bandAlpha: f.bandAlpha()}
	for _, p := range f.Panels {
		for _, s := range p.Series {
			if !s.Unlisted {
				g.addSeries(s)
			}
		}
		g.addBars(p.Bars)
	}
	g.series = len(g.entries)
	for _, a := range f.Absent {
		g.entries = append(g.entries, entry{name: a.Name + " " + a.Remark, remark: " " + a.Remark, bare: true})
	}
	for _, p := range f.Panels {
		g.addBands(p.Series)
	}
	for _, p := range f.Panels {
		g.addLaws(p.Series)
	}
	return g
}

// has reports whether there is an entry of a name from the one at index from on.
func (g *entryGrid) has(name string, from int) bool {
	return slices.ContainsFunc(g.entries[from:], func(e entry) bool { return e.name == name })
}

// addSeries adds the entry of a series, unless there is one of its name.
func (g *entryGrid) addSeries(s Series) {
	for i, e := range g.entries {
		if e.name == s.Name {
			g.entries[i].banded = e.banded || s.banded()
			return
		}
	}
	g.entries = append(g.entries, entry{name: s.Name, style: s.Style, banded: s.banded(), listed: s.Listed})
}

// addBars adds the entries of bars that have a name.
func (g *entryGrid) addBars(bars []Bar) {
	for _, b := range bars {
		if b.Name != "" && !g.has(b.Name, 0) {
			g.entries = append(g.entries, entry{name: b.Name, style: b.Style, solid: true})
		}
	}
}

// addBands adds an entry for each thing that bands are called: in grey, or in
// the colour of the only series.
func (g *entryGrid) addBands(all []Series) {
	for _, s := range all {
		if s.Band == "" || !s.banded() || g.has(s.Band, g.series) {
			continue
		}
		color := g.Ink
		if g.series == 1 {
			color = g.entries[0].style.Color
		}
		band := entry{name: s.Band, style: Style{Color: color}, banded: true, listed: s.Listed, bare: true}
		g.entries = append(g.entries, band)
	}
}

// addLaws adds an entry for each thing that fitted laws, levels and other lines
// with a meaning of their own are called, in grey: as faint as these are.
func (g *entryGrid) addLaws(all []Series) {
	for _, s := range all {
		if s.Law == "" || g.has(s.Law, g.series) {
			continue
		}
		grey := g.Ink
		grey.A = s.Style.Color.A
		g.entries = append(g.entries, entry{name: s.Law, style: Style{Color: grey}, fitted: s.Fitted, level: s.Level, law: true})
	}
}

// bands returns the entries of bands and laws, and of what has no series.
func (g *entryGrid) bands() []entry { return g.entries[min(g.series, len(g.entries)):] }

// Names returns the names in the legend, in full.
func (g *entryGrid) Names() []string {
	var names []string
	for _, e := range g.entries {
		names = append(names, e.name)
	}
	return names
}

// arrangeRows puts as many entries side by side as fit into the width.
func (g *entryGrid) arrangeRows(width float64) {
	for columns := len(g.entries); columns > 1; columns-- {
		if g.setColumns(columns, math.Inf(1)); g.gridWidth() <= width {
			return
		}
	}
	g.setColumns(1, width-(keyWidth+keyGap)*g.em())
}

// arrangeColumns fills columns of the given height, as many as leave room for
// names within the width. Entries for which there is no room are only counted.
func (g *entryGrid) arrangeColumns(width, height float64) {
	most := g.mostColumns(width)
	if g.stack(width, height) <= height {
		return
	}
	all, series := g.entries, g.series
	for n := most * max(2, int(height/(entryPitch*g.TickSize))); ; n-- {
		g.entries, g.series, g.left, g.room = all, series, 0, 0
		g.leaveOut(min(n, len(all)-1))
		if g.stack(width, height) <= height || n <= most*2 {
			return
		}
	}
}

// mostColumns returns how many columns with room for names there are within the
// width.
func (g *entryGrid) mostColumns(width float64) int {
	return max(1, int(width/(g.besideName()+5*g.TickSize)))
}

// besideName returns the width of what stands beside a name in a column.
func (g *entryGrid) besideName() float64 { return (keyWidth + keyGap + columnGap) * g.em() }

// stack arranges the entries in as few columns within the width as are no higher
// than the given height, or else in as many as are lowest, and returns how high
// these are.
func (g *entryGrid) stack(width, height float64) float64 {
	best, least := 1, math.Inf(1)
	for columns := 1; columns <= g.mostColumns(width) && least > height; columns++ {
		if h := g.stackColumns(columns, width); h < least {
			best, least = columns, h
		}
	}
	return g.stackColumns(best, width)
}

// stackColumns arranges the entries in columns within the width, and returns how
// high they are.
func (g *entryGrid) stackColumns(columns int, width float64) float64 {
	g.setColumns(columns, math.Max(width/float64(columns)-g.besideName(), 2*g.TickSize))
	return g.gridHeight()
}

// leaveOut keeps so many entries. The last of them say how many series are not
// named, and what the bands are.
func (g *entryGrid) leaveOut(most int) {
	bands := slices.Clone(g.bands())
	named := max(0, most-1-len(bands))
	g.left = g.series - named
	more := entry{name: fmt.Sprintf("and %d more", g.left), bare: true}
	g.entries = slices.Concat(g.entries[:named], []entry{more}, bands)
	g.series = named + 1
}

// setColumns arranges the entries in columns, with so many points for a line of a
// name: longer names have several lines.
func (g *entryGrid) setColumns(columns int, width float64) {
	g.rows = (len(g.entries) + columns - 1) / columns
	g.widths, g.heights = make([]float64, columns), make([]float64, g.rows)
	g.fold(math.Min(width, foldWidth*g.TickSize))
	for i, e := range g.entries {
		r, c := g.cell(i)
		g.widths[c] = math.Max(g.widths[c], (keyWidth+keyGap)*g.em()+g.widest(e.shown, g.TickSize))
		g.heights[r] = math.Max(g.heights[r], e.height(entryPitch, g.TickSize))
	}
}

// fold breaks the names into lines of the given width.
func (g *entryGrid) fold(width float64) {
	if g.room == width {
		return
	}
	g.room = width
	for i, e := range g.entries {
		g.entries[i].shown = g.folded(e.name, g.TickSize, width)
	}
}

// Crowded reports whether a name has more lines than read well, or none.
func (g *entryGrid) Crowded() bool {
	return g.left > 0 || slices.ContainsFunc(g.entries, func(e entry) bool { return len(e.shown) > mostFolds })
}

// cell returns where entry i is in the grid.
func (g *entryGrid) cell(i int) (row, column int) {
	if g.across {
		return i / len(g.widths), i % len(g.widths)
	}
	return i % g.rows, i / g.rows
}

// gridWidth returns the width of the grid.
func (g *entryGrid) gridWidth() float64 {
	sum := columnGap * g.em() * float64(len(g.widths)-1)
	for _, w := range g.widths {
		sum += w
	}
	return sum
}

// gridHeight returns the height of the grid.
func (g *entryGrid) gridHeight() float64 {
	sum := 0.0
	for _, h := range g.heights {
		sum += h
	}
	return sum
}

// bandsHeight returns the height of the entries of what is no series.
func (g *entryGrid) bandsHeight() float64 {
	sum := 0.0
	for _, e := range g.bands() {
		sum += e.height(entryPitch, g.TickSize)
	}
	return sum
}

// nameWidth returns the width of the widest name, with its key if it is of a
// band.
func (g *entryGrid) nameWidth() float64 {
	w := 0.0
	for i, e := range g.entries {
		key := 0.0
		if i >= g.series {
			key = (keyWidth + keyGap) * g.em()
		}
		w = math.Max(w, key+g.widest(e.shown, g.TickSize))
	}
	return w
}

// drawGrid draws the entries, the grid's upper left corner at (x, top).
func (g *entryGrid) drawGrid(p pen, x, top float64) {
	starts, tops := make([]float64, len(g.widths)), make([]float64, len(g.heights))
	for c, w := range g.widths {
		starts[c] = x
		x += w + columnGap*p.em()
	}
	for r, h := range g.heights {
		tops[r] = top
		top -= h
	}
	for i, e := range g.entries {
		r, c := g.cell(i)
		e.draw(p, g.bandAlpha, starts[c], tops[r]-entryPitch/2*p.TickSize)
	}
}
