package evp

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/trials"
)

// TrialCurve returns the best score of s as a function of the number of trials
// n = 1, 2, … (whole numbers, up to o.To or N unless o.At says otherwise). By the V
// estimator (Dodge et al. 2019, "Show Your Work"),
//
//	E_V(n) = Σ_i y_(i)·[(i/N)^n − ((i−1)/N)^n],
//
// by the U estimator (Tang et al. 2020, "Showing Your Work Doesn't Always Work"),
// 1 ≤ n ≤ N,
//
//	E_U(n) = Σ_i y_(i)·C(i−1, n−1)/C(N, n),
//
// where failed trials rank below every score. V at n = 1 is the mean; it tends to
// the best score for n → ∞ and is biased low. U is unbiased if no trial failed or
// there is a baseline, and reaches the best score at n = N. The q-quantile is the
// lowest score s with P(best ≤ s | scored) ≥ q.
//
// The curve of a sample without a score has no points. It returns an error for
// options that Validate rejects, and for U past N.
func TrialCurve(s *Sample, o CurveOptions) (*Curve, error) {
	if err := o.Validate(Trials); err != nil {
		return nil, err
	}
	if err := cmp.Or(s.checkSupport(o), s.checkCostSupport(o)); err != nil {
		return nil, err
	}
	o = o.WithDefaults()
	if s.Unscored() {
		return newBuilder(s, Trials, float64(s.N()), nil, o).Curve, nil
	}
	law := best.Trials{Set: s.set}
	b := newBuilder(s, Trials, float64(s.N()), law, o)
	b.fitTail(s)
	xs := b.trialGrid()
	for _, x := range slices.Concat(xs, o.Also) {
		if o.Estimator == U && x > b.End {
			return nil, fmt.Errorf("model %q: the U estimator needs n ≤ N: n = %.0f, but there are %.0f trials; "+
				"use the V estimator or fewer trials", s.model, x, b.End)
		}
	}
	law.Without = o.Estimator == U
	b.setPoints(xs, law)
	b.clearPast()
	b.setBand()
	b.setTail(law)
	return b.Curve, nil
}

// trialGrid returns the x of a trial curve; none, with a warning, if there are none
// in the range asked for.
func (b *builder) trialGrid() []float64 {
	if b.options.At != nil {
		return b.options.At
	}
	end := math.Min(math.Floor(b.gridEnd()), trials.Most)
	if end < 1 {
		b.warn(WarnEmpty, "the curve has no point up to %g trials", b.options.To)
		return nil
	}
	return grid.Whole(end, b.options.Points)
}
