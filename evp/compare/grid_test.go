package compare

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/grid"
)

// TestAlong: the difference for drawing is that of the comparison, with its
// interval, at the x of both; budgets at which it jumps are among its x.
func TestAlong(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	a, b := named(t, "a", drawTrials(coverage.LightTail, 30, r)), named(t, "b", drawTrials(coverage.RisingCost, 30, r))
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		c := mustCompare(t, []*evp.Sample{a, b}, axis, Options{Curve: evp.CurveOptions{Resamples: 100}})
		first, last := c.Grid[0], c.Grid[len(c.Grid)-1]
		for _, pair := range [][2]Difference{{c.Differences[0], first}, {c.Differences[len(c.Differences)-1], last}} {
			if p, q := pair[0], pair[1]; math.Abs(p.X/q.X-1) > 1e-9 || math.Abs(p.Difference-q.Difference) > 1e-9 ||
				math.Abs(p.Lower-q.Lower) > 1e-9 || math.Abs(p.Upper-q.Upper) > 1e-9 {
				t.Errorf("%s: %+v is drawn as %+v", axis, p, q)
			}
		}
	}
	steady, coin, _ := byHand(t)
	c := mustCompare(t, []*evp.Sample{steady, coin}, evp.Budget, Options{Curve: evp.CurveOptions{Resamples: 100}})
	k, found := slices.BinarySearchFunc(c.Grid, 8, func(d Difference, x float64) int {
		if d.X < x*(1-1e-9) {
			return -1
		} else if d.X > x*(1+1e-9) {
			return 1
		}
		return 0
	})
	if !found || c.Grid[k].EstimateB != 1-math.Exp2(-4) || c.Grid[k-1].EstimateB != 1-math.Exp2(-3) ||
		c.Grid[k-1].X < 8*(1-1e-7) {
		t.Errorf("the jump at 8 is not drawn where it is: %+v", c.Grid[max(k-1, 0):k+1])
	}
}

// TestAlongShared: what three models share is, for each pair, what the pair alone
// gives: the difference at the ends, the crossover and the costs of a score, as
// closely as these are looked for.
func TestAlongShared(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2))
	a := named(t, "a", drawTrials(coverage.LightTail, 30, r))
	b := named(t, "b", drawTrials(coverage.RisingCost, 40, r))
	c := named(t, "c", drawTrials(coverage.LightTail.Shifted(0.02, 1.5), 20, r))
	o := Options{Curve: evp.CurveOptions{Resamples: 100, Points: 4}, Scores: []float64{0.6, 0.7, 0.8}, Permutations: 50}
	all, err := Pairs([]*evp.Sample{a, b, c}, "", evp.Budget, o)
	if err != nil {
		t.Fatal(err)
	}
	near := func(x, y, share float64) bool {
		return x == y || math.IsNaN(x) && math.IsNaN(y) || math.Abs(x/y-1) < share
	}
	for i, pair := range [][]*evp.Sample{{a, b}, {a, c}, {b, c}} {
		got, want := all[i], mustCompare(t, pair, evp.Budget, o)
		for _, ends := range [][2]Difference{{got.Grid[0], want.Grid[0]},
			{got.Grid[len(got.Grid)-1], want.Grid[len(want.Grid)-1]}} {
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
	jumps := func(ends ...float64) (out []evp.Jump) {
		for k := 0; k < len(ends); k += 2 {
			out = append(out, evp.Jump{From: ends[k], To: ends[k+1]})
		}
		return out
	}
	got := withJumps([]float64{1, 2, 3, 4}, jumps(1.5, 1.6, 2.2, 2.3, 2.6, 2.7, 4, 4, 9, math.Inf(1)))
	from := 1.5
	want := []float64{1, from * (1 - grid.BeforeJump), 1.6, 2, 3, 4}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	merged := mergedJumps(jumps(1, 1, 4, 6), jumps(0.5, 2, 5, 7, 9, math.Inf(1)))
	if want := jumps(0.5, 2, 4, 7, 9, math.Inf(1)); !slices.Equal(merged, want) {
		t.Errorf("merged %v, want %v", merged, want)
	}
	if mergedJumps(nil, jumps(1, 1)) != nil {
		t.Error("a curve that may change anywhere has its jumps known")
	}
}
