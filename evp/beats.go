package evp

import (
	"cmp"
	"math"
	"slices"

	"evpkit/evp/internal/ordstat"
)

// An outcome is a value of the best score, in the better-is-larger order, and
// its probability.
type outcome struct{ value, probability float64 }

// outcomes returns the law of the best at x: the scored trials' values, and
// "nothing has scored", which is below every score, or at the baseline.
func (s *Sample) outcomes(axis Axis, x float64, o CurveOptions) []outcome {
	above := s.distribution(axis, x)
	none := s.baseline(o)
	if math.IsNaN(none) {
		none = math.Inf(-1)
	}
	out := make([]outcome, 0, len(above))
	for e, y := range s.scores {
		out = append(out, outcome{y, above[e] - above[e+1]})
	}
	out = append(out, outcome{none, 1 - above[0]})
	slices.SortFunc(out, func(a, b outcome) int { return cmp.Compare(a.value, b.value) })
	return out
}

// distribution returns P(best ≥ score e) at x, for every e, and 0 at the end.
func (s *Sample) distribution(axis Axis, x float64) []float64 {
	cost, equal := s.equalCost()
	switch {
	case axis == Budget && !equal:
		return s.law().Distribution(x)
	case axis == Budget:
		x = math.Floor(x / cost * (1 + 1e-9))
	}
	out := make([]float64, len(s.scores)+1)
	sample := ordstat.Sample{Scores: s.scores, Failed: s.failed, Above: s.above}
	for e := range s.scores {
		out[e] = sample.TailV(e, int(math.Min(x, maxTrials)))
	}
	return out
}

// beats returns the probability that a draw of a is above one of b, ties
// counted half. Both are ascending.
func beats(a, b []outcome) float64 {
	p, below := 0.0, 0.0 // probability of b below the value at hand
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
