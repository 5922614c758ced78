package sheet

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Numbers of bands that are not closed everywhere, in widths of the panel.
const (
	fadeWidth   = 0.1  // over which the fill fades out, at most, before the band opens
	fadeSlices  = 10   // of the fade, each of one opacity
	bridgeWidth = 0.02 // of gaps that are bridged, and of slivers that are not filled, less than this
)

// hasLower and hasUpper report whether the series' band has the end at point k.
func (s Series) hasLower(k int) bool { return math.Abs(s.Lower[k]) <= math.MaxFloat64 }
func (s Series) hasUpper(k int) bool { return math.Abs(s.Upper[k]) <= math.MaxFloat64 }

// isClosed reports whether the band has both ends at point k.
func (s Series) isClosed(k int) bool { return s.hasLower(k) && s.hasUpper(k) }

// isDrawn reports whether the series has an estimate at a point that it has.
func (s Series) isDrawn(k int) bool { return k >= 0 && k < len(s.X) && !math.IsNaN(s.Y[k]) }

// A shade is a run of points over which a band is closed, as it is filled.
type shade struct {
	run
	left, right vg.Length // of the page, where it begins and ends
	fadeLeft    vg.Length // width over which it fades in; 0: it begins sharply
	fadeRight   vg.Length // width over which it fades out
}

// shades returns the runs over which a series' band is closed. Where the curve
// goes on and the band does not, the fill fades.
func (t tracer) shades(s Series) []shade {
	var all []shade
	for _, r := range runs(len(s.X), s.isClosed) {
		h := shade{run: r, left: t.x(s.X[r.first]), right: t.x(s.X[r.end-1])}
		before, after := s.isDrawn(r.first-1), s.isDrawn(r.end)
		fade := min(fadeWidth*t.Box.Size().X, h.right-h.left)
		if before && after {
			fade = min(fade, (h.right-h.left)/2)
		}
		if before {
			h.fadeLeft = fade
		}
		if after {
			h.fadeRight = fade
		}
		all = append(all, h)
	}
	return all
}

// whole returns the series with its band as it is drawn: short gaps between
// closed parts are bridged, as wide as the wider of their neighbours, and what
// is closed over less than that width is opened like the points before it, or
// else after it, unless nothing else is closed.
func (t tracer) whole(s Series) Series {
	short := bridgeWidth * t.Box.Size().X
	s.Lower, s.Upper = slices.Clone(s.Lower), slices.Clone(s.Upper)
	closed := t.shades(s)
	for k := 1; k < len(closed); k++ {
		if closed[k].left-closed[k-1].right < short {
			s.bridge(closed[k-1].end, closed[k].first)
		}
	}
	closed = t.shades(s)
	longest := vg.Length(0)
	for _, h := range closed {
		longest = max(longest, h.right-h.left)
	}
	for _, h := range closed {
		if h.right-h.left < short && longest >= short {
			s.open(h)
		}
	}
	return s
}

// bridge gives points from first to before end, between two that have both ends,
// the wider ends of these, unless the curve is broken there.
func (s Series) bridge(first, end int) {
	for k := first; k < end; k++ {
		if !s.isDrawn(k) {
			return
		}
	}
	lower, upper := math.Min(s.Lower[first-1], s.Lower[end]), math.Max(s.Upper[first-1], s.Upper[end])
	for k := first; k < end; k++ {
		s.Lower[k], s.Upper[k] = lower, upper
	}
}

// open opens what is closed like the points that it adjoins.
func (s Series) open(h shade) {
	like := h.first - 1
	if !s.isDrawn(like) {
		like = h.end
	}
	if !s.isDrawn(like) {
		return
	}
	lower, upper := s.hasLower(like), s.hasUpper(like)
	for k := h.first; k < h.end; k++ {
		switch {
		case !lower && !upper:
			s.Lower[k], s.Upper[k] = math.NaN(), math.NaN()
		case !lower:
			s.Lower[k] = math.Inf(-1)
		case !upper:
			s.Upper[k] = math.Inf(1)
		}
	}
}

// band returns the polygons of the series' band, and the lines that go on where
// it has one end. Both are split where the series' data end, thinned out, and
// clipped to the box.
func (t tracer) band(s Series) (fills, edges []Trace) {
	s = t.whole(s.stepped())
	all := t.shades(s)
	for _, h := range all {
		fills = append(fills, t.fill(s, h)...)
	}
	edges = append(t.edge(s.X, s.Lower, s.hasLower, s, all), t.edge(s.X, s.Upper, s.hasUpper, s, all)...)
	return fills, edges
}

// fill returns the polygons of a part of a band: slices where it fades, split
// where the series' data end and where the band may hold less often than it says.
func (t tracer) fill(s Series, h shade) []Trace {
	end, weak := t.x(s.End), vg.Length(math.Inf(1))
	if s.Weak > 0 {
		weak = t.x(s.Weak)
	}
	var traces []Trace
	add := func(lower, upper []vg.Point, share float64) {
		upper, pastUpper := split(upper, end)
		lower, pastLower := split(lower, end)
		upper, weakUpper := split(upper, weak)
		lower, weakLower := split(lower, weak)
		traces = append(traces, t.polygon(lower, upper, Trace{Share: share})...)
		traces = append(traces, t.polygon(weakLower, weakUpper, Trace{Share: share, Weak: true})...)
		traces = append(traces, t.polygon(pastLower, pastUpper, Trace{Share: share, Past: true})...)
	}
	upper, lower := t.points(s.X, s.Upper, h.run), t.points(s.X, s.Lower, h.run)
	cut := func(x vg.Length, share float64) {
		var slice, base []vg.Point
		slice, upper = split(upper, x)
		base, lower = split(lower, x)
		if n := len(slice); n > 1 && slice[n-1].X-slice[0].X > 1e-6 {
			add(base, slice, share)
		}
	}
	if h.fadeLeft > 0 {
		for k := range fadeSlices {
			cut(h.left+h.fadeLeft*vg.Length(k+1)/fadeSlices, (float64(k)+0.5)/fadeSlices)
		}
	}
	if h.fadeRight > 0 {
		cut(h.right-h.fadeRight, 1)
		for k := range fadeSlices - 1 {
			cut(h.right-h.fadeRight*vg.Length(fadeSlices-1-k)/fadeSlices, 1-(float64(k)+0.5)/fadeSlices)
		}
		add(lower, upper, 0.5/fadeSlices)
		return traces
	}
	if len(upper) > 0 {
		add(lower, upper, 1)
	}
	return traces
}

// edge returns the lines along one end of a band that go on from where it is closed
// to where it has not the other end, over the fades that lead there. has says at which
// points it has the end.
func (t tracer) edge(x, y []float64, has func(int) bool, s Series, all []shade) []Trace {
	var traces []Trace
	for _, r := range runs(len(x), has) {
		line := t.points(x, y, r)
		from := line[0].X
		within := slices.DeleteFunc(slices.Clone(all), func(h shade) bool { return h.first < r.first || h.end > r.end })
		if len(within) == 0 {
			continue
		}
		for _, h := range within { // each takes a piece out of the line
			traces = append(traces, t.edgePart(line, from, h.left+h.fadeLeft, h.first > r.first, s)...)
			from = h.right - h.fadeRight
			if h.end == r.end {
				from = vg.Length(math.Inf(1))
			}
		}
		traces = append(traces, t.edgePart(line, from, line[len(line)-1].X, true, s)...)
	}
	return traces
}

// edgePart returns the pieces of a line from one x to another.
func (t tracer) edgePart(line []vg.Point, from, to vg.Length, is bool, s Series) []Trace {
	if !is || !(from < to) {
		return nil
	}
	if from > line[0].X {
		_, line = split(line, from)
	}
	line, _ = split(line, to)
	if len(line) < 2 {
		return nil
	}
	own, past := split(line, t.x(s.End))
	return append(t.clipped(own, false), t.clipped(past, true)...)
}

// polygon returns the trace of the part in the box of the area between two
// lines; if these are single points, of a strip a little wider than a curve.
func (t tracer) polygon(lower, upper []vg.Point, trace Trace) []Trace {
	area, back := slices.Clone(t.thinned(upper)), t.thinned(lower)
	if len(area) == 1 {
		half := vg.Point{X: vg.Length(2 * t.lineWidth)}
		area = []vg.Point{area[0].Sub(half), area[0].Add(half)}
		back = []vg.Point{back[0].Sub(half), back[0].Add(half)}
	}
	for _, p := range slices.Backward(back) {
		area = append(area, p)
	}
	if trace.Points = clipPolygon(t.Box, area); len(trace.Points) < 3 {
		return nil
	}
	return []Trace{trace}
}
