package ordstat

import (
	"math"
	"sort"
)

// Steps is a law of scores: P(score ≤ Values[k]) = CDF[k], where Values ascend and CDF
// ascends to 1. A value is infinite if its score is unknown.
type Steps struct{ Values, CDF []float64 }

// none returns φ^n for a share φ of trials that fail.
func none(failed float64, n float64) float64 { return math.Pow(failed, n) }

// at returns P(best of n ≤ value k | a score) if a share failed, φ, of the trials has no
// score: [(φ + (1−φ)F)^n − φ^n]/(1 − φ^n).
func (s Steps) at(k int, n, failed float64) float64 {
	f := s.CDF[k]
	if f >= 1 {
		return 1
	}
	lost := none(failed, n)
	return (math.Pow(failed+(1-failed)*f, n) - lost) / (1 - lost)
}

// Mean returns the mean of the best of n, given a score; infinite if the best may be
// infinite. Work is O(steps that matter).
func (s Steps) Mean(n, failed float64) float64 {
	last := len(s.Values) - 1
	if math.IsInf(s.Values[0], -1) && s.CDF[0] > 0 {
		return math.Inf(-1)
	}
	if math.IsInf(s.Values[last], 1) {
		if s.CDF[last-1] < 1 {
			return math.Inf(1)
		}
		last--
	}
	mean := s.Values[last]
	for k := last - 1; k >= 0 && !math.IsInf(s.Values[k], -1); k-- {
		p := s.at(k, n, failed)
		if p < negligible {
			break
		}
		mean -= (s.Values[k+1] - s.Values[k]) * p
	}
	return mean
}

// Quantile returns the smallest value at which the law of the best of n, given a score,
// reaches q.
func (s Steps) Quantile(n, failed, q float64) float64 {
	return s.Values[sort.Search(len(s.Values)-1, func(k int) bool { return s.at(k, n, failed) >= q })]
}
