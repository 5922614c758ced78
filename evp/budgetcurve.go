package evp

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"

	"evpkit/evp/internal/renewal"
	"evpkit/sampling"
)

// latticeTies is tieTolerance where probabilities come from a lattice.
const latticeTies = 1e-7

// ErrNoCost is returned where a budget is asked for but trials have no cost.
var ErrNoCost = errors.New("the trials have no cost")

// BudgetCurve returns the best score of s as a function of the budget: the
// cumulative cost, in cost units, of trials run one after another until the
// next would overrun it.
//
// By the V estimator trials are drawn with replacement from the logged (score,
// cost) pairs, and the law of the best is computed exactly, whatever the costs
// (the renewal equation of package renewal; not the trial curve rescaled by
// the mean cost, which is wrong where costs vary). All costs equal to c give
// E_V(⌊B/c⌋). By the U estimator it is the average over random orders of the
// logged trials, each used at most once; its standard error is Point.MCSE.
//
// Given at least one score the mean need not rise with the budget (a small
// budget admits only cheap trials); with a baseline at or below the lowest
// score it does. Where a score is less likely than 1e-6 and there is no
// baseline there is no estimate. Without o.At the curve starts at the smallest
// budget with p_none ≤ o.Start, or, with a warning, at the cheapest scored
// trial if the total cost is not enough for that.
//
// It returns an error for options that Validate rejects, and one that wraps
// ErrNoCost if the trials have no cost.
func BudgetCurve(s *Sample, o CurveOptions) (*Curve, error) {
	if err := o.Validate(Budget); err != nil {
		return nil, err
	}
	if !s.HasCost() {
		return nil, fmt.Errorf("model %q: %w", s.model, ErrNoCost)
	}
	if err := s.checkSupport(o); err != nil {
		return nil, err
	}
	o = o.defaults()
	c := s.curve(Budget, s.total, o)
	law := s.law()
	single := s // a score for each trial, where these are drawn
	if o.Estimator == U {
		var err error
		if single, err = s.expanded(); err != nil {
			return nil, err
		}
	}
	xs := o.At
	if xs == nil {
		if xs = c.budgetGrid(single, law, o); xs == nil {
			return c, nil
		}
	}
	if len(xs) > 0 {
		c.Jumps = s.jumps(slices.Max(xs))
	}
	if o.Estimator == U {
		c.fill(s, xs, single.bestByOrders(xs, o), o)
	} else {
		bests := s.bestWithin(law, xs, o)
		for i := range bests {
			bests[i].leaveRare(o)
		}
		c.fill(s, xs, bests, o)
	}
	c.budgetBand(s, o)
	if o.Bracket {
		c.bracket(s, law, o)
	}
	return c, nil
}

// law returns the law of the best by budget.
func (s *Sample) law() *renewal.Law {
	if s.counts == nil && s.failures == nil {
		return renewal.NewLaw(s.scores, s.costs, s.fails)
	}
	n := float64(s.N())
	return renewal.NewWeightedLaw(s.scores, s.costs, s.fails,
		shares(s.counts, len(s.scores), n), shares(s.failures, len(s.fails), n), n)
}

// shares returns each count, or 1 if there are none, as a share of n.
func shares(counts []int, entries int, n float64) []float64 {
	out := make([]float64, entries)
	for i := range out {
		out[i] = 1 / n
		if counts != nil {
			out[i] = float64(counts[i]) / n
		}
	}
	return out
}

// budgetGrid returns the grid of a budget curve, and nil, with a warning, if
// it is empty.
func (c *Curve) budgetGrid(s *Sample, law *renewal.Law, o CurveOptions) []float64 {
	end := c.End
	if o.To > 0 {
		end = o.To
	}
	start, ok := law.Start(o.Start)
	if o.Estimator == U && s.failed > 0 {
		start, ok = sampling.FirstScore(s.pool(), o.Start, o.Orders, o.Seed), true
	}
	if start > end*(1+1e-9) {
		c.warn(WarnEmpty, "the curve starts at a budget of %.4g, past the end asked for, %.4g", start, end)
		return nil
	}
	if !ok {
		c.warn(WarnStart, "within the whole budget of %.4g nothing has scored with probability above %g (too many failed trials); "+
			"the curve starts at the cheapest scored trial, and speaks of a lucky few there", c.End, o.Start)
	}
	if start >= end*(1-1e-9) { // the same but for rounding
		return []float64{end}
	}
	return logGrid(start, end, o.Points)
}

// bestWithin returns the laws of the best within each budget, by V.
func (s *Sample) bestWithin(law *renewal.Law, xs []float64, o CurveOptions) []best {
	if cost, ok := s.equalCost(); ok {
		ns := make([]float64, len(xs))
		for i, x := range xs {
			ns[i] = math.Min(math.Floor(x/cost*(1+1e-9)), maxTrials)
		}
		return s.bestOf(ns, o)
	}
	out := make([]best, len(xs))
	for i, m := range law.Moments(xs) {
		out[i] = best{scored: m.Scored, mean: m.Mean, sd: m.SD, quantile: math.NaN(), se: math.NaN()}
	}
	if o.Statistic.IsMean() {
		return out
	}
	l := level{q: o.Statistic.q * (1 - latticeTies), none: s.baseline(o)}
	scored := law.Tail(0, xs)
	positions := law.Search(xs, func(i, e int, above float64) bool {
		return l.reached(s.scores[e], above, scored[i])
	})
	aboveNone := make([]float64, len(xs))
	if !math.IsNaN(l.none) {
		past := sort.SearchFloat64s(s.scores, math.Nextafter(l.none, math.Inf(1)))
		aboveNone = law.Tail(past, xs)
	}
	for i, e := range positions {
		if scored[i] > 0 || !math.IsNaN(l.none) {
			out[i].quantile = l.pick(s.scores, e, aboveNone[i])
		}
	}
	return out
}

// bestByOrders returns the laws of the best within each budget over random
// orders of the trials.
func (s *Sample) bestByOrders(xs []float64, o CurveOptions) []best {
	order := make([]int, len(xs)) // positions of xs, ascending
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return xs[order[a]] < xs[order[b]] })
	budgets := make([]float64, len(xs))
	for k, i := range order {
		budgets[k] = xs[i]
	}
	out := make([]best, len(xs))
	room := max(ordersRoom/o.Orders, 1) // budgets at a time
	for first := 0; first < len(order); first += room {
		last := min(first+room, len(order))
		bests := sampling.Orders(s.pool(), budgets[first:last], o.Orders, o.Seed, o.Progress)
		for k, i := range order[first:last] {
			out[i] = s.byOrders(bests, k, xs[i], o)
		}
	}
	return out
}

// ordersRoom is how many outcomes of random orders are held at a time.
const ordersRoom = 1 << 25

// byOrders returns the law of the best within the k-th budget of bests, x.
func (s *Sample) byOrders(bests sampling.Bests, k int, x float64, o CurveOptions) best {
	none := s.baseline(o)
	given := bests.Estimate(k, s.scores, math.NaN())
	b := best{scored: given.Scored, mean: given.Mean, sd: given.SD, quantile: math.NaN()}
	if s.failed == 0 { // something scores iff the first trial fits
		fit := 0
		for _, c := range s.costs {
			if c <= x*(1+1e-9) {
				fit++
			}
		}
		b.scored = float64(fit) / float64(len(s.costs))
	}
	b.se = bests.Estimate(k, s.scores, none).SE
	if !o.Statistic.IsMean() {
		b.quantile, b.se = bests.Quantile(k, s.scores, none, o.Statistic.q)
	}
	return b
}

// pool returns the trials to draw searches from.
func (s *Sample) pool() sampling.Pool {
	return sampling.Pool{Costs: slices.Concat(s.fails, s.costs), Failed: s.failed}
}

// bracket fills the rigorous bounds of the estimates: the gain over the lowest
// score and the probability of a score are bounded apart. Where the estimate's
// own lattice is coarser than that of the bounds, they are moved out to it.
func (c *Curve) bracket(s *Sample, law *renewal.Law, o CurveOptions) {
	if _, ok := s.equalCost(); ok { // closed form: nothing is rounded
		for i := range c.Points {
			c.Points[i].BracketLower, c.Points[i].BracketUpper = c.Points[i].Estimate, c.Points[i].Estimate
		}
		return
	}
	xs := make([]float64, len(c.Points))
	for i, p := range c.Points {
		xs[i] = p.X
	}
	none := s.baseline(o)
	for i, b := range law.Bounds(xs) {
		p := &c.Points[i]
		if math.IsNaN(p.Estimate) {
			continue
		}
		lower, upper := s.outRange(s.enclose(b, none))
		p.BracketLower, p.BracketUpper = math.Min(lower, p.Estimate), math.Max(upper, p.Estimate)
	}
}

// enclose turns bounds of the parts into bounds of the mean, in the
// better-is-larger order; none is what "nothing has scored" counts as, or NaN.
func (s *Sample) enclose(b renewal.Bounds, none float64) (low, high float64) {
	lowest, best := s.scores[0], s.scores[len(s.scores)-1]
	if math.IsNaN(none) {
		low, high = lowest+b.GainLow/b.ScoredHigh, lowest+b.GainHigh/b.ScoredLow
		return math.Max(low, lowest), math.Min(high, best)
	}
	step := lowest - none
	low = none + b.GainLow + math.Min(step*b.ScoredLow, step*b.ScoredHigh)
	high = none + b.GainHigh + math.Max(step*b.ScoredLow, step*b.ScoredHigh)
	return math.Max(low, math.Min(lowest, none)), math.Min(high, math.Max(best, none))
}
