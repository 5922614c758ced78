package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/study"
)

// targetCommand returns "evp target".
func targetCommand(t terminal) *cli.Command {
	var c targetRun
	return &cli.Command{
		Name:      "target",
		Usage:     "trials and FPO needed to reach a score",
		UsageText: "evp target --target SCORE[,SCORE...] [flags] FILE...",
		Description: "Says, for each model, how often a trial reaches a score, and what a random search for\n" +
			"it takes: expected trials and cost, their median, and what is enough in 9 of 10 cases.\n" +
			"With --within, the chance that a budget is enough: plan the next search by it.\n\n" +
			"  evp target --target 0.88,0.90 --score val_acc --cost fpo --by model runs.csv\n" +
			"  evp target --target 2.5 --minimize --within 1e18 --print csv runs.csv\n\n" +
			"Costs are exact for trials of unequal cost. The share's interval (--confidence) says how\n" +
			"far few trials can be trusted: all other numbers go with it.",
		Flags:  append(append(c.read.define(), c.define()...), c.output.define()...),
		Action: func(ctx *cli.Context) error { return c.run(t, ctx.Args().Slice()) },
	}
}

// A targetRun is one run of "evp target".
type targetRun struct {
	read                       readFlags
	target, within, confidence string
	output                     outputFlags

	scores  []float64
	options evp.TargetOptions
}

// define returns the flags that only this command has.
func (c *targetRun) define() []cli.Flag {
	text := textFlag(categoryTarget)
	return []cli.Flag{
		text(&c.target, "target", "", "S,S,…", "the scores S,S,… to reach, in the log's units"),
		text(&c.within, "within", "", "B", "add the chance to reach the target within a budget of B cost units"),
		text(&c.confidence, "confidence", "0.95", "LEVEL", "LEVEL of the share's interval (Clopper–Pearson), between 0 and 1"),
	}
}

func (c *targetRun) run(t terminal, files []string) error {
	if err := c.parse(files); err != nil {
		return err
	}
	log, err := c.read.read(t)
	if err != nil {
		return err
	}
	result, err := c.compute(log)
	if err != nil {
		return err
	}
	table := buffered(func(b *bytes.Buffer, format string) error { return result.Write(b, format) })
	if err := c.output.write(t, table, nil); err != nil {
		return err
	}
	t.noteWarnings(result.Warnings)
	return nil
}

// parse checks every flag.
func (c *targetRun) parse(files []string) (err error) {
	if err := c.read.parse(files); err != nil {
		return err
	}
	if c.target == "" {
		return usagef("--target is missing: give the score to reach, as in --target 0.9")
	}
	if c.scores, err = numberList("target", c.target); err != nil {
		return err
	}
	if c.within != "" {
		if c.options.Within, err = positive("within", c.within); err != nil {
			return err
		}
	}
	c.options.Confidence, err = parseNumber("confidence", c.confidence)
	if err != nil || c.options.Confidence <= 0 || c.options.Confidence >= 1 {
		return usagef("--confidence %q is not a number between 0 and 1", c.confidence)
	}
	if err := c.output.parse(files); err != nil {
		return err
	}
	return c.output.noFigure("target")
}

// compute returns what it takes each model to reach each target.
func (c *targetRun) compute(log *trialLog) (*study.Targets, error) {
	out := &study.Targets{Document: c.read.document(log), HasWithin: c.options.Within > 0}
	out.Settings["target"], out.Settings["confidence"], out.Settings["print"] = c.scores, c.options.Confidence, c.output.print
	out.Settings["within"] = nil
	if out.HasWithin {
		out.Settings["within"] = c.options.Within
	}
	for _, s := range log.samples {
		m := study.TargetModel{Sample: s}
		for _, score := range c.scores {
			target, err := s.Reach(score, c.options)
			if errors.Is(err, evp.ErrNoCost) {
				return nil, fmt.Errorf("--within: %w; name the column with --cost", err)
			}
			if err != nil {
				return nil, err
			}
			m.Targets = append(m.Targets, target)
			out.Warnings = addWarnings(out.Warnings, target.Warnings)
		}
		out.Models = append(out.Models, m)
	}
	return out, nil
}
