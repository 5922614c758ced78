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

// A drawnTrial is a trial with a row per step.
type drawnTrial struct {
	model, id string
	steps     []int
	scores    []float64
	costs     []float64 // of each step alone
}

// drawSteps draws trials whose steps are all different.
func drawSteps(t *rapid.T) []drawnTrial {
	var all []drawnTrial
	for _, model := range []string{"a", "b"} {
		for id := range rapid.IntRange(1, 4).Draw(t, "trials") {
			d := drawnTrial{model: model, id: strconv.Itoa(id),
				steps: rapid.SliceOfNDistinct(rapid.IntRange(0, 99), 1, 6, rapid.ID[int]).Draw(t, "steps")}
			slices.Sort(d.steps)
			for range d.steps {
				score := float64(rapid.IntRange(0, 9).Draw(t, "score"))
				if score == 0 {
					score = math.NaN()
				}
				d.scores = append(d.scores, score)
				d.costs = append(d.costs, float64(rapid.IntRange(1, 100).Draw(t, "cost")))
			}
			all = append(all, d)
		}
	}
	return all
}

// rows returns the rows of the log, with cumulative costs or not.
func (d drawnTrial) rows(perStep bool) [][]string {
	var out [][]string
	cost := 0.0
	for k, step := range d.steps {
		if cost += d.costs[k]; perStep {
			cost = d.costs[k]
		}
		out = append(out, []string{d.model, d.id, strconv.Itoa(step), fmt.Sprint(d.scores[k]), fmt.Sprint(cost)})
	}
	return out
}

// trial reduces the trial in the simplest way.
func (d drawnTrial) trial(o triallog.Options, minimize bool) evp.Trial {
	out := evp.Trial{Model: d.model, Score: math.NaN()}
	for k, score := range d.scores {
		out.Cost += d.costs[k]
		better := score > out.Score
		if minimize {
			better = score < out.Score
		}
		if math.IsNaN(out.Score) || better {
			out.Score = score
		}
	}
	if o.Reduce == triallog.ReduceLast {
		out.Score = d.scores[len(d.scores)-1]
	}
	return out
}

// TestStepsShuffled: the order of the rows does not change the trials.
func TestStepsShuffled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minimize := rapid.Bool().Draw(t, "minimize")
		o := triallog.Options{Trial: "id", Step: "step", CostPerStep: rapid.Bool().Draw(t, "per step")}
		if minimize {
			o.Direction = always(evp.Minimize)
		}
		if rapid.Bool().Draw(t, "last") {
			o.Reduce = triallog.ReduceLast
		}
		rows := [][]string{}
		var want []evp.Trial
		for _, d := range drawSteps(t) {
			rows = append(rows, d.rows(o.CostPerStep)...)
			want = append(want, d.trial(o, minimize))
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Write([]string{"model", "id", "step", "score", "cost"})
		w.WriteAll(rapid.Permutation(rows).Draw(t, "rows"))
		log, err := triallog.Read([]triallog.Source{memory("a.csv", b.Bytes())}, o)
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		byValue := func(a, b evp.Trial) int {
			return cmp.Or(cmp.Compare(a.Model, b.Model), cmp.Compare(a.Score, b.Score), cmp.Compare(a.Cost, b.Cost))
		}
		slices.SortFunc(want, byValue)
		slices.SortFunc(log.Trials, byValue)
		if d := diff(want, log.Trials); d != "" {
			t.Fatalf("%s in\n%s", d, b.String())
		}
	})
}
