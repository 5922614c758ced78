package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// targetCommand returns "evp target".
func targetCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:  "target",
		usage: "trials and FPO needed to reach a score",
		description: "Says, for each model, how often a trial reaches a score, and what a random search for\n" +
			"it takes: expected trials and cost, their median, and what is enough in 9 of 10 cases.\n" +
			"With --within, the probability that a budget is enough: plan the next search by it.\n\n" +
			"  evp target --target 0.88,0.90 --score val_acc --cost fpo --by model runs.csv\n" +
			"  evp target --target 2.5 --minimize --within 1e18 --print csv runs.csv\n\n" +
			"Costs are exact for trials of unequal cost. The interval of the share (--confidence) says\n" +
			"how far the trials can be trusted; the other numbers are as uncertain.",
		formats: study.TableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			s, err := t.open(r, files)
			if err != nil {
				return err
			}
			targets, err := s.Targets(r.Target)
			if err != nil {
				return err
			}
			return t.finish(out, r, targets, targets.Document)
		},
	})
}
