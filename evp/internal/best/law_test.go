package best

import (
	"math"
	"testing"
)

// TestMoments, by hand: what "nothing has scored" counts as is mixed in; what is too
// rare to be divided by has no conditional law, but an unconditional one.
func TestMoments(t *testing.T) {
	nan := math.NaN()
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9 || math.IsNaN(a) && math.IsNaN(b) }
	often, seldom := Point{Scored: 0.75, Mean: 0.8, SD: 0.1}, Point{Scored: 0.9e-6, Mean: 0.8, SD: 0.1}
	for _, c := range []struct {
		p              Point
		none, mean, sd float64
	}{
		{often, nan, 0.8, 0.1},
		{often, 0.4, 0.7, math.Sqrt(0.75*(0.1*0.1+0.1*0.1) + 0.25*0.3*0.3)},
		{seldom, 0.4, 0.4 + 0.36e-6, math.Sqrt(0.9e-6 * (0.1*0.1 + 0.4*0.4))},
		{Point{Scored: 0, Mean: nan, SD: nan}, 0.4, 0.4, 0},
	} {
		if mean, sd := c.p.Moments(c.none); !near(mean, c.mean) || !near(sd, c.sd) {
			t.Errorf("%+v with %v for none: %v ± %v, want %v ± %v", c.p, c.none, mean, sd, c.mean, c.sd)
		}
	}
	points := []Point{often, seldom}
	if leaveOutRare(points, 0.4); points[1].Mean != 0.8 {
		t.Errorf("with a baseline: %+v", points[1])
	}
	leaveOutRare(points, nan)
	if points[0] != often || !math.IsNaN(points[1].Mean) || !math.IsNaN(points[1].SD) {
		t.Errorf("without a baseline: %+v", points)
	}
}
