package compare

import (
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp"
)

// TestMaxT, by hand: two x; at the first nothing is as large as the difference
// seen, at the second every second permutation is. With level 0.05 and 99
// permutations, 6 as large leave no p below 0.05, which is so after 12.
func TestMaxT(t *testing.T) {
	var dealt [][]float64
	for i := range 99 {
		dealt = append(dealt, []float64{0.1, []float64{0.1, 1.5}[i%2]})
	}
	m := newMaxT([]float64{50, 1}, [][]float64{{1, 1}, {1, -1}}, true, 0.05, 99)
	if want := math.Sqrt((1 + 1 + 2500) / 3.); math.Abs(m.spread[0]-want) > 1e-12 || m.spread[1] != 1 || m.enough != 6 {
		t.Errorf("spread %v, want %g and 1; enough %d, want 6", m.spread, want, m.enough)
	}
	m.count(dealt[:11])
	if m.stopped[1] != 0 {
		t.Error("stopped before the sixth")
	}
	m.count(dealt[11:])
	if p := m.pValues(); p[0] != 0.01 || p[1] != 0.5 {
		t.Errorf("p = %v, want 1/100 and 6/12", p)
	}
	if m.settled() {
		t.Error("settled, though the first may be significant")
	}
	m = newMaxT([]float64{1, 1}, [][]float64{{1, 1}}, true, 0.05, 99)
	if m.count(dealt[:12]); !m.settled() {
		t.Error("not settled, though no p can be below 0.05 any more")
	}
}

// TestMaxTStopsHonestly: whatever the permutations, stopping early changes no
// verdict.
func TestMaxTStopsHonestly(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		share := 0.12 * r.Float64()
		all, level := 20+r.IntN(200), []float64{0.05, 0.1, 0.01}[r.IntN(3)]
		m := &maxT{center: []float64{0}, spread: []float64{1}, observed: []float64{1}, exceed: []int{0}, stopped: []int{0},
			enough: int(level*float64(1+all)+1e-9) + 1}
		as := 0
		for range all {
			d := 0.0
			if r.Float64() < share {
				d, as = 2, as+1
			}
			m.count([][]float64{{d}})
		}
		if whole := float64(1+as) / float64(1+all); (m.pValues()[0] <= level) != (whole <= level) {
			t.Errorf("%d of %d as large: p = %g, of all %g, level %g", as, all, m.pValues()[0], whole, level)
		}
	}
}

// TestPermutationByHand: of the 20 ways to divide 1 … 6 into threes, 2 have a
// difference of the means as large as {1, 2, 3} against {4, 5, 6}; 4 as large as
// {1, 2, 4} against {3, 5, 6}.
func TestPermutationByHand(t *testing.T) {
	of := func(name string, scores ...float64) *evp.Sample {
		var trials []evp.Trial
		for _, y := range scores {
			trials = append(trials, evp.Trial{Score: y, Cost: 1})
		}
		return named(t, name, trials)
	}
	const permutations = 4000
	for _, c := range []struct {
		a, b *evp.Sample
		want float64
	}{
		{of("a", 1, 2, 3), of("b", 4, 5, 6), 0.1},
		{of("a", 1, 2, 4), of("b", 3, 5, 6), 0.2},
	} {
		for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
			d := mustCompare(t, []*evp.Sample{c.a, c.b}, axis, Options{Permutations: permutations,
				Curve: evp.CurveOptions{At: []float64{1}, Resamples: 100, Confidence: 0.5}}).Differences[0]
			if z := (d.PAdjusted - c.want) / math.Sqrt(c.want*(1-c.want)/permutations); math.Abs(z) > 4 {
				t.Errorf("%s: p = %g, want %g", axis, d.PAdjusted, c.want)
			}
		}
	}
}
