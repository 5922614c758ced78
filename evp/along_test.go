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
