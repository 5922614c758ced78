package renewal

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestWeights: a trial of twice the weight is as good as two trials, on every
// kind of lattice, grouped or not, and for quantiles and starts.
func TestWeights(t *testing.T) {
	for name, c := range map[string]struct {
		n    int
		cost func(r *rand.Rand) float64
		near float64
	}{
		"whole":   {60, func(r *rand.Rand) float64 { return float64(1 + r.IntN(5)) }, 1e-10},
		"spread":  {700, func(r *rand.Rand) float64 { return math.Exp(r.NormFloat64()) }, 1e-6},
		"grouped": {9000, func(r *rand.Rand) float64 { return math.Exp(r.NormFloat64()) }, 5e-5},
	} {
		r := rand.New(rand.NewPCG(11, 3))
		var scores, costs, weight, longScores, longCosts []float64
		failed, lost := []float64{c.cost(r), c.cost(r)}, []float64{2, 1}
		longFailed := []float64{failed[0], failed[0], failed[1]}
		total := 3.0
		for i := range c.n {
			count := 1 + r.IntN(3)
			cost := c.cost(r)
			scores, costs, weight = append(scores, float64(i)/float64(c.n)), append(costs, cost), append(weight, float64(count))
			longScores = append(longScores, slices.Repeat(scores[i:], count)...)
			longCosts = append(longCosts, slices.Repeat(costs[i:], count)...)
			total += float64(count)
		}
		for i := range weight {
			weight[i] /= total
		}
		lost[0], lost[1] = lost[0]/total, lost[1]/total
		short := NewWeightedLaw(scores, costs, failed, weight, lost, total)
		long := NewLaw(longScores, longCosts, longFailed)
		budgets := []float64{short.mean, 4 * short.mean, 40 * short.mean, total * short.mean}
		want := long.Moments(budgets)
		for i, m := range short.Moments(budgets) {
			if !near(m.Mean, want[i].Mean, c.near) || !near(m.Scored, want[i].Scored, c.near) {
				t.Errorf("%s, budget %g: %+v, want %+v", name, budgets[i], m, want[i])
			}
		}
		tail, wantTail := short.Tail(c.n/2, budgets), long.Tail(slices.Index(longScores, scores[c.n/2]), budgets)
		for i := range tail {
			if !near(tail[i], wantTail[i], c.near) {
				t.Errorf("%s, budget %g: tail %g, want %g", name, budgets[i], tail[i], wantTail[i])
			}
		}
		start, ok := short.Start(0.1)
		wantStart, _ := long.Start(0.1)
		if !ok || !near(start, wantStart, 1e-3*wantStart) {
			t.Errorf("%s: start %g, want %g", name, start, wantStart)
		}
	}
}
