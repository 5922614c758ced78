package resample

import (
	"math"

	"evpkit/evp/internal/trials"
)

// Known is what a user knows of trials that were not logged. An end that is not known is
// infinite; a least cost that is not known is 0.
type Known struct {
	Support [2]float64 // worst and best score that can be, larger being better
	Range   [2]float64 // those that the field fixes for scores of this name
	Costs   [2]float64 // least and greatest cost, in cost units
	None    float64    // the score that "nothing has scored" counts as; NaN: none
}

// Beyond returns the trial that was not logged, as good and as bad as it can be. With a
// support its scores are the support's ends. Without one they are what the scores' own
// tails allow (GoodEnd, BadEnd), no farther than the range of the score's name; with fewer
// than four scores, which have no tail, they are the ends of that range, infinite if it is
// not known. If trials have failed and nothing is worse than that, the bad one fails, too.
// Its costs are the ends that are known, else the smallest and the largest cost seen.
func (k Known) Beyond(s *trials.Set) Beyond {
	b := Beyond{Least: s.MinCost, Most: s.MaxCost}
	if cost, equal := s.EqualCost(); equal {
		b.Least, b.Most = cost, cost
	}
	if k.Costs[0] > 0 {
		b.Least = k.Costs[0]
	}
	if !math.IsInf(k.Costs[1], 1) {
		b.Most = k.Costs[1]
	}
	worst, best := k.Support[0], k.Support[1]
	if math.IsInf(best, 1) {
		tail, _ := GoodEnd(s) // infinite without one
		best = math.Min(k.Range[1], tail.End)
	}
	if math.IsInf(worst, -1) {
		worst = math.Max(k.Range[0], BadEnd(s))
	}
	b.Good, b.Bad = math.Max(best, s.Best()), math.Min(worst, s.Worst())
	if s.Failed > 0 && k.None <= b.Bad {
		b.Bad, b.Failed = k.None, true
	}
	return b
}
