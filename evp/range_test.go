package evp

import (
	"math"
	"testing"
)

// TestRange: where grids start and end. Of 20 trials without a failure a
// budget curve starts at the 19th cost for p_none ≤ 0.05, at the 10th for 0.5.
func TestRange(t *testing.T) {
	var twenty []Trial
	for i := range 20 {
		twenty = append(twenty, Trial{Score: float64(i % 7), Cost: float64(i) + 0.5}) // total 200
	}
	s := mustSample(t, twenty, Maximize)
	for _, c := range []struct {
		name     string
		axis     Axis
		o        CurveOptions
		from, to float64 // 0, 0: no points
		points   int
	}{
		{"default", Trials, CurveOptions{}, 1, 20, 20},
		{"default", Budget, CurveOptions{}, 18.5, 200, 200},
		{"start", Budget, CurveOptions{Start: 0.5, Points: 7}, 9.5, 200, 7},
		{"shorter", Trials, CurveOptions{To: 7.9}, 1, 7, 7},
		{"shorter", Budget, CurveOptions{To: 50, Points: 5}, 18.5, 50, 5},
		{"longer", Trials, CurveOptions{To: 1e6, Points: 2}, 1, 1e6, 2},
		{"longer", Budget, CurveOptions{To: 1e4, Points: 3}, 18.5, 1e4, 3},
		{"one point", Trials, CurveOptions{To: 1}, 1, 1, 1},
		{"one point", Budget, CurveOptions{To: 18.5}, 18.5, 18.5, 1},
		{"empty", Trials, CurveOptions{To: 0.5}, 0, 0, 0},
		{"empty", Budget, CurveOptions{To: 18}, 0, 0, 0},
		{"At knows no end", Trials, CurveOptions{To: 3, At: []float64{2, 30}}, 2, 30, 2},
		{"At knows no start", Budget, CurveOptions{To: 3, At: []float64{0.1, 300}}, 0.1, 300, 2},
		{"the longest", Trials, CurveOptions{To: 1e300, Points: 2}, 1, 1e15, 2},
	} {
		curve := mustCurve(t, c.axis, s, c.o)
		var from, to float64
		if n := len(curve.Points); n > 0 {
			from, to = curve.Points[0].X, curve.Points[n-1].X
		}
		if from != c.from || to != c.to || len(curve.Points) != c.points {
			t.Errorf("%s, %v: %d points from %v to %v, want %d from %v to %v", c.name, c.axis, len(curve.Points), from, to,
				c.points, c.from, c.to)
		}
	}
	failures := mustSample(t, append(twenty, pairs(nan, 3.3, nan, 70, nan, 5)...), Maximize)
	curve := mustCurve(t, Budget, failures, CurveOptions{})
	if p := curve.Points[0]; math.Abs(p.PNone-0.05) > 1e-3 {
		t.Errorf("with failures the curve starts at %v, where p_none is %v", p.X, p.PNone)
	}
}
