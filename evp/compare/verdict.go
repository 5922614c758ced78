package compare

import (
	"math"

	"evpkit/evp"
)

// A Verdict says which of two models is better at one x.
type Verdict int8

// The verdicts.
const (
	VerdictNone      Verdict = iota // a curve does not exist there
	VerdictUndecided                // the data do not decide
	VerdictA                        // the first model is better
	VerdictB                        // the second one is
)

// String returns "", "undecided", "a" or "b".
func (v Verdict) String() string { return [...]string{"", "undecided", "a", "b"}[v] }

// A Reason says why the verdict names no model.
type Reason string

// The reasons.
const (
	// NotCovered: x is past the data of a model.
	NotCovered Reason = "not-covered"
	// MostlyNone: a model's curve has not begun at x, as most likely nothing has scored.
	MostlyNone Reason = "mostly-none"
	// IntervalOpen: the trials do not bound the difference on the side of 0.
	IntervalOpen Reason = "interval-open"
	// IntervalIncludes0: the interval of the difference holds 0, whatever the test says.
	IntervalIncludes0 Reason = "interval-includes-0"
	// TestDoesNotReject: the interval excludes 0, but PAdjusted is above 1 − confidence.
	TestDoesNotReject Reason = "test-does-not-reject"
	// RangeNotExcluded: interval and test name a model, but scores that were not seen could
	// undo it: the Dirichlet interval of the difference holds 0.
	RangeNotExcluded Reason = "range-not-excluded"
	// TooFewTrials: no trials of these numbers could decide, or a model has fewer than four
	// scores, which say nothing of those not seen.
	TooFewTrials Reason = "too-few-trials"
)

// A Difference compares two models at one x. What does not exist is NaN.
type Difference struct {
	X                    float64 // trials, or budget in cost units
	EstimateA, EstimateB float64 // expected best score, in score units
	Difference           float64 // EstimateA − EstimateB
	// Corrected is the difference on equal terms: less V's bias of the longer log.
	Corrected    float64
	evp.Interval              // of the difference, and of the corrected one
	Allowed      evp.Interval // of the difference, with scores that were not seen: Dirichlet
	PABetter     float64      // P(best of A beats best of B), ties half; as exact as the curves
	Verdict      Verdict
	Reason       Reason // why no model is named; "" if one is
	// PAdjusted is that of the permutation test, over all x together and, after Adjust, over
	// all pairs; at least 1/(1 + permutations). NaN against a reference.
	PAdjusted      float64
	PNoneA, PNoneB float64 // probability that nothing has scored yet
}

// judge sets the verdict or, if no model is named, the reason: one is named if the interval,
// the permutation test and scores that were not seen agree. few says that so few trials
// cannot decide.
func (d *Difference) judge(direction evp.Direction, level float64, few bool) {
	above, below := d.Lower > 0, d.Upper < 0
	d.Verdict, d.Reason = VerdictUndecided, ""
	switch {
	case few:
		d.Reason = TooFewTrials
	case d.Difference > 0 && math.IsNaN(d.Lower), d.Difference < 0 && math.IsNaN(d.Upper), !d.Exists():
		d.Reason = IntervalOpen
	case !above && !below:
		d.Reason = IntervalIncludes0
	case d.PAdjusted > level:
		d.Reason = TestDoesNotReject
	case above && !(d.Allowed.Lower > 0), below && !(d.Allowed.Upper < 0):
		d.Reason = RangeNotExcluded
	case above == (direction == evp.Maximize):
		d.Verdict = VerdictA
	default:
		d.Verdict = VerdictB
	}
}

// tooFew reports whether no permutation test of so many trials can reject, or scores that were
// not seen are not bounded at all.
func (c *comparison) tooFew(a, b *model) bool {
	if a.unbounded() || b.unbounded() {
		return true
	}
	return !a.fixed && !b.fixed && leastP(a.N(), b.N()) > 1-c.options.Curve.Confidence
}

// unbounded reports whether nothing bounds a score of the model that was not seen.
func (m *model) unbounded() bool {
	if m.fixed {
		return false
	}
	b := m.options.Known(m.Direction()).Beyond(m.set)
	return math.IsInf(b.Good, 0) || math.IsInf(b.Bad, 0)
}

// leastP returns the smallest p-value that a permutation test of two logs of n and m trials
// can have: the share of the divisions that are as extreme as the most extreme one, which are
// two if the logs are equally long.
func leastP(n, m int) float64 {
	p := 1.0
	for k := 1; k <= min(n, m) && p > 1e-9; k++ {
		p *= float64(k) / float64(max(n, m)+k)
	}
	if n == m {
		p *= 2
	}
	return p
}

// separated returns the model each of whose trials is better than every trial of the other;
// VerdictNone if there is none. A failed trial is worse than any score.
func separated(a, b *model) Verdict {
	switch {
	case a.Failed() == 0 && a.set.Worst() > b.set.Best():
		return VerdictA
	case b.Failed() == 0 && b.set.Worst() > a.set.Best():
		return VerdictB
	}
	return VerdictNone
}
