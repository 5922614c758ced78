package triallog_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// byStep are the options of a log with a row per step.
var byStep = triallog.Options{Trial: "trial", Step: "step"}

// TestSteps reduces the rows of trials, worked out by hand.
func TestSteps(t *testing.T) {
	last, perStep, least := byStep, byStep, byStep
	last.Reduce, perStep.CostPerStep, least.Direction = triallog.ReduceLast, true, always(evp.Minimize)
	unordered := triallog.Options{Trial: "trial", Reduce: triallog.ReduceLast}
	const header = "trial,step,score,cost\n"
	for name, c := range map[string]struct {
		rows string
		o    triallog.Options
		want string // model:score/cost of each trial
	}{
		"best":                 {"1,1,0.5,10\n1,2,0.7,20\n1,3,0.6,30\n", byStep, "all:0.7/30"},
		"best of a loss":       {"1,1,0.5,10\n1,2,0.7,20\n1,3,0.6,30\n", least, "all:0.5/30"},
		"last":                 {"1,1,0.5,10\n1,2,0.7,20\n1,3,0.6,30\n", last, "all:0.6/30"},
		"last by step":         {"1,30,0.6,30\n1,4,0.7,20\n1,5,0.5,25\n", last, "all:0.6/30"},
		"last without a step":  {"1,3,0.5,10\n1,2,0.7,20\n1,1,0.6,30\n", unordered, "all:0.6/30"},
		"cost per step":        {"1,1,0.5,10\n1,2,0.7,20\n1,3,0.6,5\n", perStep, "all:0.7/35"},
		"rows apart":           {"1,1,0.5,10\n2,1,0.1,1\n1,2,0.7,20\n2,2,0.2,2\n", byStep, "all:0.7/20 all:0.2/2"},
		"nan at a step":        {"1,1,0.5,10\n1,2,nan,20\n2,1,inf,1\n2,2,0.3,2\n", byStep, "all:0.5/20 all:0.3/2"},
		"nan at all steps":     {"1,1,nan,10\n1,2,nan,20\n", byStep, "all:NaN/20"},
		"nan at the last step": {"1,1,0.5,10\n1,2,nan,20\n", last, "all:NaN/20"},
		"steps not evaluated":  {"1,1,,10\n1,2,0.5,20\n1,3,,30\n", last, "all:0.5/30"},
		"never evaluated": {
			"1,1,,10\n1,2,,20\n2,1,1,1\n3,1,2,1\n", byStep, "all:NaN/20 all:1/1 all:2/1",
		},
		"before any training":     {"1,0,0.1,0\n1,1,0.5,10\n", byStep, "all:0.5/10"},
		"a step again":            {"1,1,0.5,10\n1,2,0.7,20\n1,2,0.6,20\n1,3,0.65,30\n", byStep, "all:0.7/30"},
		"the last step again":     {"1,1,0.5,10\n1,2,0.7,20\n1,2,0.6,25\n", last, "all:0.6/25"},
		"begun anew, costs go on": {"1,1,0.5,10\n1,2,0.7,20\n1,1,0.6,30\n1,2,0.8,40\n", byStep, "all:0.8/40"},
		"steps again, per step":   {"1,1,0.5,10\n1,2,0.7,20\n1,2,0.6,20\n", perStep, "all:0.7/50"},
		"steps as moments":        {"1,2024-01-01 10:00:00,0.5,10\n1,2024-01-01 09:00:00,0.7,5\n", last, "all:0.5/10"},
	} {
		log, err := read(header+c.rows, c.o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := reduced(log); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// reduced writes the trials of a log: model:score/cost.
func reduced(log *triallog.Log) string {
	var all []string
	for _, trial := range log.Trials {
		all = append(all, fmt.Sprintf("%s:%v/%v", trial.Model, trial.Score, trial.Cost))
	}
	return strings.Join(all, " ")
}

// TestStepsIdentity: an id is unique within its model, its facet and its file.
func TestStepsIdentity(t *testing.T) {
	text := "model,data,id,step,score\na,x,1,1,0.1\nb,x,1,1,0.2\na,x,1,2,0.3\na,y,1,3,0.4\n"
	o := triallog.Options{Trial: "id", Step: "step"}
	log, err := read(text, o)
	if err != nil || reduced(log) != "a:0.4/NaN b:0.2/NaN" {
		t.Errorf("by model: %v %v", reduced(log), err)
	}
	o.Facet = "data"
	if log, err = read(text, o); err != nil || reduced(log) != "a:0.3/NaN b:0.2/NaN a:0.4/NaN" {
		t.Errorf("by model and facet: %v %v", reduced(log), err)
	}
	o.Facet = ""
	files := []triallog.Source{memory("a.csv", []byte(text)),
		memory("b.csv", []byte("model,data,id,step,score\na,x,1,1,0.7\n"))}
	log, err = triallog.Read(files, o)
	if err != nil || reduced(log) != "a:0.4/NaN b:0.2/NaN a:0.7/NaN" {
		t.Fatalf("by file: %v %v", reduced(log), err)
	}
	want := []string{"b.csv:2: 1 of 3 trials have the id of a trial of the same model in another file: taken for " +
		"trials of their own; if they are parts of one, join the files"}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
	o.Trial = triallog.ByFile
	if log, err = triallog.Read(files, o); err != nil || reduced(log) != "a:0.4/NaN b:0.2/NaN a:0.7/NaN" {
		t.Errorf("a trial per file: %v %v", reduced(log), err)
	}
}

// TestStepsState: the state at the last step counts, wherever its row is.
func TestStepsState(t *testing.T) {
	text := "trial,step,score,cost,state\n1,2,0.7,20,finished\n1,1,0.5,10,running\n2,1,0.6,1,running\n2,2,0.8,2,failed\n" +
		"3,1,0.6,1,finished\n3,2,0.8,2,running\n4,1,0.3,1,running\n4,2,0.2,2,pruned\n"
	o := byStep
	o.Status = "state"
	log, err := read(text, o)
	if err != nil || reduced(log) != "all:0.7/20 all:NaN/2 all:NaN/2" || log.LeftOut != 1 {
		t.Errorf("%v %v", log, err)
	}
	o.Pruned = triallog.PrunedScore
	if log, err = read(text, o); err != nil || reduced(log) != "all:0.7/20 all:NaN/2 all:0.3/2" {
		t.Errorf("pruned trials have their score: %v %v", log, err)
	}
	o.Pruned = triallog.PrunedDrop
	if log, err = read(text, o); err != nil || reduced(log) != "all:0.7/20 all:NaN/2" {
		t.Errorf("pruned trials are left out: %v %v", log, err)
	}
}

// TestStepsMissingCost: the cost of a trial is known if the largest is, or all
// that are to be added up.
func TestStepsMissingCost(t *testing.T) {
	text := "trial,step,score,cost\n1,1,0.5,10\n1,2,0.7,\n2,1,0.6,\n2,2,0.8,\n3,1,0.9,30\n"
	o := byStep
	_, err := read(text, o)
	wantError(t, err, `a.csv:3:9: no cost in column "cost": write what the trial cost, also if it failed; or say `+
		"what to do without it, `missing-cost drop` or `missing-cost mean`")
	for _, c := range []struct {
		policy  triallog.MissingCostPolicy
		perStep bool
		want    string
	}{
		{triallog.MissingCostDrop, false, "all:0.7/10 all:0.9/30"},
		{triallog.MissingCostDrop, true, "all:0.9/30"},
		{triallog.MissingCostMean, false, "all:0.7/10 all:0.8/20 all:0.9/30"},
		{triallog.MissingCostMean, true, "all:0.7/30 all:0.8/30 all:0.9/30"},
	} {
		o.MissingCost, o.CostPerStep = c.policy, c.perStep
		if log, err := read(text, o); err != nil || reduced(log) != c.want {
			t.Errorf("%+v: %v %v", c, log, err)
		}
	}
}

// TestStepsFaults checks errors and their places.
func TestStepsFaults(t *testing.T) {
	const falls = ` in column "cost" falls from one step to the next, and costs up to a step cannot: if each row has ` +
		"the cost of its step alone, say `cost-per-step`; if a restarted trial counts anew, write what it cost in all"
	for rows, want := range map[string]string{
		"1,1,0.5,10\n,2,0.5,20\n": `a.csv:3:1: no trial in column "trial": write which one the row belongs ` +
			"to (`trial`)",
		"1,x,0.5,10\n": `a.csv:2:3: step "x" in column "step" is not a finite number: write what ` +
			`orders the rows of a trial`,
		"1,,0.5,10\n": `a.csv:2:3: step "" in column "step" is not a finite number: write what ` +
			`orders the rows of a trial`,
		"1,nan,0.5,10\n": `a.csv:2:3: step "nan" in column "step" is not a finite number: write ` +
			`what orders the rows of a trial`,
		"1,1,x,10\n": `a.csv:2:5: score "x" in column "score" is not a number: write nan for a ` +
			`failed trial`,
		"1,1,0.5,-1\n": `a.csv:2:9: cost "-1" in column "cost" is negative: write what the trial cost`,
		"1,1,0.5,0\n1,2,0.5,0\n": `a.csv:3: trial "1" costs 0 in all: write what it cost, every trial ` +
			`costs something`,
		"1,1,0.5,10\n1,2,0.5,9\n1,3,0.5,30\n": `a.csv:3:9: the cost of trial "1"` + falls,
		"1,3,0.5,10\n1,2,0.5,11\n1,1,0,12\n":  `a.csv:2: the cost of trial "1"` + falls,
	} {
		_, err := read("trial,step,score,cost\n"+rows, byStep)
		wantError(t, err, want)
	}
	_, err := read("score,no\n1,2\n", triallog.Options{Trial: "trial"})
	wantError(t, err, "a.csv:1: `trial`: there is no column \"trial\" (columns: \"score\", \"no\")")
	_, err = read("score,trial\n1,2\n", triallog.Options{Trial: "trial", Score: "score", Cost: "trial"})
	wantError(t, err, "`cost` and `trial` cannot both be column \"trial\"")
}

// TestStepsWarnings checks what a reader of the curves must know.
func TestStepsWarnings(t *testing.T) {
	text := "trial,step,score,cost\n1,1,0.5,10\n1,2,nan,10\n2,1,0.5,10\n2,2,0.6,20\n2,2,0.7,20\n" +
		"3,1,0.5,1\n3,2,0.5,2\n"
	log, err := read(text, byStep)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a.csv:3:5: 1 of 7 rows have a score that is NaN or infinite: a trial's score is the best of its others",
		"a.csv:6:3: 1 of 7 rows repeat a step of their trial (a restart?): the best of both scores counts, or the later " +
			"row's under `reduce last`; what was computed twice counts once, unless the costs say otherwise",
		"a.csv:3: 1 of 3 trials have the same cost at their first and their last step: right if it is that of the whole " +
			"trial; if it is that of each step, say `cost-per-step`",
	}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
	note := `rows per step: 7 rows are 3 trials (by "trial" and "step"): a trial's score is its best evaluation, its ` +
		`cost the largest of its rows`
	if !slices.Contains(log.Notes, note) {
		t.Errorf("notes %q lack %q", log.Notes, note)
	}
}

// TestStepsCostsThatGrow: cumulative costs are not added up silently.
func TestStepsCostsThatGrow(t *testing.T) {
	o := byStep
	o.CostPerStep = true
	log, err := read("trial,step,score,cost\n1,1,0.5,10\n1,2,0.6,20\n1,3,0.7,30\n", o)
	if err != nil || reduced(log) != "all:0.7/60" {
		t.Fatal(log, err)
	}
	want := []string{"a.csv:4: 1 of 1 trials cost most at their last step, and at least twice what they cost at the " +
		"first: costs that are cumulative look like that; if so, leave out `cost-per-step`"}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
}

// TestStepsComputed: the score and the cost of a step can be expressions, and rows
// that are left out are not steps.
func TestStepsComputed(t *testing.T) {
	text := "trial,step,a,c\n1,0,0.5,0\n1,1,nan,10\n1,2,,20\n1,3,0.75,30\n2,0,0.125,5\n2,1,0.25,6\n"
	o := byStep
	o.Score, o.Cost = "a * 2", "c * 3"
	log, err := read(text, o)
	if err != nil || reduced(log) != "all:1.5/90 all:0.5/18" {
		t.Fatal(log, err)
	}
	if d := diff([]string{"a.csv:3:5: 1 of 6 rows have a score that is NaN or infinite: a trial's score is the best " +
		"of its others"}, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
	o.Where = "step < 3"
	if log, err = read(text, o); err != nil || reduced(log) != "all:1/60 all:0.5/18" ||
		!strings.HasPrefix(log.Notes[len(log.Notes)-1], "rows per step: 5 rows are 2 trials") {
		t.Error(log, err)
	}
	o.Where, o.Cost = "", "100 - c"
	_, err = read(text, o)
	if err == nil || !strings.Contains(err.Error(), `a.csv:3:9: the cost of trial "1" in column "100 - c" falls`) {
		t.Error(err)
	}
}

// TestStepsWithoutTrial: a log with a row per step is not read as one with a
// row per trial without a warning.
func TestStepsWithoutTrial(t *testing.T) {
	log, err := read("trial,step,score\n1,1,0.5\n1,2,0.6\n2,1,0.7\n", triallog.Options{})
	if err != nil || len(log.Trials) != 3 {
		t.Fatal(log, err)
	}
	want := []string{`a.csv:3:1: columns "trial" and "step": the log has a row per evaluation (1 of 3 rows are ` +
		`further ones), and each row is taken for a trial: costs count again and again; make trials of them with ` +
		"`trial trial` `step step`"}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
}

// TestStepsWithoutID: the same holds for a log whose rows are the steps of one
// trial.
func TestStepsWithoutID(t *testing.T) {
	for text, warned := range map[string]bool{
		"step,score\n1,0.5\n2,0.6\n5,0.7\n": true,
		"step,score\n1,0.5\n2,0.6\n":        false,
		"step,score\n1,0.5\n2,0.6\n2,0.7\n": false,
	} {
		log, err := read(text, triallog.Options{})
		if err != nil || len(log.Warnings) > 0 != warned {
			t.Errorf("%q: %v %v", text, log, err)
		}
	}
	log, err := read("step,score\n1,0.5\n2,0.6\n5,0.7\n", triallog.Options{Trial: triallog.ByFile, Step: "step"})
	if err != nil || reduced(log) != "all:0.7/NaN" || len(log.Warnings) > 0 {
		t.Error(log, err)
	}
}

// FuzzSteps reads any bytes as rows per step, or as replicates.
func FuzzSteps(f *testing.F) {
	f.Add("trial,step,score,cost\n1,1,0.5,10\n1,2,nan,20\n", "trial", "step", "", true)
	f.Add("trial,config,score\n1,x,0.5\n1,x,\n2,x,1\n", "trial", "", "config", false)
	f.Add("mean_accuracy,training_iteration,trial_id,time_total_s\n0.5,1,a,10\n,2,a,20\n", "", "", "", false)
	f.Add("{\"score\":1,\"id\":2,\"t\":\"2024-01-01 10:00:00\"}\n{\"score\":2,\"id\":2,\"t\":3,\"cost\":0}", "id", "t",
		"", true)
	f.Fuzz(func(t *testing.T, text, trial, step, replicates string, other bool) {
		o := triallog.Options{Trial: trial, Step: step, CostPerStep: other}
		if replicates != "" {
			o.Replicates = []string{replicates}
		}
		if other {
			o.Reduce, o.MissingCost, o.Direction = triallog.ReduceLast, triallog.MissingCostMean, always(evp.Minimize)
		}
		checkReduced(t, []triallog.Source{memory("a.csv", []byte(text))}, o)
	})
}

// checkReduced is checkRead for logs whose trials may be fewer than their rows.
func checkReduced(t *testing.T, sources []triallog.Source, o triallog.Options) {
	t.Helper()
	log, err := triallog.Read(sources, o)
	in := triallog.Inspect(sources, o)
	isRead := err == nil
	if diffText(err, in.Err) || diff(log, in.Log) != "" || isRead != (in.Count == 0) || isRead != (log != nil) {
		t.Fatalf("Read says %v, Inspect %v", err, in.Err)
	}
	if log == nil {
		return
	}
	if n := len(log.Trials); n == 0 || n > log.Inputs[0].Rows {
		t.Fatalf("%d trials of %d rows", n, log.Inputs[0].Rows)
	}
	for _, trial := range log.Trials {
		if !goodTrial(trial, log.Cost != "") {
			t.Fatalf("trial %v", trial)
		}
	}
}

// TestRaySteps: the reports of Ray Tune are reduced without being asked, and
// explicit options win.
func TestRaySteps(t *testing.T) {
	text := "mean_accuracy,training_iteration,trial_id,done,time_total_s\n0.5,1,a_1,False,10\n" +
		"0.7,2,a_1,False,20\n0.6,3,a_1,True,30\n0.4,1,a_2,False,11\n"
	log, err := read(text, triallog.Options{})
	if err != nil || reduced(log) != "all:0.7/30 all:0.4/11" {
		t.Fatal(log, err)
	}
	if len(log.Warnings) != 0 {
		t.Error(texts(log.Warnings))
	}
	if note := log.Notes[len(log.Notes)-1]; !strings.Contains(note, "4 rows are 2 trials") ||
		!strings.Contains(note, "as Ray Tune reports") {
		t.Errorf("note %q", note)
	}
	log, err = read(text, triallog.Options{Trial: "trial_id", Step: "training_iteration", Reduce: triallog.ReduceLast})
	if err != nil || reduced(log) != "all:0.6/30 all:0.4/11" {
		t.Error("last:", log, err)
	}
	log, err = read(text, triallog.Options{Status: "done"})
	if err != nil || reduced(log) != "all:0.7/30" || log.LeftOut != 1 {
		t.Error("a state that was asked for:", log, err)
	}
	log, err = read(text, triallog.Options{Format: "csv", Score: "mean_accuracy"})
	if err != nil || len(log.Trials) != 4 {
		t.Error("a plain table:", log, err)
	}
	_, err = read("mean_accuracy,training_iteration,trial_id,time_total_s\n0.5,1,a,10\n0.7,2,a,9\n", triallog.Options{})
	if err == nil || !strings.Contains(err.Error(), "say `trial trial_id`, `step training_iteration` and "+
		"`cost-per-step`") {
		t.Error("a time that falls:", err)
	}
}

// TestParts: each warning about many sources is given once, and a source without
// a trial is not a fault.
func TestParts(t *testing.T) {
	part := func(name, text string) triallog.Source {
		s := memory(name, []byte(text))
		s.Part, s.Folder = true, "runs"
		return s
	}
	const header = "trial,step,score\n"
	o := triallog.Options{Trial: "trial", Step: "step", By: []string{triallog.ByFile}}
	log, err := triallog.Read([]triallog.Source{part("a", header+"1,1,nan\n"), part("b", header),
		part("c", header+"2,1,nan\n2,2,0.5\n")}, o)
	if err != nil || reduced(log) != "runs:NaN/NaN runs:0.5/NaN" {
		t.Fatal(log, err)
	}
	want := []string{
		"a:2: 1 of 2 scores are NaN or infinite: failed trials",
		"a:2:5: 2 of 3 rows have a score that is NaN or infinite: a trial's score is the best of its others",
		"b: 1 of 3 files have no row below the header: trials that reported nothing, left out",
	}
	if d := diff(want, texts(log.Warnings)); d != "" {
		t.Error(d)
	}
	_, err = triallog.Read([]triallog.Source{part("a", header), part("b", header)}, o)
	wantError(t, err, "no trials: the files have no rows, or all are left out")
}
