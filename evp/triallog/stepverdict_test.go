package triallog_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// table writes rows under a header.
func table(header string, n int, row func(i int) string) string {
	var b strings.Builder
	b.WriteString(header + "\n")
	for i := range n {
		b.WriteString(row(i) + "\n")
	}
	return b.String()
}

// curveAt is a score along a learning curve.
func curveAt(step int) float64 { return 1 - 1/float64(step+2) }

// TestRowsPerStep: what evidently has a row per step is refused, whatever the
// columns are called, and the error names the options that are right.
func TestRowsPerStep(t *testing.T) {
	for name, c := range map[string]struct{ text, say string }{
		"by any name": {table("Name,epoch,score", 12, func(i int) string {
			return fmt.Sprintf("r-%c,%d,%.4f", 'a'+i/3, i%3, curveAt(i%3))
		}), "`trial Name` `step epoch`"},
		"interleaved": {table("experiment,global_step,score", 20, func(i int) string {
			return fmt.Sprintf("e%d,%d,%.4f", i%4, 500*(1+i/4), curveAt(i/4))
		}), "`trial experiment` `step global_step`"},
		"irregular steps of an id": {table("config,step,score", 12, func(i int) string {
			return fmt.Sprintf("c%d,%d,%.4f", i/6, []int{1, 2, 5, 10, 20, 50}[i%6], curveAt(i%6))
		}), "`trial config` `step step`"},
		"seeds": {table("seed,Epoch,score", 20, func(i int) string {
			return fmt.Sprintf("%d,%d,%.4f", i/5, 1+i%5, curveAt(i%5))
		}), "`trial seed` `step Epoch`"},
		"a hyperparameter": {table("lr,dropout,epoch,score", 20, func(i int) string {
			return fmt.Sprintf("%g,0.1,%d,%.4f", math.Pow10(-i/5), i%5, curveAt(i%5))
		}), "`trial lr` `step epoch`"},
		"models": {table("model,epoch,score", 20, func(i int) string {
			return fmt.Sprintf("m%d,%d,%.4f", i/5, i%5, curveAt(i%5))
		}), "`trial model` `step epoch`"},
		"no id": {table("epoch,score", 15, func(i int) string {
			return fmt.Sprintf("%d,%.4f", i%5, curveAt(i%5))
		}), "column \"epoch\" begins anew here, as from trial to trial (2 times in all)"},
		"one trial": {table("trainer/global_step,score", 12, func(i int) string {
			return fmt.Sprintf("%d,%.4f", 49+50*i, curveAt(i))
		}), "`trial file` `step trainer/global_step`"},
		"a schedule": {table("epoch,lr,score", 12, func(i int) string {
			return fmt.Sprintf("%d,%.5f,%.4f", i, math.Cos(float64(i)/8), curveAt(i))
		}), "`trial file` `step epoch`"},
		"a history of W&B": {table("_step,_runtime,score", 9, func(i int) string {
			return fmt.Sprintf("%d,%d,%.4f", i, 10*i+10, curveAt(i))
		}), "`trial file` `step _step`"},
		"the newest first": {table("run,epoch,score", 20, func(i int) string {
			return fmt.Sprintf("r%d,%d,%.4f", 4-i/5, 4-i%5, curveAt(4-i%5))
		}), "`trial run` `step epoch`"},
		"iterations along a curve": {table("iteration,score", 30, func(i int) string {
			return fmt.Sprintf("%d,%.4f", i, curveAt(i))
		}), "`trial file` `step iteration`"},
	} {
		_, err := read(c.text, triallog.Options{Score: "score"})
		if err == nil || !strings.Contains(err.Error(), c.say) || !strings.HasSuffix(err.Error(), "say `trial row`)") {
			t.Errorf("%s: %v", name, err)
		}
		log, err := read(c.text, triallog.Options{Score: "score", Trial: triallog.ByRow})
		if err != nil || len(log.Trials) != strings.Count(c.text, "\n")-1 {
			t.Errorf("%s: with `trial row` %v", name, err)
			continue
		}
		for _, w := range log.Warnings {
			if w.Code == triallog.WarnSteps {
				t.Errorf("%s: with `trial row` there is a warning: %v", name, w)
			}
		}
	}
}

// TestRowsThatAreTrials: columns that are named like counters do not make steps
// of trials.
func TestRowsThatAreTrials(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, text := range map[string]string{
		"the trials of a search are numbered": table("iteration,lr,score", 60, func(i int) string {
			return fmt.Sprintf("%d,%.6f,%.4f", i, r.Float64(), r.Float64())
		}),
		"a search that learns": table("iteration,x,score", 60, func(i int) string {
			return fmt.Sprintf("%d,%.6f,%.4f", i, r.Float64(), r.Float64()+float64(i)/60)
		}),
		"searches with seeds": table("seed,iteration,lr,score", 80, func(i int) string {
			return fmt.Sprintf("%d,%d,%.6f,%.4f", i/20, i%20, r.Float64(), r.Float64())
		}),
		"steps of a search": table("step,learning_rate,score", 60, func(i int) string {
			return fmt.Sprintf("%d,%.6f,%.4f", i, r.Float64(), r.Float64())
		}),
		"epochs at random": table("trial,epoch,score", 60, func(i int) string {
			return fmt.Sprintf("%d,%d,%.4f", i, 1+r.IntN(100), r.Float64())
		}),
		"the best epoch": table("epoch,score", 60, func(i int) string {
			return fmt.Sprintf("%d,%.4f", 1+r.IntN(100), r.Float64())
		}),
		"a grid of epochs": table("lr,epoch,score", 12, func(i int) string {
			return fmt.Sprintf("%g,%d,%.4f", math.Pow10(-i/3), []int{10, 20, 30}[i%3], r.Float64())
		}),
		"a grid of step sizes": table("step,momentum,score", 12, func(i int) string {
			return fmt.Sprintf("%g,%g,%.4f", []float64{.001, .01, .1}[i%3], float64(i/3)/4, r.Float64())
		}),
		"batch sizes in order": table("batch,score", 6, func(i int) string {
			return fmt.Sprintf("%d,%.4f", 16<<i, curveAt(i))
		}),
		"sorted by the epoch, with ids": table("trial,epoch,score", 30, func(i int) string {
			return fmt.Sprintf("%d,%d,%.4f", i, i+1, r.Float64())
		}),
	} {
		log, err := read(text, triallog.Options{Score: "score"})
		if err != nil || len(log.Trials) != strings.Count(text, "\n")-1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLongTrials: a counter falls seldom where trials are long, and still the
// rows are not of one trial.
func TestLongTrials(t *testing.T) {
	for name, c := range map[string]struct{ text, say string }{
		"an id of any name": {table("attempt,epoch,score", 80, func(i int) string {
			return fmt.Sprintf("%d,%d,%.4f", i/20, i%20, curveAt(i%20))
		}), "`trial attempt` `step epoch`"},
		"steps far apart": {table("arch,step,score", 45, func(i int) string {
			return fmt.Sprintf("a%d,%d,%.4f", i/15, 1<<(i%15), curveAt(i%15))
		}), "`trial arch` `step step`"},
		"no id": {table("epoch,score", 80, func(i int) string {
			return fmt.Sprintf("%d,%.4f", i%20, curveAt(i%20))
		}), "column \"epoch\" begins anew here, as from trial to trial (3 times in all)"},
		"one trial that went on from an earlier step": {table("epoch,score", 40, func(i int) string {
			return fmt.Sprintf("%d,%.4f", i-i/20*5, curveAt(i-i/20*5))
		}), "`trial file` `step epoch`"},
	} {
		_, err := read(c.text, triallog.Options{Score: "score"})
		if err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAmountsOfTraining: tokens and the like count steps within an id only; a
// score also rises with the size of a training.
func TestAmountsOfTraining(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		steps bool
	}{
		"tokens of a run": {table("run,tokens,score", 30, func(i int) string {
			return fmt.Sprintf("r%d,%d,%.4f", i/10, 8192*(1+i%10), curveAt(i%10))
		}), true},
		"epochs of a run": {table("run,epochs,score", 30, func(i int) string {
			return fmt.Sprintf("r%d,%d,%.4f", i/10, i%10, curveAt(i%10))
		}), true},
		"trainings in the order of their tokens": {table("run,tokens,score", 30, func(i int) string {
			return fmt.Sprintf("r%d,%d,%.4f", i, 8192*(1+i*i), curveAt(i))
		}), false},
		"trainings of other sizes": {table("tokens,score", 30, func(i int) string {
			return fmt.Sprintf("%d,%.4f", 8192*(1+i*i), curveAt(i))
		}), false},
		"one run": {table("tokens,score", 30, func(i int) string {
			return fmt.Sprintf("%d,%.4f", 8192*(1+i), curveAt(i))
		}), true},
		"a hyperparameter on a grid": {table("lr,epochs,score", 30, func(i int) string {
			return fmt.Sprintf("%g,%d,%.4f", math.Pow10(-i/3), 10*(1+i%3), curveAt(i%3))
		}), false},
	} {
		log, err := read(c.text, triallog.Options{Score: "score"})
		if is := err != nil && strings.Contains(err.Error(), "a row per evaluation"); is != c.steps {
			t.Errorf("%s: %v %v", name, log, err)
		}
	}
}
