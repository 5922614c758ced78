package evp

import (
	"math"
	"slices"
	"sort"
)

const (
	mostAnchors   = 9       // x at which resamples are evaluated; up to 3 more near the end
	mostErrors    = 64      // x at which the standard error is computed
	weakFrom      = 0.25    // share of the data from which heavy upper tails are covered too little
	mostBootstrap = 1e9     // trials
	mostAuto      = 100_000 // trials of which auto makes a bootstrap band
)

// bootstrapBand fills a studentised bootstrap band of the mean: with t = (E* −
// E)/s* over resamples of the (score, cost) pairs, E* and s* the estimate and
// standard error of each, it reaches from E − q_{1−α/2}(t)·s to E − q_{α/2}(t)·s.
// Standard errors are those of the influence function. The quantiles of t are
// found at up to 12 x and interpolated between them.
//
// With o.Simultaneous the band is E ± c·q·s, with q the (1−α)-quantile of |t| at
// x and c that of the largest |t|/q over all x. A resample without a standard
// error counts as beyond any t; where that is more than α/2 of them the side is
// open. So it is where it would reach beyond what is credible (Sample.credible).
// An open side ends at the support's end, and is empty without one.
func (c *Curve) bootstrapBand(s *Sample, o CurveOptions) {
	if why := s.noBootstrap(o); why != "" {
		c.warn(WarnBandNone, "no bootstrap band: %s", why)
		return
	}
	if o.Band == BandAuto && s.N() > mostAuto {
		c.warn(WarnBandNone, "no band: of more than %d trials auto makes no bootstrap band; --band bootstrap does", mostAuto)
		return
	}
	center := c.centers(s, o)
	xs := c.distinct(center)
	if len(xs) == 0 {
		return
	}
	anchors, places := spread(xs, mostAnchors), spread(xs, mostErrors)
	anchors = c.denser(anchors, xs)
	r := s.replicate(c.Axis, anchors, o, s.model)
	_, errors := s.bestAt(c.Axis, places, o, false).logged()
	low, high := r.critical(o)
	for i := range c.Points {
		p := &c.Points[i]
		y := center[i] * s.direction.sign()
		if math.IsNaN(y) {
			continue
		}
		se := at(places, errors, p.X)
		p.Lower, p.Upper = s.outRange(s.clipped(y-at(anchors, high, p.X)*se, y-at(anchors, low, p.X)*se, o))
		if !math.IsNaN(p.Lower) || !math.IsNaN(p.Upper) {
			p.Band = BandBootstrap
		}
	}
	c.Simultaneous = o.Simultaneous
	c.tellBootstrap(s)
}

// noBootstrap says why there can be no bootstrap band; empty if there can.
func (s *Sample) noBootstrap(o CurveOptions) string {
	switch {
	case !o.Statistic.IsMean():
		return "it is for the mean; for a quantile --band ld is exact"
	case s.N() > mostBootstrap:
		return "there are too many trials; --band dkw can be had (for a mean with --support)"
	}
	return ""
}

// centers returns what the band is around at each point: the estimate by V.
func (c *Curve) centers(s *Sample, o CurveOptions) []float64 {
	out := make([]float64, len(c.Points))
	at := make([]float64, len(c.Points))
	for i, p := range c.Points {
		out[i], at[i] = p.Estimate, p.X
	}
	if o.Estimator == V {
		return out
	}
	c.warn(WarnBandOfV, "the band belongs to the V estimator; a U estimate may leave it")
	var bests []best
	if c.Axis == Trials {
		bests = s.bestOf(at, CurveOptions{})
	} else {
		bests = s.bestWithin(s.law(), at, CurveOptions{})
	}
	for i, b := range bests {
		b.leaveRare(o)
		mean, _ := b.noneAs(s.baseline(o))
		out[i] = s.out(mean)
	}
	return out
}

// distinct returns the x of the points that have a center, ascending, each once.
func (c *Curve) distinct(center []float64) []float64 {
	var xs []float64
	for i, p := range c.Points {
		if !math.IsNaN(center[i]) {
			xs = append(xs, p.X)
		}
	}
	slices.Sort(xs)
	return slices.Compact(xs)
}

// spread returns up to n of the ascending xs, both ends among them, spaced
// about evenly by logarithm.
func spread(xs []float64, n int) []float64 {
	if len(xs) <= n {
		return xs
	}
	var out []float64
	for _, x := range logGrid(xs[0], xs[len(xs)-1], n) {
		k := min(sort.SearchFloat64s(xs, x), len(xs)-1)
		if k > 0 && xs[k]/x > x/xs[k-1] {
			k--
		}
		if len(out) == 0 || xs[k] > out[len(out)-1] {
			out = append(out, xs[k])
		}
	}
	return out
}

// denser adds x within the last octaves of the data, where the quantiles of t
// change most, to the anchors.
func (c *Curve) denser(anchors, xs []float64) []float64 {
	if len(anchors) == len(xs) {
		return anchors
	}
	for _, part := range []float64{0.35, 0.6, 0.8} {
		if k := sort.SearchFloat64s(xs, part*c.End); k < len(xs) && xs[k] < c.End {
			anchors = append(anchors, xs[k])
		}
	}
	slices.Sort(anchors)
	return slices.Compact(anchors)
}

// at interpolates values known at ascending xs, linearly in the logarithm of x;
// infinite next to an infinite one.
func at(xs, values []float64, x float64) float64 {
	k := sort.SearchFloat64s(xs, x)
	switch {
	case k == len(xs):
		return values[k-1]
	case k == 0 || xs[k] == x:
		return values[k]
	}
	part := math.Log(x/xs[k-1]) / math.Log(xs[k]/xs[k-1])
	return values[k-1] + part*(values[k]-values[k-1])
}

// critical returns the quantiles of t at each x; infinite where a side of the
// band is empty.
func (r replicates) critical(o CurveOptions) (low, high []float64) {
	if o.Simultaneous {
		return r.simultaneous(o)
	}
	alpha := 1 - o.Confidence
	low, high = make([]float64, len(r.xs)), make([]float64, len(r.xs))
	for k := range r.xs {
		least, greatest := r.studentised(k)
		low[k], high[k] = lowerQuantile(least, alpha/2), -lowerQuantile(negative(greatest), alpha/2)
	}
	return low, high
}

// simultaneous is critical for all x together. The heavy tails that t has near
// the end of the data must not widen the band elsewhere: |t| is measured by its
// own quantile at each x, and the largest of these ratios has the quantile that
// all are multiplied by.
func (r replicates) simultaneous(o CurveOptions) (low, high []float64) {
	alpha := 1 - o.Confidence
	low, high = make([]float64, len(r.xs)), make([]float64, len(r.xs))
	most := make([]float64, o.Resamples)
	for k := range r.xs {
		least, greatest := r.studentised(k)
		sizes := make([]float64, o.Resamples)
		for i := range sizes {
			sizes[i] = math.Max(-least[i], greatest[i])
		}
		high[k] = -lowerQuantile(negative(sizes), alpha)
		if math.IsInf(high[k], 1) || high[k] == 0 {
			continue
		}
		for i, size := range sizes {
			most[i] = math.Max(most[i], size/high[k])
		}
	}
	factor := -lowerQuantile(negative(most), alpha)
	for k := range high {
		high[k] *= factor
		low[k] = -high[k]
	}
	return low, high
}

// studentised returns t of each resample at the k-th x, as the lower and as the
// upper quantile see it: a resample without a standard error is beyond both.
func (r replicates) studentised(k int) (least, greatest []float64) {
	n := len(r.estimates[k])
	least, greatest = make([]float64, n), make([]float64, n)
	for i, e := range r.estimates[k] {
		t := (e - r.estimate[k]) / r.ses[k][i]
		least[i], greatest[i] = t, t
		if !(r.ses[k][i] > 1e-9*r.se[k]) || math.IsNaN(t) {
			least[i], greatest[i] = math.Inf(-1), math.Inf(1)
		}
	}
	return least, greatest
}

// lowerQuantile returns the q-quantile of the values, −∞ if there are too few of
// them to tell; it reorders values.
func lowerQuantile(values []float64, q float64) float64 {
	slices.Sort(values)
	k := int(q*float64(len(values)+1) + 1e-9)
	if k == 0 {
		return math.Inf(-1)
	}
	return values[k-1]
}

// negative returns the values times −1.
func negative(values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = -v
	}
	return out
}

// clipped returns a band's ends within the support; an open side is the
// support's end, NaN without one. Both are NaN if there is no band.
func (s *Sample) clipped(low, high float64, o CurveOptions) (float64, float64) {
	if math.IsNaN(low) || math.IsNaN(high) {
		return math.NaN(), math.NaN()
	}
	least, most := s.support(o)
	worst, top := s.credible(s.baseline(o))
	if low < worst {
		low = least
	}
	if high > top {
		high = most
	}
	return orNaN(math.Max(low, least)), orNaN(math.Min(high, most))
}

// tellBootstrap warns where the band is open or weak.
func (c *Curve) tellBootstrap(s *Sample) {
	open, weak := false, math.Inf(1)
	for _, p := range c.Points {
		low, high := math.IsNaN(p.Lower), math.IsNaN(p.Upper)
		if math.IsNaN(p.Estimate) {
			continue
		}
		open = open || low || high
		if p.X > weakFrom*c.End && !(low && high) {
			weak = math.Min(weak, p.X)
		}
	}
	if open {
		c.warn(WarnBandNone, "the bootstrap band is open on a side where so few trials decide that they cannot bound it; --support with --band ld closes it")
	}
	switch {
	case math.IsInf(weak, 1):
		return
	case s.tailUnsure():
		c.warn(WarnBandWeak, "under %d scores cannot tell a heavy tail of the better ones: with one the bootstrap band, past a quarter of the trials "+
			"or compute, holds 85 to 90 times of 100 where it says 95; --band ld with --support is safe", tellingTrials)
	case s.tailHeavy():
		c.warn(WarnBandWeak, "the better scores have a heavy tail: past a quarter of the trials or compute the bootstrap band "+
			"holds 85 to 90 times of 100 where it says 95; --band ld with --support is safe")
	default:
		return
	}
	c.BandWeakFrom = weak
}
