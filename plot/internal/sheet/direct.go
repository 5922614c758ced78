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
)

// A directLabel is a name at the end of a line.
type directLabel struct {
	entry entry
	end   vg.Point  // of the line
	edge  vg.Length // right edge of the panel
	y     float64   // of the name
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
	lowest := float64(f.Box.Min.Y) + entryPitch*g.TickSize*float64(len(g.bands()))
	moveApart(all, directPitch*g.TickSize, lowest, float64(f.Box.Max.Y))
	return all
}

// moveApart moves names, in ascending order, to the nearest heights that are
// pitch apart, between lo and hi if there is room for that: colliding names
// are spread evenly about the middle of their ends.
func moveApart(names []directLabel, pitch, lo, hi float64) {
	type block struct {
		first, n int
		sum      float64 // of the ends, less the places in the block
	}
	var blocks []block
	start := func(b block) float64 {
		return between(b.sum/float64(b.n), lo, math.Max(lo, hi-float64(b.n-1)*pitch))
	}
	for k, d := range names {
		blocks = append(blocks, block{k, 1, d.y})
		for n := len(blocks); n > 1; n = len(blocks) {
			a, b := blocks[n-2], blocks[n-1]
			if start(a)+float64(a.n)*pitch <= start(b) {
				break
			}
			blocks = append(blocks[:n-2], block{a.first, a.n + b.n, a.sum + b.sum - float64(b.n*a.n)*pitch})
		}
	}
	for _, b := range blocks {
		for k := range b.n {
			names[b.first+k].y = start(b) + float64(k)*pitch
		}
	}
}

// parted reports whether the lines in a frame end so far right and so far apart
// that all series can be named at their ends.
func (g *entryGrid) parted(f *Frame) bool {
	all := g.directLabels(f)
	for _, d := range all {
		if math.Abs(d.y-float64(d.end.Y)) > directShift*g.TickSize || d.end.X < f.Box.Min.X+directEnd*f.Box.Size().X {
			return false
		}
	}
	return len(all) == g.series
}

// draw draws the name, joined to the end of its line by a thin one.
func (d directLabel) draw(p pen) {
	em := p.em()
	at := d.edge + vg.Length(directGap*em)
	path := []vg.Point{
		d.end, {X: max(d.edge, d.end.X), Y: d.end.Y},
		{X: at - vg.Length(4*em), Y: vg.Length(d.y)}, {X: at - vg.Length(2*em), Y: vg.Length(d.y)},
	}
	p.stroke(path, Style{Color: d.entry.style.Color}, p.AxisWidth)
	p.write(d.entry.shown, float64(at), d.y-capHeight/2*p.TickSize, p.TickSize, left, 0)
}
