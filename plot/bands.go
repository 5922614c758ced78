package plot

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// An open says on which sides a band has no end.
type open struct{ below, above bool }

// open says on which sides the band has no end at point k.
func (s Series) open(k int) open { return open{math.IsInf(s.Lower[k], -1), math.IsInf(s.Upper[k], 1)} }

// bandKnown reports whether the series has a band at point k.
func (s Series) bandKnown(k int) bool { return !math.IsNaN(s.Lower[k]) && !math.IsNaN(s.Upper[k]) }

// A stretch is a run of points over which a band is open on the same sides.
type stretch struct {
	run
	open open
}

// stretches divides a run where the band begins or ceases to be open. Those
// that are open reach to the next point of their neighbours, so that there is
// no gap.
func (s Series) stretches(r run) []stretch {
	var all []stretch
	for k := r.first; k < r.end; k++ {
		o, n := s.open(k), len(all)
		if n > 0 && all[n-1].open == o {
			all[n-1].end = k + 1
			continue
		}
		next := stretch{run{k, k + 1}, o}
		switch {
		case n > 0 && o != open{}:
			next.first--
		case n > 0:
			all[n-1].end++
		}
		all = append(all, next)
	}
	return all
}

// ends returns a band's ends with an infinite one wherever the stretch is open.
func (s Series) ends(t stretch) (lower, upper []float64) {
	lower, upper = s.Lower, s.Upper
	if t.open.below {
		lower = slices.Repeat([]float64{math.Inf(-1)}, len(s.X))
	}
	if t.open.above {
		upper = slices.Repeat([]float64{math.Inf(1)}, len(s.X))
	}
	return lower, upper
}

// band returns the polygons of the series' band in panel i: interrupted at
// gaps, split where the series' data end, where the band may hold less often than
// it says, and where it has no end,
// thinned out, and clipped to the frame. An infinite end lies outside the
// frame.
func (s *sheet) band(i int, series Series) []trace {
	if series.Listed {
		return nil // whiskers
	}
	var traces []trace
	series = series.stepped()
	end, weak := s.x(i, series.End), vg.Length(math.Inf(1))
	if series.Weak > 0 {
		weak = s.x(i, series.Weak)
	}
	for _, r := range runs(len(series.X), series.bandKnown) {
		for _, t := range series.stretches(r) {
			lows, highs := series.ends(t)
			upper, pastUpper := split(s.points(i, series.X, highs, t.run), end)
			lower, pastLower := split(s.points(i, series.X, lows, t.run), end)
			upper, weakUpper := split(upper, weak)
			lower, weakLower := split(lower, weak)
			traces = append(traces, s.polygon(i, lower, upper, trace{open: t.open})...)
			traces = append(traces, s.polygon(i, weakLower, weakUpper, trace{open: t.open, weak: true})...)
			traces = append(traces, s.polygon(i, pastLower, pastUpper, trace{open: t.open, past: true})...)
		}
	}
	return traces
}

// polygon returns the trace of the part in frame i of the area between two
// lines; between two points, of a strip a little wider than a curve.
func (s *sheet) polygon(i int, lower, upper []vg.Point, t trace) []trace {
	area := slices.Clone(s.thinned(upper))
	back := s.thinned(lower)
	if len(area) == 1 {
		half := vg.Point{X: vg.Length(2 * s.Theme.LineWidth)}
		area = []vg.Point{area[0].Sub(half), area[0].Add(half)}
		back = []vg.Point{back[0].Sub(half), back[0].Add(half)}
	}
	for _, p := range slices.Backward(back) {
		area = append(area, p)
	}
	if t.points = clipPolygon(s.frames[i], area); len(t.points) < 3 {
		return nil
	}
	return []trace{t}
}

// drawBands fills the bands of panel i.
func (s *sheet) drawBands(i int) {
	for _, series := range s.Panels[i].Series {
		for _, t := range s.band(i, series) {
			alpha := s.bandAlpha()
			if t.past || t.weak {
				alpha *= s.Theme.PastAlpha
			}
			s.fillFading(i, t, series.Style, alpha)
		}
	}
}

// Numbers of bands that fade towards the edge of the panel.
const (
	fadeShare = 0.2 // of the frame's height, at either side
	fadeSteps = 12
)

// fillFading fills a band, ever fainter towards the edges at which it has no
// end: in strips side by side, which look alike in formats without opacity.
func (s *sheet) fillFading(i int, t trace, style Style, alpha float64) {
	f := s.frames[i]
	step := f.Size().Y * fadeShare / fadeSteps
	strip := func(lo, hi vg.Length, alpha float64) {
		r := vg.Rectangle{Min: vg.Point{X: f.Min.X, Y: lo}, Max: vg.Point{X: f.Max.X, Y: hi}}
		if part := clipPolygon(r, t.points); len(part) >= 3 {
			s.page.Fill(polyline(part, true), faded(style.Color, alpha))
		}
	}
	if t.open == (open{}) {
		s.page.Fill(polyline(t.points, true), faded(style.Color, alpha))
		return
	}
	lo, hi := f.Min.Y, f.Max.Y
	for k := range fadeSteps {
		share := (float64(k) + 0.5) / fadeSteps
		if t.open.below {
			strip(lo, lo+step, alpha*share)
			lo += step
		}
		if t.open.above {
			strip(hi-step, hi, alpha*share)
			hi -= step
		}
	}
	strip(lo, hi, alpha)
}

// bandAlpha returns the opacity of bands: less where many may overlap.
func (s *sheet) bandAlpha() float64 {
	for _, p := range s.Panels {
		if len(p.Series) > 3 {
			return math.Min(s.Theme.BandAlpha, s.Theme.ManyBandAlpha)
		}
	}
	return s.Theme.BandAlpha
}
