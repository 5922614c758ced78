package evp

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestAlong: the difference for drawing is that of the comparison, with its
// interval, at the x of both; budgets at which it jumps are among its x.
func TestAlong(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	a, b := named(t, "a", laws[0].draw(30, r)), named(t, "b", laws[2].draw(30, r))
	for _, axis := range []Axis{Trials, Budget} {
		c := mustCompare(t, []*Sample{a, b}, axis, CompareOptions{Curve: CurveOptions{Resamples: 100}})
		first, last := c.Along[0], c.Along[len(c.Along)-1]
		for _, pair := range [][2]Difference{{c.Differences[0], first}, {c.Differences[len(c.Differences)-1], last}} {
			if p, q := pair[0], pair[1]; math.Abs(p.X/q.X-1) > 1e-9 || math.Abs(p.Difference-q.Difference) > 1e-9 || math.Abs(p.Lower-q.Lower) > 1e-9 || math.Abs(p.Upper-q.Upper) > 1e-9 {
				t.Errorf("%s: %+v is drawn as %+v", axis, p, q)
			}
		}
	}
	steady, coin, _ := byHand(t)
	c := mustCompare(t, []*Sample{steady, coin}, Budget, CompareOptions{Curve: CurveOptions{Resamples: 100}})
	k, found := slices.BinarySearchFunc(c.Along, 8, func(d Difference, x float64) int {
		if d.X < x*(1-1e-9) {
			return -1
		} else if d.X > x*(1+1e-9) {
			return 1
		}
		return 0
	})
	if !found || c.Along[k].EstimateB != 1-math.Exp2(-4) || c.Along[k-1].EstimateB != 1-math.Exp2(-3) || c.Along[k-1].X < 8*(1-1e-7) {
		t.Errorf("the jump at 8 is not drawn where it is: %+v", c.Along[max(k-1, 0):k+1])
	}
}

// TestAlongShared: what three models share is, for each pair, what the pair alone
// gives: the difference at the ends, the crossover and the costs of a score, as
// closely as these are looked for.
func TestAlongShared(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2))
	a, b, c := named(t, "a", laws[0].draw(30, r)), named(t, "b", laws[2].draw(40, r)), named(t, "c", laws[0].shifted(0.02, 1.5).draw(20, r))
	o := CompareOptions{Curve: CurveOptions{Resamples: 100, Points: 4}, Scores: []float64{0.6, 0.7, 0.8}, Permutations: 50}
	all, err := Compare([]*Sample{a, b, c}, "", Budget, o)
	if err != nil {
		t.Fatal(err)
	}
	near := func(x, y, share float64) bool {
		return x == y || math.IsNaN(x) && math.IsNaN(y) || math.Abs(x/y-1) < share
	}
	for i, pair := range [][]*Sample{{a, b}, {a, c}, {b, c}} {
		got, want := all[i], mustCompare(t, pair, Budget, o)
		for _, ends := range [][2]Difference{{got.Along[0], want.Along[0]}, {got.Along[len(got.Along)-1], want.Along[len(want.Along)-1]}} {
			if p, q := ends[0], ends[1]; !near(p.X, q.X, 1e-12) || math.Abs(p.Difference-q.Difference) > 1e-9 {
				t.Errorf("%s and %s: an end at %g with %g, want %g with %g", got.A, got.B, p.X, p.Difference, q.X, q.Difference)
			}
		}
		if len(got.Crossovers) != len(want.Crossovers) {
			t.Errorf("%s and %s: %d crossovers, want %d", got.A, got.B, len(got.Crossovers), len(want.Crossovers))
			continue
		}
		for k, x := range want.Crossovers {
			if !near(got.Crossovers[k].X, x.X, 1e-3) {
				t.Errorf("%s and %s cross at %g, want %g", got.A, got.B, got.Crossovers[k].X, x.X)
			}
		}
		for k, e := range want.EqualScores {
			if g := got.EqualScores[k]; !near(g.CostA, e.CostA, 1e-3) || !near(g.CostB, e.CostB, 1e-3) {
				t.Errorf("%s and %s for %g: %+v, want %+v", got.A, got.B, e.Score, g, e)
			}
		}
	}
}

// TestWithJumps: a jump alone between two x gets both its ends, of two none.
func TestWithJumps(t *testing.T) {
	got := withJumps([]float64{1, 2, 3, 4}, []Jump{{1.5, 1.6}, {2.2, 2.3}, {2.6, 2.7}, {4, 4}, {9, math.Inf(1)}})
	from := 1.5
	want := []float64{1, from * (1 - beforeJump), 1.6, 2, 3, 4}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	merged := mergedJumps([]Jump{{1, 1}, {4, 6}}, []Jump{{0.5, 2}, {5, 7}, {9, math.Inf(1)}})
	if want := []Jump{{0.5, 2}, {4, 7}, {9, math.Inf(1)}}; !slices.Equal(merged, want) {
		t.Errorf("merged %v, want %v", merged, want)
	}
	if mergedJumps(nil, []Jump{{1, 1}}) != nil {
		t.Error("a curve that may change anywhere has its jumps known")
	}
}

// TestPlaces: half way from 1 to 100 by the logarithm is 10.
func TestPlaces(t *testing.T) {
	for i, p := range placesIn([]float64{1, 100}, []float64{0.5, 1, 10, 100, 200}) {
		if got, want := p.of([]float64{4, 8}), []float64{4, 4, 6, 8, 8}[i]; math.Abs(got-want) > 1e-12 {
			t.Errorf("place %d: %g, want %g", i, got, want)
		}
	}
}
