package plot_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/golden"
	"evpkit/plot"
)

// distribution returns the distribution of a model's scores; NaN is a failed trial.
func distribution(t testing.TB, model string, d evp.Direction, scores ...float64) *evp.Distribution {
	t.Helper()
	var trials []evp.Trial
	for _, y := range scores {
		trials = append(trials, evp.Trial{Score: y, Cost: math.NaN()})
	}
	s, err := evp.NewSample(model, trials, evp.SampleOptions{Direction: d, Unscored: true})
	if err != nil {
		t.Fatal(err)
	}
	out, err := evp.NewDistribution(s, 0)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// lossesOf returns n losses over three decades, shifted by the model's number; every tenth
// trial has none.
func lossesOf(model, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		u := math.Mod(0.618034*float64(i+1)+0.1*float64(model), 1)
		if out[i] = 0.01 * (1 + float64(model)) * math.Pow(1000, u*u); i%10 == 9 {
			out[i] = math.NaN()
		}
	}
	return out
}

// demoScores returns the distributions of the example log's scores.
func demoScores(t testing.TB) plot.Distributions {
	t.Helper()
	facet := plot.DistributionFacet{}
	for _, g := range demoTrials(t) {
		var scores []float64
		for _, trial := range g.Trials {
			scores = append(scores, trial.Score)
		}
		facet.Models = append(facet.Models, distribution(t, g.Model, evp.Maximize, scores...))
	}
	return plot.Distributions{Facets: []plot.DistributionFacet{facet}}
}

// lossScores returns the distributions of losses in two facets, the second with a model
// that has no score.
func lossScores(t testing.TB) plot.Distributions {
	t.Helper()
	return plot.Distributions{LogScores: true, Facets: []plot.DistributionFacet{
		{Value: "wmt", Models: []*evp.Distribution{
			distribution(t, "small", evp.Minimize, lossesOf(0, 20)...), distribution(t, "large", evp.Minimize, lossesOf(1, 40)...)}},
		{Value: "sst", Models: []*evp.Distribution{
			distribution(t, "small", evp.Minimize, lossesOf(2, 20)...), distribution(t, "none", evp.Minimize, math.NaN())}},
	}}
}

// tailScores returns the distributions of losses whose better half has the tail law of two
// effective hyperparameters, 1 − F ∝ y − 0.2, with its law.
func tailScores(t testing.TB) plot.Distributions {
	t.Helper()
	var trials []evp.Trial
	for i := range 200 {
		u := (math.Mod(0.618034*float64(i+1), 1) + 0.003)
		trials = append(trials, evp.Trial{Score: 0.2 + 0.4*u, Cost: math.NaN()})
	}
	s, err := evp.NewSample("net", trials, evp.SampleOptions{Direction: evp.Minimize})
	if err != nil {
		t.Fatal(err)
	}
	d, err := evp.NewDistribution(s, 0)
	if err != nil {
		t.Fatal(err)
	}
	d.FitTail(s, evp.CurveOptions{Tail: evp.TailQuadratic, Resamples: 100})
	if d.Tail == nil {
		t.Fatal(d.Warnings)
	}
	return plot.Distributions{Facets: []plot.DistributionFacet{{Models: []*evp.Distribution{d}}}}
}

// TestDistributionLaw: the law is drawn over the better tail as it is, from its threshold
// down to the floor of the axis, where it ends at the best possible score; the panel shows
// that; and the caption says what it is.
func TestDistributionLaw(t *testing.T) {
	d := tailScores(t)
	law := d.Facets[0].Models[0].Tail
	f, err := d.Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tail := f.Panels[1]
	if len(f.Panels[0].Series) != 1 || len(tail.Series) != 2 || !tail.Series[1].Fitted {
		t.Fatalf("%d and %d series", len(f.Panels[0].Series), len(tail.Series))
	}
	line := tail.Series[1]
	for k, x := range line.X {
		if want := math.Max(law.Better(x), tail.Y.Min); math.Abs(line.Y[k]-want) > 1e-12 {
			t.Errorf("%g at %g, want %g", line.Y[k], x, want)
		}
		if k > 0 && (x < line.X[k-1] || line.Y[k] < line.Y[k-1]) {
			t.Errorf("point %d, (%g, %g), is before (%g, %g)", k, x, line.Y[k], line.X[k-1], line.Y[k-1])
		}
	}
	last := len(line.X) - 1
	if line.Y[0] != tail.Y.Min || line.X[last] != law.Threshold || tail.X.Min > law.Best || math.Abs(law.Best-0.2) > 0.01 {
		t.Errorf("from (%g, %g) to %g on an axis from %g; best possible %g", line.X[0], line.Y[0], line.X[last], tail.X.Min, law.Best)
	}
	want := fmt.Sprintf("Thin and dashed: the quadratic law of the best scores (Lourie et al. 2025), fitted to those better than "+
		"a threshold: net from %.4g on", law.Threshold)
	if got := d.Caption(plot.Options{}); !strings.Contains(got, want) || !strings.Contains(got, ", γ = 2 [") {
		t.Errorf("no %q in %s", want, got)
	}
}

// TestDistributionsGolden compares figures of the scores' distributions with the golden
// ones: of the example log, of losses on logarithmic axes, by facet, and with a fitted tail.
func TestDistributionsGolden(t *testing.T) {
	for _, test := range []struct {
		name  string
		of    plot.Distributions
		score string
	}{
		{"demo", demoScores(t), "val_accuracy"},
		{"losses", lossScores(t), "val_loss"},
		{"tail", tailScores(t), "val_loss"},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := plot.Options{ScoreName: test.score, Text: "font"}
			f, err := test.of.Figure(o)
			svg := encode(t, f, err, "svg")
			golden.Check(t, goldenFile("scores", test.name), append(svg, "<!-- "+test.of.Caption(o)+" -->\n"...))
		})
	}
}

// TestDistributionSteps: at each score both panels step from one level to the next, and the
// band with them. Of three trials, .5, .7 and .7: the share up to x is 1/3 from .5 and 1
// from .7 on, and 1, 2/3 and 0 score at least as well. As losses, −.5 is the worst.
func TestDistributionSteps(t *testing.T) {
	for _, test := range []struct {
		direction   evp.Direction
		scores      []float64
		x           []float64 // of the steps
		whole, tail []float64 // levels from left to right; NaN: none
	}{
		{evp.Maximize, []float64{.5, .7, .7}, []float64{.5, .7}, []float64{0, 1. / 3, 1}, []float64{1, 2. / 3, math.NaN()}},
		{evp.Minimize, []float64{.5, .7, .7}, []float64{.5, .7}, []float64{0, 1. / 3, 1}, []float64{math.NaN(), 1. / 3, 1}},
		{evp.Minimize, []float64{.5, .7, math.NaN()}, []float64{.5, .7}, []float64{0, 1. / 3, 2. / 3},
			[]float64{math.NaN(), 1. / 3, 2. / 3}},
	} {
		d := plot.Distributions{Facets: []plot.DistributionFacet{{
			Models: []*evp.Distribution{distribution(t, "m", test.direction, test.scores...)}}}}
		f, err := d.Figure(plot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Panels) != 2 || !f.Panels[1].Y.Log || f.Panels[0].Y.Log {
			t.Fatalf("%d panels", len(f.Panels))
		}
		for i, want := range [][]float64{test.whole, test.tail} {
			s := f.Panels[i].Series[0]
			if len(s.X) != 6 || s.X[1] != test.x[0] || s.X[2] != test.x[0] || s.X[3] != test.x[1] || s.X[4] != test.x[1] {
				t.Fatalf("%v, panel %d: steps at %v, want two points at each of %v", test.direction, i, s.X, test.x)
			}
			for k, level := range want {
				outer := s.Y[2*k] // the end of a level at its edge of the panel
				if k == 2 {
					outer = s.Y[5]
				}
				if !(math.Abs(outer-level) < 1e-12 || math.IsNaN(level) && math.IsNaN(outer)) {
					t.Errorf("%v, panel %d: level %d is %g, want %g", test.direction, i, k, outer, level)
				}
				if !(s.Lower[2*k] <= s.Upper[2*k]) || s.Lower[2*k] > level || s.Upper[2*k] < level {
					t.Errorf("%v, panel %d: band of level %d from %g to %g", test.direction, i, k, s.Lower[2*k], s.Upper[2*k])
				}
			}
		}
	}
}

// TestDistributionTail: the second panel begins at the worst of the models' best quarters,
// and has five trials at least.
func TestDistributionTail(t *testing.T) {
	var hundred []float64
	for i := range 100 {
		hundred = append(hundred, float64(i)/100)
	}
	for _, test := range []struct {
		direction evp.Direction
		scores    []float64
		low, high float64 // scores that the panel must just show
	}{
		{evp.Maximize, hundred, .75, .99},
		{evp.Minimize, hundred, 0, .24},
		{evp.Maximize, hundred[:8], .03, .07},
	} {
		d := plot.Distributions{Facets: []plot.DistributionFacet{{
			Models: []*evp.Distribution{distribution(t, "m", test.direction, test.scores...)}}}}
		f, err := d.Figure(plot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		x, slack := f.Panels[1].X, 0.07*(test.high-test.low)
		if x.Min > test.low || x.Max < test.high || x.Min < test.low-slack || x.Max > test.high+slack {
			t.Errorf("%v: the tail is from %g to %g, want %g to %g", test.direction, x.Min, x.Max, test.low, test.high)
		}
	}
}

// TestDistributionsCaption: what the panels and the shading are, which trials have no
// score, and what is left out.
func TestDistributionsCaption(t *testing.T) {
	many := plot.Distributions{Facets: []plot.DistributionFacet{{}}}
	for i := range 12 {
		many.Facets[0].Models = append(many.Facets[0].Models,
			distribution(t, string(rune('a'+i)), evp.Minimize, lossesOf(i, 30)...))
	}
	zoomed := lossScores(t)
	zoomed.Range = &[2]float64{0.01, 1}
	for _, test := range []struct {
		name      string
		of        plot.Distributions
		options   plot.Options
		want, not string
	}{
		{"demo", demoScores(t), plot.Options{ScoreName: "val_accuracy"},
			"(a) Empirical distribution function of the validation accuracy (higher is better) of single trials", "ends below"},
		{"demo", demoScores(t), plot.Options{}, "LSTM encoder N = 100 (12 without a score). Trials without a score (failed, or " +
			"stopped early) rank below every score: the distribution function starts at their share.", "left out"},
		{"demo", demoScores(t), plot.Options{}, "95 % confidence band from highest-density intervals", ""},
		{"facets", lossScores(t), plot.Options{}, "Panels: (a), (b) wmt; (c), (d) sst.", "All have a score"},
		{"facets", lossScores(t), plot.Options{}, "ends below 1 by their share", "starts at"},
		{"facets", lossScores(t), plot.Options{}, "(a) small N = 20 (2 without a score), large N = 40 (4 without a score); " +
			"(c) small N = 20 (2 without a score). none (N = 1) has no trial with a score", ""},
		{"facets", lossScores(t), plot.Options{BandFor: []string{"large"}}, "Shading (large only): ", ""},
		{"zoomed", zoomed, plot.Options{}, "The range of scores leaves out ", ""},
		{"twelve", many, plot.Options{}, "Bands are left out: there are too many models.", "ticks"},
	} {
		got := test.of.Caption(test.options)
		if !strings.Contains(got, test.want) || test.not != "" && strings.Contains(got, test.not) {
			t.Errorf("%s: %s\nwant %q, not %q", test.name, got, test.want, test.not)
		}
	}
	f, err := many.Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"bands of 12 models", "span a factor of"} {
		if !slices.ContainsFunc(f.Notes, func(n string) bool { return strings.Contains(n, word) }) {
			t.Errorf("no note of %q: %v", word, f.Notes)
		}
	}
	for _, s := range slices.Concat(f.Panels[0].Series, f.Panels[1].Series) {
		if s.Band != "" || len(s.Dots) > 0 {
			t.Errorf("%s of 12 models has the band %q and %d ticks", s.Name, s.Band, len(s.Dots))
		}
	}
}

// TestDistributionsOf: what cannot be drawn is an error; what is odd can be drawn, in all
// formats, without a number that is none.
func TestDistributionsOf(t *testing.T) {
	of := func(models ...*evp.Distribution) plot.Distributions {
		return plot.Distributions{Facets: []plot.DistributionFacet{{Models: models}}}
	}
	negative := of(distribution(t, "m", evp.Maximize, -1, 2))
	negative.LogScores = true
	for want, d := range map[string]plot.Distributions{
		"there is no distribution": {},
		"no trial has a score":     of(distribution(t, "m", evp.Maximize, math.NaN())),
		"`log-x` needs scores":     negative,
		"cannot share a figure":    of(distribution(t, "a", evp.Maximize, 1), distribution(t, "b", evp.Minimize, 1)),
	} {
		if _, err := d.Figure(plot.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
		if caption := d.Caption(plot.Options{}); caption != "" {
			t.Errorf("%s has the caption %q", want, caption)
		}
	}
	for _, scores := range [][]float64{{0}, {1}, {0.5, 0.5, 0.5}, {0, math.NaN()}, {-1e9, 1e9}, {1e-300, 1e100}} {
		for _, direction := range []evp.Direction{evp.Maximize, evp.Minimize} {
			f, err := of(distribution(t, "m", direction, scores...)).Figure(plot.Options{Preset: "acl"})
			for _, format := range plot.Formats() {
				encode(t, f, err, format)
			}
		}
	}
}
