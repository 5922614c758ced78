package evp

import (
	"math"
	"slices"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/trials"
)

// maxExactBand is the largest number of trials for which ld, ld-equal-tailed and ks
// are computed; beyond it dkw replaces them.
const maxExactBand = 100_000

// distributionBand fills a band that is derived from one of the scores' distribution
// function: exact by number of trials; by budget conservative if the greatest cost is
// known, else approximate.
func (b *builder) distributionBand(kind BandKind) {
	if b.Axis == Budget && b.Failed > 0 && b.options.Baseline == nil {
		b.warn(WarnBandNone, "with failed trials the %s band needs `baseline` on the budget axis; "+
			"`band bootstrap` does not", kind)
		return
	}
	kind, b.Simultaneous = b.computedKind(kind), true
	ends, x := b.trialBandEnds, "n ="
	if b.Axis == Budget {
		ends, x = b.budgetBandEnds, "a budget of"
	}
	low, high := ends(kind)
	for i := range b.all {
		if p := &b.all[i]; !math.IsNaN(p.Estimate) {
			b.setEnds(p, kind, low[i], high[i])
		}
	}
	b.warnOpen(x)
}

// computedKind returns the kind that is computed if kind is asked for, with a
// warning if it is another: dkw for samples that are too large for the exact ones.
func (b *builder) computedKind(kind BandKind) BandKind {
	computed := kind
	if b.set.N() > maxExactBand || b.set.Counted() {
		computed = BandDKW
	}
	if computed != kind {
		b.warn(WarnBandKind, "the band is dkw instead of %s, which is not computed for more than %d trials "+
			"or for rows that stand for several", kind, maxExactBand)
	}
	b.warnBandOfV()
	return computed
}

// warnBandOfV warns if the band does not belong to the estimator.
func (b *builder) warnBandOfV() {
	if b.Estimator == U {
		b.warn(WarnBandOfV, "the band belongs to the V estimator; a U estimate may leave it")
	}
}

// trialBandEnds returns the ends of the band by number of trials, at all points;
// infinite where it is open.
func (b *builder) trialBandEnds(kind BandKind) (low, high []float64) {
	band := newCDFBand(b.set, kind, b.options, b.Direction)
	for _, p := range b.all {
		low = append(low, bestOfSteps(band.worse, p.X, band.moreFailed, b.Statistic))
		high = append(high, bestOfSteps(band.better, p.X, band.lessFailed, b.Statistic))
	}
	return low, high
}

// warnOpen warns where a side of the band is open. x names an x, as in "n =".
func (b *builder) warnOpen(x string) {
	if low, high := b.options.knownEnds(b.Direction); !math.IsInf(high-low, 1) {
		return
	}
	first, last := math.Inf(1), math.Inf(-1)
	for _, p := range b.all {
		if math.IsNaN(p.Estimate) {
			continue
		}
		worse, better := p.Lower, p.Upper
		if b.Direction == Minimize {
			worse, better = better, worse
		}
		if math.IsNaN(better) {
			first = math.Min(first, p.X)
		}
		if math.IsNaN(worse) {
			last = math.Max(last, p.X)
		}
	}
	if !math.IsInf(first, 0) {
		b.warn(WarnBandOpen, "from %s %.4g on the band is open on the better side: "+
			"the data cannot exclude a better score; `support` gives it an end", x, first)
	}
	if !math.IsInf(last, 0) {
		b.warn(WarnBandOpen, "up to %s %.4g the band is open on the worse side; `support` gives it an end", x, last)
	}
}

// A cdfBand encloses the law of the scores between a worse and a better one.
type cdfBand struct {
	worse, better          ordstat.Steps
	moreFailed, lessFailed float64 // shares of trials without a score
}

// newCDFBand returns the band of the given kind. With a baseline failed trials are
// scores at the baseline. Without one their share has an interval of its own, and
// the two hold together with the confidence.
func newCDFBand(s *trials.Set, kind BandKind, o CurveOptions, d Direction) cdfBand {
	var b cdfBand
	values, ranks := ranked(s, o.none(d))
	confidence := o.Confidence
	if len(ranks) > 0 && ranks[len(ranks)-1] < s.N() { // failed trials apart
		share := 1 - (1-confidence)/5
		b.lessFailed, b.moreFailed = ordstat.ClopperPearson(s.Failed, s.N(), share)
		confidence /= share
	}
	lower, upper := cdfBounds(kind, ranks, confidence)
	lowest, highest := o.knownEnds(d)
	b.worse = ordstat.Steps{Values: prepend(lowest, values), CDF: appended(upper, 1)}
	b.better = ordstat.Steps{Values: appended(values, highest), CDF: appended(lower, 1)}
	if lower[len(values)-1] >= 1 {
		b.better.Values, b.better.CDF = values, lower
	}
	return b
}

// ranked returns the scores of the rows, ascending, and the number of trials up to
// each. Failed trials are scores at none, unless it is NaN.
func ranked(s *trials.Set, none float64) (values []float64, ranks []int) {
	rank := 0
	failed := s.Failed > 0 && !math.IsNaN(none)
	scores := s.ScoreTally()
	for e, y := range s.Scores {
		if failed && none <= y {
			rank += s.Failed
			values, ranks = append(values, none), append(ranks, rank)
			failed = false
		}
		rank += scores.Count(e)
		values, ranks = append(values, y), append(ranks, rank)
	}
	if failed {
		values, ranks = append(values, none), append(ranks, rank+s.Failed)
	}
	return values, ranks
}

// cdfBounds returns a band of the distribution function F at entries with the given
// ranks: the least that F may be at each, and the most that it may be just below it.
func cdfBounds(kind BandKind, ranks []int, confidence float64) (lower, upper []float64) {
	n := ranks[len(ranks)-1]
	lower, upper = make([]float64, len(ranks)), make([]float64, len(ranks))
	below := 0
	if kind == BandDKW {
		epsilon := ordstat.DKWWidth(n, confidence)
		for e, rank := range ranks {
			lower[e] = math.Max(float64(rank)/float64(n)-epsilon, 0)
			upper[e] = math.Min(float64(below)/float64(n)+epsilon, 1)
			below = rank
		}
		return lower, upper
	}
	band := map[BandKind]func(int, float64) ordstat.Band{
		BandLD: ordstat.LD, BandLDEqualTailed: ordstat.LDEqualTailed, BandKS: ordstat.KS,
	}[kind](n, confidence)
	for e, rank := range ranks {
		lower[e], upper[e] = band.Lower[rank-1], band.Upper[below]
		below = rank
	}
	return lower, upper
}

// bestOfSteps returns the statistic of the best of n.
func bestOfSteps(law ordstat.Steps, n, failed float64, statistic Statistic) float64 {
	if statistic.IsMean() {
		return law.Mean(n, failed)
	}
	return law.Quantile(n, failed, statistic.q*(1-best.Ties))
}

// prepend returns x followed by the values.
func prepend(x float64, values []float64) []float64 { return append([]float64{x}, values...) }

// appended returns the values followed by x.
func appended(values []float64, x float64) []float64 { return append(slices.Clone(values), x) }
