package plot_test

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot"
)

func TestCaption(t *testing.T) {
	both := twoModels(9)
	for i := range both {
		both[i].Trials, both[i].Failed = 40+i%2, 3*(i%2)
	}
	one := []evp.Curve{saturating("", evp.Budget, 9, 1e15, 1e17, 0.5, 0.6, 0)}
	one[0].Trials, one[0].Dropped, one[0].Band, one[0].End = 1200, 2, evp.BandNone, 1e16
	one[0].Statistic, one[0].Estimator, one[0].Direction = evp.Quantile(0.9), evp.U, evp.Minimize
	for _, test := range []struct {
		name   string
		curves []evp.Curve
		o      plot.Options
		want   string
	}{
		{"two axes", both, plot.Options{ScoreName: "val_acc"}, "Expected best validation accuracy (higher is better) against " +
			"(a) the number of trials (hyperparameter assignments) and (b) the training budget in FPO, summed over all " +
			"trials; logarithmic x axes. " +
			"Estimated from the logged trials by the V estimator (trials drawn with replacement; Dodge et al. 2019). " +
			"Shading: plus and minus one standard deviation of the best score, which is its spread and not a " +
			"confidence band. " +
			"Trials: Logistic regression N = 40, LSTM encoder N = 41 (3 without a score). Trials without a score " +
			"(failed, or stopped early) count as trials and their cost as spent."},
		{"one curve", one, plot.Options{ScoreName: "loss", LinearX: true, CostUnit: "GPU_hours", BudgetLine: 2.5e15,
			TopAxis: 200, Trials: make([]evp.Trial, 1)},
			"The 0.9 quantile of the best validation loss (lower is better) against the training budget in GPU_hours, " +
				"summed over all trials. " +
				"Estimated from the logged trials by the U estimator by budget (random orders of the trials, each used at " +
				"most once). " +
				"No uncertainty is shown. " +
				"The curve falls where costly, bad trials begin to fit into the budget. " +
				"Trials: (unnamed) N = 1,200 (2 without a score, left out). Trials that were left out are not in N. " +
				"Dashed and fainter is what lies past the model's own trials. " +
				"The vertical dashed line marks a budget of 2.5×10^15 GPU_hours. The upper scale counts trials at 200 " +
				"GPU_hours each. " +
				"Each dot is one trial at its own cost, and the marks along the axis are the costs of all trials, those " +
				"without a score included."},
		{"nothing", []evp.Curve{{Model: "a"}}, plot.Options{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := plot.Curves(test.curves).Caption(test.o); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", strings.ReplaceAll(got, ". ", ".\n"), strings.ReplaceAll(test.want, ". ", ".\n"))
			}
		})
	}
}

func TestFacetsCaption(t *testing.T) {
	g := groups(2)
	for i := range g {
		for k := range g[i].Curves {
			g[i].Curves[k].Trials = 40
		}
	}
	g[1].Curves[1].Trials, g[1].Curves[1].Failed = 41, 2
	g = append(g, plot.Facet{Value: "empty"})
	want := "Expected best validation accuracy (higher is better) against the training budget in FPO, summed over all trials; " +
		"logarithmic x axis. " +
		"Panels: (a) SST-2, (b) AG News. " +
		"Estimated from the logged trials by the V estimator (trials drawn with replacement; Dodge et al. 2019). " +
		"Shading: plus and minus one standard deviation of the best score, which is its spread and not a confidence " +
		"band. " +
		"Trials: (a) Logistic regression N = 40, LSTM encoder N = 40; (b) Logistic regression N = 40, LSTM encoder " +
		"N = 41 (2 without a score). " +
		"Trials without a score (failed, or stopped early) count as trials and their cost as spent."
	if got := plot.Facets(g).Caption(plot.Options{ScoreName: "accuracy"}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got := plot.Facets(nil).Caption(plot.Options{}); got != "" {
		t.Errorf("a caption of nothing: %s", got)
	}
}

// On the axis of trials nothing else shows that most trials failed.
func TestCaptionSaysThatNothingMayHaveScored(t *testing.T) {
	c := saturating("a", evp.Trials, 40, 1, 40, 0.5, 0.6, 0)
	c.Trials, c.Failed = 40, 24
	for k := range c.Points {
		c.Points[k].PNone = math.Pow(0.6, float64(k+1))
	}
	if got, want := plot.Curves([]evp.Curve{c}).Caption(plot.Options{}),
		"Probability that nothing has scored yet: a 0.6 after 1 trial and 0.047 after 6."; !strings.Contains(got, want) {
		t.Errorf("%s\nhas no %q", got, want)
	}
}

// Estimates are conditional on a score wherever that matters, and the caption
// says so, or names the baseline used.
func TestCaptionStatesTheCondition(t *testing.T) {
	c := saturating("a", evp.Trials, 9, 1, 40, 0.5, 0.6, 0)
	g := plot.Facets{{Value: "x", Curves: []evp.Curve{c}}}
	for _, test := range []struct {
		none     float64
		failed   int
		baseline *float64
		want     string
	}{
		{0.12, 1, nil, " Estimates are given that some trial has scored."},
		{0.01, 1, nil, " Estimates are given that some trial has scored."},
		{0.009, 1, nil, ""},
		{0.12, 0, nil, " All have a score. Estimates are given that the first trial fits the budget."},
		{0.12, 1, new(float64), " While nothing has scored, the score 0 stands in (baseline)."},
	} {
		g[0].Curves[0].Points[0].PNone, g[0].Curves[0].Baseline = test.none, test.baseline
		g[0].Curves[0].Failed = test.failed
		for _, got := range []string{plot.Curves(g[0].Curves).Caption(plot.Options{}),
			plot.Facets(g).Caption(plot.Options{})} {
			has := strings.Contains(got, "Estimates are") || strings.Contains(got, "stands in")
			if !strings.Contains(got, test.want) || has != (test.want != "") {
				t.Errorf("p_none %g: %s", test.none, got)
			}
		}
	}
}

// The caption says what is estimated and which scores are better, whatever
// the axis is called.
func TestCaptionSubject(t *testing.T) {
	c := saturating("a", evp.Trials, 9, 1, 40, 0.5, 0.6, 0)
	for _, test := range []struct {
		o      plot.Options
		q      evp.Statistic
		better evp.Direction
		want   string
	}{
		{plot.Options{ScoreName: "val_acc", YLabel: "MNLI acc."}, evp.Mean, evp.Maximize,
			"Expected best validation score (MNLI acc.; higher is better) against"},
		{plot.Options{ScoreName: "val_acc", YLabel: "MNLI acc."}, evp.Quantile(0.5), evp.Maximize,
			"Median of the best validation score (MNLI acc.; higher is better) against"},
		{plot.Options{ScoreName: "test_acc", YLabel: "MNLI acc."}, evp.Mean, evp.Maximize,
			"Expected best test_acc (MNLI acc.; higher is better) against"},
		{plot.Options{ScoreName: "val_loss"}, evp.Mean, evp.Maximize,
			"Expected best validation loss (higher is better) against"},
		{plot.Options{ScoreName: "val_loss", YLabel: "NLL"}, evp.Mean, evp.Minimize,
			"Expected best validation score (NLL; lower is better) against"},
		{plot.Options{ScoreName: "val_acc"}, evp.Mean, evp.Maximize, "Expected best validation accuracy (higher is better) against"},
	} {
		c.Statistic, c.Direction = test.q, test.better
		if got := plot.Curves([]evp.Curve{c}).Caption(test.o); !strings.HasPrefix(got, test.want) {
			t.Errorf("%+v: %s", test, got)
		}
	}
}

// Where each panel's title is the name of its model, nothing needs to
// distinguish the curves of a panel.
func TestFacetsByModel(t *testing.T) {
	var g plot.Facets
	for _, name := range []string{"a", "b"} {
		g = append(g, plot.Facet{Value: name, Curves: []evp.Curve{saturating(name, evp.Trials, 9, 1, 40, 0.5, 0.6, 0)}})
	}
	f, err := plot.Facets(g).Figure(plot.Options{Legend: "above"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range f.Panels {
		for _, s := range p.Series {
			if !s.Unlisted {
				t.Errorf("%s: %q is in the legend", p.Title, s.Name)
			}
		}
	}
	if got := plot.Facets(g).Caption(plot.Options{}); strings.Contains(got, "tell the curves apart") {
		t.Error(got)
	}
	g[1].Curves[0].Model = "c"
	if f, err = plot.Facets(g).Figure(plot.Options{}); err != nil || f.Panels[0].Series[0].Unlisted {
		t.Errorf("panels of other names: %v, no legend", err)
	}
}
