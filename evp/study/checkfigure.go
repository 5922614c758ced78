package study

import (
	"errors"

	"evpkit/evp"
	"evpkit/plot"
)

// Figure returns the figure of the distributions of the models' scores, which
// CheckOptions.Distributions asks for: all scores, and the better tail enlarged; a pair of
// panels for each facet of the log.
func (c Check) Figure(o plot.Options) (*plot.Figure, error) {
	if c.Distributions == nil {
		return nil, errors.New("there are no distributions to draw: they were not asked for, or the log is at fault")
	}
	return c.study.spelledFigure(c.drawn().Figure(c.study.look(o)))
}

// Caption returns the caption of the figure.
func (c Check) Caption(o plot.Options) string {
	return c.drawn().Caption(c.study.look(o)) + c.study.selection()
}

// drawn returns what the figure shows.
func (c Check) drawn() plot.Distributions {
	out := plot.Distributions{LogScores: c.options.LogScores, Range: c.options.Range}
	place := make(map[string]int)
	for i, d := range c.Distributions { // without a fault every group has a sample
		model, facet := *d, ""
		if c.study.faceted() {
			model.Model, facet = c.study.Groups[i].Model, c.study.Groups[i].Facet
		}
		k, ok := place[facet]
		if !ok {
			k = len(out.Facets)
			place[facet] = k
			out.Facets = append(out.Facets, plot.DistributionFacet{Value: facet})
		}
		out.Facets[k].Models = append(out.Facets[k].Models, &model)
	}
	return out
}

// tailOptions returns the options of the law of the best scores. The best possible score
// lies within the range that the field fixes for scores of the name.
func (s *Study) tailOptions(o CheckOptions) evp.CurveOptions {
	return s.ranged(CurveOptions{CurveOptions: evp.CurveOptions{
		Tail: o.Tail, Confidence: o.Confidence, Seed: 1, Progress: s.options.progress("the law of the best scores"),
	}}).CurveOptions
}
