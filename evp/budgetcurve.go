package evp

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/grid"
)

// ErrNoCost is returned if a budget is asked for but trials have no cost.
var ErrNoCost = errors.New("the trials have no cost")

// BudgetCurve returns the best score of s as a function of the budget: the
// cumulative cost, in cost units, of trials run one after another until the next
// would overrun it.
//
// By the V estimator trials are drawn with replacement from the logged (score,
// cost) pairs, and the law of the best is computed exactly for any costs (the
// renewal equation of package renewal; not the trial curve rescaled by the mean
// cost, which is wrong where costs vary). If all costs equal c it is E_V(⌊B/c⌋). By
// the U estimator it is the average over random orders of the logged trials, each
// used at most once; its standard error is Point.MCSE.
//
// Given at least one score the mean need not rise with the budget (a small budget
// admits only cheap trials); with a baseline at or below the lowest score it does.
// There is no estimate where a score is less likely than 1e-6 and there is no
// baseline. Without o.At the curve starts at the smallest budget with p_none ≤
// o.Start or, with a warning, at the cheapest scored trial if the total cost is not
// enough for that.
//
// The curve of a sample without a score has no points. It returns an error for
// options that Validate rejects, and one that wraps ErrNoCost if the trials have no
// cost.
func BudgetCurve(s *Sample, o CurveOptions) (*Curve, error) {
	if err := o.Validate(Budget); err != nil {
		return nil, err
	}
	if s.lacksCost() {
		return nil, fmt.Errorf("model %q: %w", s.model, ErrNoCost)
	}
	if err := cmp.Or(s.checkSupport(o), s.checkCostSupport(o)); err != nil {
		return nil, err
	}
	o = o.WithDefaults()
	if s.Unscored() {
		return newBuilder(s, Budget, s.TotalCost(), nil, o).Curve, nil
	}
	exact := best.NewBudget(s.set)
	b := newBuilder(s, Budget, s.TotalCost(), exact, o)
	var law best.Law = exact
	if o.Estimator == U {
		set, err := s.set.Expanded()
		if err != nil {
			return nil, fmt.Errorf("model %q: %w", s.model, err)
		}
		law = best.Orders{Set: set, Count: o.Orders, Seed: o.Seed, Progress: o.Progress}
	}
	b.fitTail(s)
	xs := b.budgetGrid(exact, law)
	if len(xs) > 0 {
		b.Jumps = jumps(s.set, slices.Max(xs))
	}
	b.setPoints(xs, law)
	b.clearPast()
	b.setBand()
	b.setTail(exact)
	if o.Bracket {
		b.setBracket()
	}
	b.warnJumps()
	return b.Curve, nil
}

// budgetGrid returns the budgets of the curve; none, with a warning, if it has none
// in the range asked for.
func (b *builder) budgetGrid(exact best.ByBudget, law best.Law) []float64 {
	o := b.options
	if o.At != nil {
		return o.At
	}
	end := b.gridEnd()
	start, ok := exact.Start(o.Start)
	if orders, random := law.(best.Orders); random && b.Failed > 0 {
		start, ok = orders.FirstScore(o.Start), true
	}
	if !grid.AtMost(start, end) {
		b.warn(WarnEmpty, "the curve starts at a budget of %.4g, past the end asked for, %.4g", start, end)
		return nil
	}
	if !ok {
		b.warn(WarnStart, "within the whole budget of %.4g nothing has scored with probability above %g "+
			"(too many failed trials); the curve starts at the cheapest scored trial, and speaks of a lucky few there",
			b.End, o.Start)
	}
	if grid.AtLeast(start, end) { // the same up to rounding
		return []float64{end}
	}
	return grid.Log(start, end, o.Points)
}
