package renewal

import (
	"cmp"
	"math"
	"slices"

	"evpkit/sampling"
)

// An octave is the budgets that one lattice is used for, those in (top/2, top], or all
// those whose sums of costs are solved over.
type octave struct {
	visits  *visits // over sums; nil: on a lattice
	top     float64 // the lattice's largest budget
	low     float64 // smallest of the budgets
	members []int   // their indices among the budgets asked for
}

// octaves groups the indices of budgets by octave, ascending. Budgets that no scored trial
// fits are in none of them. Octaves are anchored at the total cost of all trials, so that
// the result for a budget does not depend on which others are asked for. The budgets
// whose sums of costs are solved over come first, together.
func (l *Law) octaves(budgets []float64) []octave {
	var out []octave
	place := make(map[float64]int)
	var few octave
	for i, b := range budgets {
		if !sampling.Fits(l.cheapest, b) {
			continue
		}
		if v, ok := l.visits(b); ok {
			few.members = append(few.members, i)
			if few.visits == nil || few.visits.end < v.end {
				few.visits = &v
			}
			continue
		}
		top := l.octaveTop(b)
		if _, ok := place[top]; !ok {
			place[top] = len(out)
			out = append(out, octave{top: top, low: top / 2})
		}
		o := &out[place[top]]
		o.members = append(o.members, i)
	}
	slices.SortFunc(out, func(a, b octave) int { return cmp.Compare(a.top, b.top) })
	if few.visits != nil {
		out = append([]octave{few}, out...)
	}
	return out
}

// visits returns the sums that costs reach within a budget if they must be solved over,
// as the budget is not between two points of an aligned lattice, and are few enough.
func (l *Law) visits(budget float64) (v visits, ok bool) {
	if low, high := l.quantum.steps(budget); low == high {
		if _, ok := l.aligned(l.octaveTop(budget), len(l.scores)); ok {
			return visits{}, false
		}
	}
	r := l.paths.upTo(l, budget)
	return visits{r, l, l.paths}, r.covers(budget)
}

// octaveTop returns the largest budget of the octave that a budget is in.
func (l *Law) octaveTop(budget float64) float64 {
	return math.Ldexp(l.total, int(math.Ceil(math.Log2(budget/l.total)-1e-12)))
}
