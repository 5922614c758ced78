package plot

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A trace is a piece of a curve or of a band on the page.
type trace struct {
	points []vg.Point // a line, a dot if there is one; or a polygon
	past   bool       // beyond the series' own data
	open   open       // of a band
	weak   bool       // of a band that may hold less often than it says
}

// A run is a range of points, from first to before end, without a gap.
type run struct{ first, end int }

// runs returns the ranges of indices below n for which ok holds.
func runs(n int, ok func(int) bool) []run {
	var all []run
	for i := 0; i < n; i++ {
		if !ok(i) {
			continue
		}
		r := run{i, i}
		for r.end < n && ok(r.end) {
			r.end++
		}
		all = append(all, r)
		i = r.end
	}
	return all
}

// curve returns the pieces of the series' line in panel i: broken at gaps,
// split where its data end, thinned out, and clipped to the frame.
func (s *sheet) curve(i int, series Series) []trace {
	var traces []trace
	series = series.stepped()
	for _, r := range runs(len(series.X), func(k int) bool { return !math.IsNaN(series.Y[k]) }) {
		points := s.points(i, series.X, series.Y, r)
		if len(series.Jumps) > 0 {
			points = smoothed(points, s.Theme.LineWidth)
		}
		own, past := split(points, s.x(i, series.End))
		traces = append(traces, s.clipped(i, own, false)...)
		traces = append(traces, s.clipped(i, past, true)...)
	}
	return traces
}

// clipped returns the parts of a line that lie in frame i.
func (s *sheet) clipped(i int, line []vg.Point, past bool) []trace {
	line = s.thinned(line)
	if len(line) == 1 && s.frames[i].Min.Y <= line[0].Y && line[0].Y <= s.frames[i].Max.Y {
		return []trace{{points: line, past: past}}
	}
	var traces []trace
	for _, part := range clipLines(s.frames[i], [][]vg.Point{line}) {
		traces = append(traces, trace{points: part, past: past})
	}
	return traces
}

// split divides a line, whose x ascend, at x; a NaN divides nothing.
func split(line []vg.Point, x vg.Length) (before, after []vg.Point) {
	for k, p := range line {
		if !(p.X > x+1e-6) {
			continue
		}
		if k == 0 {
			return nil, line
		}
		q := line[k-1]
		t := (x - q.X) / (p.X - q.X)
		cut := vg.Point{X: x, Y: q.Y + t*(p.Y-q.Y)}
		return append(line[:k:k], cut), append([]vg.Point{cut}, line[k:]...)
	}
	return line, nil
}

// points returns the points of a run in page coordinates.
func (s *sheet) points(i int, x, y []float64, r run) []vg.Point {
	points := make([]vg.Point, 0, r.end-r.first)
	for k := r.first; k < r.end; k++ {
		points = append(points, vg.Point{X: s.x(i, x[k]), Y: s.y(i, y[k])})
	}
	return points
}

// x returns the place of v on the x axis of panel i.
func (s *sheet) x(i int, v float64) vg.Length {
	f := s.frames[i]
	return f.Min.X + vg.Length(s.Panels[i].X.at(v))*f.Size().X
}

// y returns the place of v on the y axis of panel i. What lies far outside the
// frame is put just outside: no format can hold an infinite coordinate.
func (s *sheet) y(i int, v float64) vg.Length {
	const far = 1e4 // frame heights
	f := s.frames[i]
	at := math.Min(math.Max(s.Panels[i].Y.at(v), -far), far)
	return f.Min.Y + vg.Length(at)*f.Size().Y
}

// Thinning leaves four points of a line per column of the page, which no
// printer and no screen shows otherwise.
const (
	thinAbove  = 2000  // points of a line
	column     = 0.24  // points of length: one dot at 300 dots per inch
	mostPoints = 10000 // of all lines in a figure that are thinned
)

// setColumn sets the width of the columns: one dot, or more where the figure
// has so many long lines that its file would grow too large.
func (s *sheet) setColumn() {
	length := 0.0 // of all long lines along x
	for i, p := range s.Panels {
		for _, series := range p.Series {
			if len(series.X) <= thinAbove {
				continue
			}
			lines := 1.0
			if series.banded() {
				lines = 3
			}
			length += lines * float64(s.frames[i].Size().X)
		}
	}
	s.columnWidth = math.Max(column, 4*length/mostPoints)
}

// thinned returns a long line, whose x ascend, with only the first, lowest,
// highest and last point of each column of the page.
func (s *sheet) thinned(line []vg.Point) []vg.Point {
	if len(line) <= thinAbove {
		return line
	}
	var thin []vg.Point
	at := func(k int) float64 { return math.Floor(float64(line[k].X) / s.columnWidth) }
	for first := 0; first < len(line); {
		end := first + 1
		for end < len(line) && at(end) == at(first) {
			end++
		}
		thin = append(thin, corners(line[first:end])...)
		first = end
	}
	return thin
}

// corners returns the first, lowest, highest and last point, in their order.
func corners(line []vg.Point) []vg.Point {
	low, high := 0, 0
	for k, p := range line {
		if p.Y < line[low].Y {
			low = k
		}
		if p.Y > line[high].Y {
			high = k
		}
	}
	keep := []vg.Point{line[0]}
	last := 0
	for _, k := range []int{min(low, high), max(low, high), len(line) - 1} {
		if k > last {
			keep = append(keep, line[k])
			last = k
		}
	}
	return keep
}

// clipLines returns the parts of lines that lie in the rectangle.
func clipLines(r vg.Rectangle, lines [][]vg.Point) [][]vg.Point {
	c := draw.Canvas{Rectangle: r}
	return c.ClipLinesXY(lines...)
}

// clipPolygon returns the part of a polygon that lies in the rectangle.
func clipPolygon(r vg.Rectangle, poly []vg.Point) []vg.Point {
	c := draw.Canvas{Rectangle: r}
	return c.ClipPolygonXY(poly)
}

// point returns the point (x, y), in points.
func point(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }

// rectangle returns the rectangle between two corners, in points.
func rectangle(x0, y0, x1, y1 float64) vg.Rectangle {
	return vg.Rectangle{Min: point(x0, y0), Max: point(x1, y1)}
}
