package triallog_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// TestHistories keeps the steps of two trials, worked out by hand: one with a
// step that was not evaluated, and one that diverged and was restarted.
func TestHistories(t *testing.T) {
	const text = "trial,step,score,cost\n" +
		"1,2,0.75,20\n1,1,0.5,10\n1,3,,30\n" +
		"2,1,nan,5\n2,1,0.25,5\n2,4,inf,7\n"
	o := byStep
	o.KeepHistories = true
	log, err := read(text, o)
	if err != nil {
		t.Fatal(err)
	}
	want := []evp.History{
		{Evaluations: []evp.Evaluation{{Step: 1, Cost: 10, Score: .5}, {Step: 2, Cost: 20, Score: .75}}, Cost: 30},
		{Evaluations: []evp.Evaluation{{Step: 1, Cost: 5, Score: nan}, {Step: 1, Cost: 5, Score: .25},
			{Step: 4, Cost: 7, Score: nan}}, Cost: 7},
	}
	if d := diff(want, log.Histories); d != "" {
		t.Error(d)
	}
	o.CostPerStep = true
	if log, err = read(text, o); err != nil {
		t.Fatal(err)
	}
	want[0].Evaluations[1].Cost, want[0].Cost = 30, 60
	want[1].Evaluations[1].Cost, want[1].Evaluations[2].Cost, want[1].Cost = 10, 17, 17
	if d := diff(want, log.Histories); d != "" {
		t.Error(d)
	}
}

// TestNoHistories: there are none unless asked for, in a log with a row per
// trial, and where several trials make one.
func TestNoHistories(t *testing.T) {
	replicates := triallog.Options{Trial: "trial", Step: "step", Replicates: []string{"config"}, KeepHistories: true}
	for name, o := range map[string]triallog.Options{
		"not asked for": byStep, "a row per trial": {KeepHistories: true}, "replicates": replicates,
	} {
		log, err := read("trial,step,score,cost,config\n1,1,0.5,10,x\n2,1,0.75,20,y\n", o)
		if err != nil || log.Histories != nil {
			t.Errorf("%s: %v, %v", name, log.Histories, err)
		}
	}
}

// drawStepRows draws the rows of a log with a row per step: with steps that are
// repeated, steps without a score, diverged steps and unknown costs.
func drawStepRows(t *rapid.T, perStep bool) [][]string {
	var out [][]string
	for id := range rapid.IntRange(1, 5).Draw(t, "trials") {
		steps := rapid.SliceOfN(rapid.IntRange(0, 9), 1, 8).Draw(t, "steps")
		slices.Sort(steps)
		sum := 0.0
		for _, step := range steps {
			score := rapid.SampledFrom([]string{"0.1", "0.25", "0.7", "-3", "nan", "inf", ""}).Draw(t, "score")
			cost := rapid.Float64Range(1e-3, 1e3).Draw(t, "cost")
			if sum += cost; !perStep {
				cost = sum
			}
			shown := strconv.FormatFloat(cost, 'g', -1, 64)
			if rapid.IntRange(0, 19).Draw(t, "unknown") == 0 {
				shown = ""
			}
			states := []string{"finished", "finished", "finished", "failed", "pruned", "running"}
			state := rapid.SampledFrom(states).Draw(t, "state")
			out = append(out, []string{strconv.Itoa(id), strconv.Itoa(step), score, shown, state})
		}
	}
	return out
}

// fold returns the score that a history folds to; NaN if there is none.
func fold(h evp.History, o triallog.Options, d evp.Direction) float64 {
	e, _ := h.Best(d)
	if o.Reduce == triallog.ReduceLast {
		e, _ = h.Last()
	}
	return e.Score
}

// TestHistoriesFold: the history of a trial folds to exactly the score and the
// cost that reading without histories gives it, whatever the order of the rows.
// A trial that failed or was pruned has no score, but keeps its evaluations.
func TestHistoriesFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom([]evp.Direction{evp.Maximize, evp.Minimize}).Draw(t, "direction")
		o := triallog.Options{
			Trial: "trial", Step: "step", Direction: always(d), CostPerStep: rapid.Bool().Draw(t, "per step"),
			MissingCost: rapid.SampledFrom([]triallog.MissingCostPolicy{
				triallog.MissingCostDrop, triallog.MissingCostMean,
			}).Draw(t, "missing cost"),
			Pruned: rapid.SampledFrom([]triallog.PrunedPolicy{
				triallog.PrunedCost, triallog.PrunedScore, triallog.PrunedDrop,
			}).Draw(t, "pruned"),
		}
		if rapid.Bool().Draw(t, "last") {
			o.Reduce = triallog.ReduceLast
		}
		if rapid.Bool().Draw(t, "states") {
			o.Status = "state"
		}
		drawn := drawStepRows(t, o.CostPerStep)
		if rapid.Bool().Draw(t, "shuffled") {
			drawn = rapid.Permutation(drawn).Draw(t, "rows")
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Write([]string{"trial", "step", "score", "cost", "state"})
		w.WriteAll(drawn)
		want, err := read(b.String(), o)
		o.KeepHistories = true
		got, err2 := read(b.String(), o)
		if fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Fatalf("without histories %v, with them %v", err, err2)
		}
		if err != nil {
			return
		}
		if s := diff(want.Trials, got.Trials); s != "" || len(got.Histories) != len(got.Trials) {
			t.Fatalf("%d histories of %d trials\n%s", len(got.Histories), len(got.Trials), s)
		}
		for i, h := range got.Histories {
			score := fold(h, o, d)
			if o.Status != "" && want.Trials[i].Failed() {
				score = math.NaN()
			}
			checkHistory(t, h, want.Trials[i], score)
		}
	})
}

// checkHistory fails unless a history belongs to a trial and is in order.
func checkHistory(t *rapid.T, h evp.History, trial evp.Trial, score float64) {
	if score != trial.Score && !(math.IsNaN(score) && trial.Failed()) {
		t.Fatalf("history %+v folds to %v, the trial has the score %v", h, score, trial.Score)
	}
	if h.Cost != trial.Cost && !math.IsNaN(h.Cost) { // an unknown cost may have been replaced by a mean
		t.Fatalf("history %+v costs %v, the trial %v", h, h.Cost, trial.Cost)
	}
	byStep := func(a, b evp.Evaluation) int { return cmp.Compare(a.Step, b.Step) }
	if !slices.IsSortedFunc(h.Evaluations, byStep) {
		t.Fatalf("history %+v is not in order", h)
	}
	for _, e := range h.Evaluations {
		if e.Cost > h.Cost*(1+1e-12) || math.IsInf(e.Score, 0) { // a sum in another order may differ in its last bits
			t.Fatalf("history %+v: evaluation %+v", h, e)
		}
	}
}
