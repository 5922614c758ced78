package plot_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot"
)

func TestCurvesPanels(t *testing.T) {
	f, err := plot.Curves(twoModels(20)).Figure(plot.Options{ScoreName: "accuracy", CostUnit: "GPU hours"})
	if err != nil {
		t.Fatal(err)
	}
	if f.Width != 6.75 || f.Height != 2.2 || len(f.Panels) != 2 {
		t.Fatalf("%d panels on %g × %g inches", len(f.Panels), f.Width, f.Height)
	}
	a, b := f.Panels[0], f.Panels[1]
	if a.Title != "(a) By trials" || b.Title != "(b) By budget" {
		t.Errorf("titles %q and %q", a.Title, b.Title)
	}
	if a.X.Label != "Trials (hyperparameter assignments)" || b.X.Label != "Training budget" || b.X.Unit != "GPU hours" {
		t.Errorf("x axes %+v and %+v", a.X, b.X)
	}
	if a.Y != b.Y || a.Y.Label != "Expected validation accuracy" {
		t.Errorf("y axes %+v and %+v", a.Y, b.Y)
	}
	for i := range a.Series {
		if a.Series[i].Style.Color != b.Series[i].Style.Color {
			t.Errorf("series %q has two colours", a.Series[i].Name)
		}
	}
}

func TestStylesDiffer(t *testing.T) {
	var curves []evp.Curve
	for i := range 42 {
		curves = append(curves, saturating(strings.Repeat("x", i+1), evp.Budget, 5, 1e15, 1e18, 0.5, 0.6, 0))
	}
	f, err := plot.Curves(curves).Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for i, s := range f.Panels[0].Series {
		look := fmt.Sprint(s.Style)
		if seen[look] {
			t.Fatalf("series %d looks like one before it", i)
		}
		seen[look] = true
	}
}

func TestCurvesThatDifferInStatistic(t *testing.T) {
	a, b := twoModels(9)[2], twoModels(9)[2]
	a.Statistic, b.Statistic = evp.Quantile(0.5), evp.Quantile(0.9)
	f, err := plot.Curves{a, b}.Figure(plot.Options{ScoreName: "accuracy"})
	if err != nil {
		t.Fatal(err)
	}
	p := f.Panels[0]
	if p.Series[0].Name != "Logistic regression, median" || p.Series[1].Name != "Logistic regression, 0.9" {
		t.Errorf("names %q and %q", p.Series[0].Name, p.Series[1].Name)
	}
	if p.Y.Label != "Best validation accuracy" {
		t.Errorf("y label %q", p.Y.Label)
	}
}

func TestCurvesSortsPoints(t *testing.T) {
	c := evp.Curve{Model: "a", Axis: evp.Budget, Points: []evp.Point{
		{X: 3, Estimate: 0.3}, {X: 1, Estimate: 0.1}, {X: math.NaN(), Estimate: 9}, {X: 3, Estimate: 0.3},
		{X: -1, Estimate: 9}, {X: 2, Estimate: 0.2},
	}}
	f, err := plot.Curves{c}.Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s := f.Panels[0].Series[0]; len(s.X) != 3 || s.X[0] != 1 || s.X[2] != 3 || s.Y[1] != 0.2 {
		t.Errorf("x %g, y %g", s.X, s.Y)
	}
	if c.Points[0].X != 3 {
		t.Error("the curve was changed")
	}
}

func TestCurvesErrors(t *testing.T) {
	empty := saturating("empty", evp.Budget, 5, 1, 10, math.NaN(), math.NaN(), 0)
	good := twoModels(5)[2]
	for _, test := range []struct {
		name   string
		curves []evp.Curve
		o      plot.Options
		want   string
	}{
		{"no curves", nil, plot.Options{}, "no curve has a point"},
		{"no points", []evp.Curve{{Model: "a"}}, plot.Options{}, "no curve has a point"},
		{"nothing but NaN", []evp.Curve{empty}, plot.Options{}, "no curve has a point"},
		{"both directions", append(minimized(1, twoModels(5)[2]), good), plot.Options{}, "cannot share"},
		{"width", []evp.Curve{good}, plot.Options{Width: 0.1}, "width 0.1"},
		{"height", []evp.Curve{good}, plot.Options{Height: math.NaN()}, "height NaN"},
		{"resolution", []evp.Curve{good}, plot.Options{DPI: -1}, "negative"},
		{"y range upside down", []evp.Curve{good}, plot.Options{YRange: &[2]float64{1, 0}}, "y-range 1,0"},
		{"y range too short", []evp.Curve{good}, plot.Options{YRange: &[2]float64{1, 1 + 1e-15}}, "range"},
		{"legend", []evp.Curve{good}, plot.Options{Legend: "below"}, "auto, inside, above"},
		{"budget line", []evp.Curve{good}, plot.Options{BudgetLine: -1}, "budget-line -1"},
		{"budget line that is no number", []evp.Curve{good}, plot.Options{BudgetLine: math.NaN()}, "budget-line NaN"},
		{"second scale", []evp.Curve{good}, plot.Options{TopAxis: math.Inf(1)}, "top-axis +Inf"},
		{"infinite y range", []evp.Curve{good}, plot.Options{YRange: &[2]float64{0, math.Inf(1)}}, "range"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := plot.Curves(test.curves).Figure(test.o)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("figure %v, error %v, want one with %q", f, err, test.want)
			}
		})
	}
}

func TestEmptyCurveBesideAGoodOne(t *testing.T) {
	empty := saturating("empty", evp.Trials, 5, 1, 10, math.NaN(), math.NaN(), 0)
	f, err := plot.Curves{empty, twoModels(5)[2]}.Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Panels) != 1 || len(f.Notes) == 0 || f.Notes[0] != "“empty” has no point to draw by trials." {
		t.Errorf("%d panels, notes %q", len(f.Panels), f.Notes)
	}
}

// TestHardToDraw draws what is likely to go wrong, each figure in one of the
// formats. A figure or an error is right; a panic, or a coordinate that is no
// number, is not.
func TestHardToDraw(t *testing.T) {
	t.Parallel()
	inf, nan := math.Inf(1), math.NaN()
	var curves [][]evp.Curve
	for _, scores := range [][]float64{
		{0.5}, {0.5, 0.5, 0.5}, {0, 0}, {nan, 0.5, nan, 0.6}, {1e-12, 3e-12}, {1e12, 1e12 + 1}, {1e12, 3e12},
		{inf, 0.5, -inf},
		{-1e308, 1e308}, {5e-324, 1e-320}, {-5, -3}, {1e9, 1, 0.5}, {0, 1e-300}, {1, 1 + 1e-16},
	} {
		for _, start := range []float64{1, 1e-300, 1e17, 1e307} {
			c := evp.Curve{Model: "m", Axis: evp.Budget, End: start * 1.5}
			for i, y := range scores {
				c.Points = append(c.Points, evp.Point{X: start * float64(i+1), Estimate: y, Band: evp.Band{Interval: evp.Interval{Lower: y - 1, Upper: inf}}})
			}
			d := c
			d.Axis = evp.Trials
			curves = append(curves, []evp.Curve{c}, []evp.Curve{c, d})
		}
	}
	names := twoModels(5)[2:]
	for _, n := range []string{"", strings.Repeat("long ", 50), strings.Repeat("W", 300), "_%$\\()^{2}", "שלום",
		"🦙\u200d🔥\ufe0f", "a\nb\tc\x00", "\xff\xfe", "<&\"'>", "\ufffe"} {
		c := twoModels(5)[3]
		c.Model = n
		names = append(names, c)
		curves = append(curves, []evp.Curve{c, names[0]}, names)
	}
	long := strings.Repeat("word ", 60)
	var hard []evp.Trial
	for _, score := range []float64{0.5, nan, inf, -inf, 1e12, 1e-12, -1e308} {
		for _, cost := range []float64{nan, 0, -1, 1e-300, 1, 1e17, 1e307, inf} {
			hard = append(hard, evp.Trial{Model: "m", Score: score, Cost: cost},
				evp.Trial{Model: "none", Score: score, Cost: cost})
		}
	}
	for k, o := range []plot.Options{
		{}, {LinearX: true}, {Width: 0.9, Height: 0.9},
		{Title: long, XLabel: long, YLabel: long, ScoreName: "🦙\n", CostUnit: "\\%_"},
		{YRange: &[2]float64{10, 20}},
		{Trials: hard, BudgetLine: 1e18, TopAxis: 3e-5, Legend: "inside"},
		{Trials: hard, BudgetLine: 1e-140, TopAxis: 1e140, LinearX: true, Legend: "direct"},
		{Legend: "above", Width: 0.9, Height: 0.9, BudgetLine: 7},
	} {
		o.DPI = 40
		t.Run(fmt.Sprint(k), func(t *testing.T) {
			t.Parallel()
			for i, c := range curves {
				drawHard(t, i+k, c, o)
			}
		})
	}
}

// drawHard draws curves with a mark out of the way, in the format of a turn.
func drawHard(t *testing.T, turn int, curves []evp.Curve, o plot.Options) {
	f, err := plot.Curves(curves).Figure(o)
	if err != nil {
		return
	}
	long := strings.Repeat("word ", 60)
	f.Panels[0].Marks = []plot.Mark{{X: f.Panels[0].X.Max, Y: f.Panels[0].Y.Min, Name: long},
		{X: math.NaN(), Y: math.Inf(1)}}
	format := plot.Formats()[turn%len(plot.Formats())]
	b, err := f.EncodeChecked(format)
	if err != nil {
		t.Errorf("%s and others, %+v: %v", curves[0].Model, o, err)
	}
	if format == "svg" && (strings.Contains(string(b), "NaN") || strings.Contains(string(b), "Inf")) {
		t.Errorf("%s and others, %+v: the SVG has a coordinate that is no number", curves[0].Model, o)
	}
}
