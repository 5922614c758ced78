package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/urfave/cli/v2"

	"evpkit/evp"
	"evpkit/evp/study"
)

// curveCommand returns "evp curve".
func curveCommand(t terminal) *cli.Command {
	var c curveRun
	return &cli.Command{
		Name:      "curve",
		Usage:     "expected best validation score against trials and against cumulative compute",
		UsageText: "evp curve [flags] FILE...",
		Description: "Draws, for each model, the score that the best of n trials has on average, and the\n" +
			"score that a search within a budget reaches: its budget/accuracy curve.\n\n" +
			"  evp curve --score val_acc --cost fpo --by model -o fig.pdf -o fig.csv runs.csv\n" +
			"  evp curve --score val_loss --minimize --x trials --at 1,5,20,50 runs.csv\n" +
			"  evp curve --x budget --at 1e17,1e18 --print csv runs.csv\n" +
			"  evp curve --cost '6 * params * tokens' --cost-unit fpo --where 'lr < 1e-3' runs.csv",
		Flags:  append(append(append(c.read.define(), c.curve.define()...), c.output.define()...), c.figure.define()...),
		Action: func(ctx *cli.Context) error { return c.run(t, ctx.Args().Slice()) },
	}
}

// A curveRun is one run of "evp curve".
type curveRun struct {
	read   readFlags
	curve  curveFlags
	output outputFlags
	figure figureFlags
}

func (c *curveRun) run(t terminal, files []string) error {
	if err := c.parse(files); err != nil {
		return err
	}
	if err := c.figure.read(); err != nil {
		return err
	}
	c.read.keepTrials = c.figure.showTrials
	log, err := c.read.read(t)
	if err != nil {
		return err
	}
	result, err := c.compute(t, log)
	if err != nil {
		return err
	}
	return c.write(t, log, result)
}

// parse checks every flag.
func (c *curveRun) parse(files []string) error {
	if err := c.read.parse(files); err != nil {
		return err
	}
	if err := c.curve.parse(); err != nil {
		return err
	}
	if err := c.output.parse(files); err != nil {
		return err
	}
	return c.figure.parse()
}

// compute returns the curves of every model.
func (c *curveRun) compute(t terminal, log *trialLog) (*study.Curves, error) {
	axes, err := c.curve.axes(log.unit != "")
	if err != nil {
		return nil, err
	}
	o := c.curve.options
	out := &study.Curves{
		Document: study.Document{Unit: log.unit, Warnings: log.warnings, Settings: c.settings(log, axes)},
		Listed:   o.At != nil, Bracket: o.Bracket, Orders: o.Orders, Seed: uint64(o.Seed),
	}
	for _, in := range log.log.Inputs {
		out.Inputs = append(out.Inputs, study.Input(in))
	}
	curves, err := c.curves(t, log.samples, axes)
	if err != nil {
		return nil, err
	}
	points := 0
	for i, s := range log.samples {
		out.Models = append(out.Models, study.Model{Name: s.Model(), Curves: curves[i]})
		for _, curve := range curves[i] {
			points += len(curve.Points)
		}
	}
	if points == 0 {
		all := out.AllWarnings()
		why := slices.IndexFunc(all, func(w evp.Warning) bool { return w.Code == evp.WarnEmpty })
		return nil, fmt.Errorf("no model has a point to show: %s", all[why])
	}
	out.Caption = c.caption(log, out)
	return out, nil
}

// curves returns the curves of each sample on each axis. They are computed at
// the same time, so that no core waits for another's sorting.
func (c *curveRun) curves(t terminal, samples []*evp.Sample, axes []evp.Axis) ([][]*evp.Curve, error) {
	out := make([][]*evp.Curve, len(samples))
	errs := make([]error, len(samples)*len(axes))
	jobs := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for job := range jobs {
				i, k := job/len(axes), job%len(axes)
				o := c.curve.options
				o.Progress = t.progress(fmt.Sprintf("model %d of %d", i+1, len(samples)))
				out[i][k], errs[job] = curveOn(axes[k], samples[i], o)
			}
		})
	}
	for i := range samples {
		out[i] = make([]*evp.Curve, len(axes))
		for k := range axes {
			jobs <- i*len(axes) + k
		}
	}
	close(jobs)
	wg.Wait()
	return out, cmp.Or(errs...)
}

// curveOn returns the curve on an axis.
func curveOn(axis evp.Axis, s *evp.Sample, o evp.CurveOptions) (*evp.Curve, error) {
	if axis == evp.Trials {
		return evp.TrialCurve(s, o)
	}
	curve, err := evp.BudgetCurve(s, o)
	if errors.Is(err, evp.ErrNoCost) {
		return nil, fmt.Errorf("%w; name the column with --cost, or ask for --x trials", err)
	}
	return curve, err
}

// write writes tables and figure, and says the warnings on stderr.
func (c *curveRun) write(t terminal, log *trialLog, result *study.Curves) error {
	figure, err := c.draw(log, result)
	if err != nil {
		return err
	}
	table := buffered(func(b *bytes.Buffer, format string) error { return result.Write(b, format) })
	if err := c.output.write(t, table, figure); err != nil {
		return err
	}
	t.noteWarnings(together(result.AllWarnings()))
	for _, note := range result.OrderNotes() {
		t.note("%s", note)
	}
	if figure != nil {
		for _, note := range figure.Notes {
			t.note("figure: %s", note)
		}
		t.note("caption: %s", result.Caption)
	}
	return nil
}

// settings returns every flag's effective value.
func (c *curveRun) settings(log *trialLog, axes []evp.Axis) map[string]any {
	o := c.curve.options
	x := axes[0].String()
	if len(axes) > 1 {
		x = "both"
	}
	out := map[string]any{
		"where": orNull(log.log.Where), "where_left_out": log.log.Filtered, "score": log.log.Score, "cost": orNull(log.log.Cost), "by": log.log.By, "facet": orNull(log.log.Facet), "minimize": c.read.direction() == evp.Minimize,
		"format": string(log.log.Format), "failed": c.read.policy.String(), "cost_unit": orNull(log.unit),
		"x": x, "statistic": o.Statistic.String(), "estimator": o.Estimator.String(), "band": o.Band.String(),
		"confidence": o.Confidence, "support": supportOrNull(o.Support), "resamples": o.Resamples, "simultaneous": o.Simultaneous,
		"baseline": o.Baseline, "start": o.Start, "to": nil, "points": o.Points,
		"at": nil, "bracket": o.Bracket, "orders": o.Orders, "seed": uint64(o.Seed),
		"print": c.output.print, "preset": c.figure.preset, "font": orNull(c.figure.font), "legend": c.figure.legend,
		"show_trials": c.figure.showTrials, "linear_x": c.figure.linearX, "dark": c.figure.dark, "dpi": c.figure.options.DPI,
	}
	c.read.entry.settings(out)
	if o.To > 0 {
		out["to"] = o.To
	}
	if o.At != nil {
		out["at"] = o.At
	}
	return out
}

// orNull returns nil for an empty text.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
