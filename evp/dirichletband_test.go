package evp

import (
	"math"
	"testing"
)

// TestRaise, by hand: the lower end falls no more than the estimate does, from one anchor to
// the next, and what rises stays as it is.
func TestRaise(t *testing.T) {
	estimates := []float64{0.5, 0.6, 0.58, 0.7}
	band := centeredBand{low: []float64{-0.1, -0.3, -0.3, -0.1}} // lower ends 0.4, 0.3, 0.28, 0.6
	band.raise(estimates)
	for k, want := range []float64{0.4, 0.4, 0.38, 0.6} {
		if got := estimates[k] + band.low[k]; math.Abs(got-want) > 1e-12 {
			t.Errorf("anchor %d: lower end %v, want %v", k, got, want)
		}
	}
}

// TestRaiseOpen: an end that does not exist says nothing of the next.
func TestRaiseOpen(t *testing.T) {
	band := centeredBand{low: []float64{math.Inf(-1), -0.3}}
	if band.raise([]float64{0.5, 0.6}); band.low[1] != -0.3 {
		t.Errorf("lower distance %v after an open one, want -0.3", band.low[1])
	}
}
