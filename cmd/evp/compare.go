package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/study"
)

// compareCommand returns "evp compare".
func compareCommand(t terminal) *cli.Command {
	var c compareRun
	return &cli.Command{
		Name:      "compare",
		Usage:     "models at equal budgets: differences, who wins where, crossovers, equal-score cost",
		UsageText: "evp compare [flags] FILE...",
		Description: "Says for every budget which of two models is better, and whether the trials can tell:\n" +
			"the difference of the expected best scores with its interval, the probability that\n" +
			"one's best beats the other's, where the curves cross, and how much more the one needs\n" +
			"for the same score. A model leads where the interval excludes 0 and a permutation test\n" +
			"over all budgets rejects; that is wrong with probability 1 - confidence at most if the\n" +
			"models do not differ.\n\n" +
			"  evp compare --score val_acc --cost fpo --by model runs.csv\n" +
			"  evp compare --against baseline --x budget --at 1e17,1e18 --print csv runs.csv\n" +
			"  evp compare --x trials --scores 0.88,0.9 -o fig.pdf -o compare.json runs.csv",
		Flags:  slices.Concat(c.read.define(), c.define(), c.output.define(), c.figure.define()),
		Action: func(ctx *cli.Context) error { return c.run(t, ctx.Args().Slice()) },
	}
}

// A compareRun is one run of "evp compare".
type compareRun struct {
	read                           readFlags
	curve                          curveFlags
	output                         outputFlags
	figure                         figureFlags
	against, scores, table, points string
	pointwise                      bool

	options evp.CompareOptions
}

// define returns the flags that say what is compared.
func (c *compareRun) define() []cli.Flag {
	text := textFlag(categoryComparison)
	own := []cli.Flag{
		text(&c.against, "against", "", "MODEL", "compare each model with MODEL only (default: all pairs)"),
		text(&c.scores, "scores", "", "S,S,…", "scores S,S,… of which the costs are compared (default: a few that both models reach)"),
		&cli.BoolFlag{DisableDefaultText: true, Name: "pointwise", Destination: &c.pointwise, Category: categoryComparison,
			Usage: "intervals and verdicts that hold at each x alone, instead of at all of them together"},
		text(&c.table, "table", "", "WHICH", "WHICH table goes into csv, md, tex and text: differences, crossovers or equal-score"),
		text(&c.points, "points", "", "N", "compare at N budgets, spaced by logarithm over the range that both curves have (default: 24 for two models, 16 for up to four, 8 for more)"),
	}
	return append(own, only(slices.Concat(c.curve.define()), categoryComparison, "x", "baseline", "start", "to", "at", "seed", "confidence", "resamples")...)
}

// run runs the command.
func (c *compareRun) run(t terminal, files []string) error {
	if err := c.parse(files); err != nil {
		return err
	}
	if err := c.figure.read(); err != nil {
		return err
	}
	log, err := c.read.read(t)
	if err != nil {
		return err
	}
	axis, err := c.axis(log)
	if err != nil {
		return err
	}
	result, err := c.compute(t, log, axis)
	if err != nil {
		return err
	}
	figure, err := c.draw(log, axis, result)
	if err != nil {
		return err
	}
	table := buffered(func(b *bytes.Buffer, format string) error { return result.Write(b, format) })
	if err := c.output.write(t, table, figure); err != nil {
		return err
	}
	t.noteWarnings(together(result.AllWarnings()))
	if figure != nil {
		for _, note := range figure.Notes {
			t.note("figure: %s", note)
		}
		t.note("caption: %s", c.caption(log, axis, result))
	}
	return nil
}

// parse checks every flag.
func (c *compareRun) parse(files []string) error {
	c.curve.points = c.points
	if c.points == "" {
		c.curve.points = "24"
	}
	for _, check := range []func() error{
		func() error { return c.read.parse(files) }, c.curve.parse, c.parseOwn,
		func() error { return c.output.parse(files) }, c.figure.parse,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// parseOwn checks the flags that only this command has.
func (c *compareRun) parseOwn() error {
	if c.curve.x == "both" {
		return usagef("--x both: models are compared on one axis: give trials or budget")
	}
	if !slices.Contains([]string{"", "differences", "crossovers", "equal-score"}, c.table) {
		return usagef("--table %q: give differences, crossovers or equal-score", c.table)
	}
	c.options = evp.CompareOptions{Curve: c.curve.options, Pointwise: c.pointwise}
	if c.scores != "" {
		for _, cell := range strings.Split(c.scores, ",") {
			score, err := parseNumber("scores", cell)
			if err != nil {
				return usagef("--scores %q: %q is not a number; give scores with commas between them", c.scores, cell)
			}
			c.options.Scores = append(c.options.Scores, score)
		}
	}
	return nil
}

// axis returns the axis on which the log's models are compared.
func (c *compareRun) axis(log *trialLog) (evp.Axis, error) {
	switch {
	case c.curve.x == "trials" || c.curve.x == "" && log.unit == "":
		return evp.Trials, nil
	case c.curve.x == "" && c.curve.at != "":
		return 0, usagef("--at needs to know its axis: say --x trials or --x budget")
	}
	return evp.Budget, nil
}

// compute compares the models.
func (c *compareRun) compute(t terminal, log *trialLog, axis evp.Axis) (*study.Comparisons, error) {
	o := c.options
	if n := len(log.samples); c.points == "" && n > 2 {
		o.Curve.Points = 16
		if n > 4 {
			o.Curve.Points = 8
		}
	}
	o.Curve.Progress = t.progress("comparing")
	pairs, err := evp.Compare(log.samples, c.against, axis, o)
	if errors.Is(err, evp.ErrNoCost) {
		return nil, fmt.Errorf("%w; name the column with --cost, or ask for --x trials", err)
	}
	if err != nil {
		return nil, explainCounted(err)
	}
	out := &study.Comparisons{Pairs: pairs, Selected: c.table, Document: study.Document{Unit: log.unit, Warnings: log.warnings, Settings: map[string]any{
		"where": orNull(log.log.Where), "where_left_out": log.log.Filtered, "score": log.log.Score, "cost": orNull(log.log.Cost), "by": log.log.By, "minimize": c.read.minimize, "failed": c.read.policy.String(),
		"cost_unit": orNull(log.unit), "x": axis.String(), "against": orNull(c.against), "pointwise": c.pointwise,
		"baseline": o.Curve.Baseline, "start": o.Curve.Start, "points": o.Curve.Points, "confidence": o.Curve.Confidence,
		"resamples": o.Curve.Resamples, "permutations": 1000, "seed": uint64(o.Curve.Seed),
	}}}
	c.read.entry.settings(out.Settings)
	for _, in := range log.log.Inputs {
		out.Inputs = append(out.Inputs, study.Input(in))
	}
	return out, nil
}
