package study

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/table"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// CompareOptions say how models are compared. The zero value compares all pairs
// against the budget, or against trials without a cost, at 24 x for two models, 16
// for up to four and 8 for more.
type CompareOptions struct {
	// Curve has Axis, Baseline, Start, To, Points, At, Confidence, Support, NoRange,
	// Resamples and Seed.
	// Models are compared by the mean of the best and the V estimator.
	Curve     CurveOptions
	Against   string       // compare each model with this one of its facet, or fixed score, only; "": all pairs
	Scores    []float64    // the scores whose costs are compared; nil: a few that both models reach
	Pointwise bool         // intervals and verdicts hold at each x alone, not at all together
	Table     string       // the table that CSV has: differences (also ""), crossovers, equal-score or wide
	Look      plot.Options // of the figure, which the settings in JSON tell
}

// Comparisons is the result of Study.Compare: comparisons of models, two at a time.
type Comparisons struct {
	Document
	// Pairs are of models named as in Study.Models; in a log with facets those of each
	// facet follow each other.
	Pairs []*compare.Pair
	// Selected names the table to write: differences, crossovers, equal-score or wide.
	// If it is "", CSV has the differences, and the other formats have all three
	// and the sentences that summarise them.
	Selected string

	adjusted bool // p-values and verdicts are adjusted over all pairs
	study    *Study
	options  CompareOptions
	curves   func() (plot.Curves, error) // the models' whole curves, computed once, when a figure or caption needs them
}

// Compare compares the models at equal budgets: the difference of the expected best
// scores with its interval, the probability that the best of one is better, and a
// verdict at each x; where the curves cross; what each model needs for the same
// score. Scores that o.Look.References names are compared with each model as well, and a
// model of one trial is such a score. In a log with facets, models are compared within a facet only; facets in which
// there is nothing to compare are a warning. Models without a score are not compared.
// It is an error if fewer than two have one (in any facet), or if o.Against is not a
// model that has one. Rows that stand for several trials can be compared up to 100,000
// trials of a model.
func (s *Study) Compare(o CompareOptions) (_ *Comparisons, err error) {
	defer func() { err = s.spelled(err) }()
	if err := s.scored(); err != nil {
		return nil, err
	}
	if slices.Contains(s.unscored(), o.Against) {
		return nil, fmt.Errorf("no trial of model %q has a score: there is nothing to compare with", o.Against)
	}
	if o.Curve.Axis == AxisDefault && o.Curve.At != nil && s.Unit != "" {
		return nil, &usageError{errors.New("`at` needs to know its axis: say `x trials` or `x budget`")}
	}
	axis := s.axes(o.Curve.Axis, "compare")[0]
	facets, warnings, err := s.comparable(o.Against, o.Look.References)
	if err != nil {
		return nil, err
	}
	if err := s.checkReferences(o.Look.References); err != nil {
		return nil, err
	}
	out, err := s.comparisons(facets, axis, o)
	if err == nil {
		out.warn(s, warnings)
	}
	return out, err
}

// comparisons compares the models within each of the facets.
func (s *Study) comparisons(facets []comparedFacet, axis evp.Axis, o CompareOptions) (*Comparisons, error) {
	if o.Curve.Points == 0 {
		o.Curve.Points = pointsFor(mostModels(facets))
	}
	o.Curve = s.ranged(o.Curve)
	permutations := compare.PermutationsFor(pairsOf(facets, o.Look.References))
	pairs, err := s.compareWithin(facets, axis, o, permutations)
	if errors.Is(err, compare.ErrCounted) {
		return nil, fmt.Errorf("%w (up to %d trials of a model they can: those are taken one by one)", err, mostOneByOne)
	}
	if err != nil {
		return nil, needsCost(err)
	}
	out := &Comparisons{
		Document: s.document(&Request{Command: "compare", Curve: o.Curve, Compare: o, Figure: o.Look}),
		Pairs:    pairs, Selected: o.Table, study: s, options: o,
	}
	out.Settings["permutations"] = permutations
	out.adjusted = compare.Adjust(pairs)
	out.warn(s, s.rangeWarnings(o.Curve))
	for _, p := range pairs {
		out.warn(s, p.Warnings)
	}
	out.curves = sync.OnceValues(func() (plot.Curves, error) { return wholeCurves(s, axis, o.Curve.CurveOptions) })
	return out, nil
}

// incomparableModels is the error of a comparison of a log without facets in which fewer
// than two models have a score.
func (s *Study) incomparableModels() error {
	samples, none := s.scoredSamples(), s.unscored()
	if len(none) > 0 {
		return fmt.Errorf("only model %q has a score, and a comparison needs two (none: %s); `failed SCORE` gives "+
			"trials without a score one", samples[0].Model(), namesOf(none, mostNamed))
	}
	for _, w := range s.Warnings {
		if w.Code == triallog.WarnLeftOut {
			return fmt.Errorf("there is one model, and a comparison needs two; %s", w)
		}
	}
	return s.oneModel()
}

// oneModel is the error of a comparison of a log with one model.
func (s *Study) oneModel() error {
	if len(s.Log.By) == 0 {
		return fmt.Errorf("there is one model; a comparison needs two: name the column that tells the models of %s apart "+
			"with `by`", strings.Join(s.inputNames(), ", "))
	}
	return fmt.Errorf("there is one model; a comparison needs two: all trials read of %s are of %q (by %s)",
		strings.Join(s.inputNames(), ", "), s.Models[0], strings.Join(s.Log.By, ", "))
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

// ranking returns the models from the one with the best score down, equal ones
// in their order.
func ranking(samples []*evp.Sample) []string {
	sorted := slices.SortedStableFunc(slices.Values(samples), func(a, b *evp.Sample) int {
		if a.Direction() == evp.Minimize {
			a, b = b, a
		}
		return cmp.Compare(b.Best(), a.Best())
	})
	var out []string
	for _, sample := range sorted {
		out = append(out, sample.Model())
	}
	return out
}

// axis returns the axis of the comparisons, which all have the same.
func (c Comparisons) axis() evp.Axis {
	if len(c.Pairs) > 0 {
		return c.Pairs[0].Axis
	}
	return evp.Budget
}

// Write writes the result in a format: csv (the selected table), json, txt or
// text, md, or tex.
func (c Comparisons) Write(w io.Writer, format string) error { return write(w, c, format) }

func (c Comparisons) document() table.Object {
	return c.json("compare", table.Object{}.
		With("differences", c.exactDifferences().Objects()).With("crossovers", c.exactCrossovers().Objects()).
		With("equal_score", c.exactEqualScores().Objects()).With("sentences", listed(c.Sentences()))...)
}
