package trials

import (
	"fmt"
	"math"
	"slices"
)

// Pool returns the trials of two sets, without counts, as one, and which of its
// rows are a's: scored rows first, then failed ones. Its total cost is a plain
// sum.
func Pool(a, b *Set) (pool *Set, isA []bool) {
	type owned struct {
		Row
		isA, failed bool
	}
	var all []owned
	for _, s := range []*Set{a, b} {
		for i, y := range s.Scores {
			all = append(all, owned{Row{y, s.Cost(i), 1}, s == a, false})
		}
		for i := range s.Failed {
			all = append(all, owned{Row{0, s.FailedCost(i), 1}, s == a, true})
		}
	}
	slices.SortStableFunc(all, func(u, v owned) int {
		switch {
		case u.failed && !v.failed:
			return 1
		case v.failed && !u.failed:
			return -1
		}
		return u.Compare(v.Row)
	})
	pool = &Set{MinCost: math.Min(a.MinCost, b.MinCost), MaxCost: math.Max(a.MaxCost, b.MaxCost)}
	for _, u := range all {
		isA = append(isA, u.isA)
		if u.failed {
			pool.Failed++
			pool.FailedCosts = append(pool.FailedCosts, u.Cost)
		} else {
			pool.Scores, pool.Costs = append(pool.Scores, u.Score), append(pool.Costs, u.Cost)
		}
		pool.TotalCost += u.Cost
	}
	return pool, isA
}

// mostExpanded is the largest number of trials that Expanded makes rows of.
const mostExpanded = 10_000_000

// Expanded returns the set with one row per trial. It returns an error if these
// would be more than 10 million.
func (s *Set) Expanded() (*Set, error) {
	if !s.Counted() {
		return s, nil
	}
	if s.N() > mostExpanded {
		return nil, fmt.Errorf("%d trials are too many for the U estimator by budget, at most %d; use the V estimator",
			s.N(), mostExpanded)
	}
	out := *s
	out.Counts, out.above, out.FailedCounts = nil, nil, nil
	out.Scores, out.Costs = repeated(s.Scores, s.Counts), repeated(s.Costs, s.Counts)
	out.FailedCosts = repeated(s.FailedCosts, s.FailedCounts)
	return &out, nil
}

// repeated returns each value as often as it counts.
func repeated(values []float64, counts []int) []float64 {
	if counts == nil {
		return values
	}
	var out []float64
	for i, v := range values {
		for range counts[i] {
			out = append(out, v)
		}
	}
	return out
}
