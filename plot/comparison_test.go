package plot_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/golden"
	"evpkit/plot"
)

// severalModels returns samples of models with 30 trials each, in which each
// model is better by step, and more expensive, than the one before it.
func severalModels(t testing.TB, models int, step float64, d evp.Direction) []*evp.Sample {
	t.Helper()
	rounded := func(format string, x float64) float64 {
		x, err := strconv.ParseFloat(fmt.Sprintf(format, x), 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var samples []*evp.Sample
	for m := range models {
		var trials []evp.Trial
		for i := range 30 {
			score := rounded("%.4f", 0.6+step*float64(m)+0.1*math.Sqrt(float64((i*17+5*m)%30)/30))
			if d == evp.Minimize {
				score = rounded("%.4f", 2-score)
			}
			cost := rounded("%.4g", (1+0.25*float64(m))*(1+float64((i*7+m)%30)/10)*1e15)
			trials = append(trials, evp.Trial{Score: score, Cost: cost})
		}
		s, err := evp.NewSample(fmt.Sprintf("model %c", 'A'+m), trials, evp.SampleOptions{Direction: d})
		if err != nil {
			t.Fatal(err)
		}
		samples = append(samples, s)
	}
	return samples
}

// compared returns the comparison of samples by budget, of which the last one
// is the best, each with the one named against or, without a name, every two.
func compared(t testing.TB, samples []*evp.Sample, against string) plot.Comparison {
	t.Helper()
	o := compare.Options{Curve: evp.CurveOptions{Points: 6, Resamples: 100, Seed: 1}}
	pairs, err := compare.Pairs(samples, against, evp.Budget, o)
	if err != nil {
		t.Fatal(err)
	}
	c := plot.Comparison{Pairs: pairs, Reference: against, Resamples: 100}
	for i, s := range samples {
		curve, err := evp.BudgetCurve(s, evp.CurveOptions{})
		if err != nil {
			t.Fatal(err)
		}
		c.Curves = append(c.Curves, *curve)
		c.Ranking = append(c.Ranking, samples[len(samples)-1-i].Model())
	}
	return c
}

// TestCompareGolden compares figures of comparisons with the golden ones.
func TestCompareGolden(t *testing.T) {
	for _, test := range []struct {
		name    string
		models  int
		step    float64
		against string
		want    string // in the caption or the notes
	}{
		{"two", 2, 0.02, "", "model A − model B, the difference of the expected best scores (above 0 model A is " +
			"better, below 0 model B), with its 95 % interval"},
		{"three", 3, 0.03, "", "each other model minus that of model C (below 0 model C is better), with 95 % intervals"},
		{"against", 4, 0.03, "model A", "minus that of model A (below 0 model A is better), with 95 % intervals"},
		{"six", 6, 0.03, "model A", "minus that of model A (below 0 model A is better), drawn strongly where"},
		{"twelve", 12, 0.02, "", "only those of the 6 other models with the best scores are drawn; 5 are left out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := plot.Options{ScoreName: "score", Text: "font"}
			c := compared(t, severalModels(t, test.models, test.step, evp.Maximize), test.against)
			f, err := c.Figure(o)
			if err != nil {
				t.Fatal(err)
			}
			if said := c.Caption(o) + strings.Join(f.Notes, " "); !strings.Contains(said, test.want) {
				t.Errorf("%q is not said: %s", test.want, said)
			}
			golden.Check(t, goldenFile("compare", test.name), encode(t, f, err, "svg"))
		})
	}
}

// TestCaptionNamesTheBetterModel: the side of zero on which a model is better
// follows from the direction of the pairs themselves.
func TestCaptionNamesTheBetterModel(t *testing.T) {
	for _, test := range []struct {
		models    int
		direction evp.Direction
		against   string
		want      string
	}{
		{2, evp.Maximize, "", "model A − model B, the difference of the expected best scores (above 0 model A is better, " +
			"below 0 model B)"},
		{2, evp.Minimize, "", "model A − model B, the difference of the expected best scores (below 0 model A is better, " +
			"above 0 model B)"},
		{3, evp.Maximize, "model A", "minus that of model A (below 0 model A is better)"},
		{3, evp.Minimize, "model A", "minus that of model A (above 0 model A is better)"},
		{3, evp.Minimize, "", "minus that of model C (above 0 model C is better)"},
	} {
		c := compared(t, severalModels(t, test.models, 0.03, test.direction), test.against)
		if got := c.Caption(plot.Options{}); !strings.Contains(got, test.want) {
			t.Errorf("%+v: %s", test, got)
		}
	}
}

// Without pairs there is nothing to draw.
func TestComparisonOfNothing(t *testing.T) {
	if _, err := (plot.Comparison{}).Figure(plot.Options{}); err == nil {
		t.Error("no error")
	}
	if got := (plot.Comparison{}).Caption(plot.Options{}); got != "" {
		t.Errorf("a caption of nothing: %s", got)
	}
}

// comparedFacets returns two facets, of two and of three models.
func comparedFacets(t testing.TB) plot.ComparisonFacets {
	t.Helper()
	return plot.ComparisonFacets{
		{Value: "CoLA", Comparison: compared(t, severalModels(t, 2, 0.02, evp.Maximize), "")},
		{Value: "SST-2", Comparison: compared(t, severalModels(t, 3, -0.03, evp.Maximize), "model A")},
	}
}

// TestComparisonFacets: a row for each facet, which its caption describes.
func TestComparisonFacets(t *testing.T) {
	facets := comparedFacets(t)
	o := plot.Options{ScoreName: "accuracy", Text: "font"}
	f, err := facets.Figure(o)
	golden.Check(t, goldenFile("compare", "facets"), encode(t, f, err, "svg"))
	if len(f.Panels) != 4 || f.Columns != 2 || f.Panels[2].Title != "(b) SST-2" {
		t.Errorf("%d panels in %d columns, the third %q", len(f.Panels), f.Columns, f.Panels[2].Title)
	}
	caption := facets.Caption(o)
	for _, want := range []string{
		"Left: Expected best validation accuracy", "Rows: (a) CoLA, (b) SST-2.",
		"Right: (a) model A − model B, the difference of the expected best scores (above 0 model A is better",
		"(b) the expected best score of each other model minus that of model A (below 0 model A is better)",
	} {
		if !strings.Contains(caption, want) {
			t.Errorf("no %q in %s", want, caption)
		}
	}
}

// TestComparisonFacetsOptions: what is asked for of scores concerns the curves of every
// row, and of no difference.
func TestComparisonFacetsOptions(t *testing.T) {
	facets := comparedFacets(t)
	o := plot.Options{
		ScoreName: "accuracy", YRange: &[2]float64{0.5, 0.8}, References: []plot.Reference{{Name: "earlier", Score: 0.65}},
	}
	f, err := facets.Figure(o)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range f.Panels {
		if curves := i%2 == 0; (p.Y.Min == 0.5 && p.Y.Max == 0.8) != curves || (len(p.References) == 1) != curves {
			t.Errorf("panel %d: y from %g to %g, %d references", i, p.Y.Min, p.Y.Max, len(p.References))
		}
	}
	reaches := strings.Join(facets.Reaches(o), " ")
	for _, want := range []string{"(a) CoLA: The estimate of model A reaches 0.65", "(b) SST-2: The estimate of model B reaches 0.65"} {
		if !strings.Contains(reaches, want) || !strings.Contains(facets.Caption(o), want) {
			t.Errorf("no %q in %s", want, reaches)
		}
	}
}

// TestComparisonFacetsWithoutRow: a facet in which nothing is compared has no row, and is
// named.
func TestComparisonFacetsWithoutRow(t *testing.T) {
	facets := comparedFacets(t)
	empty := *facets[0].Pairs[0]
	empty.Grid = nil
	facets[0].Pairs = []*compare.Pair{&empty}
	f, err := facets.Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Panels) != 2 || f.Panels[0].Title != "(a) SST-2" {
		t.Errorf("%d panels, the first %q", len(f.Panels), f.Panels[0].Title)
	}
	if notes := strings.Join(f.Notes, " "); !strings.Contains(notes, "Nothing is compared in “CoLA”, which has no row") {
		t.Errorf("notes: %s", notes)
	}
	facets = facets[:1]
	if _, err := facets.Figure(plot.Options{}); err == nil || facets.Caption(plot.Options{}) != "" {
		t.Errorf("a figure of nothing: %v", err)
	}
}

// TestCrossoverMarks: a mark says whether the trials tell that curves cross there, or only
// the estimates; where a curve crosses a fixed score the line of that score is marked.
func TestCrossoverMarks(t *testing.T) {
	c := compared(t, severalModels(t, 2, 0.02, evp.Maximize), "")
	p := *c.Pairs[0]
	n := len(p.Differences)
	x := math.Sqrt(p.Differences[0].X * p.Differences[n-1].X)
	p.Crossovers = []compare.Crossover{{X: x, Interval: evp.Interval{Lower: x / 2, Upper: x * 2}}}
	for _, test := range []struct {
		first, last compare.Verdict
		reference   bool
		want        string
	}{
		{compare.VerdictA, compare.VerdictB, false, "crossover"},
		{compare.VerdictUndecided, compare.VerdictB, false, "estimates cross"},
		{compare.VerdictA, compare.VerdictB, true, ""},
	} {
		own := p
		own.Differences, own.Reference = slices.Clone(p.Differences), test.reference
		for i := range own.Differences {
			own.Differences[i].Verdict = compare.VerdictUndecided
		}
		own.Differences[0].Verdict, own.Differences[n-1].Verdict = test.first, test.last
		c.Pairs = []*compare.Pair{&own}
		f, err := c.Figure(plot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, m := range f.Panels[0].Marks {
			got += m.Name
		}
		if got != test.want {
			t.Errorf("mark %q, want %q", got, test.want)
		}
	}
}
