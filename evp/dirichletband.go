package evp

import (
	"math"
	"slices"

	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/resample"
	"evpkit/sampling"
)

// dirichletAnchors is the number of x of a grid at which a Dirichlet band is computed.
const dirichletAnchors = 16

// dirichletBand fills a band that is closed on both sides wherever there are at least four
// scores. For ordered scores y_(1) ≤ … ≤ y_(N) of a law F the spacings of F(y_(i)) have
// the law Dirichlet(1, …, 1) of N + 1 parts. Under a draw of it, the mass of each spacing
// moved to its better end, and that of the last one to the best score that can be (unseen),
// gives a law that is better than F; moved to the worse ends, one that is worse
// (Learned-Miller and Thomas 2019, "A New Confidence Interval for the Mean of a Bounded
// Random Variable"; Phan, Thomas and Learned-Miller 2021, "Towards Practical Mean Bounds
// for Small Samples"). The ends are the 1 − α/2 quantile of the best under the better laws
// and the α/2 quantile of the best under the worse ones: draws of the weights of the N
// logged trials and one more, which is as good and as cheap as a trial can be, or as bad and
// at the cost that does most harm: all of the budget, or the greatest cost if that is less.
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
	anchors := b.dirichletAt(centers, dirichletAnchors, unseen.Most)
	if len(anchors) == 0 {
		return
	}
	finite := unseen
	finite.Good, finite.Bad = orIfInfinite(unseen.Good, b.set.Best()), orIfInfinite(unseen.Bad, b.set.Worst())
	o := resample.Setup{Xs: anchors, None: b.none()}
	good, bad := b.drawDirichlet(o, finite, parallel.NewProgress(b.options.Resamples, b.options.Progress))
	band := newAnchoredBand(unseen, b.none(), anchors, b.valuesAt(anchors, centers))
	high, low := b.dirichletEnds(good, bad)
	for k, y := range band.estimates {
		band.low, band.high = append(band.low, y+low[k]), append(band.high, y+high[k])
	}
	b.setAnchored(band, centers)
}

// orIfInfinite returns x, or y if it is infinite.
func orIfInfinite(x, y float64) float64 {
	if math.IsInf(x, 0) {
		return y
	}
	return x
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
