package plot

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp"
)

func TestXRange(t *testing.T) {
	c := trialCurve("a", 0.01, maxOfUniform(100, 0.2, 0.9)...)
	short := trialCurve("short", 0.01, maxOfUniform(8, 0.2, 0.9)...)
	f, err := Curves{c, short}.Figure(Options{XRange: &[2]float64{10, 50}})
	if err != nil {
		t.Fatal(err)
	}
	p := f.Panels[0]
	if p.X.Min != 10 || p.X.Max != 50 || !p.X.Log {
		t.Errorf("x axis %+v", p.X)
	}
	// What is not shown does not decide on y: E(10) = 0.2 + 0.7·10/11 = 0.836.
	if p.Y.Min < 0.8 || p.Y.Min > 0.84 || p.Y.Max < 0.88 {
		t.Errorf("y axis from %g to %g", p.Y.Min, p.Y.Max)
	}
	if notes := strings.Join(f.Notes, "\n"); !strings.Contains(notes, "“short” is not in the range of x") ||
		strings.Contains(notes, "leaves out") {
		t.Errorf("notes %q", notes)
	}
	if file, err := f.EncodeChecked("svg"); err != nil || file == nil {
		t.Errorf("not drawn: %v", err)
	}
}

func TestXRangeWithoutTheBudgetLine(t *testing.T) {
	c := trialCurve("a", 0.01, maxOfUniform(20, 0.2, 0.9)...)
	c.Axis = evp.Budget
	for line, want := range map[float64]bool{3: false, 9: true} {
		f, err := Curves{c}.Figure(Options{XRange: &[2]float64{2, 5}, BudgetLine: line})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(f.Notes, "\n"), "The budget line at 9 is not in the range"); got != want {
			t.Errorf("line at %g: notes %q", line, f.Notes)
		}
	}
}

func TestXRangeErrors(t *testing.T) {
	c := trialCurve("a", 0.01, maxOfUniform(20, 0.2, 0.9)...)
	budget := c
	budget.Axis = evp.Budget
	for _, test := range []struct {
		name   string
		curves Curves
		o      Options
		want   string
	}{
		{"nothing there", Curves{c}, Options{XRange: &[2]float64{100, 200}}, "shows no curve: they run from 1 to 20"},
		{"two axes", Curves{c, budget}, Options{XRange: &[2]float64{2, 5}}, "needs one axis"},
		{"zero", Curves{c}, Options{XRange: &[2]float64{0, 5}}, "a logarithmic axis begins above 0"},
		{"below zero", Curves{c}, Options{XRange: &[2]float64{-1, 5}, LinearX: true}, "x-range -1,5 is not a range"},
		{"empty", Curves{c}, Options{XRange: &[2]float64{5, 5}}, "x-range 5,5 is not a range"},
		{"not finite", Curves{c}, Options{XRange: &[2]float64{1, math.Inf(1)}}, "is not a range"},
		{"y from 0", Curves{c}, Options{LogY: true, YRange: &[2]float64{0, 1}}, "a logarithmic axis begins above 0"},
		{"facet-y", Curves{c}, Options{FacetY: "own"}, `facet-y "own" is not one of auto, free, shared`},
		{"free and a range", Curves{c}, Options{FacetY: "free", YRange: &[2]float64{0, 1}}, "exclude each other"},
	} {
		if _, err := test.curves.Figure(test.o); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
	if _, err := (Curves{c}).Figure(Options{XRange: &[2]float64{0, 5}, LinearX: true}); err != nil {
		t.Errorf("from 0 on a linear axis: %v", err)
	}
}
