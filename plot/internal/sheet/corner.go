package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// mostBand is the share of a legend's box that bands may lie under.
const mostBand = 0.03

// findCorner puts the legend into the emptiest corner of a panel: one with no
// line, label or single trial and the least of bands under it, the first of
// equals. It reports false if there is none; a legend that must be inside takes
// the corner with the least under it.
func (l *Legend) findCorner(frames []Frame) bool {
	least := math.Inf(1)
	for i := range frames {
		if !l.panels[i] {
			continue
		}
		f := &frames[i]
		lines, bands := f.outlines()
		for _, x := range f.Panel.Lines {
			lines = append(lines, f.vertical(f.x(x.X)))
		}
		for _, box := range l.corners(f) {
			if under := l.under(f, box, lines, bands); under < least {
				l.Box, least = box, under
			}
		}
	}
	return least < mostBand || l.Box != vg.Rectangle{} && !l.auto
}

// under says what lies under a box in a frame: the share that bands cover, and 1
// or more if there is anything else.
func (l *Legend) under(f *Frame, box vg.Rectangle, lines, bands [][]vg.Point) float64 {
	around := wider(box, l.LineWidth)
	ink := covered(box, bands)
	for _, line := range lines {
		if meets(line, around) {
			ink += 10
		}
	}
	for _, other := range f.Labels {
		if overlap(around, other.Box) {
			ink += 100
		}
	}
	return ink + float64(f.dotsIn(around))
}

// corners returns the legend's box in the corners of a frame, above the rug,
// best first; none if it would fill most of the frame.
func (l *Legend) corners(f *Frame) []vg.Rectangle {
	gap := vg.Length(cornerGap * l.em())
	w := vg.Length(l.gridWidth() + 2*legendPad*l.em())
	h := vg.Length(l.gridHeight() + 2*legendPad*l.em())
	size := f.Box.Size()
	if l.auto && (w+2*gap > 0.8*size.X || h+2*gap > 0.6*size.Y) {
		return nil
	}
	left, right := f.Box.Min.X+gap, f.Box.Max.X-gap-w
	bottom, top := f.Box.Min.Y+gap+vg.Length(f.rugTop(l.em())), f.Box.Max.Y-gap-h
	var boxes []vg.Rectangle
	for _, p := range []vg.Point{{X: right, Y: bottom}, {X: left, Y: top}, {X: right, Y: top}, {X: left, Y: bottom}} {
		boxes = append(boxes, vg.Rectangle{Min: p, Max: p.Add(vg.Point{X: w, Y: h})})
	}
	return boxes
}
