package renewal

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestPaths, by hand: the sums of 1 and 2.5 up to 5, those of the best trial alone being
// followed no further.
func TestPaths(t *testing.T) {
	l := NewLaw([]float64{0.3, 0.8}, []float64{1, 2.5}, nil)
	r := l.paths.upTo(l, 5)
	if want := []float64{0, 1, 2, 2.5, 3, 3.5, 4, 4.5, 5}; !slices.Equal(r.sums, want) {
		t.Errorf("sums %v, want %v", r.sums, want)
	}
	// 5 = 4 + 1 only: 2.5 is above every threshold, and so ends every search.
	if ways := r.ways[r.ends[7]:r.ends[8]]; !slices.Equal(ways, []way{{6, 0}}) || !r.covers(5) || r.covers(5.5) {
		t.Errorf("ways to 5: %v", ways)
	}
	if n := r.within(3); n != 5 {
		t.Errorf("%d sums up to 3, want 5", n)
	}
}

// TestPathsSame: sums that are the same but for rounding are one, and others are not.
func TestPathsSame(t *testing.T) {
	l := NewLaw([]float64{0.1, 0.2, 0.3, 0.4}, []float64{0.1, 0.2, 0.1 + 0.2, 0.3}, []float64{0.3 * (1 + 1e-10)})
	if r := l.paths.upTo(l, 0.35); len(r.sums) != 5 {
		t.Errorf("sums %v, want 0, 0.1, 0.2, 0.3 and a little more", r.sums)
	}
}

// TestPathsMany: that there are too many sums is found out without looking at them, and
// what is found does not depend on which budget is asked for first.
func TestPathsMany(t *testing.T) {
	spread := func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} }
	l := lawOf(random(3, 1000, 0, spread))
	if r := l.paths.upTo(l, l.total); r.covers(l.total) || l.paths.work > 0 {
		t.Errorf("1,000 different costs: %d multiplications", l.paths.work)
	}
	trials := random(4, 30, 0, spread)
	first, second := lawOf(trials), lawOf(trials)
	budgets := []float64{3 * first.mean, first.mean, 20 * first.mean}
	second.paths.upTo(second, budgets[2])
	for _, b := range budgets {
		v, ok := first.visits(b)
		w, again := second.visits(b)
		if ok != again || ok && !slices.Equal(v.sums[:v.within(b)], w.sums[:w.within(b)]) {
			t.Errorf("budget %g: the sums depend on what was asked for before", b)
		}
	}
	if first.paths.work > 2*pathWork {
		t.Errorf("%d multiplications, most are %d", first.paths.work, pathWork)
	}
}

// TestVisits compares all that is solved over sums with the enumeration of all sequences,
// for trials of any weight: tails, the whole distribution, and the budgets at which a
// probability is reached.
func TestVisits(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 20 {
		n := 2 + r.IntN(4)
		scores, costs, weight := make([]float64, n), make([]float64, n), make([]float64, n)
		for j := range n {
			scores[j], costs[j], weight[j] = float64(r.IntN(4)), []float64{1, math.Sqrt2, math.Pi}[r.IntN(3)], 1/float64(n+1)
		}
		slices.Sort(scores)
		l := NewWeightedLaw(scores, costs, []float64{math.E / 3}, weight, []float64{1 / float64(n+1)}, float64(n+1))
		b := 1 + math.Pi
		if _, ok := l.visits(b); !ok {
			t.Fatalf("costs %v are not solved over sums", costs)
		}
		all := l.Distribution(b)
		for e := range scores {
			first := slices.Index(scores, scores[e])
			want := 1 - enumerate(l, first, b)
			if got := l.Tail(e, []float64{b})[0]; !near(got, want, 1e-12) || !near(all[e], want, 1e-12) {
				t.Errorf("Tail(%d) = %v, Distribution %v, want %v", e, got, all[e], want)
			}
			reach := l.Reach(first, 0.5)
			at, before := 1-enumerate(l, first, reach), 1-enumerate(l, first, reach*(1-1e-6))
			if at < 0.5-1e-9 || before > 0.5 {
				t.Errorf("Reach(%d) = %v, where P goes from %v to %v", e, reach, before, at)
			}
		}
	}
}

// TestQuantumSteps: costs that are multiples of 1 but for a millionth leave it open whether
// a trial fits a budget of 1; the law is then half of one and half of the other.
func TestQuantumSteps(t *testing.T) {
	q := newQuantum([]float64{1 - 0.4e-6, 1 + 0.4e-6, 2})
	for _, c := range []struct{ budget, low, high float64 }{
		{1, 0, 1}, {1 + 1e-6, 1, 1}, {1 - 1e-6, 0, 0}, {5, 4, 5}, {5.5, 5, 5},
	} {
		if low, high := q.steps(c.budget); low != c.low || high != c.high {
			t.Errorf("%g: %g to %g steps, want %g to %g", c.budget, low, high, c.low, c.high)
		}
	}
	// Too many different costs for sums: 600, within a millionth of 1 and of 2.
	l := lawOf(random(6, 600, 0, func(r *rand.Rand) trial {
		return trial{r.Float64(), float64(1+r.IntN(2)) * (1 + 2e-7*(2*r.Float64()-1))}
	}))
	m := l.Moments([]float64{3, 3.5})
	bounds := l.Bounds([]float64{3, 3.5})
	if m[0].Jump < 0.01 || m[1].Jump != 0 {
		t.Errorf("jumps %g at 3 and %g at 3.5", m[0].Jump, m[1].Jump)
	}
	if w := bounds[0].GainHigh - bounds[0].GainLow; w < m[0].Jump || bounds[1].GainHigh-bounds[1].GainLow > 1e-7 {
		t.Errorf("bounds %+v", bounds)
	}
}

// TestJump: next to a jump of H of two trials the error is at most the jump that is
// said, and away from jumps none is.
func TestJump(t *testing.T) {
	l := lawOf([]trial{
		{0.31, 1.371}, {0.74, 2.917}, {0.52, 7.433}, {0.66, 15.83}, {0.81, 61.77}, {0.45, 93.19},
		{0.88, 402.3}, {0.59, 1507.7}, {0.91, 5201.9}, {0.7, 9433.3},
	})
	finer := *l
	finer.finer = 4
	budgets := []float64{402.3 + 5201.9, 61.77 + 5201.9, 4000, 8000}
	for i, m := range l.Moments(budgets) {
		exact := finer.Moments([]float64{budgets[i] * (1 + 1e-3)})[0].Mean // past the jump
		if _, ok := l.visits(budgets[i]); ok {
			t.Errorf("budget %g is solved over sums", budgets[i])
		}
		if jumps := i < 2; jumps != (m.Jump > 1e-4) || jumps && math.Abs(m.Mean-exact) > 2*m.Jump+1e-4 {
			t.Errorf("budget %g: %g, said to be off by up to %g; %g just above", budgets[i], m.Mean, m.Jump, exact)
		}
	}
}
