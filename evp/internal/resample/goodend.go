package resample

import (
	"math"

	"evpkit/evp/internal/trials"
)

const (
	minTailScores = 4    // fewer scores have no tail to speak of
	tailAlpha     = 0.05 // the endpoint's limit is exceeded with this probability
	tailExponent  = 2.0
)

// A Tail is what the best scores seen say of better ones that were not.
type Tail struct {
	End float64 // no score above it is allowed for; at least the best score seen
}

// GoodEnd returns the end that the scores' own upper tail allows. If the probability
// of a score within d of the endpoint falls as d^k, then, with m + 1 top scores
// y_(N−m) ≤ … ≤ y_(N), ((E − y_(N))/(E − y_(N−m)))^k has the law Beta(1, m) for the
// true endpoint E (Robson & Whitlock 1964; Cooke 1979), whose upper 95 % confidence
// limit is therefore
//
//	y_(N) + (y_(N) − y_(N−m))·q/(1 − q),  q = (1 − 0.05^{1/m})^{1/k},
//
// with m = √N, rounded. Failed trials are not among the N. A score that is tied with
// the best down to y_(N−m) is a plateau: nothing is above it. ok is false with fewer than
// 4 scores, which tell nothing.
func GoodEnd(s *trials.Set) (tail Tail, ok bool) {
	n := s.Scored()
	if n < minTailScores {
		return Tail{End: math.Inf(1)}, false
	}
	m := int(math.Round(math.Sqrt(float64(n))))
	best := s.Best()
	end := best + (best-s.Ranked(m+1))*tailReach(m, tailExponent)
	return Tail{End: math.Min(end, math.MaxFloat64)}, true
}

// tailReach returns q/(1 − q) of GoodEnd: how far the endpoint may lie above the best
// score, in units of the best score's distance from the one m places below.
func tailReach(m int, k float64) float64 {
	q := math.Pow(-math.Expm1(math.Log(tailAlpha)/float64(m)), 1/k)
	return q / (1 - q)
}
