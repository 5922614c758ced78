package evp

import (
	"math"

	"evpkit/evp/internal/best"
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
// be off, as sums of costs are too many to be told apart, unless a narrow bracket says that
// it is not.
func (b *builder) warnJumps() {
	count, worst := 0, 0
	for i, p := range b.all {
		narrow := p.BracketUpper-p.BracketLower <= worthJump*b.span()
		if math.IsNaN(p.Estimate) || b.jumps[i] <= worthJump || narrow {
			continue
		}
		if count++; count == 1 || b.jumps[i] > b.jumps[worst] {
			worst = i
		}
	}
	if count == 0 {
		return
	}
	advice := "a curve with `bracket` encloses what is exact"
	switch {
	case !b.Statistic.IsMean():
		advice = "a budget a little larger or smaller is better"
	case b.options.Bracket:
		advice = "the bracket encloses what is exact"
	}
	b.warn(WarnAtJump, "%d of %d budgets, such as %.7g, are next to a jump of the curve, and the estimate there may be "+
		"off by up to %.2g of the score range; %s", count, len(b.all), b.all[worst].X, b.jumps[worst], advice)
}
