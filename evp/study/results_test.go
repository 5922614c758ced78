package study

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/compare"
	"evpkit/evp/golden"
)

// TestMain runs the tests, after which every golden result must be one that a
// test makes.
func TestMain(m *testing.M) { os.Exit(golden.Main(m, goldenFile(""))) }

// goldenFile returns the path of a golden result.
func goldenFile(name string) string {
	return filepath.Join("..", "..", "testdata", "golden", "report", name)
}

// document1 is what all results here say about how they were made.
func document1() Document {
	return Document{
		Settings: map[string]any{"seed": 1, "at": nil}, Unit: "FPO",
		Inputs:   []Input{{Name: "runs.csv", SHA256: "0123456789abcdef", Rows: 8}},
		Warnings: []evp.Warning{{Code: "few-points", Message: "too few points", Model: "rnn"}},
	}
}

// twoSamples are the trials of two models; one of rnn failed.
func twoSamples(t *testing.T) []*evp.Sample {
	t.Helper()
	var out []*evp.Sample
	for _, g := range evp.GroupByModel([]evp.Trial{
		{Model: "cnn", Score: 0.5, Cost: 1e15}, {Model: "cnn", Score: 0.75, Cost: 3e15},
		{Model: "rnn", Score: 0.625, Cost: 2e15}, {Model: "rnn", Score: nan, Cost: 6e15},
	}) {
		s, err := evp.NewSample(g.Model, g.Trials, evp.SampleOptions{})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// comparisons returns a pair of models: each leads somewhere, their curves cross,
// and the curve of one does not exist everywhere.
func comparisons() Comparisons {
	d := document1()
	d.Warnings = append(d.Warnings, evp.Warning{Code: "bootstrap-small", Message: "few trials", Model: "cnn"})
	return Comparisons{Document: d, Pairs: []*compare.Pair{{
		A: "cnn", B: "rnn", Axis: evp.Budget, Confidence: 0.95,
		Differences: []compare.Difference{
			{X: 1e15, EstimateA: 0.5, EstimateB: nan, Difference: nan, Interval: evp.Interval{Lower: nan, Upper: nan},
				PABetter: nan, PAdjusted: nan, PNoneA: 0, PNoneB: 1, Reason: compare.MostlyNone},
			{X: 2e15, EstimateA: 0.625, EstimateB: 0.5, Difference: 0.125,
				Interval: evp.Interval{Lower: 0.0625, Upper: 0.1875}, PABetter: 0.75, Verdict: compare.VerdictA, PAdjusted: 0.01},
			{X: 4e15, EstimateA: 0.6875, EstimateB: 0.6875, Difference: 0,
				Interval: evp.Interval{Lower: -0.125, Upper: nan},
				PABetter: 0.5, Verdict: compare.VerdictUndecided, PAdjusted: 0.04, Reason: compare.IntervalIncludes0},
			{X: 8e15, EstimateA: 0.75, EstimateB: 0.875, Difference: -0.125,
				Interval: evp.Interval{Lower: -0.1875, Upper: -0.0625},
				PABetter: 0.0004, Verdict: compare.VerdictB, PAdjusted: 0.02},
		},
		Crossovers: []compare.Crossover{{X: 4e15, Interval: evp.Interval{Lower: 3e15, Upper: nan}, Share: 0.9}},
		EqualScores: []compare.EqualScore{
			{Score: 0.6875, CostA: 4e15, CostB: 4e15, Ratio: 1, Interval: evp.Interval{Lower: 0.5, Upper: 2}},
			{Score: 0.75, CostA: 8e15, CostB: 5e15, Ratio: 0.625, Interval: evp.Interval{Lower: 0.5, Upper: 0.875},
				Claim: compare.VerdictB},
			{Score: 0.875, CostA: nan, CostB: 8e15, Ratio: nan, Interval: evp.Interval{Lower: nan, Upper: nan}},
		},
	}}}
}

// priceTag returns the price tags of two models. The numbers are easy to check:
// 2·2·1e15 = 4e15 and a remainder of 8e15/(1e12·2000·2) = 2.
func priceTag() PriceTag {
	c := PriceTag{
		Document: document1(), Rates: evp.Rates{PerHour: 4e15, Price: 2.5, Watts: 300, Carbon: 0.5},
		Assumed: []string{"Assumed: a device-hour costs 2.5 (--price)."},
		Models: []*evp.PriceTag{
			{Model: "cnn", Trials: 2, TotalCost: 4e15, MeanCost: 2e15, ExampleCost: 1e12, Examples: 2000, Remainder: 1},
			{Model: "rnn", Trials: 2, Failed: 1, TotalCost: 8e15, MeanCost: 4e15, FailedCost: 6e15, ExampleCost: 1e12,
				Examples: 2000, Remainder: 2},
		},
	}
	c.Total = &evp.PriceTag{Model: "all models", Trials: 4, Failed: 1, TotalCost: 1.2e16, MeanCost: 3e15,
		FailedCost: 6e15, ExampleCost: 1e12, Examples: 2000, Remainder: 1.5}
	return c
}

// targets returns a target that half of the trials reach, and one that none does.
func targets(t *testing.T) Targets {
	s := twoSamples(t)
	return Targets{Document: document1(), HasWithin: true, Models: []TargetModel{
		{s[0], []*evp.Target{{Model: "cnn", Score: 0.75, Trials: 2, Reached: 1, PerTrial: 0.5,
			Interval:       evp.Interval{Lower: 0.0126, Upper: 0.9874},
			Confidence:     0.95,
			ExpectedTrials: 2, MedianTrials: 1, P90Trials: 4, ExpectedCost: 4e15, MedianCost: 3e15, P90Cost: 9e15, Within: 5e15,
			PWithin: 0.75}}},
		{s[1], []*evp.Target{{Model: "rnn", Score: 0.75, Trials: 2, Interval: evp.Interval{Upper: 0.8419}, Confidence: 0.95,
			ExpectedTrials: nan, MedianTrials: nan, P90Trials: nan, ExpectedCost: nan, MedianCost: nan, P90Cost: nan,
			Within: 5e15}}},
	}}
}

// returns has a curve that saturates, with both laws, and one that does not, with
// a law that is not identified.
func returns(t *testing.T) Returns {
	s := twoSamples(t)
	return Returns{Document: document1(), caption: "Above: the curves.", Models: []ReturnsModel{
		{s[0], &evp.Returns{Model: "cnn", Curve: &evp.Curve{Axis: evp.Budget}, Trials: 2, MinGain: 0.01, Saturation: 2e15,
			NextStep: evp.Step{Step: 0.125, From: 1e15, Cost: 3e15},
			Points: []evp.Return{{X: 1e15, Estimate: 0.5, SE: 0.02, Gain: 0.125, Marginal: 0.15},
				{X: 2e15, Estimate: 0.625, SE: 0.01, PNone: 0.01, Gain: nan, Marginal: nan}},
			Fits: []evp.Fit{
				{Law: evp.LogLinear, Params: []float64{-1.5, 0.125}, R2: 0.875, RMS: 0.0125, AICc: nan, N: 9, From: 1e15, To: 2e15},
				{Law: evp.PowerLaw, Params: []float64{0.75, 1e15, 1}, R2: 0.9375, RMS: 0.00625, AICc: nan, N: 9, From: 4e15,
					To: 8e15}, // 1e15·(4e15)⁻¹ = 0.25
			}}},
		{s[1], &evp.Returns{Model: "rnn", Curve: &evp.Curve{Axis: evp.Budget}, Trials: 2, MinGain: 0.02, Saturation: nan,
			NextStep: evp.Step{Step: 0.125, From: nan, Cost: nan},
			Points:   []evp.Return{{X: 4e15, Estimate: 0.625, SE: nan, Gain: nan, Marginal: 0}},
			Fits:     []evp.Fit{{Law: evp.PowerLaw, R2: nan, RMS: nan, AICc: nan, N: 9, From: 4e15, To: 8e15}}}},
	}}
}

// TestResults: each result in each of its forms.
func TestResults(t *testing.T) {
	crossovers, equal := comparisons(), comparisons()
	wide := comparisons()
	crossovers.Selected, equal.Selected, wide.Selected = "crossovers", "equal-score", "wide"
	for name, result := range map[string]interface{ Write(io.Writer, string) error }{
		"compare": comparisons(), "compare-crossovers": crossovers, "compare-equal-score": equal, "compare-wide": wide,
		"cost": priceTag(), "target": targets(t), "returns": returns(t),
	} {
		for _, format := range []string{"csv", "json", "txt", "md", "tex"} {
			file := name + "." + format
			if strings.HasPrefix(name, "compare") && format == "json" {
				file = "compare.json" // has all tables, whichever is asked for
			}
			golden.Check(t, goldenFile(file), []byte(written(t, func(w io.Writer) error { return result.Write(w, format) })))
		}
		if err := result.Write(broken{}, "csv"); err == nil {
			t.Errorf("%s is written although the writer fails", name)
		}
	}
}

// reported is a report of two models with all its sections.
func reported(t *testing.T) Report {
	s := twoSamples(t)
	figure := appendix.Figure{Label: "curves", Caption: "The curves.", Alt: "Curves.",
		Images: []appendix.Image{{Format: "svg", Content: []byte(`<svg><path d=""/></svg>`)}}}
	compared, more, price := comparisons(), returns(t), priceTag()
	r := Report{
		Score: "val_acc", Direction: evp.Maximize, Failed: "count", Start: 0.05, Resamples: 1000, Figure: figure,
		Columns: []CheckColumn{{Name: "lr", Kind: "number", Min: 1e-5, Max: 0.1, Distinct: "4"},
			{Name: "optimizer", Kind: "text"}},
		Best:     [][]BestCell{{{"lr", "1e-5"}, {"optimizer", "adam"}}, {{"lr", "0.1"}, {"layers", "2"}}},
		Warnings: []evp.Warning{{Message: "3 of 4 rows", Place: "runs.csv:2"}, {Message: "few trials", Model: "rnn"}},
		Command:  "evp report runs.csv", Version: "1.0",
		Comparison: comparisonSection(&compared, map[string][]float64{"": {2e15, 8e15}},
			appendix.Figure{Label: "comparison", Caption: "Compared.", Alt: "Curves."}),
		Returns: returnsSection(&more, appendix.Figure{Label: "returns", Caption: "Returns.", Alt: "Gains."}),
		Price:   priceSection(&price),
	}
	curves := Curves{Document: Document{Unit: "FPO", Inputs: document1().Inputs}, Seed: 1}
	for i, s := range s {
		p := point(2, 0.6875-0.0625*float64(i))
		p.Lower, p.Upper, p.SD, p.PNone, p.Band.Kind = p.Estimate-0.0625, p.Estimate+0.0625, 0.125, 0.25*float64(i),
			evp.BandBootstrap
		c := evp.Curve{Model: s.Model(), Axis: evp.Trials, Band: evp.BandBootstrap, Confidence: 0.95, Trials: s.N(),
			Failed:    s.Failed(),
			TotalCost: s.TotalCost(), MeanCost: s.MeanCost(), Best: s.Best(), Points: []evp.Point{p}}
		budget := c
		budget.Axis, p.X = evp.Budget, 4e15
		budget.Points = []evp.Point{p}
		curves.Models = append(curves.Models, ModelCurves{Name: s.Model(), Curves: []*evp.Curve{&c, &budget}})
		single := point(1, s.Best()-0.125)
		single.SD = 0.125
		r.Single = append(r.Single, &evp.Curve{Points: []evp.Point{single}})
	}
	r.Curves, r.Points = &curves, &curves
	return r
}

// withoutStyle finds the style and script of a page, which are files of their own.
var withoutStyle = regexp.MustCompile(`(?s)<(style|script)>\n.*?</(?:style|script)>`)

// TestAppendix: a report with all its sections, in each form.
func TestAppendix(t *testing.T) {
	a := reported(t).Appendix()
	var md, tex, html bytes.Buffer
	if err := errors.Join(a.Markdown(&md, "appendix-figures"), a.LaTeX(&tex, "appendix-figures"),
		a.HTML(&html)); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, goldenFile("appendix.md"), md.Bytes())
	golden.Check(t, goldenFile("appendix.tex"), tex.Bytes())
	golden.Check(t, goldenFile("appendix.html"), withoutStyle.ReplaceAll(html.Bytes(), []byte("<$1>\n</$1>")))
	if n := len(a.Figures()); n != 3 {
		t.Errorf("%d figures, want 3: curves, comparison and returns", n)
	}
}
