package study

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/plot"
)

// Figure returns the figure of the curves: small multiples if the log has
// facets.
func (c Curves) Figure(o plot.Options) (*plot.Figure, error) {
	if c.study.faceted() {
		return c.study.spelledFigure(c.facets().Figure(c.look(o)))
	}
	return c.study.spelledFigure(c.drawn().Figure(c.look(o)))
}

// Caption returns the caption of the figure that Figure makes with the same
// options.
func (c Curves) Caption(o plot.Options) string {
	if c.study.faceted() {
		return c.facets().Caption(c.look(o)) + c.study.selection()
	}
	return c.drawn().Caption(c.look(o)) + c.study.selection()
}

// look adds what the log says to the options of a figure.
func (c Curves) look(o plot.Options) plot.Options {
	o = c.study.look(o)
	if c.study != nil {
		o.Possible, _, o.RangeReason = c.study.knownRange(c.options)
	}
	byBudget := slices.ContainsFunc(c.drawn(), func(c evp.Curve) bool { return c.Axis == evp.Budget })
	if c.study != nil && len(c.study.Samples) == 1 && byBudget {
		if least, most := c.study.Samples[0].CostRange(); most-least <= 1e-9*least {
			o.TopAxis = math.Sqrt(least * most)
		}
	}
	if c.study != nil && c.options.ShowTrials && !c.study.faceted() {
		for _, g := range c.study.Groups {
			o.Trials = append(o.Trials, g.Trials...)
		}
	}
	return o
}

// look adds the score and the unit to the options of a figure.
func (s *Study) look(o plot.Options) plot.Options {
	if s == nil { // a result that no Study made
		return o
	}
	o.ScoreName, o.CostUnit, o.DirectionReason = s.Score, s.Unit, s.DirectionFrom.words()
	o.Possible, _, _ = s.knownRange(CurveOptions{})
	return o
}

// drawn returns the curves of all models.
func (c Curves) drawn() plot.Curves {
	var out plot.Curves
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			out = append(out, *curve)
		}
	}
	return out
}

// facets returns what each panel of small multiples shows, in the order in
// which the facets' values first appear.
func (c Curves) facets() plot.Facets {
	var out plot.Facets
	place := make(map[string]int)
	for i, g := range c.study.Groups {
		k, ok := place[g.Facet]
		if !ok {
			k = len(out)
			place[g.Facet] = k
			out = append(out, plot.Facet{Value: g.Facet})
		}
		for _, curve := range c.Models[i].Curves {
			inPanel := *curve
			inPanel.Model = g.Model
			out[k].Curves = append(out[k].Curves, inPanel)
		}
		if c.options.ShowTrials {
			out[k].Trials = append(out[k].Trials, g.Trials...)
		}
	}
	return out
}
