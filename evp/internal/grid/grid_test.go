package grid

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestLog: as many points as asked for, both ends exact, ascending, each
// the same multiple of the one before.
func TestLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := math.Pow(10, rapid.Float64Range(-12, 20).Draw(t, "log10 of low"))
		high := low * math.Pow(10, rapid.Float64Range(1e-6, 15).Draw(t, "decades"))
		n := rapid.IntRange(2, 500).Draw(t, "points")
		xs := Log(low, high, n)
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

// TestLogByHand: 1 to 1,000 in four points, and nothing between equal ends.
func TestLogByHand(t *testing.T) {
	for i, x := range Log(1, 1000, 4) {
		if want := math.Pow(10, float64(i)); math.Abs(x-want) > 1e-13*want {
			t.Errorf("point %d is %v, want %v", i, x, want)
		}
	}
	if diff := cmp.Diff([]float64{3e17}, Log(3e17, 3e17, 200)); diff != "" {
		t.Errorf("low = high: -want +got\n%s", diff)
	}
	if diff := cmp.Diff([]float64{1, 9}, Log(1, 9, 2)); diff != "" {
		t.Errorf("two points: -want +got\n%s", diff)
	}
}

// TestWhole: whole numbers from 1 to the end, each once, ascending.
func TestWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		high := math.Round(math.Pow(10, rapid.Float64Range(0, 15).Draw(t, "log10 of high")))
		n := rapid.IntRange(2, 300).Draw(t, "points")
		xs := Whole(high, n)
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

// TestWholeByHand: of few numbers all, of many those nearest to a log
// grid (10^0, 10^0.5, 10, 10^1.5, 100).
func TestWholeByHand(t *testing.T) {
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
		if got := Whole(c.high, c.points); !slices.Equal(got, c.want) {
			t.Errorf("%d points up to %v: %v, want %v", c.points, c.high, got, c.want)
		}
	}
}
