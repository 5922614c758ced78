package evp

import (
	"math"
	"slices"
)

// A gap is the difference of two models' curves over the range of x that both
// have.
type gap struct {
	rise            // of the difference, in the better-is-larger order
	xs, d []float64 // it at many x
}

// gap returns the difference of the models' curves from low to high.
func (c *Comparison) gap(f *field, a, b *contender, low, high float64) gap {
	g := gap{rise: a.s.rise(f.axis, low, high, f.options.Curve)}
	p, q := g.at, b.s.rise(f.axis, low, high, f.options.Curve).at
	g.slope = nil
	g.at = func(xs []float64) []float64 {
		out, less := p(xs), q(xs)
		for i := range out {
			out[i] -= less[i]
		}
		return out
	}
	for _, p := range c.Along {
		g.xs, g.d = append(g.xs, p.X), append(g.d, p.Difference*a.s.direction.sign())
	}
	return g
}

// crossovers finds the x at which the difference of the curves changes its
// sign, and what the resamples say of each.
func (c *Comparison) crossovers(f *field, a, b *contender, low, high float64) {
	g := c.gap(f, a, b, low, high)
	found := turns(g.xs, g.d)
	if len(found) == 0 {
		return
	}
	resampled := g.resampled(a, b)
	for _, t := range found {
		x := Crossover{X: g.closer(t)}
		x.summarise(resampled, t.rising, f.options.Curve.Confidence)
		c.Crossovers = append(c.Crossovers, x)
	}
}

// A turn is a change of sign between two x: from below 0 to above if rising.
type turn struct {
	x, before, after float64 // x: taken as straight by the logarithm of x
	rising           bool
}

// turns returns the changes of sign of values at ascending xs; values that are
// nearly 0 have no sign, and NaN none either.
func turns(xs, values []float64) []turn {
	var out []turn
	flat, last := nearZero(values), -1
	for k, v := range values {
		if !(math.Abs(v) > flat) {
			continue
		}
		if last >= 0 && (values[last] < 0) != (v < 0) {
			part := values[last] / (values[last] - v)
			out = append(out, turn{xs[last] * math.Exp(part*math.Log(xs[k]/xs[last])), xs[last], xs[k], v > 0})
		}
		last = k
	}
	return out
}

// nearZero returns how large a value may be that has no sign: rounding.
func nearZero(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		most = math.Max(most, math.Abs(orZero(v)))
	}
	return 1e-9 * most
}

// orZero returns v, or 0 if it is NaN.
func orZero(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}

// closer returns the x of a turn, looked at as closely as the exact curves
// allow: the first with the sign that it has after the turn, or none.
func (g gap) closer(t turn) float64 {
	flat := nearZero(g.d)
	return g.passes(t.before, t.after, func(d float64) bool { return t.rising && d < -flat || !t.rising && d > flat })
}

// passes returns the first x after the last one from low to high at which the
// value is as it is at low and not at high: budgets to a 512th part of the way,
// or at the jump between the two; numbers of trials exactly.
func (r rise) passes(low, high float64, holds func(value float64) bool) float64 {
	switch {
	case !r.whole && high <= low*(1+2*beforeJump):
		return high
	case !r.whole:
		xs := logGrid(low, high, risePoints)
		return xs[min(lastTrue(compared(r.at(xs), holds))+1, len(xs)-1)]
	}
	_, x := r.last(low, high, func(xs []float64) []bool { return compared(r.at(xs), holds) })
	return x
}

// A history is what the difference of a resample does over the range.
type history struct {
	turns  []turn
	better bool // the first sign that it has is above 0
}

// resampled returns the histories of the resamples: the exact difference, moved
// as those of either model are.
func (g gap) resampled(a, b *contender) []history {
	if len(a.r.xs) == 0 || len(b.r.xs) == 0 {
		return nil
	}
	placesA, placesB := placesIn(a.r.xs, g.xs), placesIn(b.r.xs, g.xs)
	out := make([]history, len(a.r.estimates[0]))
	values := make([]float64, len(g.xs))
	for i := range out {
		offA, offB := a.r.off(i), b.r.off(i)
		for k := range values {
			values[k] = g.d[k] + placesA[k].of(offA) - placesB[k].of(offB)
		}
		out[i].turns = turns(g.xs, values)
		flat := nearZero(values)
		if k := slices.IndexFunc(values, func(v float64) bool { return math.Abs(v) > flat }); k >= 0 {
			out[i].better = values[k] > 0
		}
	}
	return out
}

// summarise fills share and interval from the turns of the resamples in the
// same direction, the nearest of each. A resample that has the sign before the
// crossing all along crosses past the range, if anywhere; one that has the sign
// after it, before the range.
func (c *Crossover) summarise(resampled []history, rising bool, confidence float64) {
	c.Share, c.Lower, c.Upper = math.NaN(), math.NaN(), math.NaN()
	if len(resampled) == 0 {
		return
	}
	least, most := make([]float64, len(resampled)), make([]float64, len(resampled))
	crossed := 0
	for i, h := range resampled {
		x, ok := c.nearest(h.turns, rising)
		switch {
		case ok:
			crossed++
			least[i], most[i] = x, x
		case len(h.turns) > 0:
			least[i], most[i] = math.Inf(-1), math.Inf(1)
		case h.better == rising:
			least[i], most[i] = math.Inf(-1), math.Inf(-1)
		default:
			least[i], most[i] = math.Inf(1), math.Inf(1)
		}
	}
	tail := (1 - confidence) / 2
	c.Share = float64(crossed) / float64(len(resampled))
	c.Lower, c.Upper = orNaN(lowerQuantile(least, tail)), orNaN(-lowerQuantile(negative(most), tail))
}

// nearest returns the x of the turn nearest to the crossover that is in its
// direction.
func (c *Crossover) nearest(turns []turn, rising bool) (x float64, ok bool) {
	for _, t := range turns {
		if t.rising == rising && (!ok || math.Abs(math.Log(t.x/c.X)) < math.Abs(math.Log(x/c.X))) {
			x, ok = t.x, true
		}
	}
	return x, ok
}
