package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// point returns the point (x, y).
func point(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }

// rectangle returns the rectangle between two corners.
func rectangle(x0, y0, x1, y1 float64) vg.Rectangle {
	return vg.Rectangle{Min: point(x0, y0), Max: point(x1, y1)}
}

// wider returns the box with a margin around it.
func wider(box vg.Rectangle, margin float64) vg.Rectangle {
	m := point(margin, margin)
	return vg.Rectangle{Min: box.Min.Sub(m), Max: box.Max.Add(m)}
}

// contains reports whether p lies in the rectangle or on its edge.
func contains(r vg.Rectangle, p vg.Point) bool {
	return p.X >= r.Min.X && p.X <= r.Max.X && p.Y >= r.Min.Y && p.Y <= r.Max.Y
}

// overlap reports whether two rectangles have a point in common.
func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// between returns the number nearest to x from lo to hi, and the middle of
// these if lo is above hi.
func between(x, lo, hi float64) float64 {
	if lo > hi {
		return (lo + hi) / 2
	}
	return math.Min(math.Max(x, lo), hi)
}

// clipLine returns the parts of a line that lie in the rectangle.
func clipLine(r vg.Rectangle, line []vg.Point) [][]vg.Point {
	c := draw.Canvas{Rectangle: r}
	return c.ClipLinesXY(line)
}

// clipPolygon returns the part of a polygon that lies in the rectangle.
func clipPolygon(r vg.Rectangle, polygon []vg.Point) []vg.Point {
	c := draw.Canvas{Rectangle: r}
	return c.ClipPolygonXY(polygon)
}

// meets reports whether a line runs through the box, or if it is a dot lies in
// it.
func meets(line []vg.Point, box vg.Rectangle) bool {
	if len(line) == 1 {
		line = append(line[:1:1], line[0]) // a line from the dot to itself
	}
	return len(clipLine(box, line)) > 0
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
			if insideAny(p, polygons) {
				n++
			}
		}
	}
	return float64(n) / (columns * rows)
}

// insideAny reports whether p lies in one of the polygons.
func insideAny(p vg.Point, polygons [][]vg.Point) bool {
	for _, polygon := range polygons {
		if inside(p, polygon) {
			return true
		}
	}
	return false
}

// inside reports whether p lies in the polygon, by the parity of the edges to
// its right.
func inside(p vg.Point, polygon []vg.Point) bool {
	in := false
	for i, b := range polygon {
		a := polygon[(i+len(polygon)-1)%len(polygon)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)*(b.X-a.X)/(b.Y-a.Y) {
			in = !in
		}
	}
	return in
}

// cross reports whether the lines from a to b and from c to d cross.
func cross(a, b, c, d vg.Point) bool {
	side := func(p, q, r vg.Point) bool { return (q.X-p.X)*(r.Y-p.Y) > (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}
