package evp

import (
	"math"
	"slices"
	"sort"

	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/resample"
)

// mostListed is the number of listed x at each of which a Dirichlet band is computed, so that
// the band at one does not depend on the others.
const mostListed = 64

// dirichletAt returns the x at which a Dirichlet band is computed: up to n of the curve's own
// points, all of them if they are few or listed, and as many of those of Also beyond them;
// besides, the points next to the greatest cost of a trial, from which on the lower end
// rises.
func (b *builder) dirichletAt(centers []float64, n int, most float64) []float64 {
	onGrid, outside := b.anchorCandidates(centers)
	if b.Listed {
		n = mostListed
	}
	at := joined(grid.Spread(onGrid, n), grid.Spread(outside, n))
	if b.Axis != Budget {
		return at
	}
	k, _ := slices.BinarySearch(onGrid, most)
	return joined(at, onGrid[max(k-1, 0):min(k+1, len(onGrid))])
}

// valuesAt returns the values, one for each point, at some of the points' x.
func (b *builder) valuesAt(xs, values []float64) []float64 {
	out := make([]float64, len(xs))
	for k, x := range xs {
		out[k] = values[slices.IndexFunc(b.all, func(p Point) bool { return p.X == x })]
	}
	return out
}

// An anchoredBand is a band that is known at a few x. Between two of them its ends move as
// the estimate does: where that is flat so are they, and where it jumps they jump.
type anchoredBand struct {
	anchors     []float64 // ascending x
	estimates   []float64 // at the anchors
	low, high   []float64 // ends there, infinite where the band is open
	least, most float64   // what the best can be, infinite where unknown: the band is open then
}

// newAnchoredBand returns the band for the trial beyond the logged ones, without ends.
func newAnchoredBand(unseen resample.Beyond, none float64, anchors, estimates []float64) anchoredBand {
	band := anchoredBand{anchors: anchors, estimates: estimates, least: unseen.Bad, most: unseen.Good}
	if none < band.least {
		band.least = none
	}
	return band
}

// flat is the smallest share of the band's width by which the estimate must change between
// anchors for the ends to move with it; else they move with the logarithm of x.
const flat = 1e-3

// ends returns the ends at x, where the estimate is y.
func (a anchoredBand) ends(x, y float64) (low, high float64) {
	k := sort.SearchFloat64s(a.anchors, x)
	switch {
	case k == len(a.anchors):
		k--
		fallthrough
	case k == 0 || a.anchors[k] == x:
		return a.low[k], a.high[k]
	}
	from, to := a.estimates[k-1], a.estimates[k]
	part := (y - from) / (to - from)
	if !(math.Abs(to-from) > flat*(a.high[k]-a.low[k])) {
		part = math.Log(x/a.anchors[k-1]) / math.Log(a.anchors[k]/a.anchors[k-1])
	}
	part = math.Min(math.Max(part, 0), 1)
	return between(a.low[k-1], a.low[k], part), between(a.high[k-1], a.high[k], part)
}

// between returns the value a part of the way from one to another; beside an infinite value
// that.
func between(from, to, part float64) float64 {
	switch {
	case math.IsInf(from, 0):
		return from
	case math.IsInf(to, 0):
		return to
	}
	return from + part*(to-from)
}

// setAnchored sets the ends at all points; estimates are those of the points, NaN for no band.
func (b *builder) setAnchored(band anchoredBand, estimates []float64) {
	for i, y := range estimates {
		if math.IsNaN(y) {
			continue
		}
		low, high := band.ends(b.all[i].X, y)
		if math.IsInf(band.least, 0) {
			low = math.Inf(-1)
		}
		if math.IsInf(band.most, 0) {
			high = math.Inf(1)
		}
		b.setEnds(&b.all[i], BandDirichlet, math.Min(math.Max(low, band.least), y), math.Max(math.Min(high, band.most), y))
	}
}
