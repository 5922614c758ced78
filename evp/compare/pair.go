package compare

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/evp/internal/parallel"
)

// A Pair is what the trials of two models say about which is better, at every budget.
type Pair struct {
	A, B       string
	Axis       evp.Axis
	Direction  evp.Direction
	Confidence float64
	Pointwise  bool // intervals and verdicts hold at each x alone
	// Reference says that one of the two is a score that is known, at every x: a Reference, or
	// a model of one trial. There is no permutation test then.
	Reference bool
	// Separated is the model each of whose trials is better than every trial of the other;
	// VerdictNone if there is none.
	Separated Verdict
	// Taken are the numbers of trials that A and B are taken to have to be on equal terms:
	// fewer than they have for the one whose log goes on past the end of the other.
	Taken       [2]int
	Differences []Difference // at the x asked for, in that order, or on a grid
	// Grid is the difference at many x of the range that both curves have, for
	// drawing: estimates, difference, and the intervals of Differences, interpolated
	// between these. Jumps are where it may change, as in evp.Curve.
	Grid        []Difference
	Jumps       []evp.Jump
	Crossovers  []Crossover
	EqualScores []EqualScore
	Warnings    []evp.Warning

	claims []Difference // on which claims rest
	shared bool         // Grid is at the x that all models share
}

// ErrCounted is returned if some row of a model stands for several trials.
var ErrCounted = errors.New("rows that stand for several trials cannot be compared")

// Pairs compares every two of the samples, and each with the references of the options; or, if
// reference is not empty, the model or the reference of that name with each of the others. It
// says, at the same x: how far their expected best scores (V estimator) are apart, with a studentised
// bootstrap interval, models resampled independently; the exact probability that the best of
// one beats that of the other, where any score beats none and two without a score tie; which
// is better; where the curves cross; what each needs for the same score.
//
// A verdict names a model only if three things agree. The interval of the difference excludes
// 0, both as the curves have it and on equal terms, without what V's bias adds for the
// longer log. A max-T permutation test rejects: under the hypothesis that the (score, cost)
// pairs of both models come from one law, so that the models may be exchanged between trials,
// the largest difference over all x, relative to its spread, is as large as the one observed
// with probability PAdjusted ≤ 1 − confidence. And scores that were not seen cannot undo it:
// the interval of the difference of Dirichlet bands (evp.BandDirichlet, models drawn
// independently) excludes 0. How often verdicts are wrong, and how often differences are
// found, is simulated in testdata/coverage/compare.md.
//
// Intervals hold at all x together unless o.Pointwise. There is no verdict where a curve
// does not exist: below its start (p_none above o.Curve.Start) or past its data. A model of
// one trial is a reference: it has its score at every x.
//
// It returns an error for options that Validate rejects, for fewer than two samples and
// references, for a reference that is not among them, for samples whose directions differ, one
// that wraps evp.ErrNoCost on the budget axis for trials without costs, and one that
// wraps ErrCounted for rows that stand for several trials.
func Pairs(samples []*evp.Sample, reference string, axis evp.Axis, o Options) ([]*Pair, error) {
	if err := o.Validate(axis); err != nil {
		return nil, err
	}
	searched := len(samples)
	samples, err := withReferences(samples, o.References)
	if err != nil {
		return nil, err
	}
	first, err := check(samples, reference, axis)
	if err != nil {
		return nil, err
	}
	var pairs [][2]int
	for a := range samples {
		for b := range samples {
			if a >= searched && b >= searched { // two scores that are known
				continue
			}
			if reference == "" && a < b || reference != "" && a == first && b != first {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	c, err := newComparison(samples, axis, o.withDefaults(), pairs)
	if err != nil {
		return nil, err
	}
	out := make([]*Pair, len(pairs))
	errs := make([]error, len(pairs))
	parallel.For(len(pairs), func(i int) {
		out[i], errs[i] = c.pair(c.models[pairs[i][0]], c.models[pairs[i][1]])
	})
	return out, errors.Join(errs...)
}

// withReferences returns the samples and, after them, the references.
func withReferences(samples []*evp.Sample, references []Reference) ([]*evp.Sample, error) {
	out := slices.Clone(samples)
	for _, r := range references {
		if len(samples) == 0 {
			break
		}
		s, err := r.sample(samples[0].Direction())
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// check checks the samples and returns the position of the reference; −1 without one.
func check(samples []*evp.Sample, reference string, axis evp.Axis) (position int, err error) {
	if len(samples) < 2 {
		return 0, errors.New("there is one model; a comparison needs two")
	}
	position = -1
	for i, s := range samples {
		if s.Model() == reference {
			position = i
		}
		switch {
		case s.Direction() != samples[0].Direction():
			return 0, fmt.Errorf("models %q and %q differ in which scores are better", samples[0].Model(), s.Model())
		case axis == evp.Budget && !s.HasCost():
			return 0, fmt.Errorf("model %q: %w", s.Model(), evp.ErrNoCost)
		case s.Counted():
			return 0, fmt.Errorf("model %q: %w", s.Model(), ErrCounted)
		}
	}
	if reference != "" && position < 0 {
		return 0, fmt.Errorf("there is no model %q to compare with (models: %s)", reference, quotedModels(samples))
	}
	return position, nil
}

// quotedModels lists the models.
func quotedModels(samples []*evp.Sample) string {
	var names []string
	for _, s := range samples {
		names = append(names, strconv.Quote(s.Model()))
	}
	return strings.Join(names, ", ")
}
