package evp

import (
	"math"
	"testing"
)

// TestInterval walks through an interval with both ends, with one, and with none.
func TestInterval(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		of                           Interval
		exists, below, above         bool
		lower, upper                 float64
		containsLow, containsBetween bool // −9 and 0.5
	}{
		{Interval{0, 1}, true, false, false, 0, 1, false, true},
		{NewInterval(-inf, 1), true, true, false, -inf, 1, true, true},
		{NewInterval(0, inf), true, false, true, 0, inf, false, true},
		{NewInterval(-inf, inf), false, false, false, nan, nan, false, false},
		{NoInterval(), false, false, false, nan, nan, false, false},
	} {
		below, above := c.of.Open()
		if c.of.Exists() != c.exists || below != c.below || above != c.above {
			t.Errorf("%v: exists %v, open %v, %v", c.of, c.of.Exists(), below, above)
		}
		if lower, upper := c.of.Ends(); !sameOrNaN(lower, c.lower) || !sameOrNaN(upper, c.upper) {
			t.Errorf("%v ends at %g and %g, want %g and %g", c.of, lower, upper, c.lower, c.upper)
		}
		if lower, upper := c.of.Negated().Ends(); !sameOrNaN(lower, -c.upper) || !sameOrNaN(upper, -c.lower) {
			t.Errorf("%v negated ends at %g and %g", c.of, lower, upper)
		}
		if c.of.Contains(-9) != c.containsLow || c.of.Contains(0.5) != c.containsBetween {
			t.Errorf("%v: contains −9: %v, 0.5: %v", c.of, c.of.Contains(-9), c.of.Contains(0.5))
		}
	}
}
