package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A window maps data units to a box on the page.
type window struct {
	xAxis, yAxis Axis
	Box          vg.Rectangle // in points
}

// x returns the place of v on the x axis.
func (w window) x(v float64) vg.Length {
	return w.Box.Min.X + vg.Length(w.xAxis.At(v))*w.Box.Size().X
}

// y returns the place of v on the y axis. What lies far outside the box is put
// just outside it: no format can hold an infinite coordinate.
func (w window) y(v float64) vg.Length {
	const far = 1e4 // heights of the box
	at := math.Min(math.Max(w.yAxis.At(v), -far), far)
	return w.Box.Min.Y + vg.Length(at)*w.Box.Size().Y
}

// at returns the place of a point.
func (w window) at(x, y float64) vg.Point { return vg.Point{X: w.x(x), Y: w.y(y)} }

// points returns the places of a run of points.
func (w window) points(x, y []float64, r run) []vg.Point {
	points := make([]vg.Point, 0, r.end-r.first)
	for k := r.first; k < r.end; k++ {
		points = append(points, w.at(x[k], y[k]))
	}
	return points
}

// vertical returns the line through the box at x on the page.
func (w window) vertical(x vg.Length) []vg.Point {
	return []vg.Point{{X: x, Y: w.Box.Min.Y}, {X: x, Y: w.Box.Max.Y}}
}

// horizontal returns the line through the box at y on the page.
func (w window) horizontal(y vg.Length) []vg.Point {
	return []vg.Point{{X: w.Box.Min.X, Y: y}, {X: w.Box.Max.X, Y: y}}
}

// width returns the width of the box.
func (w window) width() float64 { return float64(w.Box.Size().X) }

// middle returns the x of the box's middle.
func (w window) middle() float64 { return float64(w.Box.Min.X+w.Box.Max.X) / 2 }
