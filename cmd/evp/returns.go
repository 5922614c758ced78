package main

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/study"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// returnsCommand returns "evp returns".
func returnsCommand(t terminal) *cli.Command {
	var c returnsRun
	return &cli.Command{
		Name:      "returns",
		Usage:     "diminishing returns: gain per doubling, saturation, fitted laws",
		UsageText: "evp returns [flags] FILE...",
		Description: "Says what more trials, or more compute, still bring: the gain of each doubling, from\n" +
			"where none gains as much as --min-gain (saturation), what a step of --gain-step costs,\n" +
			"and two laws that describe the curve. The figure has the curve above and the gain of\n" +
			"doubling below it.\n\n" +
			"  evp returns --score val_acc --cost fpo --by model -o returns.pdf runs.csv\n" +
			"  evp returns --x trials --min-gain 0.002 --print json runs.csv\n" +
			"  evp returns --points-table images,top1 --by model -o data.pdf models.csv\n\n" +
			"With --points-table the points are measured ones, such as accuracy against training\n" +
			"images or against the FPO of an example (Green AI, figures 3 and 4).",
		Flags:  slices.Concat(c.read.define(), c.define(), c.output.define(), without(c.figure.define(), "show-trials")),
		Action: func(ctx *cli.Context) error { return c.run(t, ctx.Args().Slice()) },
	}
}

// A returnsRun is one run of "evp returns".
type returnsRun struct {
	read                                 readFlags
	curve                                curveFlags
	minGain, gainStep, from, pointsTable string
	extrapolate                          bool
	output                               outputFlags
	figure                               figureFlags

	options evp.ReturnsOptions
	x, y    string // columns of --points-table
}

// define returns the flags that only this command has, and those of the curve.
func (c *returnsRun) define() []cli.Flag {
	text := textFlag(categoryCurve)
	curve := without(c.curve.define(), "x", "bracket", "band", "confidence", "support", "resamples", "simultaneous")
	return append([]cli.Flag{
		text(&c.curve.x, "x", "", "AXIS", "AXIS of the curve: trials, budget or both (default: budget if the trials have a cost, else trials)"),
		text(&c.minGain, "min-gain", "", "GAIN", "GAIN of a doubling, in score units, below which a curve is saturated (default: 1 % of best minus median score, printed)"),
		text(&c.gainStep, "gain-step", "0.01", "GAIN", "GAIN, in score units, whose price is wanted"),
		text(&c.from, "from", "", "X", "price the step from X trials or cost units on (default: the last X from which the curve still rises by it)"),
		text(&c.pointsTable, "points-table", "", "X,Y", "read measured points from the columns X,Y instead of trials; --by names the column that tells models apart"),
		&cli.BoolFlag{DisableDefaultText: true, Name: "extrapolate", Destination: &c.extrapolate, Category: categoryCurve, Usage: "draw the fitted law on to four times the data's end"},
	}, curve...)
}

func (c *returnsRun) run(t terminal, files []string) error {
	if err := c.parse(files); err != nil {
		return err
	}
	if err := c.figure.read(); err != nil {
		return err
	}
	compute := c.curves
	if c.pointsTable != "" {
		compute = c.points
	}
	result, scoreName, err := compute(t)
	if err != nil {
		return err
	}
	var figure *plot.Figure
	if c.output.hasFigure() {
		if figure, err = c.picture(result, scoreName); err != nil {
			return err
		}
	}
	table := buffered(func(b *bytes.Buffer, format string) error { return result.Write(b, format) })
	if err := c.output.write(t, table, figure); err != nil {
		return err
	}
	t.noteWarnings(together(result.Warnings))
	if figure != nil {
		for _, note := range figure.Notes {
			t.note("figure: %s", note)
		}
		t.note("caption: %s", result.Caption)
	}
	return nil
}

// parse checks every flag.
func (c *returnsRun) parse(files []string) error {
	for _, check := range []func() error{
		func() error { return c.read.parse(files) }, c.curve.parse, c.parseReturns, func() error { return c.parsePoints(files) },
		func() error { return c.output.parse(files) }, c.figure.parse,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	c.options.Curve = c.curve.options
	return nil
}

func (c *returnsRun) parseReturns() (err error) {
	for _, f := range []struct {
		flag, value string
		to          *float64
	}{{"min-gain", c.minGain, &c.options.MinGain}, {"gain-step", c.gainStep, &c.options.GainStep}, {"from", c.from, &c.options.From}} {
		if f.value == "" {
			continue
		}
		if *f.to, err = positive(f.flag, f.value); err != nil {
			return err
		}
	}
	switch from := c.options.From; {
	case from > 0 && c.curve.x == "both":
		return usagef("--from needs one axis: --x trials or --x budget")
	case c.curve.x == "trials" && from != math.Trunc(from):
		return usagef("--from %q is not a whole number of trials", c.from)
	}
	return nil
}

// parsePoints checks --points-table and what does not go with it.
func (c *returnsRun) parsePoints(files []string) error {
	if c.pointsTable == "" {
		return nil
	}
	x, y, ok := strings.Cut(c.pointsTable, ",")
	c.x, c.y = strings.TrimSpace(x), strings.TrimSpace(y)
	if !ok || c.x == "" || c.y == "" || c.x == c.y || strings.Contains(c.y, ",") {
		return usagef("--points-table %q: give two columns, as in --points-table images,top1", c.pointsTable)
	}
	for _, f := range []struct{ flag, value string }{
		{"score", c.read.score}, {"cost", c.read.cost}, {"where", c.read.where}, {"facet", c.read.facet}, {"x", c.curve.x},
		{"at", c.curve.at}, {"to", c.curve.to}, {"baseline", c.curve.baseline},
	} {
		if f.value != "" {
			return usagef("--%s is for curves of trials; --points-table reads measured points", f.flag)
		}
	}
	if len(files) != 1 || len(c.read.options.By) > 1 {
		return usagef("--points-table reads one CSV file, and one column --by at most")
	}
	return nil
}

// curves returns the diminishing returns of every model's curve, and the name
// of the score.
func (c *returnsRun) curves(t terminal) (*study.Returns, string, error) {
	log, err := c.read.read(t)
	if err != nil {
		return nil, "", err
	}
	out, err := c.curvesOf(t, log)
	return out, log.log.Score, err
}

// curvesOf returns the diminishing returns of the curves of a log's models.
func (c *returnsRun) curvesOf(t terminal, log *trialLog) (*study.Returns, error) {
	axes := []evp.Axis{evp.Trials}
	switch {
	case c.curve.x == "both":
		axes = []evp.Axis{evp.Trials, evp.Budget}
	case c.curve.x == "budget", c.curve.x == "" && log.unit != "":
		axes = []evp.Axis{evp.Budget}
	}
	out := &study.Returns{Document: c.read.document(log), Listed: c.options.Curve.At != nil}
	c.settings(out.Settings, axes)
	points := 0
	for i, s := range log.samples {
		for _, axis := range axes {
			o := c.options
			o.Curve.Progress = t.progress(fmt.Sprintf("model %d of %d", i+1, len(log.samples)))
			r, err := evp.CurveReturns(axis, s, o)
			if errors.Is(err, evp.ErrNoCost) {
				err = fmt.Errorf("%w; name the column with --cost, or ask for --x trials", err)
			}
			if err != nil {
				return nil, err
			}
			points += len(r.Points)
			out.Models = append(out.Models, study.ReturnsModel{Sample: s, Returns: r})
			out.Warnings = addWarnings(out.Warnings, r.Warnings)
		}
	}
	if points == 0 {
		why := slices.IndexFunc(out.Warnings, func(w evp.Warning) bool { return w.Code == evp.WarnEmpty })
		return nil, fmt.Errorf("no model has a point to show: %s", out.Warnings[why])
	}
	return out, nil
}

// points returns the diminishing returns of measured points, and the name of
// the score.
func (c *returnsRun) points(t terminal) (*study.Returns, string, error) {
	by := ""
	if len(c.read.options.By) > 0 {
		by = c.read.options.By[0]
	}
	table, err := triallog.ReadPoints(c.read.sources(t)[0], by, c.x, c.y)
	if err != nil {
		return nil, "", err
	}
	out := &study.Returns{XName: c.x, Document: study.Document{Inputs: []study.Input{study.Input(table.Input)}, Settings: map[string]any{
		"points_table": []string{c.x, c.y}, "by": orNull(by), "minimize": c.read.minimize,
	}}}
	c.settings(out.Settings, nil)
	names, points, missing := grouped(table)
	for i, name := range names {
		r, err := evp.PointReturns(name, points[i], c.read.direction(), c.options)
		if err != nil {
			return nil, "", fmt.Errorf("%s: %w", table.Input.Name, err)
		}
		out.Models = append(out.Models, study.ReturnsModel{Returns: r})
		out.Warnings = addWarnings(out.Warnings, r.Warnings)
	}
	if missing > 0 {
		out.Warnings = append(out.Warnings, evp.Warning{Code: warnNoPoint, Place: table.Input.Name, Message: fmt.Sprintf(
			"%d of %d rows have no %s or no %s and were left out", missing, len(table.Labels), c.x, c.y)})
	}
	return out, c.y, nil
}

// warnNoPoint: rows have no x or no y.
const warnNoPoint evp.WarningCode = "point-incomplete"

// grouped returns the points of each label, in the order in which these first
// appear, and how many rows are not complete.
func grouped(table *triallog.Numbers) (names []string, points [][]evp.XY, missing int) {
	for i, name := range table.Labels {
		x, y := table.Values[0][i], table.Values[1][i]
		if math.IsNaN(x) || math.IsNaN(y) {
			missing++
			continue
		}
		if name == "" {
			name = "all"
		}
		k := slices.Index(names, name)
		if k < 0 {
			k, names, points = len(names), append(names, name), append(points, nil)
		}
		points[k] = append(points[k], evp.XY{X: x, Y: y})
	}
	return names, points, missing
}

// settings adds the values of the command's own flags, and those of the curve
// if there are axes.
func (c *returnsRun) settings(to map[string]any, axes []evp.Axis) {
	o := c.options
	to["min_gain"], to["gain_step"], to["from"], to["extrapolate"] = nil, o.GainStep, nil, c.extrapolate
	if o.MinGain > 0 {
		to["min_gain"] = o.MinGain
	}
	if o.From > 0 {
		to["from"] = o.From
	}
	to["print"], to["preset"] = c.output.print, c.figure.preset
	if axes == nil {
		return
	}
	if to["x"] = axes[0].String(); len(axes) > 1 {
		to["x"] = "both"
	}
	to["statistic"], to["estimator"], to["baseline"] = o.Curve.Statistic.String(), o.Curve.Estimator.String(), o.Curve.Baseline
	to["start"], to["points"], to["orders"], to["seed"] = o.Curve.Start, o.Curve.Points, o.Curve.Orders, uint64(o.Curve.Seed)
	to["to"], to["at"] = nil, nil
	if o.Curve.To > 0 {
		to["to"] = o.Curve.To
	}
	if o.Curve.At != nil {
		to["at"] = o.Curve.At
	}
}

// picture returns the figure. It sets the caption.
func (c *returnsRun) picture(result *study.Returns, scoreName string) (*plot.Figure, error) {
	drawing := plot.Returns{XName: result.XName, Extrapolate: c.extrapolate, To: c.options.Curve.To}
	for _, m := range result.Models {
		drawing.Returns = append(drawing.Returns, m.Returns)
	}
	o := c.figure.options
	o.ScoreName, o.CostUnit = scoreName, result.Unit
	figure, err := drawing.Figure(o)
	if err != nil {
		return nil, err
	}
	result.Caption = drawing.Caption(o) + c.read.chosen
	return figure, nil
}
