package renewal

import (
	"cmp"
	"math"
	"slices"

	"evpkit/sampling"
)

// Start returns the smallest budget within which something has scored with
// probability 1 − level at least (0 < level < 1), and false with the cheapest
// scored trial's cost if the total cost of all trials is not enough for that.
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
	return l.startWithin(top, level), true
}

// costQuantile returns the smallest cost that a trial does not exceed with
// probability q at least, where none failed.
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

// startWithin is Start for a budget known to be in (top/2, top].
func (l *Law) startWithin(top, level float64) float64 {
	t := l.lattice(top, 1)
	h := l.tailSeries(0, t, circles{})
	low, high := top/2, top
	for range 60 {
		mid := (low + high) / 2
		if t.at(h, mid) >= 1-level-1e-10 {
			high = mid
		} else {
			low = mid
		}
	}
	if t.mode == exact {
		high = t.step * budgetStep(high, t.step)
	}
	return math.Max(high, l.cheapest)
}

// selected returns the value that would be at place k if the values were
// sorted; it reorders them.
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
