package renewal

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestDistribution compares with the tails one by one, on whole costs, spread
// ones and many.
func TestDistribution(t *testing.T) {
	for _, c := range []struct {
		n, failing int
		whole      bool
		tolerance  float64
	}{{40, 4, true, 1e-9}, {300, 0, false, 2e-3}, {3000, 7, false, 2e-3}} {
		r := rand.New(rand.NewPCG(8, uint64(c.n)))
		trials := random(3, c.n, c.failing, func(*rand.Rand) trial {
			cost := math.Exp(0.8 * r.NormFloat64())
			if c.whole {
				cost = float64(1 + r.IntN(6))
			}
			return trial{r.Float64(), cost}
		})
		l := lawOf(trials)
		for _, b := range []float64{1.5 * l.mean, 7 * l.mean, 0.4 * l.total} {
			got := l.Distribution(b)
			if len(got) != len(l.scores)+1 || got[len(l.scores)] != 0 {
				t.Fatalf("%d values", len(got))
			}
			for e := 0; e < len(l.scores); e += 1 + len(l.scores)/37 {
				if want := l.Tail(e, []float64{b})[0]; !near(got[e], want, c.tolerance) {
					t.Errorf("n = %d, budget %g, rank %d: %g, want %g", c.n, b, e, got[e], want)
				}
				if e > 0 && got[e] > got[e-1]+1e-12 {
					t.Errorf("n = %d, budget %g: H rises from %g to %g at %d", c.n, b, got[e-1], got[e], e)
				}
			}
		}
	}
}
