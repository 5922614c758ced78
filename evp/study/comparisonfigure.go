package study

import (
	"errors"
	"slices"

	"evpkit/evp"
	"evpkit/plot"
)

// Figure returns the figure of the comparison: the curves above, the differences
// below; in a log with facets a row for each, with the differences on the right.
func (c Comparisons) Figure(o plot.Options) (*plot.Figure, error) {
	drawn, err := c.drawn()
	if err != nil {
		return nil, c.study.spelled(err)
	}
	return c.study.spelledFigure(drawn.Figure(c.study.look(o)))
}

// Caption returns the caption of the figure that Figure makes with the same options.
// It says on which side of 0 which model is better.
func (c Comparisons) Caption(o plot.Options) string {
	drawn, err := c.drawn()
	if err != nil {
		return ""
	}
	return drawn.Caption(c.study.look(o)) + c.study.selection()
}

// A drawnComparison is what a figure shows: plot.Comparison or plot.ComparisonFacets.
type drawnComparison interface {
	Figure(o plot.Options) (*plot.Figure, error)
	Caption(o plot.Options) string
	Reaches(o plot.Options) []string
}

// drawn returns what the figure shows.
func (c Comparisons) drawn() (drawnComparison, error) {
	if c.study == nil {
		return nil, errors.New("only comparisons that Study.Compare made can be drawn")
	}
	curves, err := c.curves()
	if err != nil {
		return nil, err
	}
	if c.study.faceted() {
		return c.drawnFacets(curves), nil
	}
	return c.drawnPairs(facetPairs{"", c.Pairs}, curves, c.study.scoredSamples()), nil
}

// drawnFacets returns what the figure of a log with facets shows.
func (c Comparisons) drawnFacets(curves plot.Curves) plot.ComparisonFacets {
	var out plot.ComparisonFacets
	within := c.study.comparedFacets()
	for _, f := range c.byFacet() {
		var own plot.Curves
		for i, g := range c.study.Groups {
			if g.Facet == f.value {
				curve := curves[i]
				curve.Model = g.Model
				own = append(own, curve)
			}
		}
		k := slices.IndexFunc(within, func(w comparedFacet) bool { return w.value == f.value })
		out = append(out, plot.ComparedFacet{Value: f.value, Comparison: c.drawnPairs(f, own, within[k].samples)})
	}
	return out
}

// drawnPairs returns what the figure shows of pairs of the samples' models.
func (c Comparisons) drawnPairs(f facetPairs, curves plot.Curves, samples []*evp.Sample) plot.Comparison {
	best := ranking(samples)
	for i, name := range best {
		best[i] = c.study.modelOf(name)
	}
	return plot.Comparison{
		Curves: curves, Pairs: f.pairs, Reference: c.options.Against, Ranking: best,
		Listed: c.options.Curve.At != nil, Resamples: c.options.Curve.Resamples,
	}
}

// wholeCurves returns the models' curves over all their data, without bands.
func wholeCurves(s *Study, axis evp.Axis, o evp.CurveOptions) (plot.Curves, error) {
	o.At, o.Points, o.Band, o.Progress = nil, 0, evp.BandNone, nil
	var out plot.Curves
	curves, err := s.curvesOn([]evp.Axis{axis}, o, nil)
	for _, of := range curves {
		if err == nil {
			out = append(out, *of[0])
		}
	}
	return out, err
}
