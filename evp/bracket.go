package evp

import (
	"math"

	"evpkit/evp/internal/renewal"
	"evpkit/evp/internal/trials"
)

// setBracket fills the rigorous bounds of the estimates: the gain over the lowest
// score and the probability of a score are bounded separately. If the lattice of the
// estimate is coarser than that of the bounds, they are widened to contain it.
func (b *builder) setBracket() {
	if _, ok := b.set.EqualCost(); ok { // closed form: nothing is rounded
		for i := range b.all {
			b.all[i].BracketLower, b.all[i].BracketUpper = b.all[i].Estimate, b.all[i].Estimate
		}
		return
	}
	for i, bounds := range b.set.ByBudget().Bounds(b.xs()) {
		p := &b.all[i]
		if math.IsNaN(p.Estimate) {
			continue
		}
		ends := b.Direction.interval(enclose(b.set, bounds, b.none()))
		p.BracketLower, p.BracketUpper = math.Min(ends.Lower, p.Estimate), math.Max(ends.Upper, p.Estimate)
	}
}

// enclose turns bounds of the parts into bounds of the mean; none is the score that
// "nothing has scored" counts as, or NaN.
func enclose(s *trials.Set, bounds renewal.Bounds, none float64) (low, high float64) {
	lowest, top := s.Worst(), s.Best()
	if math.IsNaN(none) {
		low, high = lowest+bounds.GainLow/bounds.ScoredHigh, lowest+bounds.GainHigh/bounds.ScoredLow
		return math.Max(low, lowest), math.Min(high, top)
	}
	step := lowest - none
	low = none + bounds.GainLow + math.Min(step*bounds.ScoredLow, step*bounds.ScoredHigh)
	high = none + bounds.GainHigh + math.Max(step*bounds.ScoredLow, step*bounds.ScoredHigh)
	return math.Max(low, math.Min(lowest, none)), math.Min(high, math.Max(top, none))
}
