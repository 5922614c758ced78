package study

import (
	"errors"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/compare"
)

// mostPairs is how many models a report compares with one another; of more, it
// compares each with the best, as pairs grow with the square of the models.
const mostPairs = 3

// mostDrawn is how many differences a figure can show so that they can be told
// apart; more are in the table alone.
const mostDrawn = 6

// sections adds the comparison at equal budgets, diminishing returns and the
// price tag.
func (s *Study) sections(o ReportOptions, out *Report) error {
	axis := evp.Trials
	if s.Unit != "" && o.Curve.Axis != AxisTrials {
		axis = evp.Budget
	}
	if err := s.compareSection(o, axis, out); err != nil {
		return err
	}
	if err := s.returnsSection(o, axis, out); err != nil {
		return err
	}
	if s.Unit == "" {
		return nil
	}
	costs, err := s.priceTag(o.Price)
	if err != nil {
		return err
	}
	out.Price = costs.Section()
	return nil
}

// WarnNotCompared: the models of a report are not compared.
const WarnNotCompared evp.WarningCode = "not-compared"

// notCompared says why there is no comparison.
func (r *Report) notCompared(s *Study, why string) {
	r.Warnings = append(r.Warnings, s.spelledWarning(evp.Warning{Code: WarnNotCompared, Message: "the models are not compared: " + why}))
}

// compareSection adds the comparison of the models, if there are several and one
// data set.
func (s *Study) compareSection(o ReportOptions, axis evp.Axis, out *Report) error {
	if len(s.Samples) < 2 {
		return nil
	}
	if s.Log.Facet != "" {
		out.notCompared(s, "the log has parts (`facet`), each with its own scores; make a report of each, with `where`")
		return nil
	}
	at, listed := budgets(axis, out.Curves)
	if len(listed) == 0 {
		out.notCompared(s, "there is no range of "+map[evp.Axis]string{evp.Trials: "trials", evp.Budget: "budgets"}[axis]+
			" over which all models have a curve; evp compare compares two at a time")
		return nil
	}
	of := CompareOptions{Curve: CurveOptions{Axis: axisOption(axis), CurveOptions: evp.CurveOptions{
		At: at, Baseline: o.Curve.Baseline, Start: o.Curve.Start, Confidence: o.Curve.Confidence, Resamples: o.Curve.Resamples, Seed: o.Curve.Seed,
	}}}
	if len(s.Samples) > mostPairs {
		of.Against = s.ranking()[0]
	}
	result, err := s.compare(of)
	if errors.Is(err, compare.ErrCounted) {
		out.notCompared(s, err.Error())
		return nil
	}
	if err != nil {
		return err
	}
	result.options.Curve.At = nil // a grid, of which the table lists a few
	out.Warnings = Merged(slices.Concat(out.Warnings, fresh(result.Warnings, s.Warnings, out.Warnings)))
	figure, err := out.comparisonFigure(o, result)
	out.Comparison = result.Section(listed, figure)
	return err
}

// axisOption returns the option that asks for one axis.
func axisOption(axis evp.Axis) AxisOption {
	if axis == evp.Trials {
		return AxisTrials
	}
	return AxisBudget
}

// comparisonFigure returns the figure of the comparison; without a label if
// there is too much to draw.
func (r *Report) comparisonFigure(o ReportOptions, result *Comparisons) (appendix.Figure, error) {
	if len(result.Pairs) > mostDrawn {
		return appendix.Figure{}, nil
	}
	figure, err := r.figure(o, result.Figure)
	figure.Label, figure.Caption = "comparison", result.Caption(o.Look)
	figure.Alt = "The models' curves above; below, differences between models with their intervals."
	return figure, err
}

// gridSteps is how finely the range that all models share is looked at between
// the x that a table lists.
const gridSteps = 12

// budgets returns the x at which models are compared, ascending: a grid over
// the range that all curves have, and the round ones among them, which the table
// lists; the ends of the range, if none is round.
func budgets(axis evp.Axis, curves *Curves) (at, listed []float64) {
	low, high := 0.0, math.Inf(1)
	for _, curve := range curves.drawn() {
		if n := len(curve.Points); curve.Axis == axis && n > 0 {
			low, high = max(low, curve.Points[0].X), min(high, curve.Points[n-1].X, curve.End)
		} else if curve.Axis == axis {
			return nil, nil
		}
	}
	if !(low < high) {
		return nil, nil
	}
	if listed = roundNumbers(low, high); len(listed) == 0 {
		listed = []float64{low, high}
	}
	at = slices.Clone(listed)
	for k := range gridSteps + 1 {
		x := low * math.Pow(high/low, float64(k)/gridSteps)
		if axis == evp.Trials {
			x = math.Round(x)
		}
		at = append(at, min(max(x, low), high))
	}
	slices.Sort(at)
	return slices.Compact(at), listed
}

// returnsSection adds what more trials, or more compute, still bring.
func (s *Study) returnsSection(o ReportOptions, axis evp.Axis, out *Report) error {
	of := o.Returns
	of.Curve = o.Curve
	of.Curve.Axis = axisOption(axis)
	result, err := s.returns(of)
	if err != nil {
		return err
	}
	figure, err := out.figure(o, result.Figure)
	if err != nil {
		return err
	}
	figure.Label, figure.Caption = "returns", result.Caption(o.Look)
	figure.Alt = "The models' curves with fitted laws above; below, the gain of doubling."
	out.Warnings = Merged(slices.Concat(out.Warnings, fresh(result.Warnings, s.Warnings, out.Warnings)))
	out.Returns = result.Section(figure)
	return nil
}

// fresh returns the warnings that are in none of some others.
func fresh(all []evp.Warning, others ...[]evp.Warning) []evp.Warning {
	return slices.DeleteFunc(slices.Clone(all), func(w evp.Warning) bool {
		return slices.Contains(slices.Concat(others...), w)
	})
}
