package evp

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// exactBest returns mean and standard deviation of the best of n, given a
// score, from cumulative whole weights: weight[i] of total is that of the best
// being at most score i, none that of no score.
func exactBest(scores []float64, weight []*big.Int, none, total *big.Int) (mean, sd float64) {
	scoredWeight := new(big.Int).Sub(total, none)
	sum, square := new(big.Rat), new(big.Rat)
	before := none
	for i, s := range scores {
		p := new(big.Rat).SetFrac(new(big.Int).Sub(weight[i], before), scoredWeight)
		y := new(big.Rat).SetFloat64(s)
		sum.Add(sum, new(big.Rat).Mul(p, y))
		square.Add(square, new(big.Rat).Mul(p, new(big.Rat).Mul(y, y)))
		before = weight[i]
	}
	mean, _ = sum.Float64()
	variance, _ := square.Sub(square, new(big.Rat).Mul(sum, sum)).Float64()
	return mean, math.Sqrt(variance)
}

// exactV is exactBest under V: i^n of N^n.
func exactV(scores []float64, failed, n int) (mean, sd float64) {
	power := func(i int) *big.Int { return new(big.Int).Exp(big.NewInt(int64(i)), big.NewInt(int64(n)), nil) }
	weight := make([]*big.Int, len(scores))
	for i := range weight {
		weight[i] = power(failed + i + 1)
	}
	return exactBest(scores, weight, power(failed), power(failed+len(scores)))
}

// exactU is exactBest under U: C(i, n) of C(N, n).
func exactU(scores []float64, failed, n int) (mean, sd float64) {
	choose := func(i int) *big.Int { return new(big.Int).Binomial(int64(i), int64(n)) }
	weight := make([]*big.Int, len(scores))
	for i := range weight {
		weight[i] = choose(failed + i + 1)
	}
	return exactBest(scores, weight, choose(failed), choose(failed+len(scores)))
}

func TestTrialCurveExact(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for _, c := range []struct{ scored, failed, levels int }{
		{1, 0, 0}, {2, 0, 0}, {7, 5, 0}, {50, 0, 6}, {100, 40, 0}, {3, 397, 0}, {2000, 0, 0}, {300, 700, 50},
	} {
		scores := make([]float64, c.scored)
		for i := range scores {
			scores[i] = 0.2 + 0.7*r.Float64()
			if c.levels > 0 { // ties
				scores[i] = math.Round(scores[i]*float64(c.levels)) / float64(c.levels)
			}
		}
		slices.Sort(scores)
		trials := scored(scores)
		for range c.failed {
			trials = append(trials, Trial{Score: math.NaN(), Cost: math.NaN()})
		}
		s, total := mustSample(t, trials, Maximize), c.scored+c.failed
		ns := []float64{1, 2, 10, float64(total), float64(10 * total)}
		if total > 500 { // rationals of this size are slow
			ns = []float64{1, 37}
		}
		for _, n := range ns {
			check := func(e Estimator, exact func([]float64, int, int) (float64, float64)) {
				curve, err := TrialCurve(s, CurveOptions{Estimator: e, At: []float64{n}})
				if err != nil {
					t.Fatal(err)
				}
				mean, sd := exact(scores, c.failed, int(n))
				if p := curve.Points[0]; math.Abs(p.Estimate-mean) > 1e-12 || math.Abs(p.SD-sd) > 1e-9 {
					t.Errorf("%v of %+v at n = %g: mean %v, sd %v; exactly %v, %v", e, c, n, p.Estimate, p.SD, mean, sd)
				}
			}
			check(V, exactV)
			if n <= float64(total) {
				check(U, exactU)
			}
		}
	}
}

// TestTrialCurveMillion checks a million trials with the scores 1 … N, whose
// expected best is known: N − Σ_{i<N} (i/N)^n under V, where the sum is
// N/(n+1) − 1/2 + n/(12N) up to terms of n³/N³ (Euler–Maclaurin), and
// n(N+1)/(n+1) under U (mean of the largest of a random subset).
func TestTrialCurveMillion(t *testing.T) {
	const total = 1e6
	scores := make([]float64, total)
	for i := range scores {
		scores[i] = float64(i + 1)
	}
	s := mustSample(t, scored(scores), Maximize)
	ns := []float64{1, 2, 10, 1000, 20000, total}
	for _, e := range []Estimator{V, U} {
		curve, err := TrialCurve(s, CurveOptions{Estimator: e, At: ns})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range curve.Points {
			n := p.X
			want := n * (total + 1) / (n + 1)
			if e == V {
				want = total - (total/(n+1) - 0.5 + n/(12*total))
			}
			if n == total && e == V {
				continue // the series needs n far below N
			}
			if math.Abs(p.Estimate-want) > 1e-9*total {
				t.Errorf("%v at n = %g: %v, want %v", e, n, p.Estimate, want)
			}
		}
	}
}
