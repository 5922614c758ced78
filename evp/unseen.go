package evp

import (
	"math"

	"evpkit/evp/internal/resample"
)

// unseen returns the trial that was not logged, as good and as bad as it can be: with a
// support the support's ends. Without one the good score is what the scores' own tail
// allows (resample.GoodEnd) and the bad one the worst score seen, neither beyond the
// range of the score's name. The good score is +Inf if nothing bounds it. If trials have
// failed and nothing is worse than that the bad one fails, too.
func (b *builder) unseen() resample.Beyond {
	s, none := b.set, b.none()
	least, most := b.costEnds()
	if cost, equal := s.EqualCost(); equal && b.options.CostSupport == nil {
		least, most = cost, cost
	}
	u := resample.Beyond{Good: math.Inf(1), Bad: s.Worst(), Least: least, Most: most}
	low, high := b.options.support(b.Direction)
	if math.IsInf(high, 1) {
		if tail, ok := resample.GoodEnd(s); ok {
			u.Good = tail.End
		}
		_, high = b.options.farthest(b.Direction)
	}
	u.Good = math.Max(math.Min(u.Good, high), s.Best())
	if !math.IsInf(low, -1) {
		u.Bad = low
	}
	u.Failed = b.Failed > 0 && none < u.Bad
	return u
}
