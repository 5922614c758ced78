package renewal

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"evpkit/sampling"
)

// Reach returns the smallest budget within which a trial of position e or
// above has finished with probability p at least (0 < p < 1, e a position of
// the scores): the p-quantile of what a search for such a trial costs. It is
// as good as Tail: exact where costs have a common measure, elsewhere to about
// 1e-4 of p. Where fewer than one trial in 10^6 is such a one, the cost is
// exponential with mean l.mean/share to that order (Rényi's limit of geometric
// sums), and taken so.
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
	return l.reachWithin(e, top, p)
}

// rarest is the share of trials below which a search for them is taken for a
// Poisson process.
const rarest = 1e-6

// reachTies keeps budgets at which p is met but for rounding.
const reachTies = 1e-9

// reachWithin is Reach for a budget known to be in (top/2, top].
func (l *Law) reachWithin(e int, top, p float64) float64 {
	t := l.lattice(top, 1)
	h := l.tailSeries(e, t, circles{})
	first := func(float64) float64 { return 0 }
	if t.splits() {
		l.takeFirst(t, from(e), h)
		first = l.firstBy(e)
	}
	low, high := top/2, top
	for range 60 {
		mid := (low + high) / 2
		if t.at(h, mid)+first(mid) >= p*(1-reachTies) {
			high = mid
		} else {
			low = mid
		}
	}
	if t.mode == exact {
		high = t.step * budgetStep(high, t.step)
	}
	return high
}

// from counts the trials of position e and above.
func from(e int) func(j int) parts {
	return func(j int) parts {
		if j < e {
			return parts{}
		}
		return parts{1}
	}
}

// firstBy returns the probability that the first trial is of position e or
// above and fits the budget, as a function of the budget.
func (l *Law) firstBy(e int) func(b float64) float64 {
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
