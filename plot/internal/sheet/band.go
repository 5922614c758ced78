package sheet

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Unbounded says on which sides a band has no end.
type Unbounded struct{ Below, Above bool }

// any reports whether there is such a side.
func (u Unbounded) any() bool { return u.Below || u.Above }

// A stretch is a run of points over which a band is unbounded on the same
// sides.
type stretch struct {
	run
	unbounded Unbounded
}

// stretches divides a run where the band begins or ceases to be unbounded.
// Stretches that are unbounded reach to the next point of their neighbours, so
// that there is no gap.
func (s Series) stretches(r run) []stretch {
	var all []stretch
	for k := r.first; k < r.end; k++ {
		u, n := s.unbounded(k), len(all)
		if n > 0 && all[n-1].unbounded == u {
			all[n-1].end = k + 1
			continue
		}
		next := stretch{run{k, k + 1}, u}
		switch {
		case n > 0 && u.any():
			next.first--
		case n > 0:
			all[n-1].end++
		}
		all = append(all, next)
	}
	return all
}

// ends returns a band's ends, infinite wherever the stretch is unbounded.
func (s Series) ends(t stretch) (lower, upper []float64) {
	lower, upper = s.Lower, s.Upper
	if t.unbounded.Below {
		lower = slices.Repeat([]float64{math.Inf(-1)}, len(s.X))
	}
	if t.unbounded.Above {
		upper = slices.Repeat([]float64{math.Inf(1)}, len(s.X))
	}
	return lower, upper
}

// band returns the polygons of the series' band: interrupted at gaps; split
// where the series' data end, where the band may hold less often than it says,
// and where it has no end; thinned out; and clipped to the box. An infinite end
// lies outside the box.
func (t tracer) band(s Series) []Trace {
	var traces []Trace
	s = s.stepped()
	end, weak := t.x(s.End), vg.Length(math.Inf(1))
	if s.Weak > 0 {
		weak = t.x(s.Weak)
	}
	for _, r := range runs(len(s.X), s.hasBand) {
		for _, part := range s.stretches(r) {
			lows, highs := s.ends(part)
			upper, pastUpper := split(t.points(s.X, highs, part.run), end)
			lower, pastLower := split(t.points(s.X, lows, part.run), end)
			upper, weakUpper := split(upper, weak)
			lower, weakLower := split(lower, weak)
			u := part.unbounded
			traces = append(traces, t.polygon(lower, upper, Trace{Unbounded: u})...)
			traces = append(traces, t.polygon(weakLower, weakUpper, Trace{Unbounded: u, Weak: true})...)
			traces = append(traces, t.polygon(pastLower, pastUpper, Trace{Unbounded: u, Past: true})...)
		}
	}
	return traces
}

// polygon returns the trace of the part in the box of the area between two
// lines; if these are single points, of a strip a little wider than a curve.
func (t tracer) polygon(lower, upper []vg.Point, trace Trace) []Trace {
	area := slices.Clone(t.thinned(upper))
	back := t.thinned(lower)
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

// Numbers of bands that fade towards the edge of the panel.
const (
	fadeShare = 0.2 // of the box's height, at either side
	fadeSteps = 12
)

// A layer is a part of a band that is filled with one opacity.
type layer struct {
	polygon []vg.Point
	alpha   float64
}

// layers returns the parts of a band's trace in a box, ever fainter towards the
// edges at which it has no end: strips that touch, which look alike in formats
// without opacity.
func (t Trace) layers(box vg.Rectangle, alpha float64) []layer {
	if !t.Unbounded.any() {
		return []layer{{t.Points, alpha}}
	}
	var layers []layer
	strip := func(lo, hi vg.Length, alpha float64) {
		r := vg.Rectangle{Min: vg.Point{X: box.Min.X, Y: lo}, Max: vg.Point{X: box.Max.X, Y: hi}}
		if part := clipPolygon(r, t.Points); len(part) >= 3 {
			layers = append(layers, layer{part, alpha})
		}
	}
	step := box.Size().Y * fadeShare / fadeSteps
	lo, hi := box.Min.Y, box.Max.Y
	for k := range fadeSteps {
		share := (float64(k) + 0.5) / fadeSteps
		if t.Unbounded.Below {
			strip(lo, lo+step, alpha*share)
			lo += step
		}
		if t.Unbounded.Above {
			strip(hi-step, hi, alpha*share)
			hi -= step
		}
	}
	strip(lo, hi, alpha)
	return layers
}
