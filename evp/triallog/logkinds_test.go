package triallog_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp/triallog"
)

// A search is what a log is made from: trials whose number, failures and costs
// are known before anything is written.
type search struct {
	trials []searchTrial
}

// A searchTrial is one trial of a search.
type searchTrial struct {
	score float64 // NaN: it failed
	steps []float64
	cost  float64
}

// drawSearch draws a search as a kind of log needs it. The cost of a trial is the
// sum of the costs of its steps. At most a third of the trials fail, unless many
// may.
func (k kindOfLog) drawSearch(t *rapid.T) search {
	n := rapid.IntRange(k.least, 30).Draw(t, "trials")
	var s search
	failures := n / 3
	if k.many && rapid.Bool().Draw(t, "many fail") {
		failures = n - 1
	}
	for range n {
		trial := searchTrial{score: drawScore(t)}
		if failures > 0 && rapid.IntRange(0, 4).Draw(t, "fails") == 0 {
			trial.score = math.NaN()
			failures--
		}
		cost := 0.0
		for range rapid.IntRange(2, 7).Draw(t, "steps") {
			if cost == 0 || !k.even {
				cost = float64(rapid.IntRange(1, 1000).Draw(t, "cost")) / 8 // sums of eighths are exact
			}
			trial.steps = append(trial.steps, cost)
			trial.cost += cost
		}
		s.trials = append(s.trials, trial)
	}
	return s
}

// drawScore draws a score with few digits, so that some are equal.
func drawScore(t *rapid.T) float64 {
	return float64(rapid.IntRange(1, 999).Draw(t, "score")) / 1000
}

// failed returns how many trials have failed.
func (s search) failed() int {
	n := 0
	for _, trial := range s.trials {
		if math.IsNaN(trial.score) {
			n++
		}
	}
	return n
}

// cost returns the cost of all trials.
func (s search) cost() float64 {
	sum := 0.0
	for _, trial := range s.trials {
		sum += trial.cost
	}
	return sum
}

// A kindOfLog writes a search in one of the ways in which tools write them.
type kindOfLog struct {
	name string
	// write returns the text of a log, and the options that read it.
	write func(t *rapid.T, s search) (text string, o triallog.Options)
	// unasked says that without the options the log must come out the same, or
	// be refused.
	unasked bool
	many    bool // more than a third of the trials may have failed
	least   int  // trials: as many as it takes to be sure of what a row is
	even    bool // the steps of a trial cost the same
}

var kindsOfLogs = []kindOfLog{
	{"a row per trial", writeTrials, true, true, 4, false},
	{"states", writeStates, false, true, 4, false},
	{"empty scores", writeEmptyScores, true, false, 4, false},
	{"gaps", writeGaps, true, true, 4, false},
	{"steps", writeSteps, true, false, 10, false},
	{"steps with restarts", writeRestarts, false, false, 4, true},
	{"rungs", writeRungs, true, false, 4, false},
	{"runs of BOHB", writeBOHB, true, true, 4, false},
	{"seeds", writeSeeds, false, false, 4, false},
}

// TestLogKinds: whatever the kind of a log, the number of trials, the failures
// and the total cost are those of the search that it was made from; read without
// options that say what its rows are, they are the same or the log is refused.
func TestLogKinds(t *testing.T) {
	for _, kind := range kindsOfLogs {
		t.Run(kind.name, func(t *testing.T) { rapid.Check(t, kind.property) })
	}
}

// FuzzLogKinds is TestLogKinds for searches that a fuzzer chooses. It begins with
// inputs that are long enough for a whole search.
func FuzzLogKinds(f *testing.F) {
	for seed := range byte(16) {
		var input []byte
		for sum := sha256.Sum256([]byte{seed}); len(input) < 16<<10; sum = sha256.Sum256(sum[:]) {
			input = append(input, sum[:]...)
		}
		f.Add(input)
	}
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		rapid.SampledFrom(kindsOfLogs).Draw(t, "kind").property(t)
	}))
}

// property draws a search, writes it, and reads it.
func (k kindOfLog) property(t *rapid.T) {
	s := k.drawSearch(t)
	text, o := k.write(t, s)
	log, err := read(text, o)
	if err != nil {
		t.Fatalf("%s: %v\n%s", k.name, err, text)
	}
	k.compare(t, s, log, text)
	if !k.unasked {
		return
	}
	if log, err = read(text, triallog.Options{Score: o.Score, Cost: o.Cost, Status: o.Status}); err == nil {
		k.compare(t, s, log, text)
	}
}

// compare fails unless the log has what the search has.
func (k kindOfLog) compare(t *rapid.T, s search, log *triallog.Log, text string) {
	failed, cost := 0, 0.0
	for _, trial := range log.Trials {
		if trial.Failed() {
			failed++
		}
		cost += trial.Cost
	}
	if len(log.Trials) != len(s.trials) || failed != s.failed() || math.Abs(cost-s.cost()) > 1e-9*cost {
		t.Fatalf("%s: %d trials, %d failed, cost %v, want %d, %d, %v\n%s",
			k.name, len(log.Trials), failed, cost, len(s.trials), s.failed(), s.cost(), text)
	}
}

// csvOf writes rows as CSV, with blank rows and repeated headers as in files
// that were edited or appended to.
func csvOf(t *rapid.T, header []string, rows [][]string) string {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = rapid.Bool().Draw(t, "crlf")
	w.Comma = rapid.SampledFrom([]rune{',', ',', ';', '\t'}).Draw(t, "separator")
	w.Write(header)
	for _, row := range rows {
		switch rapid.IntRange(0, 29).Draw(t, "between") {
		case 0:
			w.Write(make([]string, len(header)))
		case 1:
			w.Write(header)
		}
		w.Write(row)
	}
	w.Flush()
	return out.String()
}

// numberOf writes a number.
func numberOf(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// scoreText writes the score of a trial that ran to its end, or diverged.
func scoreText(t *rapid.T, score float64) string {
	if math.IsNaN(score) {
		return rapid.SampledFrom([]string{"nan", "NaN", "inf", "-inf"}).Draw(t, "diverged")
	}
	return numberOf(score)
}

// writeTrials writes a row per trial, with a hyperparameter.
func writeTrials(t *rapid.T, s search) (string, triallog.Options) {
	var rows [][]string
	for i, trial := range s.trials {
		rows = append(rows, []string{strconv.Itoa(i), lr(i), scoreText(t, trial.score), numberOf(trial.cost)})
	}
	if rapid.Bool().Draw(t, "newest first") {
		slices.Reverse(rows)
	}
	return csvOf(t, []string{"trial", "lr", "val_acc", "cost"}, rows), triallog.Options{}
}

// lr returns a learning rate that no other trial has.
func lr(i int) string { return numberOf(1e-3 * (1 + math.Mod(float64(i)*0.6180339887, 1))) }

// writeStates writes the states of trials in a column. A failed trial may have
// the score that it had when it failed.
func writeStates(t *rapid.T, s search) (string, triallog.Options) {
	var rows [][]string
	for i, trial := range s.trials {
		state, score := rapid.SampledFrom([]string{"finished", "Completed", "SUCCEEDED"}).Draw(t, "finished"), trial.score
		if math.IsNaN(score) {
			state = rapid.SampledFrom([]string{"failed", "CRASHED", "Killed"}).Draw(t, "failed")
			if rapid.Bool().Draw(t, "has a score") {
				score = drawScore(t)
			}
		}
		cell := ""
		if !math.IsNaN(score) {
			cell = numberOf(score)
		}
		rows = append(rows, []string{lr(i), state, cell, numberOf(trial.cost)})
		if rapid.IntRange(0, 9).Draw(t, "running") == 0 { // it is not a trial yet
			rows = append(rows, []string{lr(i + 100), "Running", "", numberOf(drawScore(t))})
		}
	}
	return csvOf(t, []string{"lr", "status", "val_acc", "cost"}, rows), triallog.Options{Status: "status"}
}

// writeEmptyScores leaves the scores of failed trials out.
func writeEmptyScores(t *rapid.T, s search) (string, triallog.Options) {
	var rows [][]string
	for i, trial := range s.trials {
		cell := rapid.SampledFrom([]string{"", "NA", "N/A", "null", "None", "-", "#N/A"}).Draw(t, "no score")
		if !math.IsNaN(trial.score) {
			cell = numberOf(trial.score)
		}
		rows = append(rows, []string{lr(i), cell, numberOf(trial.cost)})
	}
	return csvOf(t, []string{"lr", "val_acc", "cost"}, rows), triallog.Options{}
}

// writeGaps writes trials whose ids have gaps: what was lost is not known, and
// what is there counts.
func writeGaps(t *rapid.T, s search) (string, triallog.Options) {
	var rows [][]string
	id := 0
	for i, trial := range s.trials {
		id += rapid.SampledFrom([]int{1, 1, 1, 2, 5}).Draw(t, "gap")
		rows = append(rows, []string{strconv.Itoa(id), lr(i), scoreText(t, trial.score), numberOf(trial.cost)})
	}
	return csvOf(t, []string{"trial", "lr", "val_acc", "cost"}, rows), triallog.Options{}
}

// writeSteps writes a row per step, with an id and a step of any usual name.
func writeSteps(t *rapid.T, s search) (string, triallog.Options) {
	id := rapid.SampledFrom([]string{"trial", "run", "run_id", "Name", "experiment", "job"}).Draw(t, "id")
	step := rapid.SampledFrom([]string{"step", "epoch", "global_step", "_step"}).Draw(t, "step")
	header := []string{id, step, "val_acc", "cost"}
	rows := stepRows(t, s, rapid.Bool().Draw(t, "interleaved"), false)
	return csvOf(t, header, rows), triallog.Options{Trial: id, Step: step}
}

// writeRestarts writes a row per step in which the costs of some trials start
// anew after a restart.
func writeRestarts(t *rapid.T, s search) (string, triallog.Options) {
	return csvOf(t, []string{"run", "epoch", "val_acc", "cost"}, stepRows(t, s, false, true)),
		triallog.Options{Trial: "run", Step: "epoch"}
}

// stepRows returns the rows of all steps: costs are those so far, and the best
// evaluation of a trial is its score.
func stepRows(t *rapid.T, s search, interleaved, restarts bool) [][]string {
	byTrial := make([][][]string, len(s.trials))
	longest := 0
	for i, trial := range s.trials {
		best := rapid.IntRange(0, len(trial.steps)-1).Draw(t, "best step")
		restart := -1
		if restarts && len(trial.steps) >= 6 {
			restart = len(trial.steps) / 2
		}
		so := 0.0
		for k, cost := range trial.steps {
			if k == restart {
				so = 0
			}
			so += cost
			cell := "nan"
			if !math.IsNaN(trial.score) {
				cell = numberOf(trial.score * map[bool]float64{true: 1, false: 0.5}[k == best])
			}
			byTrial[i] = append(byTrial[i], []string{fmt.Sprintf("r%d", i), strconv.Itoa(k + 1), cell, numberOf(so)})
		}
		longest = max(longest, len(trial.steps))
	}
	if !interleaved {
		return slices.Concat(byTrial...)
	}
	var rows [][]string
	for k := range longest {
		for i := range byTrial {
			if k < len(byTrial[i]) {
				rows = append(rows, byTrial[i][k])
			}
		}
	}
	return rows
}

// writeRungs writes a halving search of scikit-learn: trials at further rungs
// have further rows, and the score of the last counts.
func writeRungs(t *rapid.T, s search) (string, triallog.Options) {
	header := []string{"iter", "n_resources", "mean_fit_time", "mean_score_time", "param_C", "params",
		"split0_test_score", "split1_test_score", "mean_test_score", "rank_test_score"}
	var rows [][]string
	for rung := range 7 {
		for i, trial := range s.trials {
			if rung >= len(trial.steps) {
				continue
			}
			score := trial.score
			if rung < len(trial.steps)-1 {
				score = drawScore(t)
			}
			cell := ""
			if !math.IsNaN(score) {
				cell = numberOf(score)
			}
			c := numberOf(float64(i) + 0.5)
			rows = append(rows, []string{strconv.Itoa(rung), strconv.Itoa(10 << rung), numberOf(trial.steps[rung] / 4),
				numberOf(trial.steps[rung] / 4), c, "{'C': " + c + "}", cell, cell, cell, "1"})
		}
	}
	return csvOf(t, header, rows), triallog.Options{}
}

// writeBOHB writes results.json of HpBandSter: losses, and runs of a
// configuration at growing budgets.
func writeBOHB(t *rapid.T, s search) (string, triallog.Options) {
	var out strings.Builder
	clock := 1.7e9
	for rung := range 7 {
		for i, trial := range s.trials {
			if rung >= len(trial.steps) {
				continue
			}
			loss, result := trial.score, any(nil)
			if rung < len(trial.steps)-1 {
				loss = drawScore(t)
			}
			if !math.IsNaN(loss) {
				result = map[string]any{"loss": loss, "info": nil}
			}
			line, _ := json.Marshal([]any{[]int{0, 0, i}, math.Pow(3, float64(rung)), map[string]float64{
				"submitted": clock, "started": clock, "finished": clock + trial.steps[rung]}, result, nil})
			out.Write(append(line, '\n'))
			clock += trial.steps[rung]
		}
	}
	return out.String(), triallog.Options{}
}

// writeSeeds writes each trial as runs with several seeds, whose mean score is
// the trial's. If it failed, one of them did.
func writeSeeds(t *rapid.T, s search) (string, triallog.Options) {
	var rows [][]string
	for i, trial := range s.trials {
		bad := -1
		if math.IsNaN(trial.score) {
			bad = rapid.IntRange(0, len(trial.steps)-1).Draw(t, "failed seed")
		}
		for seed, cost := range trial.steps {
			cell := "0.5"
			if seed == bad {
				cell = "nan"
			}
			rows = append(rows, []string{lr(i), strconv.Itoa(seed), cell, numberOf(cost)})
		}
	}
	return csvOf(t, []string{"lr", "seed", "val_acc", "cost"}, rows), triallog.Options{Replicates: []string{"lr"}}
}
