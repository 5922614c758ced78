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
		{"two axes", both, plot.Options{ScoreName: "val_acc"}, "Expected best validation accuracy against " +
			"(a) the number of trials (hyperparameter assignments) and (b) the training budget in FPO, summed over all trials; logarithmic x axes. " +
			"Estimated from the logged trials by the V estimator (trials drawn with replacement; Dodge et al. 2019). " +
			"Shading: plus and minus one standard deviation of the best score, which is its spread and not a confidence band. " +
			"Trials: Logistic regression N = 40, LSTM encoder N = 41 (3 failed). Failed trials have no score but count as trials and their cost as spent. " +
			"Colour and dash tell the curves apart."},
		{"one curve", one, plot.Options{ScoreName: "loss", LinearX: true, CostUnit: "GPU_hours", BudgetLine: 2.5e15, TopAxis: 200, Trials: make([]evp.Trial, 1)},
			"The 0.9 quantile of the best validation loss (lower is better) against the training budget in GPU_hours, summed over all trials. " +
				"Estimated from the logged trials by the U estimator by budget (random orders of the trials, each used at most once). " +
				"No uncertainty is shown. " +
				"Trials: (unnamed) N = 1,200 (2 failed, left out). Failed trials that were left out are not in N. " +
				"Dashed and fainter is what lies past the model's own trials. " +
				"The vertical dashed line marks a budget of 2.5×10^15 GPU_hours. The upper scale counts trials at 200 GPU_hours each. " +
				"Each dot is one trial at its own cost, and the marks along the axis are the costs of all trials, failed ones included."},
		{"nothing", []evp.Curve{{Model: "a"}}, plot.Options{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := plot.Caption(test.curves, test.o); got != test.want {
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
	g = append(g, plot.Group{Value: "empty"})
	want := "Expected best validation accuracy against the training budget in FPO, summed over all trials; logarithmic x axis. " +
		"Panels: (a) SST-2, (b) AG News. " +
		"Estimated from the logged trials by the V estimator (trials drawn with replacement; Dodge et al. 2019). " +
		"Shading: plus and minus one standard deviation of the best score, which is its spread and not a confidence band. " +
		"Trials: (a) Logistic regression N = 40, LSTM encoder N = 40; (b) Logistic regression N = 40, LSTM encoder N = 41 (2 failed). " +
		"Failed trials have no score but count as trials and their cost as spent. Colour and dash tell the curves apart."
	if got := plot.FacetsCaption(g, plot.Options{ScoreName: "accuracy"}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got := plot.FacetsCaption(nil, plot.Options{}); got != "" {
		t.Errorf("a caption of nothing: %s", got)
	}
}

// On the axis of trials nothing else tells that most trials failed.
func TestCaptionTellsThatNothingMayHaveScored(t *testing.T) {
	c := saturating("a", evp.Trials, 40, 1, 40, 0.5, 0.6, 0)
	c.Trials, c.Failed = 40, 24
	for k := range c.Points {
		c.Points[k].PNone = math.Pow(0.6, float64(k+1))
	}
	if got, want := plot.Caption([]evp.Curve{c}, plot.Options{}), "Probability that nothing has scored yet: a 0.6 after 1 trial and 0.047 after 6."; !strings.Contains(got, want) {
		t.Errorf("%s\nhas no %q", got, want)
	}
}
