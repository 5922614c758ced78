package plot

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// mostBand is the share of a legend's box that bands may lie under.
const mostBand = 0.03

// findCorner puts the legend into the emptiest corner of a panel: one with no
// line, label or single trial and the least of bands under it, the first of
// equals. It reports false if there is none; a legend that must stand inside
// takes the corner with the least under it.
func (l *legend) findCorner(s *sheet) bool {
	least := math.Inf(1)
	for i := range s.frames {
		if !l.panels[i] {
			continue
		}
		lines, bands := s.traces(i)
		for _, x := range s.Panels[i].Lines {
			at := s.x(i, x.X)
			lines = append(lines, []vg.Point{{X: at, Y: s.frames[i].Min.Y}, {X: at, Y: s.frames[i].Max.Y}})
		}
		for _, box := range l.corners(s, i) {
			if under := l.under(s, i, box, lines, bands); under < least {
				l.box, least = box, under
			}
		}
	}
	return least < mostBand || l.box != vg.Rectangle{} && !l.auto
}

// under says what lies under a box of panel i: the share that bands cover, and
// 1 and more if there is anything else.
func (l *legend) under(s *sheet, i int, box vg.Rectangle, lines, bands [][]vg.Point) float64 {
	around := wider(box, s.Theme.LineWidth)
	ink := covered(box, bands)
	for _, line := range lines {
		if crossed(around, [][]vg.Point{line}) {
			ink += 10
		}
	}
	for _, n := range s.notes[i] {
		if overlap(around, n.box) {
			ink += 100
		}
	}
	return ink + float64(s.dotsIn(i, around))
}

// overlap reports whether two rectangles have a point in common.
func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// corners returns the legend's box in the corners of frame i, above the rug,
// best first; none if it would fill most of the frame.
func (l *legend) corners(s *sheet, i int) []vg.Rectangle {
	frame := s.frames[i]
	gap := vg.Length(cornerGap * s.em)
	w := vg.Length(l.width(s) + 2*legendPad*s.em)
	h := vg.Length(l.height(s) + 2*legendPad*s.em)
	size := frame.Size()
	if l.auto && (w+2*gap > 0.8*size.X || h+2*gap > 0.6*size.Y) {
		return nil
	}
	left, right := frame.Min.X+gap, frame.Max.X-gap-w
	bottom, top := frame.Min.Y+gap+vg.Length(s.rugTop(i)), frame.Max.Y-gap-h
	var boxes []vg.Rectangle
	for _, p := range []vg.Point{{X: right, Y: bottom}, {X: left, Y: top}, {X: right, Y: top}, {X: left, Y: bottom}} {
		boxes = append(boxes, vg.Rectangle{Min: p, Max: p.Add(vg.Point{X: w, Y: h})})
	}
	return boxes
}

// traces returns the lines and the outlines of the bands in panel i.
func (s *sheet) traces(i int) (lines, bands [][]vg.Point) {
	for _, series := range s.Panels[i].Series {
		for _, l := range s.curve(i, series) {
			lines = append(lines, l.points)
		}
		lines = append(lines, s.whiskers(i, series)...)
		for _, b := range s.band(i, series) {
			bands = append(bands, b.points)
		}
	}
	return lines, bands
}

// crossed reports whether a line runs through the box or a dot lies in it.
func crossed(box vg.Rectangle, lines [][]vg.Point) bool {
	for _, line := range lines {
		if len(line) == 1 {
			line = append(line[:1:1], line[0]) // a line from the dot to itself
		}
		if len(clipLines(box, [][]vg.Point{line})) > 0 {
			return true
		}
	}
	return false
}

// wider returns the box with a margin around it.
func wider(box vg.Rectangle, margin float64) vg.Rectangle {
	m := point(margin, margin)
	return vg.Rectangle{Min: box.Min.Sub(m), Max: box.Max.Add(m)}
}

// covered returns the share of the box that polygons cover, from a grid of
// points in it.
func covered(box vg.Rectangle, polygons [][]vg.Point) float64 {
	const columns, rows = 24, 12
	n := 0
	size := box.Size()
	for i := range columns {
		for j := range rows {
			p := box.Min.Add(vg.Point{
				X: size.X * vg.Length(i) / (columns - 1),
				Y: size.Y * vg.Length(j) / (rows - 1),
			})
			if inAny(p, polygons) {
				n++
			}
		}
	}
	return float64(n) / (columns * rows)
}

// inAny reports whether p lies in one of the polygons.
func inAny(p vg.Point, polygons [][]vg.Point) bool {
	for _, poly := range polygons {
		if inside(p, poly) {
			return true
		}
	}
	return false
}

// inside reports whether p lies in the polygon, by the parity of the edges to
// its right.
func inside(p vg.Point, poly []vg.Point) bool {
	in := false
	for i, b := range poly {
		a := poly[(i+len(poly)-1)%len(poly)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)*(b.X-a.X)/(b.Y-a.Y) {
			in = !in
		}
	}
	return in
}
