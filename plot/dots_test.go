package plot

import (
	"math"
	"testing"

	"evpkit/evp"
	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/plot/vg"
)

// budgetCurve returns a curve by budget, from score 0.5 to 0.9.
func budgetCurve(model string, xs ...float64) evp.Curve {
	c := evp.Curve{Model: model, Axis: evp.Budget, End: math.NaN()}
	for i, x := range xs {
		y := 0.5 + 0.4*float64(i)/float64(max(len(xs)-1, 1))
		c.Points = append(c.Points, evp.Point{X: x, Estimate: y, Lower: math.NaN(), Upper: math.NaN()})
	}
	return c
}

func TestTrialsAreDrawnOrTold(t *testing.T) {
	trials := []evp.Trial{
		{Model: "a", Cost: 1, Score: 0.6}, {Model: "a", Cost: 5000, Score: 0.7}, {Model: "a", Cost: 20, Score: math.NaN()},
		{Model: "a", Cost: 30, Score: 1e6}, {Model: "a", Cost: math.NaN(), Score: 0.5}, {Model: "b", Cost: 3, Score: 0.5},
	}
	f, err := Curves{budgetCurve("a", 10, 100, 1000)}.Figure(Options{Trials: trials})
	if err != nil {
		t.Fatal(err)
	}
	p := f.Panels[0]
	if len(p.Series[0].Dots) != 4 || p.X.Min > 1 || p.X.Max < 5000 || p.Y.Max > 2 {
		t.Errorf("%d dots, x from %g to %g, y up to %g", len(p.Series[0].Dots), p.X.Min, p.X.Max, p.Y.Max)
	}
	want := []string{
		"1 trial of a model without a curve is not drawn.",
		"1 trial without a cost is not drawn.",
		"1 of the 4 trials of “a” lies outside the panel (1e+06): only the rug shows it.",
	}
	if diff := cmp.Diff(want, f.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	s := laidOut(t, []evp.Curve{budgetCurve("a", 10, 100, 1000)}, Options{Trials: trials})
	if c := s.crowds[0][0]; len(c.spots) != 2 || len(c.rug) != 4 {
		t.Errorf("%d spots and %d marks of rug, want 2 and 4", len(c.spots), len(c.rug))
	}
}

func TestTrialsAreThinnedOut(t *testing.T) {
	t.Parallel()
	var spots []spot
	for i := range 50000 {
		_, v := math.Modf(float64(i) * 0.618033988749895)
		spots = append(spots, spot{point(float64(i)/250, 100*v), 1})
	}
	corner := map[vg.Point]bool{point(-7, 3): true, point(300, 1): true, point(50, -9): true, point(60, 999): true}
	for at := range corner {
		spots = append(spots, spot{at, 1})
	}
	outermostFirst(spots)
	crowds := [][]crowd{{{spots: spots}}}
	thin(crowds, mostDots, func(c *crowd) *[]spot { return &c.spots })
	left := crowds[0][0].spots
	total, kept := 0, 0
	for _, p := range left {
		total += p.n
		if corner[p.at] {
			kept++
		}
	}
	if len(left) > mostDots || len(left) < mostDots/3 {
		t.Errorf("%d dots are left", len(left))
	}
	if total != len(spots) {
		t.Errorf("the dots stand for %d trials of %d", total, len(spots))
	}
	if kept != len(corner) {
		t.Errorf("%d of the %d outermost are left", kept, len(corner))
	}
}

func TestFewTrialsAreNotThinned(t *testing.T) {
	crowds := [][]crowd{{{spots: []spot{{point(1, 1), 1}, {point(2, 1), 1}, {point(1.5, 1), 1}}}}}
	thin(crowds, mostDots, func(c *crowd) *[]spot { return &c.spots })
	if got := len(crowds[0][0].spots); got != 3 {
		t.Errorf("%d of 3 dots are left", got)
	}
}

func TestLegendAvoidsTrials(t *testing.T) {
	curves := []evp.Curve{budgetCurve("a", 10, 100, 1000), budgetCurve("b", 20, 200, 2000)}
	if s := laidOut(t, curves, Options{}); s.legend.place != legendInside {
		t.Fatalf("place %d without trials", s.legend.place)
	}
	var trials []evp.Trial
	for i := range 400 {
		_, v := math.Modf(float64(i) * 0.618033988749895)
		trials = append(trials, evp.Trial{Model: "a", Cost: math.Pow(10, 1+2.3*float64(i)/400), Score: 0.5 + 0.4*v})
	}
	if s := laidOut(t, curves, Options{Trials: trials}); s.legend.place != legendAbove {
		t.Errorf("place %d over trials everywhere", s.legend.place)
	}
	s := laidOut(t, curves, Options{Trials: trials, Legend: "inside"})
	if s.legend.place != legendInside {
		t.Errorf("place %d where inside is asked for", s.legend.place)
	}
}
