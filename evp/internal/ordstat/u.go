package ordstat

// U returns the moments of the best of n draws without replacement from the N trials, for
// each n in ns, 0 ≤ n ≤ N (Tang et al. 2020, "Showing Your Work Doesn't Always Work"):
//
//	E_U(n) = Σ_i y_(i)·C(i−1, n−1)/C(N, n)
//
// The ratios C(i, n)/C(N, n) are running products from the top, so that no binomial is ever
// computed. All of 1 … N take O(N log N).
func (s Sample) U(ns []int) []Moment {
	scored := func(n int) float64 { return s.TailU(0, n) }
	if s.Above != nil {
		return s.moments(ns, s.walkCounts, scored)
	}
	return s.moments(ns, s.walkU, scored)
}

// walkU fills the sums of a run; p[j] is C(rank, n_j)/C(N, n_j).
func (s Sample) walkU(r run, out []sums) {
	var p, n [runLength]float64
	for j := range out {
		p[j], n[j] = 1, float64(r.n+j)
	}
	for e := len(s.Scores) - 2; e >= 0; e-- {
		rank := float64(s.Failed + e + 2) // of the score above e
		gap, square := s.gaps(e)
		inverse := 1 / rank
		for j := range out {
			p[j] *= max(rank-n[j], 0) * inverse
			out[j].first += gap * p[j]
			out[j].second += square * p[j]
		}
		if p[0] < negligible {
			return
		}
	}
}

// walkCounts is walkU for scores that stand for several trials.
func (s Sample) walkCounts(r run, out []sums) {
	for e := len(s.Scores) - 2; e >= 0; e-- {
		gap, square := s.gaps(e)
		for j := range out {
			p := missed(s.N(), s.above(e+1), r.n+j)
			out[j].first += gap * p
			out[j].second += square * p
			if j == 0 && p < negligible {
				return
			}
		}
	}
}
