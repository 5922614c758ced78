package compare

import (
	"cmp"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/best"
	"evpkit/evp/internal/trials"
)

// An outcome is a value of the best score, larger being better, and its probability.
type outcome struct{ value, probability float64 }

// outcomes returns the law of the best at x, by ascending value: the scores of the trials,
// and the value of "nothing has scored": none or, if that is NaN, −∞.
func outcomes(s *trials.Set, axis evp.Axis, x, none float64) []outcome {
	var law best.Exact = best.Trials{Set: s}
	if axis == evp.Budget {
		law = best.NewBudget(s)
	}
	reaching := law.Distribution(x)
	if math.IsNaN(none) {
		none = math.Inf(-1)
	}
	out := make([]outcome, 0, len(reaching))
	for e, y := range s.Scores {
		out = append(out, outcome{y, reaching[e] - reaching[e+1]})
	}
	out = append(out, outcome{none, 1 - reaching[0]})
	slices.SortFunc(out, func(a, b outcome) int { return cmp.Compare(a.value, b.value) })
	return out
}

// beats returns the probability that a draw from a is above one from b, ties counted
// half. Both are ascending.
func beats(a, b []outcome) float64 {
	p, below := 0.0, 0.0 // probability that b is below the current value
	k := 0
	for _, u := range a {
		for k < len(b) && b[k].value < u.value {
			below += b[k].probability
			k++
		}
		ties := 0.0
		for j := k; j < len(b) && b[j].value == u.value; j++ {
			ties += b[j].probability
		}
		p += u.probability * (below + ties/2)
	}
	return math.Min(math.Max(p, 0), 1)
}
