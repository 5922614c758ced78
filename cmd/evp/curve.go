package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// curveCommand returns "evp curve".
func curveCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:  "curve",
		usage: "expected best validation score against trials and against cumulative compute",
		description: "Draws, for each model, the score that the best of n trials has on average, and the\n" +
			"score that a search within a budget reaches: its budget/accuracy curve.\n\n" +
			"  evp curve --score val_acc --cost fpo --by model -o fig.pdf -o fig.csv runs.csv\n" +
			"  evp curve --score val_loss --minimize --x trials --at 1,5,20,50 runs.csv\n" +
			"  evp curve --x budget --at 1e17,1e18 --print csv runs.csv\n" +
			"  evp curve --cost '6 * params * tokens' --cost-unit fpo --where 'lr < 1e-3' runs.csv\n" +
			"  evp curve --path '{method}/seed_{seed}.csv' --by method --facet 'upper(dataset)' runs",
		formats: figureAndTableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			r.Read.KeepTrials = r.Curve.ShowTrials
			s, err := t.open(r, files)
			if err != nil {
				return err
			}
			if err := out.drawable(s, "curve"); err != nil {
				return err
			}
			curves, err := s.Curves(r.Curve)
			if err != nil {
				return err
			}
			return t.finish(out, r, curves, curves.Document, curves.OrderNotes()...)
		},
	})
}
