package ordstat

import "math"

// V returns the moments of the best of n draws with replacement from the N trials, for each
// n ≥ 0 in ns (Dodge et al. 2019, "Show Your Work"):
//
//	E_V(n) = Σ_i y_(i)·[(i/N)^n − ((i−1)/N)^n]
//
// Neighbouring n share their work: all of 1 … N take O(N log N).
func (s Sample) V(ns []int) []Moment {
	scored := func(n int) float64 { return s.TailV(0, n) }
	return s.moments(ns, s.walkV, scored)
}

// walkV fills the sums of a run: P_e for its first n by exponentiation, for the others by
// the running product P_e(n+1) = P_e(n)·(rank/N).
func (s Sample) walkV(r run, out []sums) {
	total := float64(s.N())
	for e := len(s.Scores) - 2; e >= 0; e-- {
		above := float64(s.above(e+1)) / total
		p := math.Exp(float64(r.n) * math.Log1p(-above))
		if p < negligible {
			return
		}
		gap, square := s.gaps(e)
		if gap == 0 {
			continue
		}
		ratio := 1 - above
		for j := range out {
			out[j].first += gap * p
			out[j].second += square * p
			p *= ratio
		}
	}
}
