package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// returnsCommand returns "evp returns".
func returnsCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:  "returns",
		usage: "diminishing returns: gain per doubling, saturation, fitted laws",
		description: "Says what more trials, or more compute, would still gain: the gain of each doubling, the\n" +
			"point from which none gains as much as --min-gain (saturation), the cost of a further\n" +
			"gain of --gain-step, and two laws fitted to the curve. The figure has the curve above and\n" +
			"the gain of doubling below it.\n\n" +
			"  evp returns --score val_acc --cost fpo --by model -o returns.pdf runs.csv\n" +
			"  evp returns --x trials --min-gain 0.002 --print json runs.csv\n" +
			"  evp returns --size examples --trials 8 --by model -o size.pdf runs.csv\n" +
			"  evp returns --points-table images,top1 --by model -o data.pdf models.csv\n\n" +
			"With --size it holds the best score against a column, such as the training examples: of\n" +
			"equally many trials of each size, or of equal budgets.\n\n" +
			"With --points-table the points are measured ones, such as accuracy against training\n" +
			"images or against the FPO of an example (Green AI, figures 3 and 4); with --frontier, only\n" +
			"those that no cheaper point betters.",
		formats: figureAndTableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			if r.Read.Size != "" {
				return t.sizes(r, files, out)
			}
			returns, err := t.returns(r, files, out)
			if err != nil {
				return err
			}
			return t.finish(out, r, returns, returns.Document, returns.FrontierNotes()...)
		},
	})
}

// sizes holds the score against the size of trials.
func (t terminal) sizes(r *study.Request, files []string, out outputs) error {
	r.Read.KeepTrials = true
	s, err := t.open(r, files)
	if err != nil {
		return err
	}
	if err := out.drawable(s, "returns"); err != nil {
		return err
	}
	sizes, err := s.Sizes(r.Sizes)
	if err != nil {
		return err
	}
	return t.finish(out, r, sizes, sizes.Document)
}

// returns returns the diminishing returns of curves, or of measured points.
func (t terminal) returns(r *study.Request, files []string, out outputs) (*study.Returns, error) {
	if r.Returns.X == "" {
		s, err := t.open(r, files)
		if err != nil {
			return nil, err
		}
		if err := out.drawable(s, "returns"); err != nil {
			return nil, err
		}
		return s.Returns(r.Returns)
	}
	source, err := t.oneSource(files, "--points-table reads one CSV file, and one column --by at most")
	if err != nil {
		return nil, err
	}
	return study.Points(source, r.Read, r.Returns)
}
