package evp

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp/internal/ordstat"
)

// maxExactBand is the most trials for which ld, ld-equal-tailed and ks are
// computed; beyond it dkw stands in.
const maxExactBand = 100_000

// A cdfBand encloses the law of the scores between a worse and a better one,
// in the better-is-larger order.
type cdfBand struct {
	worse, better          ordstat.Steps
	moreFailed, lessFailed float64 // shares of trials without a score
}

// cdfBand returns the band of the given kind at the confidence. With a baseline
// failed trials are scores at the baseline; without one, their share has an
// interval of its own, and the two hold together with the confidence.
func (s *Sample) cdfBand(kind BandKind, o CurveOptions) cdfBand {
	var b cdfBand
	values, ranks := s.ranked(s.baseline(o))
	confidence := o.Confidence
	if len(ranks) > 0 && ranks[len(ranks)-1] < s.N() { // failed trials apart
		share := 1 - (1-confidence)/5
		b.lessFailed, b.moreFailed = ordstat.ClopperPearson(s.failed, s.N(), share)
		confidence /= share
	}
	lower, upper := cdfBounds(kind, ranks, confidence)
	low, high := s.support(o)
	last := len(values) - 1
	b.worse = ordstat.Steps{Values: append([]float64{low}, values...), CDF: append(slices.Clone(upper), 1)}
	b.better = ordstat.Steps{Values: append(slices.Clone(values), high), CDF: append(slices.Clone(lower), 1)}
	if lower[last] >= 1 {
		b.better.Values, b.better.CDF = values, lower
	}
	return b
}

// ranked returns the distinct entries of the ordered scores, ascending, and
// the number of trials up to each. Failed trials are scores at none, unless
// it is NaN.
func (s *Sample) ranked(none float64) (values []float64, ranks []int) {
	rank := 0
	failed := s.failed > 0 && !math.IsNaN(none)
	for e, y := range s.scores {
		if failed && none <= y {
			rank += s.failed
			values, ranks = append(values, none), append(ranks, rank)
			failed = false
		}
		rank++
		if s.counts != nil {
			rank += s.counts[e] - 1
		}
		values, ranks = append(values, y), append(ranks, rank)
	}
	if failed {
		values, ranks = append(values, none), append(ranks, rank+s.failed)
	}
	return values, ranks
}

// cdfBounds returns the ends of the band at entries with the given ranks: the
// least that F may be at each, and the most that it may be just below it.
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

// exactKind returns the kind that is computed where kind is asked for: dkw for
// samples that the exact ones are too slow for.
func (s *Sample) exactKind(kind BandKind) BandKind {
	if s.N() > maxExactBand || s.counts != nil || s.failures != nil {
		return BandDKW
	}
	return kind
}

// support returns the range of scores in the better-is-larger order, infinite
// where unknown.
func (s *Sample) support(o CurveOptions) (low, high float64) {
	if o.Support == nil {
		return math.Inf(-1), math.Inf(1)
	}
	if s.direction == Minimize {
		return -o.Support.High, -o.Support.Low
	}
	return o.Support.Low, o.Support.High
}

// checkSupport returns an error for a score outside the support.
func (s *Sample) checkSupport(o CurveOptions) error {
	if o.Support == nil {
		return nil
	}
	for _, y := range []float64{s.Worst(), s.Best()} {
		if y < o.Support.Low || y > o.Support.High {
			return fmt.Errorf("model %q: a score of %v lies outside the support from %g to %g; give the range that scores cannot leave",
				s.model, y, o.Support.Low, o.Support.High)
		}
	}
	return nil
}
