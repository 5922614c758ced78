package coverage

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLaws checks that quantile functions ascend, that costs are positive, and that
// both keep within the ends that are stated.
func TestLaws(t *testing.T) {
	for _, l := range slices.Concat(Laws, Everyday, Hard, Costs) {
		scores := l.Scores(500)
		if !slices.IsSorted(scores) || scores[0] == scores[499] {
			t.Errorf("%s: scores do not ascend", l.Name)
		}
		_, costs := l.Draw(2000, rand.New(rand.NewPCG(1, 2)))
		slices.Sort(costs)
		for what, of := range map[string]struct {
			values []float64
			ends   [2]float64
		}{"scores": {scores, l.ScoreEnds}, "costs": {costs, l.CostEnds}} {
			low, high := of.values[0], of.values[len(of.values)-1]
			if math.IsNaN(low+high) || math.IsInf(low, 0) || math.IsInf(high, 0) {
				t.Errorf("%s: %s from %g to %g", l.Name, what, low, high)
			}
			if of.ends != [2]float64{} && (low < of.ends[0] || high > of.ends[1]) {
				t.Errorf("%s: %s from %g to %g, outside %v", l.Name, what, low, high, of.ends)
			}
		}
		if !(costs[0] > 0) {
			t.Errorf("%s: a cost of %g", l.Name, costs[0])
		}
	}
}
