package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp/triallog"
)

// entryFlags say what the rows of a log are, where they are not one trial each.
type entryFlags struct {
	trial, step, reduce, replicates, count string
	costPerStep                            bool
}

// define returns the flags.
func (e *entryFlags) define() []cli.Flag {
	text := textFlag(categoryEntry)
	return []cli.Flag{
		text(&e.trial, "trial", "", "COLUMN", "COLUMN of the trials' ids, for a log with a row per step: the rows of one id, in one model and file, make one trial; \"file\": each file is a trial"),
		text(&e.step, "step", "", "COLUMN", "COLUMN that orders a trial's rows (step, epoch, time); without it, their order in the file"),
		text(&e.reduce, "reduce", "best", "WHICH", "WHICH score of a trial's rows is its own: best (of the finite ones, by the direction) or last (of the last step that has one; nan if it is)"),
		&cli.BoolFlag{DisableDefaultText: true, Name: "cost-per-step", Destination: &e.costPerStep, Category: categoryEntry, Usage: "a row has the cost of its step alone, and a trial's cost is the sum; without it costs are cumulative, and it is the largest"},
		text(&e.replicates, "replicates", "", "COLUMN", "COLUMN[,COLUMN] that tell assignments apart (an id, or the hyperparameters): trials of one assignment, which differ by their seed, make one, of mean score and summed cost. An assignment with a failed seed has failed, too, unless --failed says otherwise (drop: the mean is over the others). Where the format knows the hyperparameters (optuna, mlflow, raytune, sklearn), the seed's own column will do"),
		text(&e.count, "count", "", "COLUMN", "COLUMN of how many trials of this score and cost a row stands for, as made by SELECT model, score, cost, COUNT(*) AS count FROM trials GROUP BY model, score, cost"),
	}
}

// parse checks the flags, and says in the options what they mean.
func (e *entryFlags) parse(to *triallog.Options) error {
	reduce := map[string]triallog.ReducePolicy{"best": triallog.ReduceBest, "last": triallog.ReduceLast}
	if e.reduce == "" {
		e.reduce = "best" // of a command without the flag
	}
	var ok bool
	if to.Reduce, ok = reduce[e.reduce]; !ok {
		return usagef("--reduce %q: give best or last", e.reduce)
	}
	to.Trial, to.Step, to.Count, to.CostPerStep = e.trial, e.step, e.count, e.costPerStep
	if e.replicates == "" {
		return nil
	}
	for _, name := range strings.Split(e.replicates, ",") {
		if name = strings.TrimSpace(name); slices.Contains(to.Replicates, name) {
			return usagef("--replicates %q: column %q is named twice", e.replicates, name)
		}
		to.Replicates = append(to.Replicates, name)
	}
	return nil
}

// settings adds the values of the flags.
func (e *entryFlags) settings(to map[string]any) {
	to["trial"], to["step"], to["reduce"], to["cost_per_step"] = orNull(e.trial), orNull(e.step), e.reduce, e.costPerStep
	to["replicates"], to["count"] = orNull(e.replicates), orNull(e.count)
}
