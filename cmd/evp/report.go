package main

import (
	"math"
	"slices"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/study"
	"evpkit/evp/triallog"
)

// reportCommand returns "evp report".
func reportCommand(t terminal) *cli.Command {
	var c reportRun
	return &cli.Command{
		Name:      "report",
		Usage:     "the appendix of a paper: figures, tables, captions and answers to checklists, in Markdown, LaTeX or HTML",
		UsageText: "evp report [flags] FILE...",
		Description: "Writes what reviewers ask of a hyperparameter search: trials and failures, what it\n" +
			"cost, the expected best score by budget with bands, the figure with its caption, how\n" +
			"all was computed, answers to the checklists of EMNLP, NAACL, ACL Rolling Review and\n" +
			"NeurIPS, and blanks for what a log does not say (hardware, bounds of the search, …).\n\n" +
			"  evp report --score val_acc --cost fpo --by model -o appendix.tex runs.csv\n" +
			"  evp report -o appendix.md -o appendix.html runs.csv\n" +
			"  evp report --minimize --score val_loss runs.csv > appendix.md\n\n" +
			"LaTeX compiles as it is (pdflatex appendix.tex) and shows what a paper of your own\n" +
			"needs. The figures of Markdown and LaTeX go into appendix-figures/ beside the file;\n" +
			"HTML is one page that holds all it needs. Without -o, or with -o -, Markdown goes to\n" +
			"standard output, with captions in place of figures.",
		Flags:  slices.Concat(c.curve.read.define(), c.defineCurve(), only(c.returns.define(), categoryCurve, "min-gain", "gain-step"), c.price.define(), c.output.define(), c.curve.figure.define()),
		Action: func(ctx *cli.Context) error { return c.run(t, ctx.Args().Slice()) },
	}
}

// A reportRun is one run of "evp report".
type reportRun struct {
	curve   curveRun   // without its output
	returns returnsRun // its gains
	price   costRun    // its factors and rates
	output  reportFlags
}

// defineCurve returns the flags of the curves, without those that make sense
// for one axis and one table only.
func (c *reportRun) defineCurve() []cli.Flag {
	return slices.DeleteFunc(c.curve.curve.define(), func(f cli.Flag) bool {
		return slices.Contains([]string{"at", "to", "bracket"}, f.Names()[0])
	})
}

func (c *reportRun) run(t terminal, files []string) error {
	if err := c.parse(files); err != nil {
		return err
	}
	if err := c.curve.figure.read(); err != nil {
		return err
	}
	c.curve.read.keepTrials = true
	in := triallog.Inspect(c.curve.read.sources(t), c.curve.read.options)
	if in.Err != nil {
		return in.Err
	}
	trials := in.Log.Trials
	log, err := c.curve.read.understood(t, in.Log)
	if err != nil {
		return err
	}
	result, err := c.compute(t, log, trials)
	if err != nil {
		return err
	}
	result.Columns, result.Best = c.furtherColumns(in), c.best(in, log.groups)
	if err := c.output.write(t, result.Appendix()); err != nil {
		return err
	}
	t.noteWarnings(result.Warnings)
	return nil
}

// parse checks every flag.
func (c *reportRun) parse(files []string) error {
	if err := c.curve.read.parse(files); err != nil {
		return err
	}
	if err := c.curve.curve.parse(); err != nil {
		return err
	}
	if err := c.returns.parseReturns(); err != nil {
		return err
	}
	if err := c.price.parseFactors(&c.curve.read); err != nil {
		return err
	}
	if err := c.output.parse(files); err != nil {
		return err
	}
	return c.curve.figure.parse()
}

// compute returns the report's results; trials are those of the log in its own
// order.
func (c *reportRun) compute(t terminal, log *trialLog, trials []evp.Trial) (*study.Report, error) {
	curves, err := c.curve.compute(t, log)
	if err != nil {
		return nil, err
	}
	points, err := c.points(log, curves)
	if err != nil {
		return nil, err
	}
	o := c.curve.curve.options
	out := &study.Report{
		Curves: curves, Points: points, Score: log.log.Score, Direction: c.curve.read.direction(), Failed: c.curve.read.policy.String(),
		Baseline: o.Baseline, Start: o.Start, Resamples: o.Resamples,
		Command: shellWords(append([]string{"evp"}, t.args...)), Version: version(),
		Warnings: together(curves.AllWarnings()),
	}
	for _, s := range log.samples {
		single, err := evp.TrialCurve(s, evp.CurveOptions{At: []float64{1}})
		if err != nil {
			return nil, err
		}
		out.Single = append(out.Single, single)
	}
	if out.Figure, err = c.curveFigure(t, log, curves); err != nil {
		return nil, err
	}
	return out, c.sections(t, log, trials, out)
}

// points returns the curves at a few x that all models share, and where each
// model's own data end.
func (c *reportRun) points(log *trialLog, curves *study.Curves) (*study.Curves, error) {
	out := *curves
	out.Listed, out.Models = true, nil
	for i, s := range log.samples {
		m := study.Model{Name: s.Model()}
		for _, grid := range curves.Models[i].Curves {
			at := c.at(grid, curves)
			if at == nil {
				continue
			}
			curve, err := c.curveAt(s, grid, at)
			if err != nil {
				return nil, err
			}
			m.Curves = append(m.Curves, curve)
		}
		out.Models = append(out.Models, m)
	}
	return &out, nil
}

// curveAt returns a model's curve at a few x. A band that holds for the whole
// curve together is that of its grid and these, not of these alone.
func (c *reportRun) curveAt(s *evp.Sample, grid *evp.Curve, at []float64) (*evp.Curve, error) {
	o := c.curve.curve.options
	o.At = at
	if o.Simultaneous {
		for _, p := range grid.Points {
			o.At = append(o.At, p.X)
		}
	}
	curve, err := curveOn(grid.Axis, s, o)
	if err != nil {
		return nil, err
	}
	curve.Points = curve.Points[:len(at)]
	return curve, nil
}

// at returns the x of the table for a model's curve: those that all models
// share and that lie within its points, and its last.
func (c *reportRun) at(grid *evp.Curve, curves *study.Curves) []float64 {
	if len(grid.Points) == 0 {
		return nil
	}
	low, high := math.Inf(1), 0.0
	for _, other := range allCurves(curves) {
		if n := len(other.Points); other.Axis == grid.Axis && n > 0 {
			low, high = min(low, other.Points[0].X), max(high, other.Points[n-1].X)
		}
	}
	first, last := grid.Points[0].X, grid.Points[len(grid.Points)-1].X
	var out []float64
	for _, x := range rungs(low, high) {
		if x >= first && x < last {
			out = append(out, x)
		}
	}
	return append(out, last)
}

// furtherColumns returns what the log holds besides score, cost and model.
func (c *reportRun) furtherColumns(in *triallog.Inspection) []study.CheckColumn {
	taken := append(slices.Clone(in.Log.By), in.Log.Score, in.Log.Cost, in.Log.Facet)
	var out []study.CheckColumn
	for _, column := range in.Columns {
		if !slices.Contains(taken, column.Name) {
			out = append(out, checkColumn(column))
		}
	}
	return out
}

// best returns what the log holds of each model's best trial.
func (c *reportRun) best(in *triallog.Inspection, groups []evp.Group) [][]study.Setting {
	out := make([][]study.Setting, len(groups))
	for i, g := range groups {
		for _, cell := range in.Best(g.Model, g.Facet) {
			out[i] = append(out[i], study.Setting{Column: cell.Column, Value: cell.Text})
		}
	}
	return out
}
