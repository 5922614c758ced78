package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// compareCommand returns "evp compare".
func compareCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:  "compare",
		usage: "models at equal budgets: differences, who wins where, crossovers, equal-score cost",
		description: "Says for every budget which of two models is better, and whether the trials can tell:\n" +
			"the difference of the expected best scores with its interval, the probability that\n" +
			"one's best beats the other's, where the curves cross, and how much more the one needs\n" +
			"for the same score. A model leads where three things agree: the interval excludes 0, a\n" +
			"permutation test over all budgets and pairs rejects, and scores that the log does not\n" +
			"show cannot undo it. Sentences claim no more than that; the rest is said of estimates.\n" +
			"With --facet models are compared within a facet only; --reference NAME=SCORE compares\n" +
			"each with a published score.\n\n" +
			"  evp compare --score val_acc --cost fpo --by model runs.csv\n" +
			"  evp compare --against baseline --x budget --at 1e17,1e18 --print csv runs.csv\n" +
			"  evp compare --x trials --scores 0.88,0.9 -o fig.pdf -o compare.json runs.csv",
		formats: figureAndTableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			s, err := t.open(r, files)
			if err != nil {
				return err
			}
			if err := out.drawable(s, "compare"); err != nil {
				return err
			}
			comparisons, err := s.Compare(r.Compare)
			if err != nil {
				return err
			}
			return t.finish(out, r, comparisons, comparisons.Document)
		},
	})
}
