package evp

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Verdict says which of two models is better at one x.
type Verdict int8

// The verdicts.
const (
	VerdictNone      Verdict = iota // a curve does not exist there
	VerdictUndecided                // the data do not tell
	VerdictA                        // the first model is better
	VerdictB                        // the second one is
)

// String returns "", "undecided", "a" or "b".
func (v Verdict) String() string { return [...]string{"", "undecided", "a", "b"}[v] }

// A Difference compares two models at one x. What does not exist is NaN.
type Difference struct {
	X                    float64 // trials, or budget in cost units
	EstimateA, EstimateB float64 // expected best score, in score units
	Difference           float64 // EstimateA − EstimateB
	Lower, Upper         float64 // interval of the difference
	PABetter             float64 // P(best of A beats best of B), ties half; as exact as the curves
	Verdict              Verdict
	PAdjusted            float64 // of the permutation test, over all x together; at least 1/(1 + permutations)
	PNoneA, PNoneB       float64 // probability that nothing has scored yet
}

// A Crossover is an x at which the difference changes its sign.
type Crossover struct {
	X            float64 // on the trial axis the first with the other sign
	Lower, Upper float64 // interval; NaN where too many resamples cross past that end of the range
	Share        float64 // of the resamples that cross the same way somewhere in the range
}

// An EqualScore is what two models need for the same expected score.
type EqualScore struct {
	Score        float64 // in score units
	CostA, CostB float64 // trials, or budget; where the curve starts, if it starts above; NaN where the data do not reach it
	Ratio        float64 // CostB/CostA; NaN if a curve starts above the score
	Lower, Upper float64 // interval of the ratio; NaN where open
}

// A Comparison is what the trials of two models say about which is better, for
// every budget.
type Comparison struct {
	A, B        string
	Axis        Axis
	Direction   Direction
	Confidence  float64
	Pointwise   bool // intervals and verdicts hold for each x alone
	Differences []Difference
	// Along is the difference at many x of the range that both curves have, for
	// drawing: estimates, difference, and the intervals of Differences, between
	// which they are interpolated. Jumps are where it may change, as in Curve.
	Along       []Difference
	Jumps       []Jump
	Crossovers  []Crossover
	EqualScores []EqualScore
	Warnings    []Warning
}

// CompareOptions says how models are compared. The zero value is the default.
type CompareOptions struct {
	// Curve says which curves: Baseline, Start, To, Points, At, Confidence,
	// Resamples, Seed, Progress. The statistic is the mean, the estimator V.
	// Points is that of a grid over the range in which both curves exist; 0
	// means 24.
	Curve CurveOptions
	// Pointwise asks for intervals and verdicts that hold at each x alone,
	// not at all x together.
	Pointwise bool
	// Scores are the scores of which the costs are compared, in score units;
	// nil: a few that both models reach.
	Scores []float64
	// Permutations is the number of relabellings behind PAdjusted; 0 means
	// 1,000. They stop early where none of the p-values can become significant.
	Permutations int
}

// Validate returns an error that says which option cannot be, on the axis.
func (o CompareOptions) Validate(axis Axis) error {
	switch {
	case !o.Curve.Statistic.IsMean():
		return errors.New("models are compared by the mean of the best; a quantile has no interval for a difference")
	case o.Curve.Estimator != V:
		return errors.New("models are compared by the V estimator")
	case o.Permutations < 0:
		return fmt.Errorf("%d permutations cannot be", o.Permutations)
	}
	return o.Curve.Validate(axis)
}

// defaults returns the options with every zero value replaced by its meaning.
func (o CompareOptions) defaults() CompareOptions {
	if o.Curve.Points == 0 {
		o.Curve.Points = 24
	}
	if o.Permutations == 0 {
		o.Permutations = 1000
	}
	o.Curve = o.Curve.defaults()
	o.Curve.Band = BandNone
	return o
}

// Compare compares every two of the samples, or each with the one named
// against, at the same x: how far their expected best scores (V estimator) are
// apart, with a studentised bootstrap interval, models resampled apart; the
// exact probability that the best of one beats that of the other, where a score
// beats nothing and two times nothing is a tie; which is better; where the
// curves cross; what each needs for the same score.
//
// The verdict is A or B only if the interval excludes 0 and a max-T permutation
// test rejects: under the hypothesis that both models' (score, cost) pairs
// come from one law, dealt out anew between the two, the largest difference
// over all x, studentised by its spread, is as large as the one seen with
// probability PAdjusted at most 1 − confidence. Intervals hold at all x
// together unless o.Pointwise. There is no verdict where a curve does not
// exist: below its start (p_none above o.Curve.Start) or past its data.
//
// It returns an error for options that Validate rejects, for samples whose
// directions differ, and on the budget axis for trials without a cost.
func Compare(samples []*Sample, against string, axis Axis, o CompareOptions) ([]*Comparison, error) {
	if err := o.Validate(axis); err != nil {
		return nil, err
	}
	o = o.defaults()
	first, err := opponents(samples, against, axis)
	if err != nil {
		return nil, err
	}
	var pairs [][2]int
	for a := range samples {
		for b := range samples {
			if against == "" && a < b || against != "" && a == first && b != first {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	field, err := newField(samples, axis, o, len(pairs))
	if err != nil {
		return nil, err
	}
	out := make([]*Comparison, len(pairs))
	errs := make([]error, len(pairs))
	inParallel(len(pairs), nil, func() func(int) {
		return func(i int) { out[i], errs[i] = field.compare(pairs[i][0], pairs[i][1]) }
	})
	return out, errors.Join(errs...)
}

// ErrCounted is returned where samples are compared whose trials have counts.
var ErrCounted = errors.New("rows that stand for several trials cannot be compared")

// opponents checks the samples and returns the position of the one against
// which the others are compared.
func opponents(samples []*Sample, against string, axis Axis) (first int, err error) {
	if len(samples) < 2 {
		return 0, fmt.Errorf("there is one model; a comparison needs two")
	}
	first = -1
	for i, s := range samples {
		if s.model == against {
			first = i
		}
		switch {
		case s.direction != samples[0].direction:
			return 0, fmt.Errorf("models %q and %q differ in which scores are better", samples[0].model, s.model)
		case axis == Budget && !s.HasCost():
			return 0, fmt.Errorf("model %q: %w", s.model, ErrNoCost)
		case s.counts != nil || s.failures != nil:
			return 0, fmt.Errorf("model %q: %w", s.model, ErrCounted)
		}
	}
	if against != "" && first < 0 {
		return 0, fmt.Errorf("there is no model %q to compare with (models: %s)", against, modelNames(samples))
	}
	return first, nil
}

// modelNames lists the models.
func modelNames(samples []*Sample) string {
	var names []string
	for _, s := range samples {
		names = append(names, strconv.Quote(s.model))
	}
	return strings.Join(names, ", ")
}
