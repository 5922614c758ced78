package renewal

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"evpkit/sampling"
)

const (
	// rarest is the share of trials below which a search for them is taken to be a
	// Poisson process.
	rarest = 1e-6
	// reachTies is the relative amount by which p is lowered, so that rounding does not
	// exclude a budget at which it is reached exactly.
	reachTies = 1e-9
)

// Reach returns the smallest budget within which a trial of position e or above has
// finished with probability at least p (0 < p < 1, e a position of the scores): the
// p-quantile of the cost of a search for such a trial. It is as good as Tail: exact if
// costs have a common measure, elsewhere to about 1e-4 of p. If fewer than one trial in
// 10^6 qualifies, the cost is exponential with mean l.mean/share to that order (Rényi's
// limit of geometric sums), and is taken to be so.
func (l *Law) Reach(e int, p float64) float64 {
	share := 0.0
	for j := e; j < len(l.costs); j++ {
		share += l.weight.at(j)
	}
	if share < rarest {
		return -math.Log1p(-p) * l.mean / share
	}
	within := func(b float64) bool { return l.Tail(e, []float64{b})[0] >= p*(1-reachTies) }
	top := l.mean
	for !within(top) {
		top *= 2
	}
	for within(top / 2) {
		top /= 2
	}
	if v, ok := l.visits(top); ok {
		return v.reach(e, top, p*(1-reachTies))
	}
	t := l.lattice(top, 1)
	series := tail{l, e, nil, circles{}}.series(t)
	first := func(float64) float64 { return 0 }
	if t.splits() {
		firstReaching(l, e).subtractFrom(t, series)
		first = firstReachingBy(l, e)
	}
	return t.bisect(top, func(b float64) bool { return t.at(series, b)+first(b) >= p*(1-reachTies) })
}

// bisect returns the smallest budget in (top/2, top] at which a condition holds that
// is monotone in the budget; on an exact lattice, a lattice point.
func (t lattice) bisect(top float64, holds func(b float64) bool) float64 {
	low, high := top/2, top
	for range 60 { // to the last bit
		if mid := (low + high) / 2; holds(mid) {
			high = mid
		} else {
			low = mid
		}
	}
	if t.mode == exact {
		if k, _ := t.ends(high); sampling.Fits(t.step*float64(k), high) && sampling.Fits(high, t.step*float64(k)*(1+2e-9)) {
			high = t.step * float64(k)
		}
	}
	return high
}

// firstReachingBy returns the probability that the first trial is of position e or
// above and fits the budget, as a function of the budget.
func firstReachingBy(l *Law, e int) func(b float64) float64 {
	order := make([]int, len(l.costs)-e)
	for i := range order {
		order[i] = e + i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(l.costs[i], l.costs[j]) })
	sums := make([]float64, len(order)+1)
	for i, j := range order {
		sums[i+1] = sums[i] + l.weight.at(j)
	}
	return func(b float64) float64 {
		return sums[sort.Search(len(order), func(i int) bool { return !sampling.Fits(l.costs[order[i]], b) })]
	}
}
