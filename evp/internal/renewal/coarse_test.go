package renewal

import (
	"math"
	"math/rand/v2"
	"testing"
)

// coarseCase returns trials, each score a group of its own, and a work.
func coarseCase(n, failed int) (l *Law, group []int32, values, weight []float64) {
	r := rand.New(rand.NewPCG(2, uint64(n)))
	var costs, fails []float64
	for i := range n {
		values, group = append(values, math.Sqrt(float64(i+1))), append(group, int32(i))
		costs = append(costs, math.Exp(0.7*r.NormFloat64()))
	}
	for range failed {
		fails = append(fails, math.Exp(r.NormFloat64()))
	}
	weight = make([]float64, n+failed)
	for j := range weight {
		weight[j] = 1 / float64(n+failed)
	}
	return NewLaw(values, costs, fails), group, values, weight
}

// TestCoarseMean: the coarse lattice is near the fine one.
func TestCoarseMean(t *testing.T) {
	for _, failed := range []int{0, 12} {
		l, group, values, weight := coarseCase(40, failed)
		for _, b := range []float64{2, 5, 20, 70} {
			c := l.NewCoarse(CoarseBudget{b, b}, group, values)
			gain, scored := c.Evaluate(weight, NewCoarseWork(len(values), len(weight)), false)
			want := l.Moments([]float64{b})[0]
			got := values[c.Base(len(values))] + gain/scored
			if !near(got, want.Mean, 0.01) || !near(scored, want.Scored, 0.01) {
				t.Errorf("%d failed, budget %g: mean %g, scored %g; want %g, %g", failed, b, got, scored, want.Mean, want.Scored)
			}
		}
	}
}

// TestCoarseInfluence compares the derivatives with differences, and checks
// that weights of zero and tied groups cause no problems.
func TestCoarseInfluence(t *testing.T) {
	for _, failed := range []int{0, 12} {
		l, group, values, weight := coarseCase(40, failed)
		for i := range group {
			group[i] /= 2
		}
		values = values[:20]
		values[7] = values[6]
		weight[3], weight[11] = 0, 2*weight[11]
		for _, b := range []float64{2, 20} {
			c := l.NewCoarse(CoarseBudget{b, b}, group, values)
			w := NewCoarseWork(len(values), len(weight))
			c.Evaluate(weight, w, true)
			other := NewCoarseWork(len(values), len(weight))
			const h = 1e-4
			for j := range weight {
				if weight[j] == 0 {
					continue
				}
				was := weight[j]
				weight[j] = was + h
				gainUp, scoredUp := c.Evaluate(weight, other, false)
				weight[j] = was - h
				gainDown, scoredDown := c.Evaluate(weight, other, false)
				weight[j] = was
				if d := (gainUp - gainDown) / (2 * h); !near(w.Influence[j], d, 3e-4*(1+math.Abs(d))) {
					t.Fatalf("%d failed, budget %g, trial %d: influence %g, difference %g", failed, b, j, w.Influence[j], d)
				}
				if d := (scoredUp - scoredDown) / (2 * h); !near(w.Reach[j], d, 3e-4*(1+math.Abs(d))) {
					t.Fatalf("%d failed, budget %g, trial %d: reach %g, difference %g", failed, b, j, w.Reach[j], d)
				}
			}
		}
	}
}

func BenchmarkCoarse(b *testing.B) {
	for _, n := range []int{100, 1024} {
		l, group, values, weight := coarseCase(n, 0)
		groups := 0
		for i := n - 1; i >= 0; groups++ {
			size := max((n-1-i)/6, 1)
			for range min(size, i+1) {
				group[i] = int32(groups)
				i--
			}
		}
		for i := range group {
			group[i] = int32(groups) - 1 - group[i]
		}
		values = values[:groups]
		for _, budget := range []float64{2 * l.mean, 20 * l.mean, 0.5 * l.total} {
			c := l.NewCoarse(CoarseBudget{budget, budget}, group, values)
			w := NewCoarseWork(groups, n)
			b.Run("", func(b *testing.B) {
				for b.Loop() {
					c.Evaluate(weight, w, true)
				}
				b.ReportMetric(float64(len(c.gaps)), "groups")
			})
		}
	}
}

// TestCoarseSingle: a trial that costs just more than the budget does not fit, however
// coarse the lattice, while two that fit exactly do.
func TestCoarseSingle(t *testing.T) {
	l := NewLaw([]float64{0, 1}, []float64{1, 2.01}, nil)
	c := l.NewCoarse(CoarseBudget{Single: 2, Sum: 2 * (1 + 1.5/128)}, []int32{0, 1}, []float64{0, 1})
	gain, scored := c.Evaluate([]float64{0.25, 0.75}, NewCoarseWork(2, 2), false)
	if !near(gain, 0, 1e-7) || !near(scored, 0.25, 1e-7) {
		t.Errorf("gain %g, scored %g; want 0, 0.25", gain, scored)
	}
	l = NewLaw([]float64{0, 1}, []float64{1, 0.7}, nil)
	c = l.NewCoarse(CoarseBudget{Single: 1.7, Sum: 1.7 * (1 + 1.5/128)}, []int32{0, 1}, []float64{0, 1})
	gain, scored = c.Evaluate([]float64{0.25, 0.75}, NewCoarseWork(2, 2), false)
	if want := 0.25*0.75 + 0.75; !near(gain, want, 1e-6) || !near(scored, 1, 1e-6) {
		t.Errorf("gain %g, scored %g; want %g, 1", gain, scored, want)
	}
}
