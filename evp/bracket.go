package evp

import (
	"math"

	"evpkit/evp/internal/renewal"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// setBracket fills the rigorous bounds of the estimates: the gain over the lowest
// score and the probability of a score are bounded separately. If the lattice of the
// estimate is coarser than that of the bounds, they are widened to contain it. Costs that
// are equal but for less than 1e-9 may still differ in how many of them fit a budget.
func (b *builder) setBracket() {
	_, closed := b.set.EqualCost() // then, mostly, nothing is rounded
	var open []int
	for i := range b.all {
		p := &b.all[i]
		if closed && sampling.Affordable(p.X, b.set.MinCost) == sampling.Affordable(p.X, b.set.MaxCost) {
			p.BracketLower, p.BracketUpper = p.Estimate, p.Estimate
		} else if !math.IsNaN(p.Estimate) {
			open = append(open, i)
		}
	}
	if open == nil {
		return
	}
	for k, ends := range b.brackets(open) {
		p := &b.all[open[k]]
		p.BracketLower, p.BracketUpper = ends.Lower, ends.Upper
	}
}

// brackets returns the rigorous bounds of the estimates of some points.
func (b *builder) brackets(points []int) []Interval {
	xs, out := make([]float64, len(points)), make([]Interval, len(points))
	for k, i := range points {
		xs[k] = b.all[i].X
	}
	for k, bounds := range b.set.ByBudget().Bounds(xs) {
		ends, estimate := b.Direction.interval(enclose(b.set, bounds, b.none())), b.all[points[k]].Estimate
		out[k] = Interval{math.Min(ends.Lower, estimate), math.Max(ends.Upper, estimate)}
	}
	return out
}

// enclose turns bounds of the parts into bounds of the mean; none is the score that
// "nothing has scored" counts as, or NaN.
func enclose(s *trials.Set, bounds renewal.Bounds, none float64) (low, high float64) {
	lowest, top := s.Worst(), s.Best()
	if math.IsNaN(none) {
		low, high = lowest+bounds.GainLow/bounds.ScoredHigh, top
		if bounds.ScoredLow > 0 {
			high = lowest + bounds.GainHigh/bounds.ScoredLow
		}
		return math.Max(low, lowest), math.Min(high, top)
	}
	step := lowest - none
	low = none + bounds.GainLow + math.Min(step*bounds.ScoredLow, step*bounds.ScoredHigh)
	high = none + bounds.GainHigh + math.Max(step*bounds.ScoredLow, step*bounds.ScoredHigh)
	return math.Max(low, math.Min(lowest, none)), math.Min(high, math.Max(top, none))
}
