package evp

import (
	"math"

	"evpkit/evp/internal/resample"
	"evpkit/evp/internal/trials"
)

// unseen returns the trial that was not logged, as good and as bad as it can be. With a
// support its scores are the support's ends. Without one they are what the scores' own
// tails allow (resample.GoodEnd, resample.BadEnd), no farther than the range of the score's
// name; with fewer than four scores, which have no tail, they are the ends of
// that range, infinite if it is not known. If trials have failed and nothing is worse
// than that, the bad one fails, too.
func (b *builder) unseen() resample.Beyond {
	s := b.set
	least, most := b.costEnds()
	if cost, equal := s.EqualCost(); equal && b.options.CostSupport == nil {
		least, most = cost, cost
	}
	u := resample.Beyond{Least: least, Most: most}
	worst, best := b.options.support(b.Direction)
	if math.IsInf(best, 1) {
		_, best = b.options.farthest(b.Direction)
		best = math.Min(best, tailEnd(s))
	}
	if math.IsInf(worst, -1) {
		worst, _ = b.options.farthest(b.Direction)
		worst = math.Max(worst, resample.BadEnd(s))
	}
	u.Good, u.Bad = math.Max(best, s.Best()), math.Min(worst, s.Worst())
	if none := b.none(); b.Failed > 0 && none <= u.Bad {
		u.Bad, u.Failed = none, true
	}
	return u
}

// tailEnd returns the end that the upper tail of the scores allows; +Inf if they have none.
func tailEnd(s *trials.Set) float64 {
	tail, ok := resample.GoodEnd(s)
	if !ok {
		return math.Inf(1)
	}
	return tail.End
}
