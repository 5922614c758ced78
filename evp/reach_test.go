package evp

import (
	"math"
	"testing"
)

// reachCurve returns a curve by trials with these estimates, and a band of the given
// half-width.
func reachCurve(half float64, estimates ...float64) *Curve {
	c := &Curve{Axis: Trials, Band: BandBootstrap, Trials: len(estimates), End: float64(len(estimates))}
	for i, y := range estimates {
		c.Points = append(c.Points, Point{X: float64(i + 1), Estimate: y, Band: Band{Interval: Interval{y - half, y + half}}})
	}
	return c
}

// sameReach reports whether two results are the same, NaN being equal to NaN.
func sameReach(a, b Reach) bool {
	same := func(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) || math.Abs(x-y) < 1e-9*y }
	return same(a.X, b.X) && same(a.Lower, b.Lower) && same(a.Upper, b.Upper) && a.Before == b.Before &&
		a.LowerBefore == b.LowerBefore
}

func TestReach(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	c := reachCurve(0.1, 0.5, 0.6, 0.7, 0.75, 0.78, 0.8)
	minimized := reachCurve(0.1, 5, 4, 3, 2.5, 2.2, 2)
	minimized.Direction = Minimize
	sparse := reachCurve(0, 0.5, 0.6)
	sparse.Points[1].X, sparse.End = 4, 4 // straight by log x: 0.55 at 2
	none := reachCurve(nan, 0.5, 0.6)
	none.Band = BandNone
	past := reachCurve(0.1, 0.5, 0.6, 0.7)
	past.End = 2
	open := reachCurve(0.1, 0.5, 0.6, 0.7)
	open.Points[1].Upper = inf
	listed := reachCurve(0, 0.5, 0.9)
	listed.Points[0].X, listed.Points[1].X, listed.End, listed.Listed = 9, 3, 9, true
	budget := reachCurve(0.1, 0.5, 0.7)
	budget.Axis = Budget
	steps := reachCurve(nan, 0.5, 0.7)
	steps.Axis, steps.Band, steps.Jumps = Budget, BandNone, []Jump{{0.5, 0.5}, {1.3, 1.4}, {1.8, 1.9}}
	for _, test := range []struct {
		name  string
		c     *Curve
		score float64
		want  Reach
	}{
		{"at a point", c, 0.7, Reach{X: 3, Lower: 2, Upper: 6}},
		{"after a point", c, 0.71, Reach{X: 4, Lower: 3, Upper: inf}},
		{"never, but the band", c, 0.85, Reach{X: nan, Lower: 4, Upper: inf}},
		{"never", c, 0.95, Reach{X: nan, Lower: nan, Upper: nan}},
		{"at once", c, 0.3, Reach{X: 1, Lower: 1, Upper: 1}},
		{"minimised", minimized, 3, Reach{X: 3, Lower: 3, Upper: 4}},
		{"minimised, never", minimized, 1.5, Reach{X: nan, Lower: nan, Upper: nan}},
		{"between points of a grid", sparse, 0.55, Reach{X: 2, Lower: 2, Upper: 2}},
		{"whole trials", sparse, 0.56, Reach{X: 3, Lower: 3, Upper: 3}},
		{"no band", none, 0.55, Reach{X: 2, Lower: nan, Upper: nan}},
		{"not past the data", past, 0.7, Reach{X: nan, Lower: 2, Upper: inf}},
		{"an open band", open, 0.75, Reach{X: nan, Lower: 2, Upper: inf}},
		{"listed, out of order", listed, 0.4, Reach{X: 3, Lower: 3, Upper: 3, Before: true, LowerBefore: true}},
		{"from the first budget on", budget, 0.45, Reach{X: 1, Lower: 1, Upper: 2 / math.Pow(2, 0.75), Before: true,
			LowerBefore: true}},
		{"at a jump", steps, 0.6, Reach{X: 1.4, Lower: nan, Upper: nan}},
	} {
		if got := test.c.Reach(test.score); !sameReach(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}
