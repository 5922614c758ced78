package evp

import (
	"cmp"
	"fmt"
	"slices"
)

// A pair is a score in the better-is-larger order, a cost, and the number of
// trials that have them.
type pair struct {
	score, cost float64
	count       int
}

// compare orders by score, then by cost: the order of the trials in the log
// must not show.
func (p pair) compare(q pair) int {
	switch {
	case p.score < q.score:
		return -1
	case p.score > q.score:
		return 1
	}
	return cmp.Compare(p.cost, q.cost)
}

// sorted sorts the pairs and returns their parts; counts is nil if all are 1.
func sorted(pairs []pair) (scores, costs []float64, counts []int) {
	slices.SortFunc(pairs, pair.compare)
	scores, costs = make([]float64, len(pairs)), make([]float64, len(pairs))
	for i, p := range pairs {
		scores[i], costs[i] = p.score, p.cost
	}
	if slices.ContainsFunc(pairs, func(p pair) bool { return p.count != 1 }) {
		counts = make([]int, len(pairs))
		for i, p := range pairs {
			counts[i] = p.count
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

// maxOrdered is the most trials that random orders are made of.
const maxOrdered = 10_000_000

// expanded returns s with a score for each trial.
func (s *Sample) expanded() (*Sample, error) {
	if s.counts == nil && s.failures == nil {
		return s, nil
	}
	if s.N() > maxOrdered {
		return nil, fmt.Errorf("model %q: %d trials are too many for the U estimator by budget, at most %d; use the V estimator", s.model, s.N(), maxOrdered)
	}
	out := *s
	out.counts, out.above, out.failures = nil, nil, nil
	out.scores, out.costs = repeated(s.scores, s.counts), repeated(s.costs, s.counts)
	out.fails = repeated(s.fails, s.failures)
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
