package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A Trace is a piece of a curve or of a band on the page.
type Trace struct {
	Points []vg.Point // a line, a dot if there is only one; or a polygon
	Past   bool       // beyond the series' own data
	Share  float64    // of a band: of its opacity, in (0, 1]; less than 1 where it fades
	Weak   bool       // of a band that may hold less often than it says
}

// A Curve is a series on the page.
type Curve struct {
	Line     []Trace
	Band     []Trace      // polygons
	Edges    []Trace      // lines: ends of the band where it has not the other end
	Whiskers [][]vg.Point // the bands of a listed series, upright lines
	Points   []vg.Point   // of a listed series
	Cuts     Cuts         // where it goes on beyond the panel
}

// A tracer turns the series of a panel into curves on the page.
type tracer struct {
	window
	lineWidth   float64 // of a curve
	columnWidth float64 // in which long lines are thinned out
	cutApart    float64 // between marks where a series leaves the panel
}

// curve returns a series on the page, moved aside by so much where it is listed,
// so that its band shows beside those of others.
func (t tracer) curve(s Series, aside float64) Curve {
	c := Curve{Line: t.line(s), Cuts: t.cuts(s, t.cutApart)}
	if !s.Listed {
		c.Band, c.Edges = t.band(s)
		return c
	}
	c.Whiskers = t.whiskers(s, vg.Length(aside))
	for k, x := range s.X {
		if at := t.at(x, s.Y[k]); !math.IsNaN(s.Y[k]) && contains(t.Box, at) {
			c.Points = append(c.Points, at)
		}
	}
	return c
}

// line returns the pieces of the series' line: broken at gaps, split where its
// data end, thinned out, and clipped to the box.
func (t tracer) line(s Series) []Trace {
	var traces []Trace
	s = s.stepped()
	for _, r := range runs(len(s.X), func(k int) bool { return !math.IsNaN(s.Y[k]) }) {
		points := t.points(s.X, s.Y, r)
		if len(s.Jumps) > 0 {
			points = smoothed(points, t.lineWidth)
		}
		own, past := split(points, t.x(s.End))
		traces = append(traces, t.clipped(own, false)...)
		traces = append(traces, t.clipped(past, true)...)
	}
	return traces
}

// clipped returns the parts of a line that lie in the box.
func (t tracer) clipped(line []vg.Point, past bool) []Trace {
	line = t.thinned(line)
	if len(line) == 1 && t.Box.Min.Y <= line[0].Y && line[0].Y <= t.Box.Max.Y {
		return []Trace{{Points: line, Past: past}}
	}
	var traces []Trace
	for _, part := range clipLine(t.Box, line) {
		traces = append(traces, Trace{Points: part, Past: past})
	}
	return traces
}

// whiskers returns the bands of a listed series, one upright line per point,
// clipped to the box: from the point on to the end that there is, if there is one.
func (t tracer) whiskers(s Series, aside vg.Length) [][]vg.Point {
	var lines [][]vg.Point
	for k, x := range s.X {
		if s.hasBand(k) && t.xAxis.At(x) >= 0 && t.xAxis.At(x) <= 1 {
			at := min(max(t.x(x)+aside, t.Box.Min.X), t.Box.Max.X)
			lower, upper := s.Lower[k], s.Upper[k]
			if !s.hasLower(k) {
				lower = s.Y[k]
			}
			if !s.hasUpper(k) {
				upper = s.Y[k]
			}
			lines = append(lines, clipLine(t.Box, []vg.Point{{X: at, Y: t.y(lower)}, {X: at, Y: t.y(upper)}})...)
		}
	}
	return lines
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

// Thinning leaves four points of a line per column of the page: no printer and
// no screen shows more.
const (
	thinAbove  = 2000  // points of a line
	column     = 0.24  // points of length: one dot at 300 dots per inch
	mostPoints = 10000 // of all lines in a figure that are thinned
)

// thinned returns a long line, whose x ascend, with only the first, lowest,
// highest and last point of each column of the page.
func (t tracer) thinned(line []vg.Point) []vg.Point {
	if len(line) <= thinAbove {
		return line
	}
	var thin []vg.Point
	at := func(k int) float64 { return math.Floor(float64(line[k].X) / t.columnWidth) }
	for first := 0; first < len(line); {
		end := first + 1
		for end < len(line) && at(end) == at(first) {
			end++
		}
		thin = append(thin, extremes(line[first:end])...)
		first = end
	}
	return thin
}

// extremes returns the first, lowest, highest and last point, in their order.
func extremes(line []vg.Point) []vg.Point {
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
