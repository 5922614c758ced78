package sheet

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

// cutTracer returns a tracer of a box of 100 points square, with x and y from 0 to 10.
func cutTracer() tracer {
	axis := Axis{Min: 0, Max: 10}
	return tracer{window: window{axis, axis, rectangle(0, 0, 100, 100)}, lineWidth: 1, columnWidth: 0.2, cutApart: 3}
}

func TestCuts(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	s := Series{
		X: []float64{1, 2, 3, 4, 5, 6}, Y: []float64{-10, 0.5, 5, 15, nan, 12}, End: nan,
		Lower: []float64{-11, -1, 4, 9, nan, -inf}, Upper: []float64{nan, 2, 11, 16, nan, 13},
		Dots: []Dot{{3, 11}, {4, -2}, {4.05, -3}, {30, -3}, {5, 5}, {6, nan}},
	}
	c := cutTracer().cuts(s, 3)
	// From (10, −100) to (20, 5) the line is at 0 at x = 10 + 10·100/105; from (30, 50) to (40, 150) at 100 at x = 35.
	want := []Cut{{point(10+1000./105, 0), false}, {point(35, 100), true}}
	if len(c.Line) != 2 || !isNear(c.Line[0].At, want[0].At) || !isNear(c.Line[1].At, want[1].At) ||
		c.Line[0].Up || !c.Line[1].Up {
		t.Errorf("cuts of the line %v, want %v", c.Line, want)
	}
	if len(c.Dots) != 2 || !c.Dots[0].Up || c.Dots[1].Up { // two are at one place, one is outside x
		t.Errorf("cuts of trials %v", c.Dots)
	}
	// Above from 3 to 4; below only at 2, which has no length; −∞ is no cut but an open band.
	if len(c.Band) != 1 || c.Band[0][0] != point(30, 100) || c.Band[0][1] != point(40, 100) {
		t.Errorf("cuts of the band %v", c.Band)
	}
	if s.Fitted = true; len(cutTracer().cuts(s, 3).Line) != 0 {
		t.Error("a fitted law is marked")
	}
}

func TestNoCutAtTheEdge(t *testing.T) {
	s := Series{X: []float64{1, 9}, Y: []float64{0, 10}, Lower: []float64{0, 0}, Upper: []float64{10, 10}, End: math.NaN()}
	if c := cutTracer().cuts(s, 3); len(c.Line)+len(c.Dots)+len(c.Band) > 0 {
		t.Errorf("cuts %+v of a series that ends at the edges", c)
	}
}

// isNear reports whether two points are within a thousandth of a point.
func isNear(a, b vg.Point) bool { return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) < 1e-3 }
