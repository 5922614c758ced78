package plot_test

import (
	"fmt"
	"math"
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
		{"twelve", 12, 0.02, "", "only those of the 6 best other models are drawn; 5 are left out"},
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
