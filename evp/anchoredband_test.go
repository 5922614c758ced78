package evp

import (
	"math"
	"testing"
)

// TestAnchoredBand: between two x the ends move by the share of the way that the estimate
// has gone, or by that of log x where it hardly moves.
func TestAnchoredBand(t *testing.T) {
	band := anchoredBand{
		anchors:   []float64{1, 4, 16, 64},
		estimates: []float64{0.2, 0.4, 0.4, 0.5},
		low:       []float64{0.1, 0.3, 0.34, math.Inf(-1)},
		high:      []float64{0.3, 0.7, 0.6, 0.8},
	}
	for name, c := range map[string]struct{ x, y, low, high float64 }{
		"at an x":             {4, 0.4, 0.3, 0.7},
		"flat before a jump":  {3.9, 0.2, 0.1, 0.3},
		"after the jump":      {1.1, 0.4, 0.3, 0.7},
		"a quarter":           {2, 0.25, 0.15, 0.4},
		"beyond the later":    {2, 0.45, 0.3, 0.7},
		"beyond the earlier":  {2, 0.1, 0.1, 0.3},
		"by log x":            {8, 0.4, 0.32, 0.65},
		"beside an open end":  {32, 0.45, math.Inf(-1), 0.7},
		"below the first one": {0.5, 0.1, 0.1, 0.3},
		"above the last one":  {100, 0.6, math.Inf(-1), 0.8},
	} {
		low, high := band.ends(c.x, c.y)
		if math.Abs(high-c.high) > 1e-12 || low != c.low && math.Abs(low-c.low) > 1e-12 {
			t.Errorf("%s: %g to %g, want %g to %g", name, low, high, c.low, c.high)
		}
	}
}

// TestPlateaus: where all trials cost the same, the ends by budget are equal wherever the
// estimate is, and jump where it jumps.
func TestPlateaus(t *testing.T) {
	var log []Trial
	for i := range 30 {
		log = append(log, Trial{Model: "m", Score: math.Sqrt(float64(i+1) / 31), Cost: 10})
	}
	s := mustSample(t, log, Maximize)
	points := mustCurve(t, Budget, s, CurveOptions{Band: BandDirichlet, CostSupport: &CostRange{10, 10}}).Points
	plateaus := 0
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if a.Estimate != b.Estimate {
			if a.Interval == b.Interval {
				t.Errorf("the estimate jumps at %g and the band does not", b.X)
			}
			continue
		}
		plateaus++
		if math.Abs(a.Lower-b.Lower) > 1e-9 || math.Abs(a.Upper-b.Upper) > 1e-9 {
			t.Errorf("%g: %v to %v, though the estimate stays at %g", b.X, a.Interval, b.Interval, a.Estimate)
		}
	}
	if plateaus < 10 {
		t.Errorf("only %d points on plateaus", plateaus)
	}
}
