package ordstat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestQuantileLawOfOne: for one trial the ends are those of the interval of Clopper and
// Pearson: the quantile is at most the score of rank i, with the good trial in at least
// 1 − α/2 of the draws if the interval of i successes is above q or holds it as its lower
// end, and with the bad one in less than α/2 if the interval is below q.
func TestQuantileLawOfOne(t *testing.T) {
	for _, n := range []int{1, 2, 5, 20, 133} {
		for _, q := range []float64{0.1, 0.5, 0.9} {
			law := NewQuantileLaw(n, 0, 1, q)
			for i := 0; i <= n; i++ {
				low, high := ClopperPearson(i, n, 0.95)
				if got := law.WithBad(i) >= 0.025; got != (high >= q) {
					t.Errorf("N = %d, q = %g: rank %d with the bad trial: %v, interval up to %g", n, q, i, got, high)
				}
				if i == 0 {
					continue
				}
				if got := law.WithGood(i) >= 0.975; got != (low >= q) {
					t.Errorf("N = %d, q = %g: rank %d with the good trial: %v, interval from %g", n, q, i, got, low)
				}
			}
		}
	}
}

// TestQuantileLawSimulated draws the weights: with f the weight of failed trials the best
// of n, given a score, is at most that of rank i with probability (F_i^n − f^n)/(1 − f^n).
func TestQuantileLawSimulated(t *testing.T) {
	const draws = 40_000
	r := rand.New(rand.NewPCG(14, 8))
	for _, c := range []struct {
		scored, failed int
		n, q           float64
	}{
		{6, 0, 1, 0.5}, {6, 0, 4, 0.5}, {12, 0, 30, 0.9}, {6, 3, 1, 0.5}, {6, 3, 5, 0.5},
		{9, 2, 3.5, 0.1}, {2, 20, 8, 0.5}, {1, 1, 2, 0.5},
	} {
		law := NewQuantileLaw(c.scored, c.failed, c.n, c.q)
		good, bad := make([]float64, c.scored+1), make([]float64, c.scored+1)
		for range draws {
			w, f, total := make([]float64, c.scored+1), 0.0, 0.0
			for range c.failed {
				f += r.ExpFloat64()
			}
			total = f
			for j := range w {
				w[j] = r.ExpFloat64()
				total += w[j]
			}
			none := math.Pow(f/total, c.n)
			reached := func(mass float64) float64 {
				if math.Pow(mass/total, c.n)-none >= c.q*(1-none) {
					return 1
				}
				return 0
			}
			mass := f
			for i := range w { // w[0] is that of the bad trial, or of the lowest score
				bad[i] += reached(mass + w[i])
				good[i] += reached(mass)
				mass += w[i]
			}
		}
		for i := range good {
			if p := bad[i] / draws; math.Abs(law.WithBad(i)-p) > tolerance(p, draws) {
				t.Errorf("%+v, rank %d: with the bad trial %.4f, simulated %.4f", c, i, law.WithBad(i), p)
			}
			if i == 0 {
				continue
			}
			if p := good[i] / draws; math.Abs(law.WithGood(i)-p) > tolerance(p, draws) {
				t.Errorf("%+v, rank %d: with the good trial %.4f, simulated %.4f", c, i, law.WithGood(i), p)
			}
		}
	}
}

// tolerance returns 4 standard errors of a share, and a thousandth for the nodes over
// which the weight of failed trials is averaged.
func tolerance(p, draws float64) float64 { return 4*math.Sqrt(p*(1-p)/draws) + 1e-3 }
