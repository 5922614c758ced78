package evp

import (
	"math/rand/v2"
	"testing"

	"evpkit/evp/internal/coverage"
)

// drawTrials returns the trials of a simulated log.
func drawTrials(l coverage.Law, n int, r *rand.Rand) []Trial { return asTrials(l.Draw(n, r)) }

// asTrials returns trials with the given scores and costs.
func asTrials(scores, costs []float64) []Trial {
	out := make([]Trial, len(scores))
	for i := range out {
		out[i] = Trial{Score: scores[i], Cost: costs[i]}
	}
	return out
}

// truthOf returns a law's own mean cost and curve, from very many trials whose scores
// are evenly spread over the law.
func truthOf(t *testing.T, l coverage.Law, axis Axis, statistic Statistic, inMeanCosts []float64) (meanCost float64,
	values []float64) {
	t.Helper()
	many := 20_000
	if *coverage.Samples > 0 {
		many = 50_000
	}
	s, err := NewSample(l.Name, asTrials(l.Even(many)), SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := CurveOptions{Statistic: statistic}
	for _, x := range inMeanCosts {
		if axis == Budget {
			x *= s.MeanCost()
		}
		o.At = append(o.At, x)
	}
	for _, p := range mustCurve(t, axis, s, o).Points {
		values = append(values, p.Estimate)
	}
	return s.MeanCost(), values
}
