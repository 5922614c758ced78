package main

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/study"
	"evpkit/evp/triallog"
)

// costCommand returns "evp cost".
func costCommand(t terminal) *cli.Command {
	var c costRun
	return &cli.Command{
		Name:      "cost",
		Usage:     "the price tag: total FPO, E·D·H, money, energy, carbon",
		UsageText: "evp cost [flags] FILE...",
		Description: "Says what a whole search cost, failed trials included, for each model and together. If\n" +
			"the log has the cost of an example (E) and the examples processed (D), these and the\n" +
			"number of trials (H) stand apart, with the remainder that makes E·D·H the total (Green\n" +
			"AI, equation 1). Other units come from your own rates only, which are repeated beside them.\n\n" +
			"  evp cost --cost fpo --by model runs.csv\n" +
			"  evp cost --cost fpo --example-cost fpo_per_example --examples examples runs.csv\n" +
			"  evp cost --cost fpo --flops 5e13 --price 2.50 --watts 300 --pue 1.1 --carbon 0.4 runs.csv\n" +
			"  evp cost --cost runtime --cost-unit s --price 2.50 runs.csv",
		Flags:  append(append(c.read.define(), c.define()...), c.output.define()...),
		Action: func(ctx *cli.Context) error { return c.run(t, ctx.Args().Slice()) },
	}
}

// A costRun is one run of "evp cost".
type costRun struct {
	read                  readFlags
	exampleCost, examples string
	rates                 rateFlags
	output                outputFlags
}

// define returns the flags that only this command has.
func (c *costRun) define() []cli.Flag {
	text := textFlag(categoryCost)
	return append([]cli.Flag{
		text(&c.exampleCost, "example-cost", "", "EXPR", "EXPR of E, what one example costs, in the unit of the cost: a column, or an expression (see --where)"),
		text(&c.examples, "examples", "", "EXPR", "EXPR of D, the examples that a trial processed, over all epochs: a column, or an expression (see --where)"),
	}, c.rates.define()...)
}

func (c *costRun) run(t terminal, files []string) error {
	if err := c.parse(files); err != nil {
		return err
	}
	log, err := triallog.Read(c.read.sources(t), c.read.options)
	if err != nil {
		return err
	}
	for _, note := range c.read.notes(log) {
		t.note("%s", note)
	}
	trials := log.Trials
	result, err := c.compute(c.read.trialLog(log), trials)
	if err != nil {
		return err
	}
	table := buffered(func(b *bytes.Buffer, format string) error { return result.Write(b, format) })
	if err := c.output.write(t, table, nil); err != nil {
		return err
	}
	t.noteWarnings(result.Warnings)
	if c.output.onlyCSV() {
		for _, line := range result.Assumed {
			t.note("%s", line)
		}
	}
	return nil
}

// onlyCSV reports whether all output is CSV, which has no room for remarks.
func (o *outputFlags) onlyCSV() bool {
	isOther := func(f outputFile) bool { return f.format != "csv" }
	return !slices.ContainsFunc(o.files, isOther) && (!o.toStdout || o.print == "csv")
}

// parse checks every flag.
func (c *costRun) parse(files []string) error {
	if err := c.read.parse(files); err != nil {
		return err
	}
	if c.read.policy == evp.FailedDrop {
		return usagef("--failed drop: what failed trials cost is part of the price; leave --failed out")
	}
	if err := c.parseFactors(&c.read); err != nil {
		return err
	}
	if err := c.output.parse(files); err != nil {
		return err
	}
	return c.output.noFigure("cost")
}

// parseFactors checks the rates, and has the columns of the factors read.
func (c *costRun) parseFactors(read *readFlags) error {
	if err := c.rates.parse(read.costUnit); err != nil {
		return err
	}
	for _, e := range c.extra() {
		if *e.to != "" {
			read.options.Extra = append(read.options.Extra, triallog.Extra{Column: *e.to, Flag: e.flag, Additive: e.flag == "--examples"})
		}
	}
	return nil
}

// extra returns the flags that name extra columns, in their order.
func (c *costRun) extra() []struct {
	flag string
	to   *string
} {
	return []struct {
		flag string
		to   *string
	}{{"--example-cost", &c.exampleCost}, {"--examples", &c.examples}}
}

// compute returns the price tags of all models; trials are those of the log in
// its own order.
func (c *costRun) compute(read *trialLog, trials []evp.Trial) (*study.Costs, error) {
	if read.unit == "" {
		return nil, fmt.Errorf("%s: the trials have no cost; name the column with --cost", c.read.files[0])
	}
	if err := c.rates.check(read.unit); err != nil {
		return nil, err
	}
	out := &study.Costs{Document: c.read.document(read), Rates: c.rates.rates, Assumed: c.rates.assumed(read.unit)}
	c.settings(out.Settings)
	factors := c.factors(trials, read.log.Extra, read.groups)
	for i, g := range read.groups {
		p, err := evp.NewPriceTag(c.read.modelName(g), g.Trials, factors[i])
		if err != nil {
			return nil, err
		}
		out.Models = append(out.Models, p)
		out.Warnings = addWarnings(out.Warnings, p.Warnings)
	}
	out.Total = evp.SumPriceTags("all models", out.Models)
	return out, nil
}

// modelName returns the name of a group's model, that of its facet before it.
func (r *readFlags) modelName(g evp.Group) string {
	if r.facet == "" {
		return g.Model
	}
	return g.Facet + ": " + g.Model
}

// factors returns the factors of each group from the extra columns, which are
// aligned with the trials.
func (c *costRun) factors(trials []evp.Trial, extra [][]float64, groups []evp.Group) []evp.Factors {
	type key struct{ model, facet string }
	place := make(map[key]int, len(groups))
	for i, g := range groups {
		place[key{g.Model, g.Facet}] = i
	}
	out := make([]evp.Factors, len(groups))
	double := 1.0
	if c.read.countsMAC() {
		double = 2
	}
	for i, t := range trials {
		f, k := &out[place[key{t.Model, t.Facet}]], 0
		if c.exampleCost != "" {
			f.ExampleCost = append(f.ExampleCost, double*extra[k][i])
			k++
		}
		if c.examples != "" {
			f.Examples = append(f.Examples, extra[k][i])
		}
	}
	return out
}

// settings adds the values of the command's own flags.
func (c *costRun) settings(to map[string]any) {
	to["example_cost"], to["examples"], to["print"] = orNull(c.exampleCost), orNull(c.examples), c.output.print
	c.rates.settings(to)
}
