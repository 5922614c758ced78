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
func (m *model) setEnds(c *comparison) {
	m.best, m.worst = make([][]float64, len(m.at)), make([][]float64, len(m.at))
	var xs []float64
	for _, x := range m.at {
		if m.decidable(x) {
			xs = append(xs, x)
		}
	}
	if len(xs) == 0 {
		c.progress.Add(m.options.Resamples)
		return
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
	good, bad := resample.NewDirichlet(m.setup(xs), finite).Draw(draw, m.options.Resamples, c.progress)
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

// allowed returns, at some x at which two models are evaluated, the interval of their
// difference that trials which were not seen allow: that of the Dirichlet band, for each x
// alone or for all of them together, larger being better for a.
func (c *comparison) allowed(a, b *model, xs []float64, simultaneous bool) []evp.Interval {
	low, high := make([][]float64, len(xs)), make([][]float64, len(xs))
	for k, x := range xs {
		i, j := a.index(x), b.index(x)
		low[k] = c.minus(a.endAt(a.worst, i), b.endAt(b.best, j))
		high[k] = c.minus(a.endAt(a.best, i), b.endAt(b.worst, j))
	}
	half := (1 - c.options.Curve.Confidence) / 2
	out := make([]evp.Interval, len(xs))
	if simultaneous && len(xs) > 1 {
		lower, upper := resample.LowerEnvelope(low, half), resample.UpperEnvelope(high, half)
		for k := range out {
			out[k] = evp.NewInterval(lower[k], upper[k])
		}
		return out
	}
	for k := range out {
		out[k] = evp.NewInterval(resample.LowerQuantile(low[k], half), resample.UpperQuantile(high[k], half))
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
func (c *comparison) minus(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range out {
		out[i] = a[i] - b[i]
	}
	return out
}
