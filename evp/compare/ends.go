package compare

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/resample"
	"evpkit/sampling"
)

// setEnds sets, at the x at which there can be a verdict, the expected best of each draw with
// one more trial than were logged, at its best and at its worst, larger being better; see
// evp.BandDirichlet. It is infinite where nothing bounds such a trial.
func (m *model) setEnds() {
	m.best, m.worst = make([][]float64, len(m.at)), make([][]float64, len(m.at))
	var xs []float64
	for _, x := range m.at {
		if m.decidable(x) {
			xs = append(xs, x)
		}
	}
	unseen := m.options.Known(m.Direction()).Beyond(m.set)
	finite := unseen
	if math.IsInf(unseen.Good, 1) {
		finite.Good = m.set.Best()
	}
	if math.IsInf(unseen.Bad, -1) {
		finite.Bad = m.set.Worst()
	}
	draw := sampling.Bootstrap{Seed: m.options.Seed, Name: "beyond " + m.Model()}
	good, bad := resample.NewDirichlet(m.setup(xs), finite).Draw(draw, m.options.Resamples, nil)
	for i, x := range xs {
		k := m.index(x)
		y := m.points[k].Estimate * m.Direction().Sign()
		m.best[k], m.worst[k] = shifted(good[i], y, unseen.Good), shifted(bad[i], y, unseen.Bad)
	}
}

// shifted adds y to the values, or makes them all infinite if the end is.
func shifted(values []float64, y, end float64) []float64 {
	for i := range values {
		if values[i] += y; math.IsInf(end, 0) {
			values[i] = end
		}
	}
	return values
}

// The levels of the interval that scores which were not seen allow if no support is given. At
// them, with confidence .95, wrong verdicts between regular laws of the same expected best are
// at most .05; at .05 true ones would be found a good deal less often
// (testdata/coverage/compare.md). The mean of one or two trials hangs on the worst of them, of
// which a log shows less. No level helps where a log shows nothing of a better mode.
const (
	usualGate = 0.3
	firstGate = 0.05 // below two trials, or two mean costs of either model
)

// gate returns the level of the interval at x that scores which were not seen allow. With a
// support nothing is assumed of them, and it is that of the confidence.
func (c *comparison) gate(a, b *model, x float64) float64 {
	level := 1 - c.options.Curve.Confidence
	if c.options.Curve.Support != nil {
		return level
	}
	gate := usualGate
	if min(a.drawn(x), b.drawn(x)) < 2 {
		gate = firstGate
	}
	return math.Min(level*gate/0.05, gate)
}

// drawn returns how many trials are drawn at x, about; for a reference any number.
func (m *model) drawn(x float64) float64 {
	switch {
	case m.fixed:
		return math.Inf(1)
	case m.axis == evp.Budget:
		return x / m.MeanCost()
	}
	return x
}

// allowed returns, at some x at which two models are evaluated, the interval of their
// difference that trials which were not seen allow: that of the Dirichlet band, at each x,
// larger being better for a.
func (c *comparison) allowed(a, b *model, xs []float64) []evp.Interval {
	for _, m := range []*model{a, b} {
		if !m.fixed {
			m.endsOnce.Do(m.setEnds)
		}
	}
	out := make([]evp.Interval, len(xs))
	for k, x := range xs {
		i, j, half := a.index(x), b.index(x), c.gate(a, b, x)/2
		low := resample.LowerQuantile(minus(a.endAt(a.worst, i), b.endAt(b.best, j)), half)
		high := resample.UpperQuantile(minus(a.endAt(a.best, i), b.endAt(b.worst, j)), half)
		out[k] = evp.NewInterval(low, high)
	}
	return out
}

// endAt returns the draws of an end at the k-th x: for a reference its score.
func (m *model) endAt(end [][]float64, k int) []float64 {
	if m.fixed {
		return slices.Repeat([]float64{m.ys[0]}, m.options.Resamples)
	}
	return end[k]
}

// minus returns the differences of two models' draws, which are independent.
func minus(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range out {
		out[i] = a[i] - b[i]
	}
	return out
}
