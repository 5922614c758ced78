package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// checkCommand returns "evp check".
func checkCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:  "check",
		usage: "what a log holds: columns, models, trials, failures, ranges, faults and warnings",
		description: "Reads a log as the other commands do and says what it understood. The first thing to\n" +
			"try on a log of your own; exit code 1 if the log is at fault. The figure has the empirical\n" +
			"distribution function of each model's scores with its exact band, and the better tail\n" +
			"enlarged: what every curve is made of.\n\n" +
			"  evp check runs.csv\n" +
			"  evp check -o scores.svg runs.csv\n" +
			"  evp check --score val_loss --minimize --cost fpo --by model,dataset runs.csv\n" +
			"  evp check --by 'lr < 1e-3 ? \"small lr\" : \"large lr\"' --models '\"small lr\"=small,\"large lr\"=large' runs.csv",
		formats: figureAndTableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			r.Check.Distributions = out.draws()
			result, err := study.Inspect(t.sources(r, files), r.Read, r.Check)
			if err != nil {
				return err
			}
			fault := result.Fault()
			if fault == nil && out.draws() {
				for _, note := range result.Notes {
					t.note("%s", note)
				}
				return t.finish(out, r, result, result.Document)
			}
			addSettings(result.Settings, r)
			if err := out.tables().write(t, result, nil); err != nil {
				return err
			}
			return fault
		},
	})
}
