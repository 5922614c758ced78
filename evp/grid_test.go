package evp

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestLogGrid: as many points as asked for, both ends exact, ascending, each
// the same multiple of the one before.
func TestLogGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := math.Pow(10, rapid.Float64Range(-12, 20).Draw(t, "log10 of low"))
		high := low * math.Pow(10, rapid.Float64Range(1e-6, 15).Draw(t, "decades"))
		n := rapid.IntRange(2, 500).Draw(t, "points")
		xs := logGrid(low, high, n)
		if len(xs) != n || xs[0] != low || xs[n-1] != high {
			t.Fatalf("%d points from %v to %v, want %d from %v to %v", len(xs), xs[0], xs[len(xs)-1], n, low, high)
		}
		ratio := math.Pow(high/low, 1/float64(n-1))
		for i := 1; i < n; i++ {
			if !(xs[i] > xs[i-1]) || math.Abs(xs[i]/xs[i-1]-ratio) > 1e-12*ratio {
				t.Fatalf("%v follows %v, want %v times that", xs[i], xs[i-1], ratio)
			}
		}
	})
}

// TestLogGridByHand: 1 to 1,000 in four points, and nothing between equal ends.
func TestLogGridByHand(t *testing.T) {
	for i, x := range logGrid(1, 1000, 4) {
		if want := math.Pow(10, float64(i)); math.Abs(x-want) > 1e-13*want {
			t.Errorf("point %d is %v, want %v", i, x, want)
		}
	}
	if diff := cmp.Diff([]float64{3e17}, logGrid(3e17, 3e17, 200)); diff != "" {
		t.Errorf("low = high: -want +got\n%s", diff)
	}
	if diff := cmp.Diff([]float64{1, 9}, logGrid(1, 9, 2)); diff != "" {
		t.Errorf("two points: -want +got\n%s", diff)
	}
}

// TestWholeGrid: whole numbers from 1 to the end, each once, ascending.
func TestWholeGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		high := math.Round(math.Pow(10, rapid.Float64Range(0, 15).Draw(t, "log10 of high")))
		n := rapid.IntRange(2, 300).Draw(t, "points")
		xs := wholeGrid(high, n)
		if xs[0] != 1 || xs[len(xs)-1] != high || len(xs) > n {
			t.Fatalf("%d points from %v to %v, want at most %d from 1 to %v", len(xs), xs[0], xs[len(xs)-1], n, high)
		}
		for i, x := range xs {
			if x != math.Trunc(x) || i > 0 && x <= xs[i-1] {
				t.Fatalf("%v at place %d of %v", x, i, xs)
			}
		}
	})
}

// TestWholeGridByHand: of few numbers all, of many those nearest to a log
// grid (10^0, 10^0.5, 10, 10^1.5, 100).
func TestWholeGridByHand(t *testing.T) {
	var twenty []float64
	for n := range 20 {
		twenty = append(twenty, float64(n+1))
	}
	for _, c := range []struct {
		high   float64
		points int
		want   []float64
	}{
		{1, 200, []float64{1}},
		{2, 200, []float64{1, 2}},
		{20, 200, twenty},
		{100, 5, []float64{1, 3, 10, 32, 100}},
		{100, 2, []float64{1, 100}},
	} {
		if got := wholeGrid(c.high, c.points); !slices.Equal(got, c.want) {
			t.Errorf("%d points up to %v: %v, want %v", c.points, c.high, got, c.want)
		}
	}
}

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
			t.Errorf("%s, %v: %d points from %v to %v, want %d from %v to %v", c.name, c.axis, len(curve.Points), from, to, c.points, c.from, c.to)
		}
	}
	failures := mustSample(t, append(twenty, pairs(nan, 3.3, nan, 70, nan, 5)...), Maximize)
	curve := mustCurve(t, Budget, failures, CurveOptions{})
	if p := curve.Points[0]; math.Abs(p.PNone-0.05) > 1e-3 {
		t.Errorf("with failures the curve starts at %v, where p_none is %v", p.X, p.PNone)
	}
}
