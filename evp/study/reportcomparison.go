package study

import (
	"errors"
	"slices"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/compare"
)

// mostPairs is how many models a report compares with one another. If there are
// more, it compares each with the best, as pairs grow with the square of the
// models.
const mostPairs = 3

// compare adds the comparison of the models, within each facet, if there are several.
func (r reporter) compare() error {
	axis := r.axis()
	facets, listed := r.compared(axis)
	if len(facets) == 0 {
		return nil
	}
	o := r.options.Curve
	result, err := r.study.comparisons(facets, axis, CompareOptions{
		Curve: CurveOptions{Axis: axisOption(axis), NoRange: o.NoRange, CurveOptions: evp.CurveOptions{
			Baseline: o.Baseline, Start: o.Start, Confidence: o.Confidence, Support: o.Support, CostSupport: o.CostSupport,
			Resamples: o.Resamples, Seed: o.Seed,
		}},
	})
	if errors.Is(err, compare.ErrCounted) {
		r.notCompared(err.Error())
		return nil
	}
	if err != nil {
		return err
	}
	r.warn(result.Warnings)
	for _, p := range result.Pairs {
		if r.out.Pairs++; namesModel(p) {
			r.out.Decided++
		}
	}
	figure, err := r.comparisonFigure(result)
	r.out.Tested = result.tested()
	r.out.Comparison = comparisonSection(result, listed, figure)
	return err
}

// compared returns the facets within which models are compared, with the x at which
// they are, and by facet those of these x that the table lists. What is not compared is
// a warning, unless it is that the log has one model.
func (r reporter) compared(axis evp.Axis) (facets []comparedFacet, listed map[string][]float64) {
	s := r.study
	all, warnings, err := s.comparable("", nil)
	if err != nil {
		if s.faceted() {
			r.notCompared("no part of the log (`facet`) has two models with a score")
		}
		return nil, nil
	}
	for _, w := range warnings {
		r.warn([]evp.Warning{s.spelledWarning(w)})
	}
	listed = make(map[string][]float64)
	var apart []string
	for _, f := range all {
		f.at, listed[f.value] = sharedX(axis, r.curvesOf(f))
		if f.at == nil {
			apart = append(apart, f.value)
			continue
		}
		if len(f.samples) > mostPairs {
			f.against = ranking(f.samples)[0]
		}
		facets = append(facets, f)
	}
	if len(apart) > 0 {
		r.notCompared(r.noRange(axis, apart))
	}
	return facets, listed
}

// noRange says that the models of facets have no x in common.
func (r reporter) noRange(axis evp.Axis, facets []string) string {
	where := ""
	if r.study.faceted() {
		where = "in " + namesOf(facets, mostNamed) + " "
	}
	return where + "there is no range of " + map[evp.Axis]string{evp.Trials: "trials", evp.Budget: "budgets"}[axis] +
		" over which all models have a curve; compare two of them at a time"
}

// curvesOf returns the curves of the models that are compared in a facet.
func (r reporter) curvesOf(f comparedFacet) []evp.Curve {
	return slices.DeleteFunc(r.out.Curves.drawn(), func(c evp.Curve) bool {
		return !slices.ContainsFunc(f.samples, func(s *evp.Sample) bool { return s.Model() == c.Model })
	})
}

// notCompared says why there is no comparison.
func (r reporter) notCompared(why string) {
	w := evp.Warning{Code: WarnNotCompared, Message: "the models are not compared: " + why}
	r.out.Warnings = append(r.out.Warnings, r.study.spelledWarning(w))
}

// mostDrawn is how many differences a figure can show and still be read, and how many
// facets fit on a page; if there are more, only the table has them.
const mostDrawn = 6

// comparisonFigure returns the figure of the comparison; without a label if
// there is too much to draw.
func (r reporter) comparisonFigure(result *Comparisons) (appendix.Figure, error) {
	facets := result.byFacet()
	tooMany := func(f facetPairs) bool { return len(f.pairs) > mostDrawn }
	if len(facets) > mostDrawn || slices.ContainsFunc(facets, tooMany) {
		return appendix.Figure{}, nil
	}
	figure, err := r.figure(result.Figure)
	figure.Label, figure.Caption = "comparison", result.Caption(r.options.Look)
	figure.Alt = "The models' curves above; below, differences between models with their intervals."
	if r.study.faceted() {
		figure.Alt = "A row for each part of the log: the models' curves, and differences between models with their " +
			"intervals."
	}
	return figure, err
}
