package evp

import (
	"math"
	"slices"
	"testing"

	"evpkit/sampling"
)

// TestBootstrapOfMean compares the band at n = 1, where the best is the mean,
// with the bootstrap-t interval of a mean (Efron and Tibshirani 1993, "An
// Introduction to the Bootstrap", 12.5), computed plainly from the same
// resamples: standard errors are σ/√N, and the ends are taken across, the upper
// quantile of t for the lower end. The scores are skewed, so that the wrong
// tail shows.
func TestBootstrapOfMean(t *testing.T) {
	const n, resamples = 10, 999
	var trials []Trial
	var scores []float64
	for k := range n {
		scores = append(scores, float64((k+1)*(k+1)))
		trials = append(trials, Trial{Score: scores[k], Cost: 1})
	}
	moments := func(weight []float64) (mean, se float64) {
		square := 0.0
		for j, w := range weight {
			mean += w * scores[j]
			square += w * scores[j] * scores[j]
		}
		return mean, math.Sqrt(max(square-mean*mean, 0) / n)
	}
	mean, se := moments(slices.Repeat([]float64{1.0 / n}, n))
	var ts []float64
	weight := make([]float64, n)
	for i := range resamples {
		sampling.Bootstrap{Seed: 5, Name: "m"}.CountedWeights(i, slices.Repeat([]int{1}, n), weight)
		m, s := moments(weight)
		ts = append(ts, (m-mean)/s)
	}
	slices.Sort(ts)
	low, high := ts[24], ts[974] // the 25th of 999 from below and from above
	if -low < 1.2*high {
		t.Fatalf("t from %g to %g does not tell its tails apart", low, high)
	}
	s := bandSample(t, trials...)
	if _, ses := newEngine(s.set, Trials, []float64{1}, math.NaN()).Estimates(); math.Abs(ses[0]-se) > 1e-9*se {
		t.Errorf("standard error %g, want %g", ses[0], se)
	}
	p := mustCurve(t, Trials, s, CurveOptions{Band: BandBootstrap, Resamples: resamples, Seed: 5,
		At: []float64{1}}).Points[0]
	if wantLow, wantHigh := mean-high*se, mean-low*se; math.Abs(p.Lower-wantLow) > 1e-9*mean ||
		math.Abs(p.Upper-wantHigh) > 1e-9*mean {
		t.Errorf("%g to %g, want %g to %g", p.Lower, p.Upper, wantLow, wantHigh)
	}
}
