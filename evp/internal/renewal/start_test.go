package renewal

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestStart(t *testing.T) {
	// Without failures: the 95 % quantile of the costs. Of 20 trials that is
	// the 19th.
	var trials []trial
	for i := range 20 {
		trials = append(trials, trial{float64(i % 7), float64(i) + 0.5})
	}
	if b, ok := lawOf(trials).Start(0.05); b != 18.5 || !ok {
		t.Errorf("got %g, %v, want 18.5", b, ok)
	}
	// Half of the trials fail, all cost 1: (1/2)^n ≤ 0.05 from n = 5 on.
	even := random(1, 100, 2, func(r *rand.Rand) trial { return trial{r.Float64(), 1} })
	if b, ok := lawOf(even).Start(0.05); b != 5 || !ok {
		t.Errorf("half failed: got %g, %v, want 5", b, ok)
	}
	// One of three trials scores: 1 − (2/3)^3 is not 0.95.
	few := []trial{{0.5, 2}, {math.NaN(), 2}, {math.NaN(), 2}}
	if b, ok := lawOf(few).Start(0.05); b != 2 || ok {
		t.Errorf("too few: got %g, %v, want 2, false", b, ok)
	}
	// Off the lattice: just before the start p_none is above the level.
	law := lawOf(random(2, 100, 3, func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} }))
	b, ok := law.Start(0.05)
	h := law.Tail(0, []float64{b * 0.999, b * 1.001})
	if !ok || h[0] > 0.95 || h[1] < 0.95 {
		t.Errorf("start %g: P(score) goes from %g to %g there", b, h[0], h[1])
	}
}

func TestQuantum(t *testing.T) {
	for _, c := range []struct {
		costs []float64
		want  float64
	}{
		{[]float64{6, 10, 4}, 2},
		{[]float64{0.3, 0.1, 0.7, 0.2}, 0.1},
		{[]float64{3e16, 4.5e16}, 1.5e16},
		{[]float64{1.0 / 3, 2.0 / 3, 1}, 1.0 / 3},
		{[]float64{0.3333333, 0.6666667, 1}, 1.0 / 3}, // to 7 digits
		{[]float64{5}, 5},
		{append(expensive(64), 4, 12), 1}, // whole, but dear ones come first
		{[]float64{1, math.Pi}, 0},
		{[]float64{1, 1.000003}, 0}, // too fine a step
	} {
		got := 0.0
		if sorted, ok := ascending(c.costs); ok {
			got = newQuantum(sorted).size
		}
		if !near(got, c.want, 1e-6*c.want) {
			t.Errorf("quantum(%v) = %g, want %g", c.costs, got, c.want)
		}
	}
}

func TestSelected(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, n := range []int{1, 2, 31, 33, 100, 1000} {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(r.IntN(n)) // with ties
		}
		sorted := slices.Sorted(slices.Values(values))
		for _, k := range []int{0, n / 3, n / 2, n - 1} {
			if got := selected(slices.Clone(values), k); got != sorted[k] {
				t.Errorf("place %d of %d: %g, want %g", k, n, got, sorted[k])
			}
		}
	}
}

// expensive returns n costs just above a million.
func expensive(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1e6 + float64(7*i)
	}
	return out
}

func TestGrain(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	epochs := make([]float64, 200) // 1 to 4 epochs of 2.593e16, give or take 0.1 %
	spread := make([]float64, 200)
	for i := range epochs {
		epochs[i] = float64(1+r.IntN(4)) * 2.593e16 * (1 + 0.001*r.Float64())
		spread[i] = math.Exp(r.NormFloat64())
	}
	sorted, ok := ascending(epochs)
	if g := grain(sorted); !ok || !near(g, 2.594e16, 2e-3*2.594e16) {
		t.Errorf("grain %g", g)
	}
	diffuse := func(costs []float64) bool { return NewLaw(make([]float64, len(costs)), costs, nil).diffuse }
	if diffuse(epochs) || !diffuse(spread) {
		t.Error("four costs are diffuse, or a log-normal law of costs is not")
	}
}
