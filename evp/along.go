package evp

import (
	"cmp"
	"math"
	"slices"
)

// follow fills the difference along the range that both curves have, and where
// it changes its sign.
func (c *Comparison) follow(f *field, a, b *contender) error {
	low, high := math.Max(a.start, b.start), math.Min(a.end, b.end)
	if f.options.Curve.To > 0 {
		high = math.Min(high, f.options.Curve.To)
	}
	if !(low <= high) {
		return nil
	}
	if err := c.along(f, a, b, low, high); err != nil {
		return err
	}
	c.spanAlong()
	c.crossovers(f, a, b, low, high)
	return nil
}

// along fills the difference at many x.
func (c *Comparison) along(f *field, a, b *contender, low, high float64) error {
	o := f.options.Curve
	if o.At = logGrid(low, high, finePoints); f.axis == Trials {
		o.At = slices.DeleteFunc(wholeGrid(high, finePoints), func(x float64) bool { return x < low })
	} else if c.Jumps = mergedJumps(a.fine.Jumps, b.fine.Jumps); c.Jumps != nil {
		o.At = withJumps(o.At, c.Jumps)
	}
	p, err := a.s.curveOn(f.axis, o)
	if err != nil {
		return err
	}
	q, err := b.s.curveOn(f.axis, o)
	if err != nil {
		return err
	}
	for k, x := range o.At {
		d := Difference{X: x, EstimateA: p.Points[k].Estimate, EstimateB: q.Points[k].Estimate, Lower: math.NaN(), Upper: math.NaN()}
		if d.Difference = d.EstimateA - d.EstimateB; !math.IsNaN(d.Difference) {
			c.Along = append(c.Along, d)
		}
	}
	return nil
}

// spanAlong fills the intervals of the difference along the range: how far they
// reach from it is straight between the x at which the models are compared, by
// the logarithm of x.
func (c *Comparison) spanAlong() {
	rows := slices.DeleteFunc(slices.Clone(c.Differences), func(d Difference) bool { return d.Verdict == VerdictNone })
	slices.SortStableFunc(rows, func(a, b Difference) int { return cmp.Compare(a.X, b.X) })
	if len(rows) == 0 {
		return
	}
	var xs, low, high []float64
	for _, d := range rows {
		xs, low, high = append(xs, d.X), append(low, d.Lower-d.Difference), append(high, d.Upper-d.Difference)
	}
	points := make([]float64, len(c.Along))
	for k, d := range c.Along {
		points[k] = d.X
	}
	for k, p := range placesIn(xs, points) {
		if d := &c.Along[k]; d.X >= xs[0]*(1-1e-9) && d.X <= xs[len(xs)-1]*(1+1e-9) {
			d.Lower, d.Upper = d.Difference+p.of(low), d.Difference+p.of(high)
		}
	}
}

// mergedJumps returns the jumps of two curves, those that overlap as one; nil
// if either may change anywhere.
func mergedJumps(a, b []Jump) []Jump {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(u, v Jump) int { return cmp.Compare(u.From, v.From) })
	out := all[:1:1]
	for _, j := range all[1:] {
		if last := &out[len(out)-1]; j.From <= last.To {
			last.To = math.Max(last.To, j.To)
		} else {
			out = append(out, j)
		}
	}
	return out
}

// beforeJump is by which share of it an x lies before a jump.
const beforeJump = 1e-8

// withJumps adds the ends of each jump that is alone between two of the
// ascending xs, so that straight lines between them show it as it is.
func withJumps(xs []float64, jumps []Jump) []float64 {
	out := xs[:1:1]
	j := 0
	for _, x := range xs[1:] {
		last := out[len(out)-1]
		for j < len(jumps) && jumps[j].To <= last {
			j++
		}
		if j < len(jumps) && jumps[j].From > last && jumps[j].To < x && (j+1 == len(jumps) || jumps[j+1].From > x) {
			if before := jumps[j].From * (1 - beforeJump); before > last {
				out = append(out, before)
			}
			out = append(out, jumps[j].To)
		}
		out = append(out, x)
	}
	return out
}

// A place is where an x lies among known ones: part of the way from one to the
// next, by the logarithm.
type place struct {
	below, above int
	part         float64
}

// placesIn returns the places of ascending points among the ascending xs, which
// are not empty; beyond their ends it is the end.
func placesIn(xs, points []float64) []place {
	out := make([]place, len(points))
	k := 0
	for i, x := range points {
		for k < len(xs) && xs[k] < x {
			k++
		}
		switch {
		case k == 0:
		case k == len(xs):
			out[i] = place{k - 1, k - 1, 0}
		default:
			out[i] = place{k - 1, k, math.Log(x/xs[k-1]) / math.Log(xs[k]/xs[k-1])}
		}
	}
	return out
}

// of returns the value there of what is known at the xs.
func (p place) of(values []float64) float64 {
	return values[p.below] + p.part*(values[p.above]-values[p.below])
}
