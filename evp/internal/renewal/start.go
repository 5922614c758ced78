package renewal

import (
	"cmp"
	"math"
	"slices"

	"evpkit/sampling"
)

// startTies is the amount by which 1 − level is lowered in Start, so that rounding does
// not exclude a budget at which it is reached exactly.
const startTies = 1e-10

// Start returns the smallest budget within which something has scored with probability
// at least 1 − level (0 < level < 1); if the total cost of all trials is not enough for
// that, the cost of the cheapest scored trial, and false.
func (l *Law) Start(level float64) (budget float64, ok bool) {
	if len(l.failed) == 0 {
		if l.weight.single != nil {
			return l.costQuantile(1 - level), true
		}
		n := len(l.costs)
		k := int(math.Ceil((1-level)*float64(n) - sampling.Tolerance))
		return selected(slices.Clone(l.costs), max(k, 1)-1), true
	}
	if l.Tail(0, []float64{l.total})[0] < 1-level {
		return l.cheapest, false
	}
	top := l.total
	for top/2 >= l.cheapest && l.Tail(0, []float64{top / 2})[0] >= 1-level {
		top /= 2
	}
	if v, ok := l.visits(top); ok {
		return v.reach(0, top, 1-level-startTies), true
	}
	t := l.lattice(top, 1)
	series := tail{l, 0, nil, circles{}}.series(t)
	start := t.bisect(top, func(b float64) bool { return t.at(series, b) >= 1-level-startTies })
	return math.Max(start, l.cheapest), true
}

// costQuantile returns the smallest cost that a trial does not exceed with probability
// at least q, if none failed.
func (l *Law) costQuantile(q float64) float64 {
	order := make([]int, len(l.costs))
	for j := range order {
		order[j] = j
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(l.costs[a], l.costs[b]) })
	sum := 0.0
	for _, j := range order {
		if sum += l.weight.at(j); sum >= q*(1-sampling.Tolerance) {
			return l.costs[j]
		}
	}
	return l.costs[order[len(order)-1]]
}

// selected returns the value that would be at position k if the values were sorted; it
// reorders them (quickselect, Hoare 1961).
func selected(values []float64, k int) float64 {
	for len(values) > 32 {
		pivot := values[len(values)/2]
		low, high := 0, len(values)-1
		for low <= high {
			for values[low] < pivot {
				low++
			}
			for values[high] > pivot {
				high--
			}
			if low <= high {
				values[low], values[high] = values[high], values[low]
				low++
				high--
			}
		}
		switch {
		case k <= high:
			values = values[:high+1]
		case k >= low:
			values, k = values[low:], k-low
		default:
			return values[k]
		}
	}
	slices.Sort(values)
	return values[k]
}
