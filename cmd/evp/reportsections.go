package main

import (
	"errors"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/study"
	"evpkit/plot"
)

// mostPairs is how many models a report compares with one another; of more, it
// compares each with the best.
const mostPairs = 3

// sections adds what other commands tell: the comparison at equal budgets,
// diminishing returns, and the price tag. trials are those of the log in its
// own order.
func (c *reportRun) sections(t terminal, log *trialLog, trials []evp.Trial, out *study.Report) error {
	axis := evp.Trials
	if log.unit != "" && c.curve.curve.x != "trials" {
		axis = evp.Budget
	}
	if err := c.compared(t, log, axis, out); err != nil {
		return err
	}
	if err := c.diminishing(t, log, axis, out); err != nil {
		return err
	}
	if log.unit == "" {
		return nil
	}
	price := c.price
	price.read = c.curve.read
	costs, err := price.compute(log, trials)
	if err != nil {
		return err
	}
	out.Price = costs.Section()
	return nil
}

// warnNotCompared: the models of a report are not compared.
const warnNotCompared evp.WarningCode = "not-compared"

// notCompared says why there is no comparison.
func notCompared(out *study.Report, why string) {
	out.Warnings = append(out.Warnings, evp.Warning{Code: warnNotCompared, Message: "the models are not compared: " + why})
}

// compared adds the comparison of the models, if there are several and one data
// set.
func (c *reportRun) compared(t terminal, log *trialLog, axis evp.Axis, out *study.Report) error {
	if len(log.samples) < 2 {
		return nil
	}
	if c.curve.read.facet != "" {
		notCompared(out, "the log has parts (--facet), of which each has its own scores; make a report of each, with --where")
		return nil
	}
	run := compareRun{read: c.curve.read, figure: c.curve.figure}
	if len(log.samples) > mostPairs {
		run.against = bestModel(log.samples, c.curve.read.direction())
	}
	o := c.curve.curve.options
	at, listed := c.budgets(axis, out.Curves)
	if len(listed) == 0 {
		notCompared(out, "there is no range of "+map[evp.Axis]string{evp.Trials: "trials", evp.Budget: "budgets"}[axis]+" over which all models have a curve; evp compare compares two at a time")
		return nil
	}
	run.options.Curve = evp.CurveOptions{At: at, Baseline: o.Baseline, Start: o.Start, Confidence: o.Confidence, Resamples: o.Resamples, Seed: o.Seed}
	result, err := run.compute(t, log, axis)
	if errors.Is(err, evp.ErrCounted) {
		notCompared(out, err.Error())
		return nil
	}
	if err != nil {
		return err
	}
	result.Warnings = nil // of the log, which are told already
	out.Warnings = together(addWarnings(out.Warnings, result.AllWarnings()))
	figure, err := c.comparisonFigure(t, log, axis, &run, result)
	out.Comparison = result.Section(listed, figure)
	return err
}

// mostDrawn is how many differences a figure can show so that they are told
// apart; more are told by the table alone.
const mostDrawn = 6

// comparisonFigure returns the figure of the comparison; without a label if
// there is too much to draw.
func (c *reportRun) comparisonFigure(t terminal, log *trialLog, axis evp.Axis, run *compareRun, result *study.Comparisons) (appendix.Figure, error) {
	if len(result.Pairs) > mostDrawn {
		return appendix.Figure{}, nil
	}
	figure, err := c.figure(t, func(dark bool) (*plot.Figure, error) {
		run.figure.options.Dark = dark
		return run.picture(log, axis, result)
	})
	figure.Label, figure.Caption = "comparison", run.caption(log, axis, result)
	figure.Alt = "The models' curves above; below, differences between models with their intervals."
	return figure, err
}

// budgets returns the x at which models are compared, ascending: a grid over
// the range that all curves have, and the round ones among them, which the
// table lists; its ends, if none is round.
func (c *reportRun) budgets(axis evp.Axis, curves *study.Curves) (at, listed []float64) {
	low, high := 0.0, math.Inf(1)
	for _, curve := range allCurves(curves) {
		if n := len(curve.Points); curve.Axis == axis && n > 0 {
			low, high = max(low, curve.Points[0].X), min(high, curve.Points[n-1].X, curve.End)
		} else if curve.Axis == axis {
			return nil, nil
		}
	}
	if !(low < high) {
		return nil, nil
	}
	if listed = rungs(low, high); len(listed) == 0 {
		listed = []float64{low, high}
	}
	at = slices.Clone(listed)
	const grid = 12
	for k := range grid + 1 {
		x := low * math.Pow(high/low, float64(k)/grid)
		if axis == evp.Trials {
			x = math.Round(x)
		}
		at = append(at, min(max(x, low), high))
	}
	slices.Sort(at)
	return slices.Compact(at), listed
}

// bestModel returns the model with the best score of all.
func bestModel(samples []*evp.Sample, better evp.Direction) string {
	return slices.MaxFunc(samples, func(a, b *evp.Sample) int {
		d := a.Best() - b.Best()
		if better == evp.Minimize {
			d = -d
		}
		switch {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	}).Model()
}

// diminishing adds what more trials, or more compute, still bring.
func (c *reportRun) diminishing(t terminal, log *trialLog, axis evp.Axis, out *study.Report) error {
	run := c.returns
	run.read, run.curve, run.figure = c.curve.read, c.curve.curve, c.curve.figure
	run.curve.x = axis.String()
	run.options.Curve = c.curve.curve.options
	result, err := run.curvesOf(t, log)
	if err != nil {
		return err
	}
	figure, err := c.figure(t, func(dark bool) (*plot.Figure, error) {
		run.figure.options.Dark = dark
		return run.picture(result, log.log.Score)
	})
	if err != nil {
		return err
	}
	figure.Label, figure.Caption = "returns", result.Caption
	figure.Alt = "The models' curves with fitted laws above; below, the gain of doubling."
	out.Warnings = together(addWarnings(out.Warnings, result.Warnings))
	out.Returns = result.Section(figure)
	return nil
}
