package compare

import "evpkit/evp"

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

// A Difference compares two models at one x. What does not exist is NaN.
type Difference struct {
	X                    float64 // trials, or budget in cost units
	EstimateA, EstimateB float64 // expected best score, in score units
	Difference           float64 // EstimateA − EstimateB
	evp.Interval                 // of the difference
	PABetter             float64 // P(best of A beats best of B), ties half; as exact as the curves
	Verdict              Verdict
	PAdjusted            float64 // of the permutation test, over all x together; at least 1/(1 + permutations)
	PNoneA, PNoneB       float64 // probability that nothing has scored yet
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
