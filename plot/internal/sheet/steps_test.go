package sheet

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
)

// Four points with one jump between the first two, two between the next, and
// none between the last: only the first rise is known to be upright.
func TestStepped(t *testing.T) {
	s := Series{
		X: []float64{1.5, 2.5, 4.5, 4.8}, Y: []float64{10, 20, 40, 41},
		Lower: []float64{1, 2, 4, 4}, Upper: []float64{11, 22, 44, 44},
		Jumps: []Jump{{From: 2, To: 2}, {From: 3, To: 3}, {From: 4, To: 4}, {From: 5, To: 5}},
	}
	got := s.stepped()
	wantX, wantY := []float64{1.5, 2, 2, 2.5, 4.5, 4.8}, []float64{10, 10, 20, 20, 40, 41}
	if len(got.X) != len(wantX) || len(got.Lower) != len(wantX) || len(got.Upper) != len(wantX) {
		t.Fatalf("x %v, want %v", got.X, wantX)
	}
	for k := range wantX {
		if got.X[k] != wantX[k] || got.Y[k] != wantY[k] {
			t.Errorf("(%v, %v) at %d, want (%v, %v)", got.X[k], got.Y[k], k, wantX[k], wantY[k])
		}
	}
	if got.Lower[1] != 1 || got.Upper[2] != 22 {
		t.Errorf("the band %v to %v does not step with the curve", got.Lower, got.Upper)
	}
}

// Points on, before and within a jump.
func TestSteppedAtTheEdges(t *testing.T) {
	for _, test := range []struct {
		name string
		x    []float64
		jump Jump
		want []float64
	}{
		{"on the jump", []float64{1, 2}, Jump{From: 2, To: 2}, []float64{1, 2, 2}},
		{"from the jump", []float64{2, 3}, Jump{From: 2, To: 2}, []float64{2, 3}},
		{"within", []float64{2.1, 3}, Jump{From: 2, To: 2.5}, []float64{2.5, 3}},
		{"within a long one", []float64{2.1, 2.4}, Jump{From: 2, To: 2.5}, []float64{2.1, 2.4}},
		{"across", []float64{1, 3}, Jump{From: 2, To: 2.5}, []float64{1, 2, 2.5, 3}},
		{"without end", []float64{1, 3}, Jump{From: 2, To: math.Inf(1)}, []float64{1, 2, 3}},
	} {
		s := Series{X: test.x, Y: []float64{0, 1}, Lower: []float64{0, 1}, Upper: []float64{0, 1}, Jumps: []Jump{test.jump}}
		if got := s.stepped().X; !slices.Equal(got, test.want) {
			t.Errorf("%s: x %v, want %v", test.name, got, test.want)
		}
	}
}

// A high step stays a step, with its corners; the low ones after it run from
// middle to middle; a long one, however low, stays.
func TestSmoothed(t *testing.T) {
	got := smoothed([]vg.Point{
		{X: 0, Y: 0}, {X: 3, Y: 0}, // then a step of 10
		{X: 3, Y: 10}, {X: 6, Y: 10}, // then steps of half the line's width
		{X: 6, Y: 10.5}, {X: 7, Y: 10.5}, {X: 8, Y: 10.5},
		{X: 8, Y: 11}, {X: 30, Y: 11},
		{X: 30, Y: 11.5}, {X: 32, Y: 11.5},
	}, 1)
	want := []vg.Point{{X: 0, Y: 0}, {X: 3, Y: 0}, {X: 3, Y: 10}, {X: 7, Y: 10.5}, {X: 8, Y: 11}, {X: 30, Y: 11},
		{X: 32, Y: 11.5}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
