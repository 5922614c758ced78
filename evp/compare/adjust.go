package compare

import (
	"math"
	"slices"
)

// mostAdjusted is the largest number of pairs over which p-values are adjusted: with more, the
// permutations that this needs would take too long.
const mostAdjusted = 100

// PermutationsFor returns the number of permutations with which so many pairs are tested: more
// than the default where the smallest p-value, adjusted for all of them, would otherwise not
// be far below 0.05.
func PermutationsFor(pairs int) int {
	if pairs > mostAdjusted {
		return defaultPermutations
	}
	return max(defaultPermutations, 40*pairs)
}

// Adjust adjusts the p-values of pairs that are shown together, and with them the verdicts and
// claims, so that the probability of any false one among all pairs and x is at most 1 −
// confidence (Holm 1979, "A Simple Sequentially Rejective Multiple Test Procedure", on the
// smallest p-value of each pair). It reports false, and leaves all as it is, for one pair or
// for more than 100. References have no p-value, and are not adjusted.
//
// It returns pairs that are changed in place, and must be called once for the same pairs.
func Adjust(pairs []*Pair) bool {
	tested := slices.DeleteFunc(slices.Clone(pairs), func(p *Pair) bool { return math.IsNaN(p.leastP()) })
	if len(tested) < 2 || len(tested) > mostAdjusted {
		return false
	}
	slices.SortStableFunc(tested, func(p, q *Pair) int {
		if p.leastP() < q.leastP() {
			return -1
		} else if p.leastP() > q.leastP() {
			return 1
		}
		return 0
	})
	least := 0.0 // no pair may have a smaller one than the pair before
	for i, p := range tested {
		factor := float64(len(tested) - i)
		p.adjust(factor, least)
		least = p.leastP()
	}
	return true
}

// leastP returns the smallest of the pair's p-values; NaN without one.
func (p *Pair) leastP() float64 {
	least := math.NaN()
	for _, d := range p.Differences {
		if !(d.PAdjusted >= least) && !math.IsNaN(d.PAdjusted) {
			least = d.PAdjusted
		}
	}
	return least
}

// adjust multiplies the p-values by a factor, to at least least and at most 1, and judges anew.
func (p *Pair) adjust(factor, least float64) {
	for _, all := range [][]Difference{p.Differences, p.claims} {
		for k := range all {
			d := &all[k]
			if math.IsNaN(d.PAdjusted) {
				continue
			}
			d.PAdjusted = math.Min(math.Max(factor*d.PAdjusted, least), 1)
			d.judge(p.Direction, 1-p.Confidence, d.Reason == TooFewTrials)
		}
	}
	for k := range p.EqualScores {
		p.EqualScores[k].setClaim(p.claims)
	}
}
