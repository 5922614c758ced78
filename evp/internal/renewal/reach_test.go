package renewal

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Whole costs: the budget is the first at which the renewal equation, solved
// by its definition, reaches p.
func TestReachWholeCosts(t *testing.T) {
	const most = 400
	for seed := range uint64(20) {
		l := lawOf(random(seed, 5+int(seed)%7, []int{0, 2, 3}[seed%3], func(r *rand.Rand) trial {
			return trial{r.Float64(), float64(1 + r.IntN(9))}
		}))
		for e := range l.scores {
			none := direct(l, e, most)
			for _, p := range []float64{0.1, 0.5, 0.9} {
				want := 0
				for 1-none[want] < p*(1-1e-9) {
					want++
				}
				if got := l.Reach(e, p); math.Abs(got-float64(want)) > 1e-6 {
					t.Errorf("seed %d: Reach(%d, %g) = %g, want %d", seed, e, p, got, want)
				}
			}
		}
	}
}

// Costs with no common measure: Tail is p at the budget and below p before it.
func TestReachRealCosts(t *testing.T) {
	for seed := range uint64(6) {
		n := []int{20, 300, 2000}[seed%3]
		l := lawOf(random(seed, n, 4, func(r *rand.Rand) trial {
			return trial{r.Float64(), math.Exp(2 * r.NormFloat64())}
		}))
		for _, e := range []int{0, len(l.scores) / 2, len(l.scores) - 1} {
			for _, p := range []float64{0.02, 0.5, 0.9} {
				b := l.Reach(e, p)
				h := l.Tail(e, []float64{b * (1 - 2e-3), b * (1 + 2e-3)})
				if h[0] > p+1e-4 || h[1] < p-1e-4 {
					t.Errorf("seed %d, N = %d: Reach(%d, %g) = %g, where P goes from %g to %g", seed, n, e, p, b, h[0], h[1])
				}
			}
		}
	}
}

// A single trial of many: the search's cost is nearly exponential, also on the
// other side of the share at which it is taken to be.
func TestReachRareTrial(t *testing.T) {
	l := lawOf(random(1, 1e5, 0, func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} }))
	want := math.Ln2 * l.mean * 1e5
	if got := l.Reach(len(l.scores)-1, 0.5); math.Abs(got/want-1) > 1e-3 {
		t.Errorf("Reach = %g, want about %g", got, want)
	}
	weight := make([]float64, 2)
	weight[0], weight[1] = 1-1e-9, 1e-9
	rare := NewWeightedLaw([]float64{0, 1}, []float64{2, 3}, nil, weight, nil, 1e9)
	if got, want := rare.Reach(1, 0.9), 2e9*math.Ln10; math.Abs(got/want-1) > 1e-6 {
		t.Errorf("Reach = %g, want %g", got, want)
	}
}
