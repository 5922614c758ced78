package evp

import (
	"math"
	"slices"

	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/resample"
	"evpkit/sampling"
)

// dirichletAnchors is the number of x at which a Dirichlet band is computed. Between them
// its distance from the estimate is interpolated in standard errors of that, which change
// more from one x to the next, and are known at up to 64 x.
const dirichletAnchors = 12

// dirichletBand fills a band that is closed on both sides wherever there are at least four
// scores. For ordered scores y_(1) ≤ … ≤ y_(N) of a law F the spacings of F(y_(i)) have
// the law Dirichlet(1, …, 1) of N + 1 parts. Under a draw of it, the mass of each spacing
// moved to its better end, and that of the last one to the best score that can be (unseen),
// gives a law that is better than F; moved to the worse ends, one that is worse
// (Learned-Miller and Thomas 2019, "A New Confidence Interval for the Mean of a Bounded
// Random Variable"; Phan, Thomas and Learned-Miller 2021, "Towards Practical Mean Bounds
// for Small Samples"). The ends are the 1 − α/2 quantile of the best under the better laws
// and the α/2 quantile of the best under the worse ones: draws of the weights of the N
// logged trials and one more, which is as good and as cheap, or as bad and as expensive,
// as a trial can be.
//
// For a quantile by number of trials the ends are order statistics, and hold exactly
// (Clopper and Pearson 1934) for scores within the support. For means, and by budget, where
// pairs of score and cost have no order, coverage is measured and not proved
// (testdata/coverage).
func (b *builder) dirichletBand() {
	unseen := b.unseen()
	if b.Statistic.IsMean() {
		b.dirichletMean(unseen)
	} else {
		b.dirichletQuantile(unseen)
	}
	if slices.ContainsFunc(b.all, func(p Point) bool { return !math.IsNaN(p.Estimate) }) {
		b.warnDirichlet(unseen)
	}
}

// dirichletMean fills the band of the mean.
func (b *builder) dirichletMean(unseen resample.Beyond) {
	centers := b.centers()
	anchors := b.spreadAnchors(centers, dirichletAnchors)
	if len(anchors) == 0 {
		return
	}
	finite := unseen
	finite.Good, finite.Bad = orIfInfinite(unseen.Good, b.set.Best()), orIfInfinite(unseen.Bad, b.set.Worst())
	o := resample.Setup{Xs: anchors, None: b.none()}
	good, bad := b.drawDirichlet(o, finite, parallel.NewProgress(b.options.Resamples, b.options.Progress))
	band := newCenteredBand(unseen, b.none(), anchors)
	band.high, band.low = b.dirichletEnds(good, bad)
	places := b.spreadAnchors(centers, mostErrors)
	_, errors := newEngine(b.set, b.Axis, places, b.none()).Estimates()
	band.scale(places, errors)
	b.setCentered(band, centers)
}

// spreadAnchors returns up to n x of the curve's own points, and as many of those of Also
// beyond them, at which it has a value.
func (b *builder) spreadAnchors(centers []float64, n int) []float64 {
	onGrid, outside := b.anchorCandidates(centers)
	return joined(grid.Spread(onGrid, n), grid.Spread(outside, n))
}

// orIfInfinite returns x, or y if it is infinite.
func orIfInfinite(x, y float64) float64 {
	if math.IsInf(x, 0) {
		return y
	}
	return x
}

// A centeredBand is the distances of a band's ends from the estimate at a few x, between
// which they are interpolated.
type centeredBand struct {
	anchors     []float64 // ascending x
	low, high   []float64 // ≤ 0, and ≥ 0; infinite where the band is open
	least, most float64   // what the best can be, infinite where unknown: the band is open then
	places      []float64 // ascending x of the units in which the distances are
	units       []float64 // nil: scores
}

// scale makes standard errors the units of the distances, if there are any at all anchors.
func (c *centeredBand) scale(places, errors []float64) {
	at := make([]float64, len(c.anchors))
	for k, x := range c.anchors {
		if at[k] = grid.Interpolate(places, errors, x); !(at[k] > 0) {
			return
		}
	}
	c.places, c.units = places, errors
	for k, unit := range at {
		c.low[k] /= unit
		c.high[k] /= unit
	}
}

// distances returns those of the ends at x; NaN where an anchor beside it has none.
func (c *centeredBand) distances(x float64) (low, high float64) {
	at, unit := grid.PlaceOf(c.anchors, x), 1.0
	if c.units != nil {
		unit = grid.Interpolate(c.places, c.units, x)
	}
	return unit * math.Min(at.Of(c.low), 0), unit * math.Max(at.Of(c.high), 0)
}

// newCenteredBand returns the band for the trial beyond the logged ones, without distances.
func newCenteredBand(unseen resample.Beyond, none float64, anchors []float64) centeredBand {
	band := centeredBand{anchors: anchors, least: unseen.Bad, most: unseen.Good}
	if none < band.least {
		band.least = none
	}
	return band
}

// setCentered sets the ends at all points around the centers, NaN for no band.
func (b *builder) setCentered(band centeredBand, centers []float64) {
	for i, y := range centers {
		if math.IsNaN(y) {
			continue
		}
		low, high := band.distances(b.all[i].X)
		low, high = y+low, y+high
		if math.IsInf(band.least, 0) || math.IsNaN(low) {
			low = math.Inf(-1)
		}
		if math.IsInf(band.most, 0) || math.IsNaN(high) {
			high = math.Inf(1)
		}
		b.setEnds(&b.all[i], BandDirichlet, math.Min(math.Max(low, band.least), y), math.Max(math.Min(high, band.most), y))
	}
}

// drawDirichlet evaluates the mean of the best at o.Xs under Dirichlet weights, as
// differences from that of the logged trials; see resample.Dirichlet.
func (b *builder) drawDirichlet(o resample.Setup, unseen resample.Beyond, p *parallel.Progress) (good, bad [][]float64) {
	o.Trials, o.Budget = b.set, b.Axis == Budget
	draw := sampling.Bootstrap{Seed: b.options.Seed, Name: b.Model}
	return resample.NewDirichlet(o, unseen).Draw(draw, b.options.Resamples, p)
}

// dirichletEnds returns, by x, the 1 − α/2 quantile of the values for the good trial and
// the α/2 quantile of those for the bad one; if the band is to be simultaneous, ends that
// 1 − α/2 of the draws keep at all x.
func (b *builder) dirichletEnds(good, bad [][]float64) (high, low []float64) {
	half := (1 - b.options.Confidence) / 2
	if b.Simultaneous = b.options.Simultaneous; b.Simultaneous {
		return resample.UpperEnvelope(good, half), resample.LowerEnvelope(bad, half)
	}
	for k := range good {
		high = append(high, resample.UpperQuantile(good[k], half))
		low = append(low, resample.LowerQuantile(bad[k], half))
	}
	return high, low
}
