package compare

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/resample"
)

// A Crossover is an x at which the difference changes its sign.
type Crossover struct {
	X            float64 // on the trial axis the first with the new sign
	evp.Interval         // of X; open where too many resamples cross past that end of the range
	Share        float64 // of the resamples that cross in the same direction somewhere in the range
}

// A gap is the difference of two models' curves over the range of x that both have,
// larger being better for the first.
type gap struct {
	grid.Function
	xs, d []float64 // the difference at many x
	dense bool      // so many that a change of sign between two of them need not be looked for more closely
}

// newGap returns the difference of the models' curves from low to high.
func newGap(p *Pair, a, b *model, low, high float64) gap {
	g := gap{Function: a.function(low, high), dense: p.shared}
	ofA, ofB := g.Values, b.function(low, high).Values
	g.Values = func(xs []float64) []float64 {
		out, less := ofA(xs), ofB(xs)
		for i := range out {
			out[i] -= less[i]
		}
		return out
	}
	for _, d := range p.Grid {
		g.xs, g.d = append(g.xs, d.X), append(g.d, d.Difference*a.Direction().Sign())
	}
	return g
}

// setCrossovers finds the x at which the difference of the curves changes its sign, and
// what the resamples say about each.
func (c *comparison) setCrossovers(out *Pair, a, b *model, low, high float64) {
	g := newGap(out, a, b, low, high)
	found := signChanges(g.xs, g.d)
	if len(found) == 0 {
		return
	}
	resampled := g.resampled(a, b)
	for _, s := range found {
		x := Crossover{X: s.x}
		if !g.dense {
			x.X = g.refined(s)
		}
		x.summarise(resampled, s.rising, c.options.Curve.Confidence)
		out.Crossovers = append(out.Crossovers, x)
	}
}

// A signChange is a change of sign between two x: from below 0 to above it if rising.
type signChange struct {
	x, before, after float64 // x is interpolated between the other two
	rising           bool
}

// signChanges returns the changes of sign of values at ascending xs. Values that are
// nearly 0 have no sign, nor has NaN.
func signChanges(xs, values []float64) []signChange {
	var out []signChange
	zero, last := nearZero(values), -1
	for k, v := range values {
		if !(math.Abs(v) > zero) {
			continue
		}
		if last >= 0 && (values[last] < 0) != (v < 0) {
			part := values[last] / (values[last] - v)
			x := xs[last] * math.Exp(part*math.Log(xs[k]/xs[last]))
			out = append(out, signChange{x, xs[last], xs[k], v > 0})
		}
		last = k
	}
	return out
}

// nearZero returns the size up to which a value is rounding and has no sign.
func nearZero(values []float64) float64 {
	largest := 0.0
	for _, v := range values {
		largest = math.Max(largest, math.Abs(resample.OrZero(v)))
	}
	return 1e-9 * largest
}

// refined returns the x of a change of sign as closely as the exact curves allow: the
// first that has the sign after the change, or none.
func (g gap) refined(s signChange) float64 {
	zero := nearZero(g.d)
	return g.Passes(s.before, s.after, func(d float64) bool { return s.rising && d < -zero || !s.rising && d > zero })
}

// resampledSigns is what the difference of a resample does over the range.
type resampledSigns struct {
	changes  []signChange
	positive bool // its first sign
}

// resampled returns the signs of the resamples: those of the exact difference, shifted
// as much as the estimates of both models are.
func (g gap) resampled(a, b *model) []resampledSigns {
	if a.replicates.Size() == 0 || b.replicates.Size() == 0 {
		return nil
	}
	xs, d := g.thinned()
	placesA, placesB := grid.Places(a.replicates.Xs, xs), grid.Places(b.replicates.Xs, xs)
	out := make([]resampledSigns, a.replicates.Size())
	values := make([]float64, len(xs))
	for i := range out {
		shiftA, shiftB := a.replicates.Shift(i), b.replicates.Shift(i)
		for k := range values {
			values[k] = d[k] + placesA[k].Of(shiftA) - placesB[k].Of(shiftB)
		}
		out[i].changes = signChanges(xs, values)
		zero := nearZero(values)
		if k := slices.IndexFunc(values, func(v float64) bool { return math.Abs(v) > zero }); k >= 0 {
			out[i].positive = values[k] > 0
		}
	}
	return out
}

// thinning is how many of the x that all models share there are to one at which the signs of
// resamples are looked at: these are then some 4 % apart.
const thinning = 4

// thinned returns the difference at the x at which the signs of resamples are looked at.
func (g gap) thinned() (xs, d []float64) {
	if !g.dense {
		return g.xs, g.d
	}
	for k := range g.xs {
		if k%thinning == 0 || k == len(g.xs)-1 {
			xs, d = append(xs, g.xs[k]), append(d, g.d[k])
		}
	}
	return xs, d
}

// summarise sets the share and the interval from the nearest crossing of each resample
// in the same direction. A resample that has the sign before the crossing everywhere
// crosses past the range, if anywhere; one that has the sign after it crosses before
// the range. One that crosses only in the other direction says nothing.
func (x *Crossover) summarise(resampled []resampledSigns, rising bool, confidence float64) {
	x.Share, x.Interval = math.NaN(), evp.NoInterval()
	if len(resampled) == 0 {
		return
	}
	least, most := make([]float64, len(resampled)), make([]float64, len(resampled))
	crossed := 0
	for i, r := range resampled {
		at, ok := x.nearest(r.changes, rising)
		switch {
		case ok:
			crossed++
			least[i], most[i] = at, at
		case len(r.changes) > 0:
			least[i], most[i] = math.Inf(-1), math.Inf(1)
		case r.positive == rising:
			least[i], most[i] = math.Inf(-1), math.Inf(-1)
		default:
			least[i], most[i] = math.Inf(1), math.Inf(1)
		}
	}
	x.Share = float64(crossed) / float64(len(resampled))
	x.Interval = percentiles(least, most, confidence)
}

// percentiles returns the percentile interval of a quantity that each resample bounds by
// least and most. It sorts its arguments.
func percentiles(least, most []float64, confidence float64) evp.Interval {
	tail := (1 - confidence) / 2
	return evp.NewInterval(resample.LowerQuantile(least, tail), resample.UpperQuantile(most, tail))
}

// nearest returns the x of the change of sign in a direction that is nearest to the
// crossover.
func (x *Crossover) nearest(changes []signChange, rising bool) (at float64, ok bool) {
	distance := func(at float64) float64 { return math.Abs(math.Log(at / x.X)) }
	for _, s := range changes {
		if s.rising == rising && (!ok || distance(s.x) < distance(at)) {
			at, ok = s.x, true
		}
	}
	return at, ok
}
