package sheet

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Numbers of places for a legend inside a panel.
const (
	mostBand    = 0.03 // share of a legend's box that bands may lie under
	placesAside = 5    // side by side, and above each other
	onData      = 1.   // ink of a place that covers more than bands
)

// findPlace puts the legend into the emptiest place of a panel: one with no line,
// label or single trial and the least of bands under it; of equals a corner, then the
// edge, then what is between. It reports false if every place covers data: then the
// legend, wherever it is best, covers the least.
func (l *Legend) findPlace(frames []Frame) bool {
	least := math.Inf(1)
	for i := range frames {
		if !l.panels[i] {
			continue
		}
		f := &frames[i]
		ground := f.ground()
		for _, box := range l.places(f) {
			if least == 0 {
				break
			}
			if under := ground.under(box, l.LineWidth, least); under < least {
				l.Box, least = box, under
			}
		}
	}
	l.covers = least > 0
	return least < mostBand
}

// A ground is what a legend in a frame could cover.
type ground struct {
	*Frame
	lines, bands [][]vg.Point
}

// ground returns what the frame shows: curves, ends of bands and single trials, lines,
// and labels and marks.
func (f *Frame) ground() ground {
	g := ground{Frame: f}
	g.lines, g.bands = f.outlines()
	for _, x := range f.Panel.Lines {
		g.lines = append(g.lines, f.vertical(f.x(x.X)))
	}
	if f.Panel.Zero {
		g.lines = append(g.lines, f.horizontal(f.y(0)))
	}
	for _, r := range f.Panel.References {
		g.lines = append(g.lines, f.horizontal(f.y(r.Y)))
	}
	for _, m := range f.Panel.Marks {
		g.lines = append(g.lines, []vg.Point{f.at(m.X, m.Y)})
	}
	return g
}

// under says what lies under a box with a margin: the share that bands cover, and
// onData or more if there is anything else. What is more than most may be anything
// above that.
func (g ground) under(box vg.Rectangle, margin, most float64) float64 {
	around := wider(box, margin)
	ink := float64(g.dotsIn(around)) * onData
	for _, line := range g.lines {
		if meets(line, around) {
			ink += 10 * onData
		}
	}
	for _, other := range g.Labels {
		if overlap(around, other.Box) {
			ink += 100 * onData
		}
	}
	if ink >= most {
		return ink
	}
	return ink + covered(box, g.bands)
}

// places returns where in a frame the legend's box can be, above the rug, best first;
// none if it would fill most of the frame.
func (l *Legend) places(f *Frame) []vg.Rectangle {
	gap := vg.Length(cornerGap * l.em())
	w := vg.Length(l.gridWidth() + 2*legendPad*l.em())
	h := vg.Length(l.gridHeight() + 2*legendPad*l.em())
	size := f.Box.Size()
	if l.auto && (w+2*gap > 0.8*size.X || h+2*gap > 0.6*size.Y) {
		return nil
	}
	left, right := f.Box.Min.X+gap, f.Box.Max.X-gap-w
	bottom, top := f.Box.Min.Y+gap+vg.Length(f.rugTop(l.em())), f.Box.Max.Y-gap-h
	if left > right || bottom > top {
		return nil
	}
	type place struct{ column, row int } // from the lower left
	const last = placesAside - 1
	ends := func(k int) int {
		if k == 0 || k == last {
			return 1
		}
		return 0
	}
	all := []place{{last, 0}, {0, last}, {last, last}, {0, 0}}
	for row := range placesAside {
		for column := range placesAside {
			if p := (place{column, row}); !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b place) int {
		return cmp.Compare(ends(b.column)+ends(b.row), ends(a.column)+ends(a.row))
	})
	var boxes []vg.Rectangle
	for _, p := range all {
		at := vg.Point{
			X: left + (right-left)*vg.Length(p.column)/last, Y: bottom + (top-bottom)*vg.Length(p.row)/last,
		}
		boxes = append(boxes, vg.Rectangle{Min: at, Max: at.Add(vg.Point{X: w, Y: h})})
	}
	return boxes
}
