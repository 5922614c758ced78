package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// barsCommand returns "evp bars".
func barsCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:     "bars",
		usage:    "parameters, FPO and score of several models as aligned bars (Green AI, figure 4)",
		synopsis: "--label COLUMN --rows COLUMN,COLUMN,... [flags] FILE",
		description: "Draws a table of models, a row of the CSV file each, as rows of bars over one axis\n" +
			"of models. A column may be given a label and a unit: fpo=\"FPO (10^9)\".\n\n" +
			"  evp bars --label model --rows params,fpo,top1 --score top1 -o bars.pdf models.csv\n" +
			"  evp bars --label model --rows 'params=Params (M),fpo=FPO (10^9)' -o bars.svg models.csv",
		formats: figureAndTableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			source, err := t.oneSource(files, "evp bars reads one CSV file")
			if err != nil {
				return err
			}
			bars, err := study.ReadBars(source, r.Bars)
			if err != nil {
				return err
			}
			return t.finish(out, r, bars, study.Document{})
		},
	})
}
