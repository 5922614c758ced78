package plot

import (
	"math"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
	"github.com/google/go-cmp/cmp"
)

// budgetCurve returns a curve by budget, from score 0.5 to 0.9.
func budgetCurve(model string, xs ...float64) evp.Curve {
	c := evp.Curve{Model: model, Axis: evp.Budget, End: math.NaN()}
	for i, x := range xs {
		y := 0.5 + 0.4*float64(i)/float64(max(len(xs)-1, 1))
		c.Points = append(c.Points, evp.Point{X: x, Estimate: y, Band: evp.Band{Interval: evp.NoInterval()}})
	}
	return c
}

func TestTrialsAreDrawnOrNoted(t *testing.T) {
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
	if c := s.Frames[0].Crowds[0]; len(c.Dots) != 2 || len(c.Rug) != 4 {
		t.Errorf("%d spots and %d marks of rug, want 2 and 4", len(c.Dots), len(c.Rug))
	}
}

func TestLegendAvoidsTrials(t *testing.T) {
	curves := []evp.Curve{budgetCurve("a", 10, 100, 1000), budgetCurve("b", 20, 200, 2000)}
	if s := laidOut(t, curves, Options{}); s.Legend.Place != sheet.Inside {
		t.Fatalf("place %v without trials", s.Legend.Place)
	}
	var trials []evp.Trial
	for i := range 400 {
		_, v := math.Modf(float64(i) * 0.618033988749895)
		trials = append(trials, evp.Trial{Model: "a", Cost: math.Pow(10, 1+2.3*float64(i)/400), Score: 0.5 + 0.4*v})
	}
	if s := laidOut(t, curves, Options{Trials: trials}); s.Legend.Place != sheet.Above {
		t.Errorf("place %v over trials everywhere", s.Legend.Place)
	}
	few := trials[:200] // the cheaper half: the legend finds room to the right of it
	for _, asked := range []struct {
		trials []evp.Trial
		want   sheet.Place
	}{{trials, sheet.Above}, {few, sheet.Inside}} {
		s := laidOut(t, curves, Options{Trials: asked.trials, Legend: "inside"})
		if s.Legend.Place != asked.want {
			t.Errorf("place %v where inside is asked for, want %v", s.Legend.Place, asked.want)
		}
	}
}
