package trials

import (
	"cmp"
	"slices"
)

// A Row is a score, larger being better, a cost, and the number of trials that
// have them.
type Row struct {
	Score, Cost float64
	Count       int
}

// Compare orders rows by score, then by cost, so that the order of the trials in
// the log does not matter.
func (r Row) Compare(other Row) int {
	switch {
	case r.Score < other.Score:
		return -1
	case r.Score > other.Score:
		return 1
	}
	return cmp.Compare(r.Cost, other.Cost)
}

// sorted returns the columns of the rows in order; counts is nil if all are 1.
func sorted(rows []Row) (scores, costs []float64, counts []int) {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, Row.Compare)
	scores, costs = make([]float64, len(rows)), make([]float64, len(rows))
	for i, r := range rows {
		scores[i], costs[i] = r.Score, r.Cost
	}
	if slices.ContainsFunc(rows, func(r Row) bool { return r.Count != 1 }) {
		counts = make([]int, len(rows))
		for i, r := range rows {
			counts[i] = r.Count
		}
	}
	return scores, costs, counts
}

// sumsFrom returns the sum of the counts from each position on; nil for nil.
func sumsFrom(counts []int) []int {
	out := slices.Clone(counts)
	for i := len(out) - 2; i >= 0; i-- {
		out[i] += out[i+1]
	}
	return out
}
