package evp

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/resample"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"

	"evpkit/evp/internal/parallel"
)

const (
	mostAnchors   = 9       // x at which resamples are evaluated; up to 3 more near the end
	mostErrors    = 64      // x at which the standard error is computed
	mostBootstrap = 1e9     // trials
	mostAuto      = 100_000 // trials for which auto makes a band
)

// bootstrapBand fills a studentised bootstrap band of the mean: with t = (E* − E)/s*
// over resamples of the (score, cost) pairs, where E* and s* are the estimate and the
// standard error of each, it reaches from E − q_{1−α/2}(t)·s to E − q_{α/2}(t)·s.
// Standard errors are those of the influence function. The quantiles of t are found
// at up to 12 x of the grid and interpolated between them.
//
// With options.Simultaneous the band is E ± c·q·s, where q is the (1−α)-quantile of
// |t| at x and c that of the largest |t|/q over all x. A resample without a standard
// error counts as beyond any t; if that is more than α/2 of them the side is open. So
// it is where it would reach beyond what is credible (resample.Credible). An open side
// ends at the support's end, and does not exist without one.
//
// What fewer than 3 in N trials show may be in no log: a far better score, or a far higher
// cost. No resample has it, so the band does not allow for it.
func (b *builder) bootstrapBand() {
	if why := noBootstrap(b.set, b.options); why != "" {
		b.warn(WarnBandNone, "no bootstrap band: %s", why)
		return
	}
	centers := b.centers()
	band, ok := b.newBootstrap(centers)
	if !ok {
		return
	}
	for i := range b.all {
		if !math.IsNaN(centers[i]) {
			low, high := band.ends(b.all[i].X, centers[i])
			b.setEnds(&b.all[i], BandBootstrap, low, high)
		}
	}
	b.Simultaneous = b.options.Simultaneous
	b.warnBootstrap()
}

// noBootstrap says why there can be no bootstrap band; empty if there can.
func noBootstrap(s *trials.Set, o CurveOptions) string {
	switch {
	case !o.Statistic.IsMean():
		return "it is for the mean; for a quantile `band ld` is exact"
	case s.N() > mostBootstrap:
		return "there are too many trials; use `band dkw` (for a mean with `support`)"
	}
	return ""
}

// centers returns what the band is around at each point: the estimate by V.
func (b *builder) centers() []float64 {
	out := make([]float64, len(b.all))
	if b.Estimator == V {
		for i, p := range b.all {
			out[i] = p.Estimate * b.Direction.Sign()
		}
		return out
	}
	b.warnBandOfV()
	for i, l := range b.exact.At(b.xs(), b.options.query(b.Direction)) {
		out[i], _ = l.Moments(b.none())
	}
	return out
}

// A bootstrap is the studentised bootstrap of a curve, known at some x.
type bootstrap struct {
	anchors   []float64 // ascending x of the critical values
	low, high []float64 // critical values of t
	places    []float64 // ascending x of the standard errors
	errors    []float64
	credible  [2]float64
	support   [2]float64 // where an open side ends
	farthest  [2]float64 // where any side ends at the latest
}

// newBootstrap resamples the trials; false if the curve has no value.
func (b *builder) newBootstrap(centers []float64) (band bootstrap, ok bool) {
	o := b.options
	onGrid, outside := b.anchorCandidates(centers)
	if len(onGrid) == 0 {
		return bootstrap{}, false
	}
	anchors := joined(b.denser(grid.Spread(onGrid, mostAnchors), onGrid), grid.Spread(outside, mostAnchors))
	places := joined(grid.Spread(onGrid, mostErrors), grid.Spread(outside, mostErrors))
	engine := func(xs []float64) *resample.Engine { return newEngine(b.set, b.Axis, xs, b.none()) }
	draw := sampling.Bootstrap{Seed: o.Seed, Name: b.Model}
	replicates := engine(anchors).Bootstrap(draw, o.Resamples, parallel.NewProgress(o.Resamples, o.Progress))
	band = bootstrap{anchors: anchors, places: places}
	_, band.errors = engine(places).Estimates()
	band.low, band.high = replicates.Critical(o.Confidence, o.Simultaneous)
	band.credible[0], band.credible[1] = resample.Credible(b.set, b.none())
	band.support[0], band.support[1] = o.support(b.Direction)
	band.farthest[0], band.farthest[1] = o.farthest(b.Direction)
	return band, true
}

// newEngine returns an engine for resamples of the trials.
func newEngine(s *trials.Set, axis Axis, xs []float64, none float64) *resample.Engine {
	return resample.NewEngine(resample.Setup{Trials: s, Budget: axis == Budget, Xs: xs, None: none})
}

// anchorCandidates returns the ascending x at which resamples may be evaluated: those
// of the curve's own points that have a value and, apart from them, those of Also that
// lie beyond these. Between its own x the curve needs no others, which would change it.
func (b *builder) anchorCandidates(centers []float64) (onGrid, outside []float64) {
	var also []float64
	for i, p := range b.all {
		switch {
		case math.IsNaN(centers[i]):
		case i < len(b.Points):
			onGrid = append(onGrid, p.X)
		default:
			also = append(also, p.X)
		}
	}
	if len(onGrid) == 0 {
		return grid.Distinct(also), nil
	}
	onGrid = grid.Distinct(onGrid)
	outside = slices.DeleteFunc(grid.Distinct(also), func(x float64) bool {
		return x >= onGrid[0] && x <= onGrid[len(onGrid)-1]
	})
	return onGrid, outside
}

// joined returns the distinct values of both in ascending order.
func joined(a, b []float64) []float64 { return grid.Distinct(slices.Concat(a, b)) }

// denser adds x within the last octaves of the data, where the quantiles of t change
// most, to the anchors.
func (b *builder) denser(anchors, xs []float64) []float64 {
	if len(anchors) == len(xs) {
		return anchors
	}
	for _, part := range []float64{0.35, 0.6, 0.8} {
		if k := sort.SearchFloat64s(xs, part*b.End); k < len(xs) && xs[k] < b.End {
			anchors = append(anchors, xs[k])
		}
	}
	return grid.Distinct(anchors)
}

// ends returns the ends of the band at x around y: within the support, and infinite,
// or the support's end, on a side that is open. Both are NaN if there is no band.
func (b bootstrap) ends(x, y float64) (low, high float64) {
	se := grid.Interpolate(b.places, b.errors, x)
	low = y - grid.Interpolate(b.anchors, b.high, x)*se
	high = y - grid.Interpolate(b.anchors, b.low, x)*se
	if math.IsNaN(low) || math.IsNaN(high) {
		return math.NaN(), math.NaN()
	}
	openLow, openHigh := low < b.credible[0], high > b.credible[1]
	low, high = math.Max(low, b.farthest[0]), math.Min(high, b.farthest[1])
	if openLow {
		low = b.support[0]
	}
	if openHigh {
		high = b.support[1]
	}
	return low, high
}

// warnBootstrap warns where the band is open, and of a band that may be weak, which it
// then is from its first x on.
func (b *builder) warnBootstrap() {
	open, first := false, math.Inf(1)
	for i, p := range b.all {
		if math.IsNaN(p.Estimate) {
			continue
		}
		open = open || math.IsNaN(p.Lower) || math.IsNaN(p.Upper)
		if i < len(b.Points) && p.Interval.Exists() {
			first = math.Min(first, p.X)
		}
	}
	if open {
		b.warn(WarnBandNone, "the bootstrap band is open on a side where so few trials decide "+
			"that they cannot bound it; `band dirichlet` closes it")
	}
	why, held := b.weakness()
	if why == "" || math.IsInf(first, 1) {
		return
	}
	instead := "`band dirichlet`, best with `support`,"
	if b.Axis == Budget {
		instead = "`band dirichlet`, best with `support` and `cost-support`,"
	}
	b.warn(WarnBandWeak, "%s, with which the bootstrap band of 95 %% confidence holds %s times in 100; "+
		"%s holds more often", why, held, instead)
	b.BandWeakFrom = first
}

// weakness says why the band may hold less often than it says, and how often of 100 times
// it holds then at a confidence of 95 %, as measured at N = 20 and 50; "" if nothing shows
// that it may.
func (b *builder) weakness() (why, held string) {
	scores, costs := resample.TailHeavy(b.set), b.Axis == Budget && resample.CostsHeavy(b.set)
	switch {
	case resample.TailUnknown(b.set):
		return fmt.Sprintf("fewer than %d scores cannot show whether the better ones have a heavy tail",
			resample.MinTellingTrials), "78 to 90"
	case scores && costs:
		return "the better scores and the costs have a heavy tail", "78 to 90"
	case scores:
		return "the better scores have a heavy tail", "78 to 90"
	case costs:
		return "the costs have a heavy tail", "80 to 95"
	}
	return "", ""
}
