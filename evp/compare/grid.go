package compare

import (
	"cmp"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
)

// setGrid sets the difference over the range that both curves have, and where it
// changes its sign.
func (c *comparison) setGrid(out *Pair, a, b *model) error {
	low, high := math.Max(a.start, b.start), math.Min(a.end, b.end)
	if to := c.options.Curve.To; to > 0 {
		high = math.Min(high, to)
	}
	if !(low <= high) {
		return nil
	}
	if c.axis == evp.Budget {
		out.Jumps = jumpsOf(a, b)
	}
	if c.shared != nil && out.Jumps == nil {
		out.addShared(a, b, high)
	} else if err := c.addOwn(out, a, b, low, high); err != nil {
		return err
	}
	out.interpolateIntervals()
	c.setCrossovers(out, a, b, low, high)
	return nil
}

// addOwn adds the difference at x of the pair's own, from low to high: for two models,
// for curves that jump, and by number of trials, where it is cheap.
func (c *comparison) addOwn(out *Pair, a, b *model, low, high float64) error {
	o := c.options.Curve
	o.At = grid.Log(low, high, finePoints)
	switch {
	case c.axis == evp.Trials:
		o.At = slices.DeleteFunc(grid.Whole(high, finePoints), func(x float64) bool { return x < low })
	case out.Jumps != nil:
		o.At = withJumps(o.At, out.Jumps)
	}
	p, err := a.evaluated(o)
	if err != nil {
		return err
	}
	q, err := b.evaluated(o)
	if err != nil {
		return err
	}
	for k := range o.At {
		out.addToGrid(p[k], q[k])
	}
	return nil
}

// evaluated returns the points of the model's curve at the x of the options.
func (m *model) evaluated(o evp.CurveOptions) ([]evp.Point, error) {
	if m.fixed {
		return m.pointsAt(o.At), nil
	}
	curve, err := m.Curve(m.axis, o)
	if err != nil {
		return nil, err
	}
	return curve.Points, nil
}

// addShared adds the difference at the shared x up to high at which both curves exist.
func (p *Pair) addShared(a, b *model, high float64) {
	p.shared = true
	k := 0
	for _, u := range a.shared {
		for k < len(b.shared) && b.shared[k].X < u.X {
			k++
		}
		if k < len(b.shared) && b.shared[k].X == u.X && u.X <= high {
			p.addToGrid(u, b.shared[k])
		}
	}
}

// addToGrid adds the difference of two points of the same x, if it exists.
func (p *Pair) addToGrid(a, b evp.Point) {
	d := Difference{X: a.X, EstimateA: a.Estimate, EstimateB: b.Estimate, Interval: evp.NoInterval()}
	if d.Difference = d.EstimateA - d.EstimateB; !math.IsNaN(d.Difference) {
		p.Grid = append(p.Grid, d)
	}
}

// interpolateIntervals sets the intervals on the grid: how far their ends are from the
// difference is interpolated between the x at which the models are compared.
func (p *Pair) interpolateIntervals() {
	rows := slices.DeleteFunc(slices.Clone(p.Differences), func(d Difference) bool { return d.Verdict == VerdictNone })
	slices.SortStableFunc(rows, func(a, b Difference) int { return cmp.Compare(a.X, b.X) })
	if len(rows) == 0 {
		return
	}
	var xs, low, high []float64
	for _, d := range rows {
		xs, low, high = append(xs, d.X), append(low, d.Lower-d.Difference), append(high, d.Upper-d.Difference)
	}
	points := make([]float64, len(p.Grid))
	for k, d := range p.Grid {
		points[k] = d.X
	}
	for k, place := range grid.Places(xs, points) {
		if d := &p.Grid[k]; grid.Within(d.X, xs[0], xs[len(xs)-1]) {
			d.Lower, d.Upper = d.Difference+place.Of(low), d.Difference+place.Of(high)
		}
	}
}

// jumpsOf returns the jumps of the difference of two models, of which at most one is a
// reference.
func jumpsOf(a, b *model) []evp.Jump {
	switch {
	case a.fixed:
		return b.fine.Jumps
	case b.fixed:
		return a.fine.Jumps
	}
	return mergedJumps(a.fine.Jumps, b.fine.Jumps)
}

// mergedJumps returns the jumps of two curves, overlapping ones as one; nil if either
// curve may change anywhere.
func mergedJumps(a, b []evp.Jump) []evp.Jump {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(u, v evp.Jump) int { return cmp.Compare(u.From, v.From) })
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

// withJumps adds the ends of each jump that is alone between two of the ascending xs,
// so that straight lines between them show the jump where it is.
func withJumps(xs []float64, jumps []evp.Jump) []float64 {
	out := xs[:1:1]
	j := 0
	for _, x := range xs[1:] {
		last := out[len(out)-1]
		for j < len(jumps) && jumps[j].To <= last {
			j++
		}
		if j < len(jumps) && jumps[j].From > last && jumps[j].To < x && (j+1 == len(jumps) || jumps[j+1].From > x) {
			if before := jumps[j].From * (1 - grid.BeforeJump); before > last {
				out = append(out, before)
			}
			out = append(out, jumps[j].To)
		}
		out = append(out, x)
	}
	return out
}
