package evp

import (
	"container/heap"
	"math"
	"slices"

	"evpkit/evp/internal/trials"
)

// A Jump is a range of budgets, in cost units, over which a budget curve may change.
// Between two jumps it is constant, because no further set of trials becomes
// affordable there. From = To if all costs are exactly multiples of each other.
type Jump struct{ From, To float64 }

// Limits of the search for jumps.
const (
	jumpKinds = 12   // most different costs that leave plateaus
	jumpGap   = 1e-3 // relative distance from which costs, and sums of them, are different
	jumpTies  = 1e-9 // relative distance within which sums are the same
	jumpSums  = 2000 // most sums of costs that are looked at
)

// jumps returns the jumps of a budget curve up to high: the sums of any number of
// trials of each cost. Those past the last sum that is looked at are one jump without
// end. There are none without costs, or if there are too many different costs.
func jumps(s *trials.Set, high float64) []Jump {
	kinds := costKinds(s)
	if len(kinds) == 0 {
		return nil
	}
	sums := sumHeap(slices.Clone(kinds))
	heap.Init(&sums)
	var all []Jump
	var last Jump
	for n := 0; sums[0].From <= high; n++ {
		sum := heap.Pop(&sums).(Jump)
		if n == jumpSums {
			return append(all, Jump{sum.From, math.Inf(1)})
		}
		if sum.From <= last.From*(1+jumpTies) && sum.To <= last.To*(1+jumpTies) {
			continue // the same sum in another order
		}
		last = sum
		for _, k := range kinds {
			heap.Push(&sums, Jump{sum.From + k.From, sum.To + k.To})
		}
		if end := len(all) - 1; end >= 0 && sum.From <= all[end].To*(1+jumpGap) {
			all[end].To = math.Max(all[end].To, sum.To)
		} else {
			all = append(all, sum)
		}
	}
	return all
}

// costKinds returns the ranges of costs that are nearly equal, ascending; nil if there
// are more than jumpKinds, or no costs.
func costKinds(s *trials.Set) []Jump {
	var kinds []Jump
	costs := slices.Concat(s.Costs, s.FailedCosts)
	slices.Sort(costs)
	for _, c := range costs {
		if n := len(kinds); n > 0 && c <= kinds[n-1].To*(1+jumpGap) {
			kinds[n-1].To = c
			continue
		}
		if kinds = append(kinds, Jump{c, c}); len(kinds) > jumpKinds {
			return nil
		}
	}
	return kinds
}

// A sumHeap holds sums of costs, the lowest first.
type sumHeap []Jump

func (h sumHeap) Len() int           { return len(h) }
func (h sumHeap) Less(i, j int) bool { return h[i].From < h[j].From }
func (h sumHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push adds a sum.
func (h *sumHeap) Push(x any) { *h = append(*h, x.(Jump)) }

// Pop removes the last sum.
func (h *sumHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
