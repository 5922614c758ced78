package evp

import (
	"math"

	"evpkit/evp/internal/ordstat"
)

// bandKind returns the kind of band for a curve: what auto means for it.
func (s *Sample) bandKind(o CurveOptions, axis Axis) BandKind {
	if o.Band != BandAuto {
		return o.Band
	}
	low, high := s.support(o)
	bounded := !math.IsInf(low, 0) && !math.IsInf(high, 0)
	conditional := axis == Budget && s.failed > 0 && o.Baseline == nil
	if (!o.Statistic.IsMean() || bounded) && !conditional {
		return BandLD
	}
	return BandBootstrap
}

// trialBand fills the band of a curve on the trial axis.
func (c *Curve) trialBand(s *Sample, o CurveOptions) {
	kind := s.bandKind(o, Trials)
	switch {
	case !kind.IsConfidence():
		return
	case kind == BandBootstrap:
		c.bootstrapBand(s, o)
		return
	}
	kind, c.Simultaneous = c.announced(s, kind), true
	band := s.cdfBand(kind, o)
	c.sides(s, kind, func(i int) (low, high float64) {
		n := c.Points[i].X
		return bestOfSteps(band.worse, n, band.moreFailed, o.Statistic), bestOfSteps(band.better, n, band.lessFailed, o.Statistic)
	})
	c.tellOpen("n =", o)
}

// announced returns the kind that is computed instead of kind, with a warning
// if it is another.
func (c *Curve) announced(s *Sample, kind BandKind) BandKind {
	computed := s.exactKind(kind)
	if computed != kind {
		c.warn(WarnBandKind, "the band is dkw instead of %s, which is not computed for more than %d trials or for rows that stand for several", kind, maxExactBand)
	}
	if c.Estimator == U {
		c.warn(WarnBandOfV, "the band belongs to the V estimator; a U estimate may leave it")
	}
	return computed
}

// bestOfSteps returns the statistic of the best of n.
func bestOfSteps(law ordstat.Steps, n, failed float64, statistic Statistic) float64 {
	if statistic.IsMean() {
		return law.Mean(n, failed)
	}
	return law.Quantile(n, failed, statistic.q*(1-tieTolerance))
}

// sides sets the band of each point that has an estimate. of returns its ends
// in the better-is-larger order, infinite where the data do not bound them.
func (c *Curve) sides(s *Sample, kind BandKind, of func(i int) (low, high float64)) {
	for i := range c.Points {
		p := &c.Points[i]
		if math.IsNaN(p.Estimate) {
			continue
		}
		p.Lower, p.Upper = s.outRange(of(i))
		for _, side := range []*float64{&p.Lower, &p.Upper} {
			if math.IsInf(*side, 0) {
				*side = math.NaN()
			}
		}
		if !math.IsNaN(p.Lower) || !math.IsNaN(p.Upper) {
			p.Band = kind
		}
	}
}

// tellOpen warns where a side of the band is open.
func (c *Curve) tellOpen(x string, o CurveOptions) {
	if o.Support != nil && !math.IsInf(o.Support.Low, 0) && !math.IsInf(o.Support.High, 0) {
		return
	}
	better, worse := func(p Point) float64 { return p.Upper }, func(p Point) float64 { return p.Lower }
	if c.Direction == Minimize {
		better, worse = worse, better
	}
	first, last := math.Inf(1), math.Inf(-1)
	for _, p := range c.Points {
		if math.IsNaN(p.Estimate) {
			continue
		}
		if math.IsNaN(better(p)) {
			first = math.Min(first, p.X)
		}
		if math.IsNaN(worse(p)) {
			last = math.Max(last, p.X)
		}
	}
	if !math.IsInf(first, 0) {
		c.warn(WarnBandOpen, "from %s %.4g on the band is open on the better side: the data cannot exclude a better score; --support gives it an end", x, first)
	}
	if !math.IsInf(last, 0) {
		c.warn(WarnBandOpen, "up to %s %.4g the band is open on the worse side; --support gives it an end", x, last)
	}
}
