package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/study"
	"evpkit/evp/triallog"
)

// checkCommand returns "evp check".
func checkCommand(t terminal) *cli.Command {
	var c checkRun
	return &cli.Command{
		Name:      "check",
		Usage:     "what a log holds: columns, models, trials, failures, ranges, faults and warnings",
		UsageText: "evp check [flags] FILE...",
		Description: "Reads a log as the other commands do and says what it understood. The first thing to\n" +
			"try on a log of your own; exit code 1 if the log is at fault.\n\n" +
			"  evp check runs.csv\n" +
			"  evp check --score val_loss --minimize --cost fpo --by model,dataset runs.csv",
		Flags:  append(c.read.define(), c.output.define()...),
		Action: func(ctx *cli.Context) error { return c.run(t, ctx.Args().Slice()) },
	}
}

// A checkRun is one run of "evp check".
type checkRun struct {
	read   readFlags
	output outputFlags
}

func (c *checkRun) run(t terminal, files []string) error {
	if err := c.read.parse(files); err != nil {
		return err
	}
	if err := c.output.parse(files); err != nil {
		return err
	}
	if c.output.hasFigure() {
		return usagef("evp check draws no figure: -o takes .%s", strings.Join(tableFormats, " ."))
	}
	in := triallog.Inspect(c.read.sources(t), c.read.options)
	if isExpressionError(in.Err) {
		return in.Err
	}
	result := study.Check{Faults: in.Faults, FaultCount: in.Count, Formats: in.Formats}
	for _, i := range in.Inputs {
		result.Inputs = append(result.Inputs, study.Input(i))
	}
	for _, column := range in.Columns {
		of := checkColumn(column)
		if in.Log != nil {
			of.Role = in.Log.Roles[column.Name]
		}
		result.Columns = append(result.Columns, of)
	}
	err := in.Err
	if in.Log != nil {
		err = c.understood(in.Log, &result)
	}
	table := buffered(func(b *bytes.Buffer, format string) error { return result.Write(b, format) })
	if e := c.output.write(t, table, nil); e != nil {
		return e
	}
	if result.FaultCount > 1 {
		return fmt.Errorf("%w (and %d more faults)", err, result.FaultCount-1)
	}
	return err
}

// understood adds what the log holds to the result. A model that no curve can
// be made of is a fault.
func (c *checkRun) understood(log *triallog.Log, result *study.Check) error {
	notes := c.read.notes(log)
	trials := c.read.trialLog(log)
	result.Taken = taken(log, trials.unit, c.read.direction())
	result.Notes, result.Unit, result.Warnings = notes, trials.unit, trials.warnings
	var first error
	for _, g := range trials.groups {
		s, err := c.read.sample(g)
		if err == nil {
			result.Samples = append(result.Samples, s)
			result.Warnings = append(result.Warnings, equalScores(g)...)
			continue
		}
		result.Faults = append(result.Faults, err)
		result.FaultCount++
		first = cmp.Or(first, err)
	}
	return first
}

// checkColumn returns what the report says of a column.
func checkColumn(c *triallog.Column) study.CheckColumn {
	distinct := fmt.Sprint(c.Distinct)
	if c.Distinct > triallog.MaxDistinct {
		distinct = fmt.Sprintf("over %d", triallog.MaxDistinct)
	}
	return study.CheckColumn{
		Name: c.Name, Kind: string(c.Kind()), Empty: c.Empty, Distinct: distinct,
		Min: c.Min, Max: c.Max, Examples: strings.Join(c.Examples, ", "),
	}
}

// taken says which columns were taken for what.
func taken(log *triallog.Log, unit string, d evp.Direction) []string {
	better := "larger"
	if d == evp.Minimize {
		better = "smaller"
	}
	if log.Stated.Known && log.Stated.Better == d {
		better += ", as the log says,"
	}
	column := "column "
	if !slices.Contains(log.Columns, log.Score) {
		column = "" // it is an expression
	}
	out := []string{fmt.Sprintf("score: %s%q, %s is better", column, log.Score, better)}
	if log.Cost == "" {
		out = append(out, "cost:  none; curves against trials only (--cost names a column)")
	} else {
		out = append(out, fmt.Sprintf("cost:  %q, in %s", log.Cost, unit))
	}
	if log.Where != "" {
		out = append(out, fmt.Sprintf("where: %q leaves out %d rows", log.Where, log.Filtered))
	}
	if log.Status != "" {
		out = append(out, fmt.Sprintf("state: column %q", log.Status))
	}
	if len(log.By) == 0 {
		return append(out, "model: one model, named all (--by names a column)")
	}
	return append(out, fmt.Sprintf("model: by %q", strings.Join(log.By, ",")))
}

// warnEqual: many trials of a model have the same score.
const warnEqual evp.WarningCode = "scores-equal"

const (
	fewTrials  = 10  // fewer tell nothing
	equalShare = 0.5 // of a model's scores; more than that is suspicious
)

// equalScores warns if most trials of a model have one and the same score, as
// where a default was written for want of one.
func equalScores(g evp.Group) []evp.Warning {
	counts := make(map[float64]int)
	scored, most, score := 0, 0, 0.0
	for _, t := range g.Trials {
		if t.Failed() {
			continue
		}
		n := max(t.Count, 1)
		scored += n
		if counts[t.Score] += n; counts[t.Score] > most {
			most, score = counts[t.Score], t.Score
		}
	}
	if scored < fewTrials || float64(most) <= equalShare*float64(scored) {
		return nil
	}
	return []evp.Warning{{Code: warnEqual, Model: g.Model, Message: fmt.Sprintf(
		"%d of %d scores are exactly %g: is that a score, or what was written for want of one?", most, scored, score)}}
}
