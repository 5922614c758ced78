package evp

import (
	"math"
	"slices"

	"evpkit/evp/internal/resample"
)

// warnDirichlet warns of what the band cannot know, where the log shows that it may matter
// and the options do not say it: how much better than the best score a trial can be, and how
// much more than the greatest cost it can cost. The numbers are those of
// testdata/coverage: tail.md and dirichlet-trials.md for the tail, dirichlet-budget.md for
// costs.
func (b *builder) warnDirichlet(unseen resample.Beyond) {
	switch above, below := math.IsInf(unseen.Good, 0), math.IsInf(unseen.Bad, 0); {
	case above && below:
		b.warn(WarnBandNone, "no band: fewer than 4 scores say nothing of those not seen; `support` gives it ends")
	case above || below:
		b.warn(WarnBandOpen, "fewer than 4 scores say nothing of those not seen, so the band is open on a side; "+
			"`support` gives it an end")
	}
	if u := unseen; u.Good == u.Bad && b.Failed == 0 {
		b.warn(WarnBandWeak, "all %d scores are equal: nothing shows how far others may lie, so the band has no width; "+
			"`support` gives it ends", b.Trials)
	}
	_, most := b.options.support(b.Direction)
	least, _ := b.options.farthest(b.Direction)
	if tail, ok := resample.GoodEnd(b.set); ok && tail.Heavy && math.IsInf(most, 1) {
		b.warn(WarnBandWeak, "the better scores have a heavy tail, with which the band of 95 %% confidence holds 82 to 96 "+
			"times in 100; `support` with the best score that can be holds more often")
	}
	if tail, ok := resample.GoodEnd(b.set.Mirrored()); ok && tail.Heavy && math.IsInf(least, -1) && b.startsEarly() {
		b.warn(WarnBandWeak, "the worse scores have a heavy tail: near 1 trial the band of 95 %% confidence holds 85 to 93 "+
			"times in 100; `support` with the worst score that can be holds more often")
	}
	if r := b.options.CostSupport; b.Axis == Budget && b.hasOutlyingCost() && (r == nil || math.IsInf(r.Max, 1)) {
		b.warn(WarnBandWeak, "one trial costs over %d times as much as the others do on average: if such trials, or more "+
			"expensive ones, are rare, the band of 95 %% confidence holds 75 to 95 times in 100; `cost-support` with the "+
			"most that a trial can cost holds more often", outlyingCost)
	}
}

// TailWarnings returns what a Dirichlet band of a curve of s would be warned of: what the log
// shows of scores and costs that it does not hold. They concern all that is said of the
// expected best from these trials, such as a comparison, whatever the curve's own band.
func (s *Sample) TailWarnings(c *Curve, o CurveOptions) []Warning {
	if s.Unscored() || len(c.Points) == 0 {
		return nil
	}
	curve := *c
	curve.Warnings = nil
	b := &builder{Curve: &curve, set: s.set, options: o.WithDefaults()}
	b.warnDirichlet(b.unseen())
	return curve.Warnings
}

// startsEarly reports whether the curve has a point where about one trial is run.
func (b *builder) startsEarly() bool {
	one := 1.5
	if b.Axis == Budget {
		one *= b.MeanCost
	}
	return slices.ContainsFunc(b.Points, func(p Point) bool { return p.X <= one && p.Exists() })
}

// outlyingCost is how many times the mean of the others a cost must be to be warned of.
// Costs that are lognormal with σ = 1 hardly ever are; where 1 trial of 50 costs 1,000 times
// as much as the rest it is, once it is in the log.
const outlyingCost = 20

// hasOutlyingCost reports whether the greatest cost is so far above the others.
func (b *builder) hasOutlyingCost() bool {
	s := b.set
	others := (s.TotalCost - s.MaxCost) / float64(s.N()-1)
	return s.N() >= 4 && s.MaxCost > outlyingCost*others
}
