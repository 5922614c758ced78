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
			"try on a log of your own; exit code 1 if the log is at fault.\n\n" +
			"  evp check runs.csv\n" +
			"  evp check --score val_loss --minimize --cost fpo --by model,dataset runs.csv\n" +
			"  evp check --by 'lr < 1e-3 ? \"small lr\" : \"large lr\"' --models '\"small lr\"=small,\"large lr\"=large' runs.csv",
		formats: study.TableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			result, err := study.Inspect(t.sources(r, files), r.Read)
			if err != nil {
				return err
			}
			addSettings(result.Settings, r)
			if err := out.write(t, result, nil); err != nil {
				return err
			}
			return result.Fault()
		},
	})
}
