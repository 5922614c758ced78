package plot

import (
	"math"
	"testing"
)

func TestXAxis(t *testing.T) {
	for _, test := range []struct {
		name           string
		lo, hi         float64
		log            bool
		wantLo, wantHi float64
	}{
		{"ends at near decades", 1.3e15, 8e19, true, 1e15, 1e20},
		{"keeps exact decades", 1, 100, true, 1, 100},
		{"a little wider", 2e15, 2e17, true, 2e15 / math.Pow(100, 0.025), 2e17 * math.Pow(100, 0.025)},
		{"one value", 1e17, 1e17, true, 1e17 * math.Pow(10, -0.3*1.05), 1e17 * math.Pow(10, 0.3*1.05)},
		{"linear from zero", 1, 100, false, 0, 100 + 0.025*99},
		{"linear", 50, 100, false, 48.75, 101.25},
		{"linear, one value", 10, 10, false, 4.75, 15.25},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := xAxis(test.lo, test.hi, test.log)
			if !near(a.Min, test.wantLo) || !near(a.Max, test.wantHi) {
				t.Errorf("%g to %g, want %g to %g", a.Min, a.Max, test.wantLo, test.wantHi)
			}
		})
	}
}

// near reports whether a and b are equal up to rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }
