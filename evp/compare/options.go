package compare

import (
	"errors"
	"fmt"

	"evpkit/evp"
)

// Options says how models are compared. The zero value is the default.
type Options struct {
	// Curve says which curves: Baseline, Start, To, Points, At, Confidence, Resamples,
	// Seed, Progress, and Support, Range and CostSupport: what is known of trials that were
	// not logged. The statistic is the mean, the estimator V. Points is that of a
	// grid over the range in which both curves exist; 0 means 24.
	Curve evp.CurveOptions
	// Pointwise asks for intervals and verdicts that hold at each x alone, not at all
	// x together.
	Pointwise bool
	// Scores are the scores whose costs are compared, in score units; nil: a few that
	// both models reach.
	Scores []float64
	// References are scores that are known, with each of which every model is compared.
	References []Reference
	// Permutations is the number of permutations behind PAdjusted; 0 means 1,000.
	// They stop early once none of the p-values can become significant.
	Permutations int
}

// The default numbers of points and of permutations.
const (
	defaultPoints       = 24
	defaultPermutations = 1000
)

// Validate returns an error that says which option is not possible on the axis.
func (o Options) Validate(axis evp.Axis) error {
	switch {
	case !o.Curve.Statistic.IsMean():
		return errors.New("models are compared by the mean of the best; a quantile has no interval for a difference")
	case o.Curve.Estimator != evp.V:
		return errors.New("models are compared by the V estimator")
	case o.Permutations < 0:
		return fmt.Errorf("%d permutations cannot be", o.Permutations)
	}
	return o.Curve.Validate(axis)
}

// withDefaults returns the options with every zero value replaced by its meaning.
func (o Options) withDefaults() Options {
	if o.Curve.Points == 0 {
		o.Curve.Points = defaultPoints
	}
	if o.Permutations == 0 {
		o.Permutations = defaultPermutations
	}
	o.Curve = o.Curve.WithDefaults()
	o.Curve.Band, o.Curve.Also = evp.BandNone, nil
	return o
}
