package plot_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot"
)

// comparison returns the rows of a comparison of two models: their curves, and
// the difference of these with a band of made-up width.
func comparison() []plot.Row {
	curves := []evp.Curve{
		saturating("Logistic regression", evp.Budget, 60, 1e15, 1e19, 0.745, 0.832, 0.02),
		saturating("LSTM encoder", evp.Budget, 60, 1e15, 1e19, 0.715, 0.885, 0.02),
	}
	d := plot.Series{Name: "LSTM encoder − Logistic regression", Unlisted: true}
	crossover := plot.Mark{Name: "crossover"}
	for k, p := range curves[0].Points {
		y := curves[1].Points[k].Estimate - p.Estimate
		if y < 0 {
			crossover.X, crossover.Y = p.X, p.Estimate
		}
		d.X, d.Y = append(d.X, p.X), append(d.Y, y)
		d.Lower, d.Upper = append(d.Lower, y-0.025), append(d.Upper, y+0.025)
	}
	return []plot.Row{
		{Curves: curves, Height: 1.6, Marks: []plot.Mark{crossover}},
		{Series: []plot.Series{d}, Label: "Difference", Zero: true},
	}
}

// saturation returns the rows of a curve with a fitted law that goes on, and of
// its gain per doubling, with the place at which that becomes small.
func saturation() []plot.Row {
	c := saturating("BERT", evp.Trials, 60, 1, 60, 0.6, 0.8, 0.03)
	fit := plot.Series{Name: "BERT", Fitted: true, Unlisted: true, Law: "fitted law", End: 60}
	gain := plot.Series{Name: "BERT", Unlisted: true}
	law := func(x float64) float64 { return 0.8 - 0.2*math.Pow(x, -1) }
	for x := 1.0; x <= 200; x++ {
		fit.X, fit.Y = append(fit.X, x), append(fit.Y, law(x))
		if x <= 100 {
			gain.X, gain.Y = append(gain.X, x), append(gain.Y, law(2*x)-law(x))
		}
	}
	return []plot.Row{
		{Title: "(a) Curve and fitted law", Curves: []evp.Curve{c}, Series: []plot.Series{fit}, Height: 1.6,
			Lines: []plot.Line{{X: 50, Bare: true}}},
		{Title: "(b) Gain of another doubling", Label: "Gain", Series: []plot.Series{gain}, LogY: true,
			YRange: &[2]float64{8e-4, 0.2}, Lines: []plot.Line{{X: 50, Name: "saturation"}}},
	}
}

// stacked returns the figure of rows.
func stacked(t *testing.T, axis evp.Axis, rows []plot.Row, o plot.Options) *plot.Figure {
	t.Helper()
	f, err := plot.Stack(axis, rows, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestStack(t *testing.T) {
	f := stacked(t, evp.Budget, comparison(), plot.Options{ScoreName: "accuracy", BudgetLine: 1e18})
	upper, lower := f.Panels[0], f.Panels[1]
	if upper.X != lower.X {
		t.Errorf("x axes %+v and %+v differ", upper.X, lower.X)
	}
	if lower.Y.Min >= 0 || lower.Y.Max <= 0 || lower.Y.Label != "Difference" ||
		upper.Y.Label != "Expected validation accuracy" {
		t.Errorf("y axes %+v and %+v", upper.Y, lower.Y)
	}
	if upper.Lines[0].Bare || !lower.Lines[0].Bare {
		t.Error("the budget line is labelled elsewhere than in the first row")
	}
	if want := 2.2 * 2.6 / 1.6; f.Width != 3.25 || math.Abs(f.Height-want) > 1e-9 {
		t.Errorf("%g × %g inches, want 3.25 × %g", f.Width, f.Height, want)
	}
	if c := lower.Series[0].Style.Color; c != f.Theme.Ink {
		t.Errorf("a series of its own name is drawn in %v, not in the colour of text", c)
	}
}

func TestStackedSeriesLooksLikeItsCurve(t *testing.T) {
	f := stacked(t, evp.Trials, saturation(), plot.Options{})
	want := f.Panels[0].Series[0].Style.Color
	for _, s := range []plot.Series{f.Panels[0].Series[1], f.Panels[1].Series[0]} {
		if s.Style.Color != want {
			t.Errorf("%v, the curve is %v", s.Style.Color, want)
		}
	}
}

func TestStackIsDrawnInEveryPresetAndFormat(t *testing.T) {
	for _, preset := range plot.Presets() {
		f := stacked(t, evp.Budget, comparison(), plot.Options{Preset: preset, BudgetLine: 1e18, DPI: 72})
		for _, format := range plot.Formats() {
			encode(t, f, nil, format)
		}
	}
}

// An empty row is left out, and the next one keeps its own range.
func TestStackLeavesOutEmptyRows(t *testing.T) {
	rows := comparison()
	rows = append([]plot.Row{{Series: []plot.Series{{Name: "nothing", X: []float64{1e16},
		Y: []float64{math.NaN()}}}}}, rows...)
	rows[1].YRange = &[2]float64{0.5, 0.9}
	f := stacked(t, evp.Budget, rows, plot.Options{})
	if len(f.Panels) != 2 || f.Panels[0].Y.Min != 0.5 || f.Heights[0] != 1.6 {
		t.Errorf("%d panels, the first from %g, heights %v", len(f.Panels), f.Panels[0].Y.Min, f.Heights)
	}
	if !slices.ContainsFunc(f.Notes, func(n string) bool { return strings.Contains(n, "nothing to draw in row 1") }) {
		t.Errorf("notes %q do not mention the empty row", f.Notes)
	}
}

func TestStackRefuses(t *testing.T) {
	change := func(do func(*plot.Row)) []plot.Row {
		rows := comparison()
		do(&rows[1])
		return rows
	}
	for want, rows := range map[string][]plot.Row{
		"no row":      nil,
		"not by":      change(func(r *plot.Row) { r.Curves = []evp.Curve{{Model: "a", Axis: evp.Trials}} }),
		"y range":     change(func(r *plot.Row) { r.YRange = &[2]float64{1, 0} }),
		"logarithmic": change(func(r *plot.Row) { r.LogY, r.YRange = true, &[2]float64{0, 1} }),
		"height":      change(func(r *plot.Row) { r.Height = -1 }),
		"line at":     change(func(r *plot.Row) { r.Lines = []plot.Line{{X: math.NaN()}} }),
		"ends of its": change(func(r *plot.Row) { r.Series[0].Upper = nil }),
	} {
		if _, err := plot.Stack(evp.Budget, rows, plot.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}
