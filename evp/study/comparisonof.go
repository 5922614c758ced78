package study

import (
	"errors"
	"fmt"
	"sync"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/plot"
)

// CompareOptions say how models are compared. The zero value compares all pairs
// against the budget, or against trials without a cost, at 24 x for two models
// and fewer for more.
type CompareOptions struct {
	Curve     CurveOptions // Axis, Baseline, Start, To, Points, At, Confidence, Resamples, Seed
	Against   string       // compare each model with this one only; "": all pairs
	Scores    []float64    // the scores whose costs are compared; nil: a few that both models reach
	Pointwise bool         // intervals and verdicts hold at each x alone
	Table     string       // the table that CSV has: differences (also ""), crossovers or equal-score
	Look      plot.Options // of the figure that the result's JSON has the caption of
}

// Compare compares the models at equal budgets.
func (s *Study) Compare(o CompareOptions) (*Comparisons, error) {
	out, err := s.compare(o)
	return out, s.spelled(err)
}

func (s *Study) compare(o CompareOptions) (*Comparisons, error) {
	if err := s.scored(); err != nil {
		return nil, err
	}
	if o.Curve.Axis == AxisDefault && o.Curve.At != nil && s.Unit != "" {
		return nil, &usageError{errors.New("`at` needs to know its axis: say `x trials` or `x budget`")}
	}
	axis := s.axes(o.Curve.Axis, "compare")[0]
	if o.Curve.Points == 0 {
		o.Curve.Points = pointsFor(len(s.Samples))
	}
	o.Curve.Progress = s.options.progress("comparing")
	pairs, err := compare.Pairs(s.Samples, o.Against, axis, compare.Options{
		Curve: o.Curve.CurveOptions, Scores: o.Scores, Pointwise: o.Pointwise,
	})
	if errors.Is(err, compare.ErrCounted) {
		return nil, fmt.Errorf("%w (up to %d trials of a model they can: those are taken one by one)", err, mostOneByOne)
	}
	if err != nil {
		return nil, needsCost(err)
	}
	out := &Comparisons{Document: s.document(&Request{Command: "compare", Curve: o.Curve, Compare: o}), Pairs: pairs, Selected: o.Table, study: s, options: o}
	out.Settings["permutations"] = 1000
	for _, p := range pairs {
		out.warn(s, p.Warnings)
	}
	out.curves = sync.OnceValues(func() (plot.Curves, error) { return s.wholeCurves(axis, o.Curve.CurveOptions) })
	return out, nil
}

// pointsFor returns at how many x so many models are compared by default: each
// pair costs as much as a band.
func pointsFor(models int) int {
	switch {
	case models > 4:
		return 8
	case models > 2:
		return 16
	}
	return 24
}

// wholeCurves returns the models' curves over all their data, without bands.
func (s *Study) wholeCurves(axis evp.Axis, o evp.CurveOptions) (plot.Curves, error) {
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

// Figure returns the figure of the comparison: the curves above, the differences
// below.
func (c Comparisons) Figure(o plot.Options) (*plot.Figure, error) {
	drawn, err := c.drawn()
	if err != nil {
		return nil, c.study.spelled(err)
	}
	return c.study.spelledFigure(drawn.Figure(c.study.look(o)))
}

// Caption returns the caption of the figure.
func (c Comparisons) Caption(o plot.Options) string {
	drawn, err := c.drawn()
	if err != nil {
		return ""
	}
	return drawn.Caption(c.study.look(o)) + c.study.selection()
}

// drawn returns what the figure shows.
func (c Comparisons) drawn() (plot.Comparison, error) {
	curves, err := c.curves()
	return plot.Comparison{
		Curves: curves, Pairs: c.Pairs, Reference: c.options.Against, Ranking: c.study.ranking(),
		Listed: c.options.Curve.At != nil, Resamples: c.options.Curve.Resamples,
	}, err
}
