package main

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/study"
	"evpkit/plot"
)

// draw returns the figure of the curves; nil if none is wanted.
func (c *curveRun) draw(log *trialLog, result *study.Curves) (*plot.Figure, error) {
	if !c.output.hasFigure() {
		return nil, nil
	}
	return c.picture(log, result)
}

// picture returns the figure of the curves.
func (c *curveRun) picture(log *trialLog, result *study.Curves) (*plot.Figure, error) {
	if c.read.facet != "" {
		return c.facets(log, result).Figure(c.figureOptions(log, result))
	}
	return plot.Curves(allCurves(result)).Figure(c.figureOptions(log, result))
}

// caption returns the caption of the figure of the curves.
func (c *curveRun) caption(log *trialLog, result *study.Curves) string {
	if c.read.facet != "" {
		return c.facets(log, result).Caption(c.figureOptions(log, result)) + c.read.chosen
	}
	return plot.Curves(allCurves(result)).Caption(c.figureOptions(log, result)) + c.read.chosen
}

// figureOptions returns the figure flags with what the log says.
func (c *curveRun) figureOptions(log *trialLog, result *study.Curves) plot.Options {
	o := c.figure.options
	o.ScoreName, o.CostUnit = log.log.Score, log.unit
	byBudget := slices.ContainsFunc(allCurves(result), func(c evp.Curve) bool { return c.Axis == evp.Budget })
	if len(log.samples) == 1 && byBudget {
		if least, most := log.samples[0].CostRange(); most-least <= 1e-9*least {
			o.TopAxis = math.Sqrt(least * most)
		}
	}
	if c.figure.showTrials && c.read.facet == "" {
		for _, g := range log.groups {
			o.Trials = append(o.Trials, g.Trials...)
		}
	}
	return o
}

// allCurves returns the curves of all models.
func allCurves(result *study.Curves) []evp.Curve {
	var out []evp.Curve
	for _, m := range result.Models {
		for _, curve := range m.Curves {
			out = append(out, *curve)
		}
	}
	return out
}

// facets returns what each panel of small multiples shows, in the order in
// which the facets' values first appear.
func (c *curveRun) facets(log *trialLog, result *study.Curves) plot.Facets {
	var out plot.Facets
	place := make(map[string]int)
	for i, g := range log.groups {
		k, ok := place[g.Facet]
		if !ok {
			k = len(out)
			place[g.Facet] = k
			out = append(out, plot.Facet{Value: g.Facet})
		}
		for _, curve := range result.Models[i].Curves {
			inPanel := *curve
			inPanel.Model = g.Model
			out[k].Curves = append(out[k].Curves, inPanel)
		}
		if c.figure.showTrials {
			out[k].Trials = append(out[k].Trials, g.Trials...)
		}
	}
	return out
}
