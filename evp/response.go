package evp

import (
	"math"
	"slices"

	"evpkit/evp/internal/grid"
)

// A response is how a score depends on x, and the returns that follow from it.
type response struct {
	grid.Function
	slope func(x float64) float64 // dE/d log2 x; nil unless it is known exactly, NaN where it is not
	// tail, if there is one, is the law by which the curve goes on past End. Gains that reach past
	// it are the law's alone: V is too low at its own end, and a step from it to the law would
	// look like a gain.
	tail func(x float64) float64
}

// gains returns the gain of doubling each x: E(2x) − E(x).
func (r response) gains(xs []float64) []float64 {
	both := make([]float64, 0, 2*len(xs))
	for _, x := range xs {
		both = append(both, x, 2*x)
	}
	values := r.Values(both)
	out := make([]float64, len(xs))
	for i := range out {
		out[i] = values[2*i+1] - values[2*i]
		if r.tail != nil && !grid.AtMost(2*xs[i], r.End) {
			out[i] = r.tail(2*xs[i]) - r.tail(xs[i])
		}
	}
	return out
}

// marginals returns dE/d log2 x at each x: exactly where that is known, else the
// difference quotient over half an octave about x (for whole numbers at least from
// the one before to the one after), restricted to the range from Start to limit.
func (r response) marginals(xs []float64, limit float64) []float64 {
	out, ends := make([]float64, len(xs)), make([]float64, 0, 2*len(xs))
	for i, x := range xs {
		most := limit
		if r.tail != nil && grid.AtMost(x, r.End) {
			most = r.End
		}
		low, high := r.around(x, most)
		ends = append(ends, low, high)
		out[i] = math.NaN()
		if r.slope != nil {
			out[i] = r.slope(x)
		}
	}
	if !slices.ContainsFunc(out, math.IsNaN) {
		return out
	}
	values := r.Values(ends)
	for i := range out {
		if low, high := ends[2*i], ends[2*i+1]; math.IsNaN(out[i]) && high > low {
			out[i] = (values[2*i+1] - values[2*i]) / math.Log2(high/low)
		}
	}
	return out
}

// around returns the ends of the half octave about x, within Start and limit.
func (r response) around(x, limit float64) (low, high float64) {
	quarter := math.Exp2(0.25)
	low, high = x/quarter, x*quarter
	switch {
	case r.Whole:
		low, high = math.Min(math.Round(low), x-1), math.Max(math.Round(high), x+1)
	case r.Knots != nil:
		low, high = r.Neighbours(x)
	}
	if x >= r.Start {
		low = math.Max(low, r.Start)
	}
	return low, math.Min(high, math.Max(limit, x))
}

// saturation returns the smallest x from which no doubling within the data gains as
// much as least; NaN if there is none in the range where that can be seen.
func (r response) saturation(least float64) float64 {
	half := r.End / 2
	if !grid.AtMost(r.Start, half) {
		return math.NaN()
	}
	if half = math.Max(half, r.Start); r.Whole {
		half = math.Floor(half)
	}
	_, x := r.Last(r.Start, half, func(xs []float64) []bool {
		return grid.Map(r.gains(xs), func(gain float64) bool { return !(gain < least || gain <= 0) })
	})
	return x
}

// A Step is the price of an improvement: to have the score better by Step, starting
// at x = From, takes Cost more, in units of x. What does not exist is NaN.
type Step struct{ Step, From, Cost float64 }

// step returns the price of an improvement from x on; x = 0 stands for the last x
// from which the improvement happens within the data.
func (r response) step(size, x float64) Step {
	out := Step{Step: size, From: x, Cost: math.NaN()}
	if x == 0 {
		top := r.Values([]float64{r.End})[0]
		out.From, _ = r.Last(r.Start, r.End, func(xs []float64) []bool {
			return grid.Map(r.Values(xs), func(y float64) bool { return y <= top-size })
		})
		if out.From == 0 {
			out.From = math.NaN()
			return out
		}
	}
	level := r.Values([]float64{out.From})[0] + size
	if math.IsNaN(level) || !(out.From >= r.Start && out.From <= r.End) {
		return out
	}
	level -= 1e-12 * math.Abs(level) // rounding
	_, to := r.Last(out.From, r.End, func(xs []float64) []bool {
		below := true
		return grid.Map(r.Values(xs), func(y float64) bool { below = below && y < level; return below })
	})
	out.Cost = to - out.From
	return out
}
