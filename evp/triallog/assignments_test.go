package triallog_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// TestReplicates averages over the seeds of assignments, worked out by hand.
func TestReplicates(t *testing.T) {
	const text = "model,config,seed,score,cost\na,1,1,0.5,10\na,2,1,0.75,4\nb,1,1,0.1,1\n" +
		"a,1,2,0.7,20\na,2,2,nan,6\nb,1,2,0.3,3\n"
	byConfig := triallog.Options{Replicates: []string{"config"}}
	for _, c := range []struct {
		failed triallog.FailedPolicy
		want   string
	}{
		{triallog.FailedCount, "a:0.6/30 a:NaN/10 b:0.2/4"},
		{triallog.FailedDrop, "a:0.6/30 a:0.75/4 b:0.2/4"},
		{triallog.FailedScore(0.25), "a:0.6/30 a:0.5/10 b:0.2/4"},
	} {
		o := byConfig
		o.Failed = c.failed
		log, err := read(text, o)
		if err != nil || reduced(log) != c.want {
			t.Errorf("%v: %v %v, want %s", c.failed, log, err, c.want)
		}
	}
	log, err := read(text, byConfig)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a.csv:6:7: 1 of 6 scores are NaN or infinite: failed trials",
		"1 of 3 assignments have trials without a score beside others: they count as failed, as a mean over the others " +
			"would flatter them (`failed SCORE` gives such trials a score, `failed drop` leaves them out)",
	}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
	note := `replicates: 6 trials are 3 assignments (by "config"): the score is the mean over an assignment's ` +
		`trials, the cost their sum`
	if !slices.Contains(log.Notes, note) {
		t.Errorf("notes %q lack %q", log.Notes, note)
	}
}

// TestReplicatesColumns: assignments are identified by several columns, in
// several files, or by the columns that the format knows.
func TestReplicatesColumns(t *testing.T) {
	files := []triallog.Source{
		memory("seed1.csv", []byte("lr,dropout,score\n0.1,0,0.5\n0.1,0.5,0.25\n")),
		memory("seed2.csv", []byte("dropout,lr,score\n0,0.1,0.75\n0.5,0.1,0.75\n")),
	}
	log, err := triallog.Read(files, triallog.Options{Replicates: []string{"lr", "dropout"}})
	if err != nil || reduced(log) != "all:0.625/NaN all:0.5/NaN" {
		t.Errorf("two files: %v %v", log, err)
	}
	optuna := "number,value,state,params_lr,params_seed,user_attrs_fpo\n" +
		"0,0.5,COMPLETE,0.1,1,10\n1,0.75,COMPLETE,0.1,2,10\n2,0.25,COMPLETE,0.2,1,10\n3,,FAIL,0.2,2,10\n"
	for _, column := range []string{"seed", "params_seed", "lr"} {
		log, err := read(optuna, triallog.Options{Replicates: []string{column}})
		if err != nil || reduced(log) != "all:0.625/20 all:NaN/20" {
			t.Errorf("%s: %v %v", column, log, err)
		}
	}
	_, err = read("lr,seed,score\n1,1,1\n", triallog.Options{Replicates: []string{"seed"}})
	wantError(t, err, "a.csv:1: `replicates` \"seed\": that column tells the runs of an assignment apart; name the "+
		"columns "+
		"that tell the assignments apart (their id, or the hyperparameters: `replicates lr,dropout`)")
	_, err = read("config,score\n1,1\n,1\n", triallog.Options{Replicates: []string{"config"}})
	wantError(t, err, "a.csv:3:1: no assignment in column \"config\": write which one the trial ran (`replicates`)")
}

// TestReplicatesUneven: assignments with fewer seeds than others, or one each.
func TestReplicatesUneven(t *testing.T) {
	o := triallog.Options{Replicates: []string{"config"}}
	for text, want := range map[string]string{
		"config,score\n1,1\n1,2\n2,1\n": "assignments have from 1 to 2 trials: a mean over fewer varies more, and the " +
			"best of them is the luckier",
		"config,score\n1,1\n2,1\n": "each of the 2 assignments has one trial only: do the columns of `replicates` " +
			"tell assignments apart, or their trials?",
	} {
		log, err := read(text, o)
		if err != nil {
			t.Fatal(err)
		}
		if d := diff([]string{want}, texts(log.Warnings)); d != "" {
			t.Error(d)
		}
	}
}

// TestReplicatesOfSteps: trials are made of their rows first, then assignments
// of trials.
func TestReplicatesOfSteps(t *testing.T) {
	text := "trial,config,step,score,cost\n1,x,1,0.5,10\n1,x,2,0.25,20\n2,x,1,0.75,5\n2,x,2,1,10\n3,y,1,0.125,1\n"
	o := triallog.Options{Trial: "trial", Step: "step", Replicates: []string{"config"}}
	log, err := read(text, o)
	if err != nil || reduced(log) != "all:0.75/30 all:0.125/1" {
		t.Errorf("%v %v", log, err)
	}
	_, err = read("trial,config,step,score\n1,x,1,0.5\n1,y,2,0.25\n", o)
	wantError(t, err, `a.csv:3:3: trial "1" has another assignment here than in its first row: do the columns of `+
		"`replicates` tell assignments apart?")
}

// TestReplicatesMissingCost: a trial whose cost is not known has the mean of
// its model's.
func TestReplicatesMissingCost(t *testing.T) {
	text := "config,score,cost\n1,0.5,10\n1,0.75,\n2,0.25,20\n2,1,\n"
	o := triallog.Options{Replicates: []string{"config"}, MissingCost: triallog.MissingCostMean}
	if log, err := read(text, o); err != nil || reduced(log) != "all:0.625/25 all:0.625/35" {
		t.Errorf("mean: %v %v", log, err)
	}
	o.MissingCost = triallog.MissingCostDrop
	if log, err := read(text, o); err != nil || reduced(log) != "all:0.5/10 all:0.25/20" {
		t.Errorf("drop: %v %v", log, err)
	}
}

// TestExtraReduced: additive numbers add up as costs do, others do not.
func TestExtraReduced(t *testing.T) {
	text := "trial,config,step,score,cost,examples,each\n1,x,1,0.5,10,100,3\n1,x,2,0.25,20,200,4\n2,x,1,0.75,5,50,8\n"
	o := triallog.Options{Trial: "trial", Step: "step",
		Extra: []triallog.Extra{{Column: "examples", Additive: true}, {Column: "each"}}}
	log, err := read(text, o)
	if err != nil || fmt.Sprint(log.Extra) != "[[200 50] [4 8]]" {
		t.Errorf("steps: %v %v", log, err)
	}
	o.CostPerStep = true
	if log, err = read(text, o); err != nil || fmt.Sprint(log.Extra) != "[[300 50] [4 8]]" {
		t.Errorf("cost per step: %v %v", log, err)
	}
	o.Replicates = []string{"config"}
	if log, err = read(text, o); err != nil || fmt.Sprint(log.Extra) != "[[350] [6]]" {
		t.Errorf("replicates: %v %v", log, err)
	}
}

// TestReplicatesShuffled: one seed per assignment changes nothing, whatever the
// order of the rows, and equal seeds cost more, but score the same.
func TestReplicatesShuffled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seeds := rapid.IntRange(1, 4).Draw(t, "seeds")
		var rows, want []string
		for id := range rapid.IntRange(1, 6).Draw(t, "assignments") {
			score, cost := rapid.IntRange(0, 9).Draw(t, "score"), rapid.IntRange(1, 9).Draw(t, "cost")
			for range seeds {
				rows = append(rows, fmt.Sprintf("%d,%d,%d", id, score, cost))
			}
			want = append(want, fmt.Sprintf("all:%d/%d", score, seeds*cost))
		}
		text := "config,score,cost\n" + strings.Join(rapid.Permutation(rows).Draw(t, "rows"), "\n") + "\n"
		log, err := read(text, triallog.Options{Replicates: []string{"config"}})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Fields(reduced(log))
		slices.Sort(got)
		slices.Sort(want)
		if d := diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

// TestReplicatesMissingCosts: each trial without a cost is given the mean of
// the model's others, here (10 + 20 + 30)/3, also where there are two in one
// assignment.
func TestReplicatesMissingCosts(t *testing.T) {
	const text = "config,score,cost\nx,0.5,10\nx,0.6,\nx,0.7,\ny,0.2,20\ny,0.4,30\n"
	log, err := read(text, triallog.Options{Replicates: []string{"config"}, MissingCost: triallog.MissingCostMean})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []evp.Trial{{Score: 0.6, Cost: 50}, {Score: 0.3, Cost: 50}} {
		if got := log.Trials[i]; math.Abs(got.Score-want.Score) > 1e-12 || math.Abs(got.Cost-want.Cost) > 1e-12 {
			t.Errorf("assignment %d: %+v, want %+v", i, got, want)
		}
	}
}
