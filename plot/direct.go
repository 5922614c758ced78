package plot

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Numbers of direct labels.
const (
	mostDirect  = 8    // series that are named at the ends of their lines unasked
	directGap   = 14.0 // between the panel and the names, in ems
	directPitch = 1.15 // between names, at least, in type sizes
	directShift = 0.6  // by which a name may be moved unasked, in type sizes
	directEnd   = 0.75 // of the panel's width that a line must reach unasked
)

// A direct label is a name at the end of a line.
type direct struct {
	entry entry
	end   vg.Point // of the line
	y     float64  // of the name
}

// directs returns the names at the ends of the lines in the last panel, from
// the lowest to the highest, moved apart where they would collide.
func (l *legend) directs(s *sheet) []direct {
	var all []direct
	i := s.directPanel()
	for _, series := range s.Panels[i].Series {
		k := slices.IndexFunc(l.entries, func(e entry) bool { return e.name == series.Name })
		traces := s.curve(i, series)
		if k < 0 || len(traces) == 0 || slices.ContainsFunc(all, func(d direct) bool { return d.entry.name == series.Name }) {
			continue
		}
		last := traces[len(traces)-1].points
		end := last[len(last)-1]
		all = append(all, direct{l.entries[k], end, float64(end.Y)})
	}
	slices.SortStableFunc(all, func(a, b direct) int { return cmp.Compare(a.y, b.y) })
	f := s.frames[i]
	pitch := directPitch * s.Theme.TickSize
	moveApart(all, pitch, float64(f.Min.Y)+entryPitch*s.Theme.TickSize*float64(len(l.bands())), float64(f.Max.Y))
	return all
}

// moveApart moves names, in ascending order, to the nearest heights that are
// pitch apart, between lo and hi if there is room for that: colliding names
// stand evenly about the middle of their ends.
func moveApart(names []direct, pitch, lo, hi float64) {
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

// parted reports whether the lines end so far right and so far apart that
// their names can stand at their ends.
func (l *legend) parted(s *sheet) bool {
	all := l.directs(s)
	f := s.frames[s.directPanel()]
	for _, d := range all {
		if math.Abs(d.y-float64(d.end.Y)) > directShift*s.Theme.TickSize || d.end.X < f.Min.X+directEnd*f.Size().X {
			return false
		}
	}
	return len(all) == l.series
}

// nameWidth returns the width of the widest name.
func (l *legend) nameWidth(s *sheet) float64 {
	w := 0.0
	for i, e := range l.entries {
		key := 0.0
		if i >= l.series {
			key = (keyWidth + keyGap) * s.em
		}
		w = math.Max(w, key+s.width(e.shown, s.Theme.TickSize))
	}
	return w
}

// bands returns the entries of the bands, which have no line to stand at.
func (l *legend) bands() []entry { return l.entries[min(l.series, len(l.entries)):] }

// drawDirect draws the names, each joined to the end of its line by a thin one,
// and below them what the bands are.
func (l *legend) drawDirect(s *sheet) {
	edge := s.frames[s.directPanel()].Max.X
	for _, d := range l.directs(s) {
		at := edge + vg.Length(directGap*s.em)
		path := []vg.Point{d.end, {X: max(edge, d.end.X), Y: d.end.Y}, {X: at - vg.Length(4*s.em), Y: vg.Length(d.y)}, {X: at - vg.Length(2*s.em), Y: vg.Length(d.y)}}
		s.stroke(path, Style{Color: d.entry.style.Color}, s.Theme.AxisWidth)
		s.write(d.entry.shown, float64(at), d.y-capHeight/2*s.Theme.TickSize, s.Theme.TickSize, left, 0, s.Theme.Ink)
	}
	f := s.frames[s.directPanel()]
	for k, e := range l.bands() {
		e.draw(s, float64(f.Max.X)+directGap*s.em, float64(f.Min.Y)+(float64(k)+0.5)*entryPitch*s.Theme.TickSize)
	}
}
