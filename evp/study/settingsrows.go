package study

import (
	"cmp"
	"fmt"
	"slices"

	"evpkit/evp/triallog"
)

// rowSettings say what the rows of a log are where they are not one trial each.
func rowSettings() []Setting {
	return []Setting{
		{Name: "trial", Value: "COLUMN", Group: GroupRows, Commands: readingCommands,
			Help: "the column with the trials' ids, for a log with a row per step: the rows of one id, in one model and " +
				"file, are one trial. `trial file` makes each file a trial; `trial row` makes each row a trial, also of a " +
				"log that seems to have a row per step",
			set: parseText(func(r *Request) *string { return &r.Read.Log.Trial }),
			get: func(r *Request, s *Study) any { return cmp.Or(orNull(r.Read.Log.Trial), columnAs(s.Log, "trial")) }},
		{Name: "step", Value: "COLUMN", Group: GroupRows, Commands: readingCommands,
			Help: "the column that orders a trial's rows (step, epoch, time); without it, their order in the file",
			set:  parseText(func(r *Request) *string { return &r.Read.Log.Step }),
			get:  func(r *Request, s *Study) any { return cmp.Or(orNull(r.Read.Log.Step), columnAs(s.Log, "step")) }},
		{Name: "reduce", Value: "WHICH", Default: "best", Group: GroupRows, Commands: readingCommands, Words: reduceWords,
			Help: "which score of a trial's rows is the trial's: best (of the finite ones) or last (of the last step that " +
				"has one)",
			set: parseWord("reduce", func(r *Request) *triallog.ReducePolicy { return &r.Read.Log.Reduce }, reduceWords,
				reducePolicies),
			get: func(r *Request, _ *Study) any { return wordOf(r.Read.Log.Reduce, reduceWords, reducePolicies) }},
		{Name: "cost-per-step", Group: GroupRows, Commands: readingCommands,
			Help: "a row holds the cost of its own step, and a trial costs their sum; without it, costs are cumulative, " +
				"and a trial costs the largest",
			set: parseSwitch(func(r *Request) *bool { return &r.Read.Log.CostPerStep }),
			get: func(r *Request, _ *Study) any { return r.Read.Log.CostPerStep }},
		{Name: "replicates", Value: "COLUMNS", Group: GroupRows, Commands: readingCommands, List: true,
			Help: "the columns, with commas between them, that identify an assignment of hyperparameters (an id, or the " +
				"hyperparameters): trials of one assignment differ only by their seed, and become one trial with their mean " +
				"score and the sum of their costs. An assignment with a failed seed has failed, unless `failed` says " +
				"otherwise (drop: the mean is over the others). Where the format knows the hyperparameters (optuna, mlflow, " +
				"raytune, sklearn), the column of the seed is enough",
			set: func(r *Request, text string) error {
				r.Read.Log.Replicates = nil
				for _, name := range parseColumns(text) {
					if slices.Contains(r.Read.Log.Replicates, name) {
						return fmt.Errorf("`replicates` %q: column %q is named twice", text, name)
					}
					r.Read.Log.Replicates = append(r.Read.Log.Replicates, name)
				}
				return nil
			},
			get: func(r *Request, _ *Study) any { return listOrNull(r.Read.Log.Replicates) }},
		{Name: "count", Value: "COLUMN", Group: GroupRows, Commands: readingCommands,
			Help: "the column that says how many trials with its score and cost a row stands for, as made by " +
				"SELECT model, score, cost, COUNT(*) AS count FROM trials GROUP BY model, score, cost",
			set: parseText(func(r *Request) *string { return &r.Read.Log.Count }),
			get: func(r *Request, _ *Study) any { return orNull(r.Read.Log.Count) }},
	}
}

// listOrNull returns a list as it was typed; nil for an empty one.
func listOrNull(names []string) any {
	if len(names) == 0 {
		return nil
	}
	out := names[0]
	for _, name := range names[1:] {
		out += "," + name
	}
	return out
}
