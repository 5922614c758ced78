package evp

import (
	"fmt"
	"math"
	"sort"

	"evpkit/evp/internal/ordstat"
)

// tieTolerance keeps quantiles at exact ties: q·(1 − tieTolerance).
const tieTolerance = 1e-12

// TrialCurve returns the best score of s as a function of the number of
// trials n = 1, 2, … (whole numbers, no further than o.To or N unless o.At
// says so). By the V estimator (Dodge et al. 2019, "Show Your Work"),
//
//	E_V(n) = Σ_i y_(i)·[(i/N)^n − ((i−1)/N)^n],
//
// by the U estimator (Tang et al. 2020, "Showing Your Work Doesn't Always
// Work"), 1 ≤ n ≤ N,
//
//	E_U(n) = Σ_i y_(i)·C(i−1, n−1)/C(N, n),
//
// where failed trials stand below every score. V at n = 1 is the mean; it
// tends to the best score for n → ∞ and is biased low. U is unbiased where no
// trial failed or a baseline stands in, and reaches the best score at n = N.
// The q-quantile is the smallest score s with P(best ≤ s | scored) ≥ q.
//
// It returns an error for options that Validate rejects, and for U past N.
func TrialCurve(s *Sample, o CurveOptions) (*Curve, error) {
	if err := o.Validate(Trials); err != nil {
		return nil, err
	}
	if err := s.checkSupport(o); err != nil {
		return nil, err
	}
	o = o.defaults()
	c := s.curve(Trials, float64(s.N()), o)
	xs := o.At
	if xs == nil {
		end := c.End
		if o.To > 0 {
			end = math.Min(math.Floor(o.To), maxTrials)
		}
		if end < 1 {
			c.warn(WarnEmpty, "the curve has no point up to %g trials", o.To)
			return c, nil
		}
		xs = wholeGrid(end, o.Points)
	}
	for _, x := range xs {
		if o.Estimator == U && x > c.End {
			return nil, fmt.Errorf("model %q: the U estimator needs n ≤ N: n = %.0f, but there are %.0f trials; use the V estimator or fewer trials",
				s.model, x, c.End)
		}
	}
	c.fill(s, xs, s.bestOf(xs, o), o)
	c.trialBand(s, o)
	return c, nil
}

// bestOf returns the laws of the best of each number of trials.
func (s *Sample) bestOf(xs []float64, o CurveOptions) []best {
	ns := make([]int, len(xs))
	for i, x := range xs {
		ns[i] = int(x)
	}
	sample := ordstat.Sample{Scores: s.scores, Failed: s.failed, Above: s.above}
	moments, search, tail := sample.V, sample.SearchV, sample.TailV
	if o.Estimator == U {
		moments, search, tail = sample.U, sample.SearchU, sample.TailU
	}
	out := make([]best, len(xs))
	for i, m := range moments(ns) {
		out[i] = best{scored: m.Scored, mean: m.Mean, sd: m.SD, quantile: math.NaN(), se: math.NaN()}
	}
	if o.Statistic.IsMean() {
		return out
	}
	l := level{q: o.Statistic.q * (1 - tieTolerance), none: s.baseline(o)}
	past := sort.SearchFloat64s(s.scores, math.Nextafter(l.none, math.Inf(1)))
	for i, n := range ns {
		scored := out[i].scored
		e := search(n, func(e int, above float64) bool {
			return l.reached(s.scores[e], above, scored)
		})
		aboveNone := math.NaN()
		if !math.IsNaN(l.none) {
			aboveNone = tail(past, n)
		}
		out[i].quantile = l.pick(s.scores, e, aboveNone)
	}
	return out
}
