package evp

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/renewal"
	"evpkit/evp/internal/trials"
)

// budgetBandEnds returns the ends of the band by budget, at all points: the exact band of
// the scores' law transferred to the budget. In the worse law the quantiles of the scores
// are lowered to the band, while the cost at each rank stays the same; and its budget is
// reduced by the uncertainty of the mean cost. The better law is the opposite. The error
// probability is divided between the two parts.
//
// It is not proved that the band holds. In simulations it does, and is wider than need be,
// where the log shows what trials cost. It held as little as .63 at a confidence of .95
// where 2 trials of 100 cost 1000 times as much as the others, unless options.CostSupport
// says what a trial can cost at most.
//
// Ends are infinite where nothing bounds them.
func (b *builder) budgetBandEnds(kind BandKind) (low, high []float64) {
	o := b.options
	share := 1 - (1-o.Confidence)/5 // of the interval of the mean cost
	ranked := newRankedCosts(b.set, b.none())
	lower, upper := cdfBounds(kind, ranked.ranks, o.Confidence/share)
	lowest, highest := o.knownEnds(b.Direction)
	worse := ranked.moved(prepend(lowest, ranked.values), appended(upper, 1))
	better := ranked.moved(appended(ranked.values, highest), appended(lower, 1))
	less, more := b.stretches(kind, share)
	low, high = b.bestOfMoved(worse, less), b.bestOfMoved(better, more)
	for i := range low { // where nothing has scored in the moved law
		if math.IsNaN(low[i]) {
			low[i] = lowest
		}
		if math.IsNaN(high[i]) {
			high[i] = highest
		}
	}
	return low, high
}

// stretches returns by what a budget is multiplied in the worse and in the better law: the
// mean cost over the ends of its interval. If it is known what a trial can cost at most,
// the interval is that of all laws within a band of the costs' distribution, of the given
// kind (Anderson 1969, "Confidence Limits for the Expected Value of an Arbitrary Bounded
// Random Variable"); else it is that of the normal approximation.
func (b *builder) stretches(kind BandKind, confidence float64) (less, more float64) {
	r := b.options.CostSupport
	if !r.Bounded() {
		z := distuv.UnitNormal.Quantile((1+confidence)/2) * relativeCostError(b.set)
		return 1 - z, 1 + z
	}
	costs, ranks := rankedByCost(b.set)
	lower, upper := cdfBounds(kind, ranks, confidence)
	mean := b.set.MeanCost()
	most := meanOf(appended(costs, r.Max), appended(lower, 1))
	least := meanOf(prepend(r.Min, costs), appended(upper, 1))
	return mean / most, mean / least
}

// rankedByCost returns the costs of all trials, ascending, and the number of trials up to
// each.
func rankedByCost(s *trials.Set) (costs []float64, ranks []int) {
	var rows []trials.Row
	for _, part := range s.CostTallies() {
		for i, c := range part.Values {
			rows = append(rows, trials.Row{Cost: c, Count: part.Count(i)})
		}
	}
	slices.SortFunc(rows, trials.Row.Compare)
	rank := 0
	for _, r := range rows {
		rank += r.Count
		costs, ranks = append(costs, r.Cost), append(ranks, rank)
	}
	return costs, ranks
}

// meanOf returns the mean of the law with P(value ≤ values[k]) = cdf[k].
func meanOf(values, cdf []float64) float64 {
	mean, below := 0.0, 0.0
	for k, v := range values {
		mean += (cdf[k] - below) * v
		below = cdf[k]
	}
	return mean
}

// relativeCostError returns the standard error of the mean cost relative to it.
func relativeCostError(s *trials.Set) float64 {
	mean, squares := s.MeanCost(), 0.0
	for _, part := range s.CostTallies() {
		for i, c := range part.Values {
			squares += float64(part.Count(i)) * (c - mean) * (c - mean)
		}
	}
	n := float64(s.N())
	return math.Sqrt(squares/n) / (mean * math.Sqrt(n))
}

// rankedCosts are the ordered scores with their costs.
type rankedCosts struct {
	values, costs []float64
	ranks         []int // number of trials up to each
}

// newRankedCosts returns the scores, with failed trials as scores at none.
func newRankedCosts(s *trials.Set, none float64) rankedCosts {
	var rows []trials.Row
	for k, part := range s.CostTallies() {
		for i, c := range part.Values {
			y := none
			if k == 0 {
				y = s.Scores[i]
			}
			rows = append(rows, trials.Row{Score: y, Cost: c, Count: part.Count(i)})
		}
	}
	slices.SortFunc(rows, trials.Row.Compare)
	var out rankedCosts
	rank := 0
	for _, r := range rows {
		rank += r.Count
		out.values, out.costs, out.ranks = append(out.values, r.Score), append(out.costs, r.Cost), append(out.ranks, rank)
	}
	return out
}

// A movedLaw is scores that have been moved, each with a cost and a weight.
type movedLaw struct{ scores, costs, weights []float64 }

// moved returns the law with P(score ≤ values[k]) = cdf[k] in which the mass at the
// level v has the cost of the trial of rank ⌈Nv⌉.
func (r rankedCosts) moved(values, cdf []float64) movedLaw {
	var out movedLaw
	n := float64(r.ranks[len(r.ranks)-1])
	level, k := 0.0, 0
	for e, cost := range r.costs {
		top := float64(r.ranks[e]) / n
		for level < top {
			for cdf[k] <= level {
				k++
			}
			next := math.Min(cdf[k], top)
			out.scores, out.costs = append(out.scores, values[k]), append(out.costs, cost)
			out.weights = append(out.weights, next-level)
			level = next
		}
	}
	return out
}

// bestOfMoved returns the statistic of the best of a moved law at each point's budget
// times the stretch; infinite where the best is, and NaN where nothing has scored.
func (b *builder) bestOfMoved(law movedLaw, stretch float64) []float64 {
	first, last := law.scores[0], law.scores[len(law.scores)-1]
	switch {
	case stretch <= 0:
		return slices.Repeat([]float64{math.NaN()}, len(b.all))
	case b.Statistic.IsMean() && math.IsInf(last, 1):
		return slices.Repeat([]float64{last}, len(b.all))
	case b.Statistic.IsMean() && math.IsInf(first, -1):
		return slices.Repeat([]float64{first}, len(b.all))
	}
	xs := b.xs()
	for i := range xs {
		xs[i] *= stretch
	}
	scores, none := law.finite(), b.none()
	weighted := renewal.NewWeightedLaw(scores, law.costs, nil, law.weights, nil, float64(b.set.N()))
	out := make([]float64, len(xs))
	for i, l := range (best.Budget{Scores: scores, Law: weighted}).At(xs, b.options.query(b.Direction)) {
		out[i], _ = l.Moments(none)
		if !b.Statistic.IsMean() && !math.IsNaN(out[i]) {
			out[i] = l.Quantile
		}
		if out[i] == scores[0] {
			out[i] = first
		}
		if out[i] == scores[len(scores)-1] {
			out[i] = last
		}
	}
	return out
}

// finite returns the scores with infinite ones at the ends replaced by finite ones
// beyond all others.
func (l movedLaw) finite() []float64 {
	out := slices.Clone(l.scores)
	finite := slices.DeleteFunc(slices.Clone(out), func(y float64) bool { return math.IsInf(y, 0) })
	low, high := 0.0, 0.0
	if len(finite) > 0 {
		low, high = finite[0], finite[len(finite)-1]
	}
	margin := math.Max(high-low, math.Max(math.Abs(low), math.Abs(high))*1e-3) + 1e-300
	for i, y := range out {
		switch {
		case math.IsInf(y, -1):
			out[i] = low - margin
		case math.IsInf(y, 1):
			out[i] = high + margin
		}
	}
	return out
}
