package renewal

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestSplit compares both halves with the laws of their own trials, whichever is the
// smaller one; some groups are large enough for the FFT.
func TestSplit(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for _, failed := range []int{0, 12} {
		for _, share := range []float64{0.3, 0.6} {
			l, group, values, weight := coarseCase(120, failed)
			for i := range group { // one of 50, the others of one each
				group[i] = max(group[i]-49, 0)
			}
			values = values[49:]
			marked := make([]bool, len(weight))
			for j := range marked {
				marked[j] = r.Float64() < share
			}
			for _, b := range []float64{2, 10, 60} {
				first, second := l.NewSplit(CoarseBudget{b, b}, group, values).Evaluate(marked, NewSplitWork())
				for mark, got := range map[bool]Half{true: first, false: second} {
					var scores, costs, fails []float64
					for j, m := range marked {
						switch {
						case m != mark:
						case j < 120:
							scores, costs = append(scores, values[group[j]]), append(costs, l.costs[j])
						default:
							fails = append(fails, l.failed[j-120])
						}
					}
					want := NewLaw(scores, costs, fails).Moments([]float64{b})[0]
					if mean := values[0] + got.Gain/got.Scored; !near(mean, want.Mean, 0.02) || !near(got.Scored, want.Scored, 0.02) {
						t.Errorf("%d failed, budget %g, mark %v: mean %g, scored %g; want %g, %g", failed, b, mark, mean, got.Scored,
							want.Mean, want.Scored)
					}
				}
			}
		}
	}
}

// TestSplitEqually: two halves of the same trials give the same, as far as coarseWrap
// allows: one is computed from what the other does not have.
func TestSplitEqually(t *testing.T) {
	l, group, values, _ := coarseCase(40, 4)
	double := func(v []float64) (out []float64) {
		for _, x := range v {
			out = append(out, x, x)
		}
		return out
	}
	var groups []int32
	for _, g := range group {
		groups = append(groups, g, g)
	}
	pool := NewLaw(double(l.scores), double(l.costs), double(l.failed))
	marked := make([]bool, 88)
	for j := 0; j < len(marked); j += 2 {
		marked[j] = true
	}
	for _, b := range []float64{2, 30} {
		first, second := pool.NewSplit(CoarseBudget{b, b}, groups, values).Evaluate(marked, NewSplitWork())
		if math.Abs(first.Gain-second.Gain) > 1e-7 || math.Abs(first.Scored-second.Scored) > 1e-7 {
			t.Errorf("budget %g: %+v and %+v", b, first, second)
		}
	}
}
