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
)

// A Difference compares two models at one x. What does not exist is NaN.
type Difference struct {
	X                    float64 // trials, or budget in cost units
	EstimateA, EstimateB float64 // expected best score, in score units
	Difference           float64 // EstimateA − EstimateB
	evp.Interval                 // of the difference
	PABetter             float64 // P(best of A beats best of B), ties half; as exact as the curves
	Verdict              Verdict
	Reason               Reason  // why no model is named; "" if one is
	PAdjusted            float64 // of the permutation test, over all x together; at least 1/(1 + permutations)
	PNoneA, PNoneB       float64 // probability that nothing has scored yet
}

// reason returns why the interval and the permutation test together name no model; "" if
// they name one.
func (d Difference) reason() Reason {
	switch {
	case d.Verdict == VerdictA || d.Verdict == VerdictB:
		return ""
	case d.Lower > 0 || d.Upper < 0:
		return TestDoesNotReject
	case d.Difference > 0 && math.IsNaN(d.Lower), d.Difference < 0 && math.IsNaN(d.Upper), !d.Exists():
		return IntervalOpen
	}
	return IntervalIncludes0
}

// verdict returns what the interval and the permutation test say together.
func (d Difference) verdict(direction evp.Direction, level float64) Verdict {
	better, worse := VerdictA, VerdictB
	if direction == evp.Minimize {
		better, worse = worse, better
	}
	switch {
	case !(d.PAdjusted <= level):
	case d.Lower > 0:
		return better
	case d.Upper < 0:
		return worse
	}
	return VerdictUndecided
}
