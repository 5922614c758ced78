package sheet

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// A Place is where a legend is.
type Place int8

// The places of a legend.
const (
	Nowhere Place = iota
	Inside        // in a corner of a panel
	Above         // in rows above the panels
	Right         // in columns to the right of the panels
	Direct        // at the ends of the lines
)

// String returns the place in a word.
func (p Place) String() string {
	return [...]string{"nowhere", "inside", "above", "right", "direct"}[p]
}

// Distances in a legend, in ems.
const (
	legendPad  = 3.0 // between the entries and the legend's edge
	rowGap     = 5.0 // between rows above the panels and the panels
	cornerGap  = 4.0 // between the legend and the frame
	rightShare = 0.4 // of the page, at most, for a legend to the right

	coverAlpha = 0.85 // opacity of the box of a legend that covers something
)

// A Legend names the series.
type Legend struct {
	Place Place
	Box   vg.Rectangle // if inside
	entryGrid
	at     vg.Point      // upper left corner of the entries, unless direct
	direct []directLabel // if direct

	auto   bool   // the place may be changed
	panels []bool // in which it may be, if inside
	covers bool   // it lies over what the panel shows: it has a box with an edge
}

// newLegend returns the legend of a figure's series, and where it should be.
func newLegend(f Figure, t typesetter, a arrangement) Legend {
	l := Legend{entryGrid: newEntryGrid(f, t), panels: make([]bool, len(f.Panels))}
	for i, p := range f.Panels {
		l.panels[i] = p.isListed()
	}
	l.Place, l.auto = l.choose(f.Legend, directPanel(f.Panels, a))
	if l.auto && l.series == 1 && !l.remarks() {
		l.entries, l.series = l.entries[1:], 0 // the only series needs no name, but its band does
	}
	return l
}

// choose returns the place that is asked for, or where to try first. Names can
// be at the ends of the lines of panel direct, of none if that is -1.
func (l *Legend) choose(asked string, direct int) (p Place, auto bool) {
	n := l.series
	switch {
	case len(l.entries) == 0 || asked == "none":
		return Nowhere, false
	case asked == "inside":
		return Inside, false
	case asked == "above":
		return Above, false
	case asked == "right":
		return Right, false
	case asked == "direct" && direct >= 0:
		return Direct, false
	case asked == "direct":
		return Right, false
	case n < 2 && len(l.entries) == n:
		return Nowhere, true
	case n < 5:
		return Inside, true
	case n <= mostDirect && direct == 0 && !l.remarks():
		return Direct, true
	}
	return Right, true
}

// remarks reports whether the legend names what has no series.
func (l *Legend) remarks() bool {
	return slices.ContainsFunc(l.entries, func(e entry) bool { return e.remark != "" })
}

// takeApart takes the names of bands that no panel with a listed series has out
// of a legend inside a panel, and returns the legend of these, for the panels
// that do have them.
func (l *Legend) takeApart(panels []Panel) Legend {
	grid := entryGrid{typesetter: l.typesetter, bandAlpha: l.bandAlpha}
	apart := Legend{panels: make([]bool, len(panels)), entryGrid: grid}
	if l.Place != Inside {
		return apart
	}
	kept := slices.Clone(l.entries[:l.series])
	for _, e := range l.bands() {
		beside := false
		where := make([]bool, len(panels))
		for i, p := range panels {
			where[i] = p.hasBand(e.name)
			beside = beside || where[i] && p.isListed()
		}
		if beside || e.law || e.remark != "" {
			kept = append(kept, e)
			continue
		}
		apart.Place, apart.entries = Inside, append(apart.entries, e)
		for i := range where {
			apart.panels[i] = apart.panels[i] || where[i]
		}
	}
	if l.entries = kept; len(kept) == 0 {
		l.Place = Nowhere
	}
	return apart
}

// arrange breaks the entries into rows and columns for the legend's place on a
// page of the given size.
func (l *Legend) arrange(width, height float64) {
	l.across = l.Place == Above
	switch l.Place {
	case Inside:
		l.setColumns(1, math.Inf(1))
	case Above:
		l.arrangeRows(width - 2*edge*l.em())
	case Right:
		l.arrangeColumns(rightShare*width, height-2*edge*l.em())
	case Direct:
		l.setColumns(1, rightShare*width-directGap*l.em())
	}
}

// Growth of a figure for its legend.
const (
	freeRows    = 2    // of a legend above the panels, for which a figure has room
	mostGrowth  = 3.0  // heights of the figure that one with a legend above it may have
	directShare = 0.75 // of the height that names at the ends of lines may fill
)

// growth returns how much higher than the given height a page should be, so that
// the legend has room and the panels keep theirs.
func (l *Legend) growth(width, height float64) float64 {
	switch l.Place {
	case Above:
		l.arrange(width, height)
		return math.Max(0, l.gridHeight()-freeRows*entryPitch*l.TickSize)
	case Right:
		needed := l.stack(rightShare*width, height-2*edge*l.em()) + 2*edge*l.em()
		return between(needed-height, 0, height) // twice as high, at most
	case Direct:
		l.arrange(width, height)
		needed := l.bandsHeight()
		for _, e := range l.entries[:l.series] {
			needed += e.directHeight(l.TickSize)
		}
		return math.Max(0, needed-directShare*height)
	}
	return 0
}

// spaceAbove returns the space to leave above the panels.
func (l *Legend) spaceAbove() float64 {
	if l.Place != Above {
		return 0
	}
	return l.gridHeight() + rowGap*l.em()
}

// spaceRight returns the space to leave to the right of the panels.
func (l *Legend) spaceRight() float64 {
	switch l.Place {
	case Right:
		return columnGap*l.em() + l.gridWidth() + edge*l.em()
	case Direct:
		return directGap*l.em() + l.nameWidth() + edge*l.em()
	}
	return 0
}

// draw draws the legend at its place.
func (l *Legend) draw(p pen) {
	switch l.Place {
	case Nowhere:
		return
	case Direct:
		for _, d := range l.direct {
			d.draw(p)
		}
		top := float64(l.at.Y) + l.bandsHeight()
		for _, e := range l.bands() {
			e.draw(p, l.bandAlpha, float64(l.at.X), top-entryPitch/2*p.TickSize)
			top -= e.height(entryPitch, p.TickSize)
		}
		return
	case Inside:
		if l.covers {
			p.fill(l.Box.Path(), Faded(p.Paper, coverAlpha))
			p.page.Stroke(l.Box.Path(), p.Grid, vg.Length(p.AxisWidth), nil)
		}
	}
	l.drawGrid(p, float64(l.at.X), float64(l.at.Y))
}
