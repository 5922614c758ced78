package grid

import (
	"math"
	"testing"
)

// TestPlaces: half way from 1 to 100 by the logarithm is 10.
func TestPlaces(t *testing.T) {
	for i, p := range Places([]float64{1, 100}, []float64{0.5, 1, 10, 100, 200}) {
		if got, want := p.Of([]float64{4, 8}), []float64{4, 4, 6, 8, 8}[i]; math.Abs(got-want) > 1e-12 {
			t.Errorf("place %d: %g, want %g", i, got, want)
		}
	}
}

// TestInterpolate: between two x values are straight by the logarithm of x, before and
// after them the nearest.
func TestInterpolate(t *testing.T) {
	xs, values := []float64{1, 100}, []float64{2, 4}
	for x, want := range map[float64]float64{0.5: 2, 1: 2, 10: 3, 100: 4, 1000: 4} {
		if got := Interpolate(xs, values, x); math.Abs(got-want) > 1e-12 {
			t.Errorf("at %g: %g, want %g", x, got, want)
		}
	}
	if got := Interpolate(xs, []float64{2, math.Inf(1)}, 10); !math.IsInf(got, 1) {
		t.Errorf("next to an open side: %g, want an open one", got)
	}
}
