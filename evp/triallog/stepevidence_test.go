package triallog_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// evaluationsOf returns a log with a row per step, of so many trials of so
// many steps: the cost of step k is k times that of the first.
func evaluationsOf(trials, steps int) string {
	text := "trial,step,score,cost\n"
	for i := range trials {
		for k := range steps {
			text += fmt.Sprintf("%d,%d,0.%d,%d\n", i+1, 100*(k+1), i+1, 10*(k+1))
		}
	}
	return text
}

// shuffledSteps has trials with steps that are in no order.
const shuffledSteps = "trial,step,score,cost\n1,70,0.5,1\n1,20,0.6,2\n1,90,0.7,3\n1,10,0.4,1\n2,50,0.5,2\n2,40,0.3,4\n"

// TestEvidentSteps: rows whose step rises within every id are steps if that is
// unlikely otherwise: below 1 in 1,000, where k rows are in order with the chance
// 1/k!; or if the steps are regular in at least three further rows. The costs do
// not matter.
func TestEvidentSteps(t *testing.T) {
	sure := evaluationsOf(2, 5) // 1 in 5!² = 14,400
	for name, c := range map[string]struct {
		text  string
		o     triallog.Options
		fault bool
	}{
		"two trials of five steps":       {sure, triallog.Options{}, true},
		"one of seven":                   {evaluationsOf(1, 7), triallog.Options{}, true},
		"one of four":                    {evaluationsOf(1, 4), triallog.Options{}, true},
		"two of two":                     {evaluationsOf(2, 2), triallog.Options{}, false},
		"three of two":                   {evaluationsOf(3, 2), triallog.Options{}, true},
		"a cost that does not grow":      {sure + "2,600,0.5,50\n", triallog.Options{}, true},
		"a step that does not come next": {sure + "2,50,0.5,60\n", triallog.Options{}, true},
		"steps in no order":              {shuffledSteps, triallog.Options{}, false},
		"costs by a formula":             {sure, triallog.Options{Cost: "2 * step"}, true},
		"costs that are all the same":    {sure, triallog.Options{Cost: "1 + 0 * step"}, true},
		"one row of each":                {sure, triallog.Options{Where: "step == 500"}, false},
		"a model per step":               {sure, triallog.Options{By: []string{"step"}}, false},
		"said to be trials":              {sure, triallog.Options{Trial: triallog.ByRow}, false},
		"said to be steps":               {sure, byStep, false},
		"replicates":                     {sure, triallog.Options{Replicates: []string{"trial"}}, false},
	} {
		_, err := read(c.text, c.o)
		var syntax *triallog.SyntaxError
		if fault := errors.As(err, &syntax); fault != c.fault || err != nil && !fault {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := read(sure, triallog.Options{})
	wantError(t, err, `a.csv:3: the log has a row per evaluation: column "step" goes on here within the same `+
		"\"trial\", and each row would count as a trial: make trials of the rows with `trial trial` `step step` (or, if "+
		"each row is a trial nevertheless, say `trial row`)")
	if in := triallog.Inspect([]triallog.Source{memory("a.csv", []byte(sure))},
		triallog.Options{}); in.Count != 1 || len(in.Columns) != 4 {
		t.Errorf("%d faults, columns %v", in.Count, in.Columns)
	}
}

// TestTrialRow: a column named row is that column, and rows that are trials have
// no steps.
func TestTrialRow(t *testing.T) {
	log, err := read("row,score\n1,0.5\n1,0.6\n", triallog.Options{Trial: triallog.ByRow})
	if err != nil || reduced(log) != "all:0.6/NaN" {
		t.Error(log, err)
	}
	for _, o := range []triallog.Options{{Step: "step"}, {CostPerStep: true}, {Reduce: triallog.ReduceLast}} {
		o.Trial = triallog.ByRow
		_, err := read(evaluationsOf(1, 2), o)
		wantError(t, err, "a.csv:1: `trial row` takes each row for a trial: leave out `step`, `reduce` and `cost-per-step`")
	}
}

// TestEpochs: a column named epoch counts steps, but one that holds a
// hyperparameter does not.
func TestEpochs(t *testing.T) {
	var rows strings.Builder
	for run := range 4 {
		for epoch := range 3 {
			fmt.Fprintf(&rows, "%d,%d,0.%d%d,%d\n", run, epoch, run, epoch, epoch+1)
		}
	}
	_, err := read("run_id,Epoch,acc,cost\n"+rows.String(), triallog.Options{})
	if err == nil || !strings.Contains(err.Error(), "make trials of the rows with `trial run_id` `step Epoch` ") {
		t.Errorf("got %v", err)
	}
	log, err := read("run_id,epochs,acc,cost\n"+rows.String(), triallog.Options{})
	if err != nil || len(log.Trials) != 12 {
		t.Error(err)
	}
	log, err = read("run_id,epoch,acc\n1,30,0.5\n2,10,0.6\n3,90,0.7\n4,30,0.8\n", triallog.Options{})
	if err != nil || len(log.Warnings) > 0 {
		t.Errorf("warnings %v, %v", log.Warnings, err)
	}
}
