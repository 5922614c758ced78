package evp

import (
	"cmp"
	"math"
	"slices"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/grid"
)

// worthJump is the height of a jump, as a share of the score range (of 1, of p_none), from
// which on it is mentioned that an estimate is next to it. Such an estimate is somewhere
// between the values before and after the jump: measured on logs of 10 to 300 trials, at
// budgets that are sums of their costs, it is off by less than half of that where nothing
// is said, no more than where there is no jump.
const worthJump = 2e-4

// span returns the score range, with the baseline.
func (b *builder) span() float64 {
	none, low, high := b.none(), b.set.Worst(), b.set.Best()
	if !math.IsNaN(none) {
		low, high = math.Min(low, none), math.Max(high, none)
	}
	return high - low
}

// jump returns the height of a jump of the curve so near that the estimate may be off by as
// much, as a share of the score range, or that of p_none if it is larger; 0 without an
// estimate.
func (b *builder) jump(l best.Point) float64 {
	height := l.JumpOf(b.none())
	if math.IsNaN(l.Mean) || height == 0 {
		return l.ScoredJump
	}
	return math.Max(height/b.span(), l.ScoredJump)
}

// warnJumps warns of the points that are so near a jump of the curve that the estimate may
// be off, as sums of costs are too many to be told apart.
func (b *builder) warnJumps() {
	near := b.nearJumps()
	if len(near) == 0 {
		return
	}
	worst := slices.MaxFunc(near, func(i, j int) int { return cmp.Compare(b.jumps[i], b.jumps[j]) })
	advice := "a curve with `bracket` encloses what is exact"
	switch {
	case !b.Statistic.IsMean():
		advice = "a budget a little larger or smaller is better"
	case b.options.Bracket:
		advice = "the bracket encloses what is exact"
	}
	b.warn(WarnAtJump, "%d of %d budgets, such as %.7g, are next to a jump of the curve, and the estimate there may be "+
		"off by up to %.2g of the score range; %s", len(near), len(b.all), b.all[worst].X, b.jumps[worst], advice)
}

// nearJumps returns the points that warnJumps is about: those that were asked for, or that
// end a grid, whose brackets, too, say that the estimate may be off by as much. It lowers
// their jumps to what the brackets allow. Nobody has chosen the other budgets of a grid: the
// estimates there are those of budgets some thousandth away, which no figure can show.
func (b *builder) nearJumps() []int {
	var near []int
	for i, p := range b.all {
		chosen := b.options.At != nil || grid.AtLeast(p.X, b.gridEnd())
		if chosen && !math.IsNaN(p.Estimate) && b.jumps[i] > worthJump {
			near = append(near, i)
		}
	}
	if near == nil || !b.Statistic.IsMean() {
		return near
	}
	for k, ends := range b.brackets(near) {
		i := near[k]
		off := math.Max(ends.Upper-b.all[i].Estimate, b.all[i].Estimate-ends.Lower)
		b.jumps[i] = math.Min(b.jumps[i], off/b.span())
	}
	return slices.DeleteFunc(near, func(i int) bool { return b.jumps[i] <= worthJump })
}
