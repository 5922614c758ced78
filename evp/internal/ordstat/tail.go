package ordstat

import (
	"math"
	"sort"
)

// TailV returns P(best of n ≥ score at position e) for n draws with
// replacement, 1 − ((f+e)/N)^n. TailV(0, n) is the probability of a score.
func (s Sample) TailV(e, n int) float64 {
	if n == 0 {
		return 0
	}
	above := float64(s.above(e)) / float64(s.N())
	return -math.Expm1(float64(n) * math.Log1p(-above))
}

// TailU returns P(best of n ≥ score at position e) for n draws without
// replacement, 1 − C(f+e, n)/C(N, n), 0 ≤ n ≤ N.
func (s Sample) TailU(e, n int) float64 {
	return 1 - missed(s.N(), s.above(e), n)
}

// SearchV returns the smallest position e for which reached is true for n draws with
// replacement, and len(Scores) if it is for none. reached gets P(best > score e) and must
// be monotone in e.
func (s Sample) SearchV(n int, reached func(e int, above float64) bool) int {
	return s.search(n, s.TailV, reached)
}

// search finds the smallest position by bisection, for the law with the given tail.
func (s Sample) search(n int, tail func(e, n int) float64, reached func(e int, above float64) bool) int {
	return sort.Search(len(s.Scores), func(e int) bool { return reached(e, tail(e+1, n)) })
}

// SearchU is SearchV for draws without replacement. It walks down from the best score.
func (s Sample) SearchU(n int, reached func(e int, above float64) bool) int {
	if s.Above != nil {
		return s.search(n, s.TailU, reached)
	}
	below := 1.0 // P(best ≤ score e)
	for e := len(s.Scores) - 1; e >= 0; e-- {
		if !reached(e, 1-below) {
			return e + 1
		}
		rank := float64(s.Failed + e + 1)
		below *= math.Max(rank-float64(n), 0) / rank
	}
	return 0
}
