package renewal

import (
	"cmp"
	"math"
	"slices"

	"evpkit/sampling"
)

// An octave is the budgets that one lattice is used for: those in (top/2, top].
type octave struct {
	top     float64 // the lattice's largest budget
	low     float64 // smallest of the budgets
	members []int   // their indices among the budgets asked for
}

// octaves groups the indices of budgets by octave, ascending. Budgets that no scored trial
// fits are in none of them. Octaves are anchored at the total cost of all trials, so that
// the result for a budget does not depend on which others are asked for.
func (l *Law) octaves(budgets []float64) []octave {
	var out []octave
	place := make(map[int]int)
	for i, b := range budgets {
		if !sampling.Fits(l.cheapest, b) {
			continue
		}
		e := int(math.Ceil(math.Log2(b/l.total) - 1e-12))
		if _, ok := place[e]; !ok {
			place[e] = len(out)
			top := math.Ldexp(l.total, e)
			out = append(out, octave{top: top, low: top / 2})
		}
		o := &out[place[e]]
		o.members = append(o.members, i)
	}
	slices.SortFunc(out, func(a, b octave) int { return cmp.Compare(a.top, b.top) })
	return out
}
