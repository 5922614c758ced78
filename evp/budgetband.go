package evp

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"evpkit/evp/internal/renewal"
)

// budgetBand fills the band of a curve on the budget axis.
func (c *Curve) budgetBand(s *Sample, o CurveOptions) {
	kind := s.bandKind(o, Budget)
	switch {
	case !kind.IsConfidence() || len(c.Points) == 0:
		return
	case kind == BandBootstrap:
		c.bootstrapBand(s, o)
		return
	case s.failed > 0 && o.Baseline == nil:
		c.warn(WarnBandNone, "with failed trials the %s band needs --baseline on the budget axis; --band bootstrap does not", kind)
		return
	}
	kind, c.Simultaneous = c.announced(s, kind), true
	low, high := s.carried(kind, c.Points, o)
	c.sides(s, kind, func(i int) (float64, float64) { return low[i], high[i] })
	c.tellOpen("a budget of", o)
}

// carried returns the ends of the conservative band at each point: the exact
// band of the scores' law carried over to the budget. The worse law has the
// scores' quantiles moved down to the band and each trial's cost kept at its
// rank, and is given a budget that is smaller by the uncertainty of the mean
// cost; the better law the other way round. The error is shared out between
// the two. It is not proved to hold; in simulations it does (README). Ends in
// the better-is-larger order, infinite where nothing bounds them.
func (s *Sample) carried(kind BandKind, points []Point, o CurveOptions) (low, high []float64) {
	share := 1 - (1-o.Confidence)/5 // of the mean cost
	ranked := s.rankedCosts(s.baseline(o))
	stretch := distuv.UnitNormal.Quantile((1+share)/2) * s.costError()
	lower, upper := cdfBounds(kind, ranked.ranks, o.Confidence/share)
	lowest, highest := s.support(o)
	worse := ranked.moved(append([]float64{lowest}, ranked.values...), append(slices.Clone(upper), 1))
	better := ranked.moved(append(slices.Clone(ranked.values), highest), append(slices.Clone(lower), 1))
	return s.bestOfMoved(worse, points, 1-stretch, o), s.bestOfMoved(better, points, 1+stretch, o)
}

// costError returns the standard error of the mean cost, relative to it.
func (s *Sample) costError() float64 {
	mean, squares := s.MeanCost(), 0.0
	for _, part := range s.costParts() {
		for i, c := range part.values {
			squares += float64(part.count(i)) * (c - mean) * (c - mean)
		}
	}
	n := float64(s.N())
	return math.Sqrt(squares/n) / (mean * math.Sqrt(n))
}

// rankedCosts is the ordered scores with their costs.
type rankedCosts struct {
	values, costs []float64
	ranks         []int // number of trials up to each
}

// rankedCosts returns the scores, failed trials as scores at none among them.
func (s *Sample) rankedCosts(none float64) rankedCosts {
	var pairs []pair
	for k, part := range s.costParts() {
		for i, c := range part.values {
			y := none
			if k == 0 {
				y = s.scores[i]
			}
			pairs = append(pairs, pair{y, c, part.count(i)})
		}
	}
	slices.SortFunc(pairs, pair.compare)
	var out rankedCosts
	rank := 0
	for _, p := range pairs {
		rank += p.count
		out.values, out.costs, out.ranks = append(out.values, p.score), append(out.costs, p.cost), append(out.ranks, rank)
	}
	return out
}

// A moved law is scores that have been moved, each with a cost and a weight.
type movedLaw struct{ scores, costs, weights []float64 }

// moved returns the law with P(score ≤ values[k]) = cdf[k] in which the mass at
// the level v has the cost of the trial of rank ⌈Nv⌉.
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
			out.scores, out.costs, out.weights = append(out.scores, values[k]), append(out.costs, cost), append(out.weights, next-level)
			level = next
		}
	}
	return out
}

// bestOfMoved returns the statistic of the best of a moved law at each point's
// budget times the stretch; infinite where the best is.
func (s *Sample) bestOfMoved(law movedLaw, points []Point, stretch float64, o CurveOptions) []float64 {
	out := make([]float64, len(points))
	first, last := law.scores[0], law.scores[len(law.scores)-1]
	open := math.Inf(-1)
	if math.IsInf(last, 1) {
		open = last
	}
	if stretch <= 0 || o.Statistic.IsMean() && (math.IsInf(first, 0) || math.IsInf(last, 0)) {
		for i := range out {
			out[i] = open
		}
		return out
	}
	xs := make([]float64, len(points))
	for i, p := range points {
		xs[i] = p.X * stretch
	}
	moved := &Sample{model: s.model, direction: s.direction, scores: law.finite(), costs: law.costs, maxCost: math.Inf(1)}
	bests := moved.bestWithin(renewal.NewWeightedLaw(moved.scores, law.costs, nil, law.weights, nil, float64(s.N())), xs, o)
	for i, b := range bests {
		b.leaveRare(o)
		mean, _ := b.noneAs(s.baseline(o))
		out[i] = mean
		if !o.Statistic.IsMean() && !math.IsNaN(mean) {
			out[i] = b.quantile
		}
		if out[i] == moved.scores[0] {
			out[i] = first
		}
		if out[i] == moved.scores[len(moved.scores)-1] {
			out[i] = last
		}
	}
	return out
}

// finite returns the scores with infinite ones at the ends replaced by ones
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
