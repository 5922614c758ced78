package sheet

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Numbers of direct labels.
const (
	mostDirect  = 8    // series that are named at the ends of their lines where nobody asked for it
	directGap   = 14.0 // between the panel and the names, in ems
	directPitch = 1.15 // between names, at least, in type sizes
	directShift = 0.6  // by which a name may be moved where nobody asked for it, in type sizes
	directEnd   = 0.75 // of the panel's width that a line must reach where nobody asked for it
	directFolds = 2    // lines of a name, at most, where nobody asked for it
	foldedGap   = 0.5  // more around a name of several lines, in type sizes

	leaderWidth = 0.5 // of the dotted line from a line's end to its name, in ems
	leaderAlpha = 0.6 // of its ink
	leaderStart = 2.0 // from the line's end to where it begins, in ems
)

// A directLabel is a name at the end of a line.
type directLabel struct {
	entry entry
	end   vg.Point  // of the line
	edge  vg.Length // right edge of the panel
	y     float64   // of the name's middle
}

// height returns the height of the name, in points: with some space around one of
// several lines, so that it shows where the next begins.
func (e entry) directHeight(size float64) float64 {
	if len(e.shown) > 1 {
		return e.height(directPitch+foldedGap, size)
	}
	return e.height(directPitch, size)
}

// beyond returns how much higher than one line the name is, at either side.
func (d directLabel) beyond(size float64) float64 {
	return (d.entry.directHeight(size) - directPitch*size) / 2
}

// directPanel returns the panel at whose curves' ends names can be: the last of
// a row, or of panels above each other the only one that names series; -1 if
// there is none.
func directPanel(panels []Panel, a arrangement) int {
	if a.columns == len(panels) {
		return len(panels) - 1
	}
	only := -1
	for i, p := range panels {
		switch {
		case !p.isListed():
		case only >= 0 || a.columns > 1:
			return -1
		default:
			only = i
		}
	}
	return only
}

// directLabels returns the names at the ends of the lines in a frame, from the
// lowest to the highest, moved apart where they would collide.
func (g *entryGrid) directLabels(f *Frame) []directLabel {
	var all []directLabel
	for i, s := range f.Panel.Series {
		k := slices.IndexFunc(g.entries, func(e entry) bool { return e.name == s.Name })
		traces := f.Curves[i].Line
		named := slices.ContainsFunc(all, func(d directLabel) bool { return d.entry.name == s.Name })
		if k < 0 || len(traces) == 0 || named {
			continue
		}
		last := traces[len(traces)-1].Points
		end := last[len(last)-1]
		all = append(all, directLabel{g.entries[k], end, f.Box.Max.X, float64(end.Y)})
	}
	slices.SortStableFunc(all, func(a, b directLabel) int { return cmp.Compare(a.y, b.y) })
	lowest := float64(f.Box.Min.Y) + g.bandsHeight()
	if len(g.bands()) > 0 {
		lowest += directPitch / 2 * g.TickSize
	}
	moveApart(all, g.TickSize, lowest, float64(f.Box.Max.Y))
	return all
}

// moveApart moves names, in ascending order, to the nearest heights at which they
// do not touch, between lo and hi if there is room for that: colliding names are
// spread evenly about the middle of their ends.
func moveApart(names []directLabel, size, lo, hi float64) {
	type block struct {
		first, n int
		length   float64 // from the middle of its first name to that of its last
		sum      float64 // of the ends, less the places in the block
	}
	var blocks []block
	start := func(b block) float64 {
		lo := lo + names[b.first].beyond(size)
		return between(b.sum/float64(b.n), lo, math.Max(lo, hi-b.length-names[b.first+b.n-1].beyond(size)))
	}
	apart := func(k int) float64 { // name k from the one before
		return directPitch*size + names[k-1].beyond(size) + names[k].beyond(size)
	}
	for k, d := range names {
		blocks = append(blocks, block{k, 1, 0, d.y})
		for n := len(blocks); n > 1; n = len(blocks) {
			a, b := blocks[n-2], blocks[n-1]
			pitch := a.length + apart(b.first)
			if start(a)+pitch <= start(b) {
				break
			}
			blocks = append(blocks[:n-2], block{a.first, a.n + b.n, pitch + b.length, a.sum + b.sum - float64(b.n)*pitch})
		}
	}
	for _, b := range blocks {
		y := start(b)
		for k := b.first; k < b.first+b.n; k++ {
			if k > b.first {
				y += apart(k)
			}
			names[k].y = y
		}
	}
}

// parted reports whether the lines in a frame end so far right and so far apart
// that all series can be named at their ends, in a few lines each.
func (g *entryGrid) parted(f *Frame) bool {
	all := g.directLabels(f)
	for _, d := range all {
		if len(d.entry.shown) > directFolds || math.Abs(d.y-float64(d.end.Y)) > directShift*g.TickSize || d.end.X < f.Box.Min.X+directEnd*f.Box.Size().X {
			return false
		}
	}
	return len(all) == g.series
}

// draw draws the name, and from the end of its line to it a dotted one in grey,
// which is not taken for a curve that goes on.
func (d directLabel) draw(p pen) {
	em, x := vg.Length(p.em()), d.edge+vg.Length(directGap*p.em())
	leader := []vg.Point{
		{X: d.end.X + leaderStart*em, Y: d.end.Y}, {X: max(d.edge, d.end.X+leaderStart*em), Y: d.end.Y},
		{X: x - 4*em, Y: vg.Length(d.y)}, {X: x - 2*em, Y: vg.Length(d.y)},
	}
	style := Style{Color: Faded(p.Ink, leaderAlpha), Dash: []float64{0.6 * p.em(), 1.6 * p.em()}}
	p.stroke(leader, style, leaderWidth*p.em())
	d.entry.writeName(p, float64(x), d.y+float64(len(d.entry.shown)-1)/2*labelHeight*p.TickSize)
}
