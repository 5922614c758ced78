package evp

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/trials"
)

// A builder makes one curve of a sample: estimates first, then the band, then the
// bracket. Inside, scores are larger if better.
type builder struct {
	*Curve
	set     *trials.Set
	options CurveOptions // with defaults
	exact   best.Exact   // the law behind the V estimator
	all     []Point      // those of the curve, then those of Also
	jumps   []float64    // by how much each estimate may be off, being next to a jump; see jump
}

// newBuilder returns a builder of a curve without points that ends at end.
func newBuilder(s *Sample, axis Axis, end float64, exact best.Exact, o CurveOptions) *builder {
	c := &Curve{
		Model: s.model, Axis: axis, Direction: s.direction,
		Statistic: o.Statistic, Estimator: o.Estimator, Band: o.Band, Baseline: o.Baseline,
		Trials: s.N(), Failed: s.Failed(), Dropped: s.dropped,
		TotalCost: s.TotalCost(), MeanCost: s.MeanCost(), Best: s.Best(), End: end,
		Listed: o.At != nil,
	}
	if o.Band.IsConfidence() {
		c.Confidence, c.Range, c.Supported = o.Confidence, cmp.Or(o.Support, o.Range), o.Support != nil
		if axis == Budget {
			c.CostSupport = o.CostSupport
		}
	}
	b := &builder{Curve: c, set: s.set, options: o, exact: exact}
	if s.dropped > 0 {
		b.warn(WarnDropped, "%d failed trials were left out: the model looks cheaper than it was", s.dropped)
	}
	if o.Estimator == U && s.Failed() > 0 && o.Baseline == nil && !s.Unscored() {
		b.warn(WarnConditionalU, "%d trials failed, so the U estimate, given at least one score, is not unbiased; "+
			"a baseline makes it so", s.Failed())
	}
	return b
}

// warn adds a warning about the model.
func (b *builder) warn(code WarningCode, format string, args ...any) {
	b.Warnings = append(b.Warnings, Warning{Code: code, Message: fmt.Sprintf(format, args...), Model: b.Model})
}

// none returns the baseline; NaN without one.
func (b *builder) none() float64 { return b.options.none(b.Direction) }

// setPoints sets the points of the curve at xs, and those of Also.
func (b *builder) setPoints(xs []float64, law best.Law) {
	also := b.options.Also
	query := b.options.query(b.Direction)
	var laws []best.Point
	if _, random := law.(best.Orders); random { // expensive, and each x is independent of the others
		laws = law.At(slices.Concat(xs, also), query)
	} else { // apart: rounding errors may depend on what else is asked for
		laws = append(law.At(xs, query), law.At(also, query)...)
	}
	b.all = make([]Point, 0, len(laws))
	past := 0
	for i, x := range slices.Concat(xs, also) {
		p := b.point(x, laws[i])
		if b.PastData(x) {
			past++
		}
		b.all, b.jumps = append(b.all, p), append(b.jumps, b.jump(laws[i]))
	}
	b.Points = b.all[:len(xs):len(xs)]
	if len(also) > 0 {
		b.Also = b.all[len(xs):]
	}
	if past > 0 && b.options.Tail == TailNone {
		b.warn(WarnPastData, "the curve goes on past the model's own data, which end at %.6g; "+
			"what lies beyond (%d of %d points) says nothing new", b.End, past, len(b.all))
	}
}

// point returns the point at x, without a confidence band.
func (b *builder) point(x float64, l best.Point) Point {
	mean, sd := l.Moments(b.none())
	estimate := mean
	if !b.options.Statistic.IsMean() && !math.IsNaN(mean) {
		estimate = l.Quantile
	}
	p := Point{
		X: x, Estimate: b.Direction.score(estimate), SD: sd, PNone: 1 - l.Scored, MCSE: l.SE,
		Band: Band{Interval: NoInterval()}, BracketLower: math.NaN(), BracketUpper: math.NaN(),
	}
	if b.options.Band == BandSD {
		p.Band = Band{Interval{p.Estimate - sd, p.Estimate + sd}, BandSD}
	}
	return p
}

// xs returns the x of all points.
func (b *builder) xs() []float64 {
	out := make([]float64, len(b.all))
	for i, p := range b.all {
		out[i] = p.X
	}
	return out
}

// setBand fills the band.
func (b *builder) setBand() {
	kind := b.bandKind()
	switch {
	case !kind.IsConfidence() || len(b.all) == 0:
	case kind == BandDirichlet:
		b.dirichletBand()
	case kind == BandBootstrap:
		b.bootstrapBand()
	default:
		b.distributionBand(kind)
	}
}

// bandKind returns the kind of band for the curve: what BandAuto means for it.
func (b *builder) bandKind() BandKind {
	o := b.options
	switch {
	case o.Band != BandAuto:
		return o.Band
	case o.Simultaneous && !o.Statistic.IsMean():
		return BandLD
	case b.set.N() > mostAuto:
		b.warn(WarnBandNone, "no band: for more than %d trials auto makes none; `band dirichlet` does", mostAuto)
		return BandNone
	}
	return BandDirichlet
}

// setEnds sets the ends of the band at a point, infinite where it is open.
func (b *builder) setEnds(p *Point, kind BandKind, low, high float64) {
	p.Interval = b.Direction.interval(low, high)
	if p.Interval.Exists() {
		p.Kind = kind
	}
}
