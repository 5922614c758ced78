package ordstat

import "math"

// TailV returns P(best of n ≥ score at position e) for n draws with
// replacement, 1 − ((f+e)/N)^n. TailV(0, n) is the probability of a score.
func (s Sample) TailV(e, n int) float64 {
	if n == 0 {
		return 0
	}
	above := float64(len(s.Scores)-e) / float64(s.N())
	return -math.Expm1(float64(n) * math.Log1p(-above))
}

// TailU returns P(best of n ≥ score at position e) for n draws without
// replacement, 1 − C(f+e, n)/C(N, n), 0 ≤ n ≤ N. Work is O(min(n, N−f−e)).
func (s Sample) TailU(e, n int) float64 {
	total, above := s.N(), len(s.Scores)-e
	p := 1.0
	// C(i, n)/C(N, n) is a product over the n draws, or, the other way
	// round, over the N − i trials that none of them may be.
	a, b := min(n, above), max(n, above)
	for k := 0; k < a && p > 0; k++ {
		p *= math.Max(float64(total-b-k), 0) / float64(total-k)
	}
	return 1 - p
}

// SearchV returns the smallest position e for which reached is true under
// n draws with replacement, and len(Scores) if it is for none. reached gets
// P(best > score e), by position, and must be monotone in e.
func (s Sample) SearchV(n int, reached func(e int, above float64) bool) int {
	low, high := 0, len(s.Scores)
	for low < high {
		if mid := (low + high) / 2; reached(mid, s.TailV(mid+1, n)) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// SearchU is SearchV for draws without replacement. It walks down from the
// best score.
func (s Sample) SearchU(n int, reached func(e int, above float64) bool) int {
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
