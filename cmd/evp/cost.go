package main

import (
	"github.com/urfave/cli/v2"

	"evpkit/evp/study"
)

// costCommand returns "evp cost".
func costCommand(t terminal) *cli.Command {
	return t.command(spec{
		name:  "cost",
		usage: "the price tag: total FPO, E·D·H, money, energy, carbon",
		description: "Says what a whole search cost, failed trials included, for each model and together. If\n" +
			"the log has the cost of an example (E) and the examples processed (D), these and the\n" +
			"number of trials (H) are listed, with the remainder that makes E·D·H the total (Green\n" +
			"AI, equation 1). Other units follow only from rates that you give, which are repeated below.\n\n" +
			"  evp cost --cost fpo --by model runs.csv\n" +
			"  evp cost --cost fpo --example-cost fpo_per_example --examples examples runs.csv\n" +
			"  evp cost --cost fpo --flops 5e13 --price 2.50 --watts 300 --pue 1.1 --carbon 0.4 runs.csv\n" +
			"  evp cost --cost runtime --cost-unit s --price 2.50 runs.csv\n" +
			"  evp cost --join emissions.csv:run_id=run --cost emissions --cost-unit 'kg CO2e' runs.csv",
		formats: study.TableFormats,
		run: func(r *study.Request, files []string, out outputs) error {
			r.Read.CostOnly = true
			s, err := t.open(r, files)
			if err != nil {
				return err
			}
			costs, err := s.PriceTag(r.Price)
			if err != nil {
				return err
			}
			var assumed []string
			if out.onlyCSV() {
				assumed = costs.Assumed
			}
			return t.finish(out, r, costs, costs.Document, assumed...)
		},
	})
}
