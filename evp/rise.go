package evp

import (
	"math"
	"slices"
	"sort"
)

// A rise is what a score does with x, in the better-is-larger order: a curve,
// or measured points with straight lines between them over log x.
type rise struct {
	start, end float64                      // where it is known
	knots      []float64                    // x of the points; nil for a curve
	whole      bool                         // x are whole numbers
	at         func(xs []float64) []float64 // NaN where there is no value
	slope      func(x float64) float64      // dE/d log2 x; nil if that is not known exactly
}

// risePoints is how many points a rise is looked at before it is looked at
// closer.
const risePoints = 512

// gains returns the gain of doubling each x: E(2x) − E(x).
func (r rise) gains(xs []float64) []float64 {
	both := make([]float64, 0, 2*len(xs))
	for _, x := range xs {
		both = append(both, x, 2*x)
	}
	values := r.at(both)
	out := make([]float64, len(xs))
	for i := range out {
		out[i] = values[2*i+1] - values[2*i]
	}
	return out
}

// marginals returns dE/d log2 x at each x: exactly where that is known, else
// the difference quotient over half an octave about x (whole numbers: at least
// from the one before to the one after), as far as it is within start and
// limit.
func (r rise) marginals(xs []float64, limit float64) []float64 {
	out, ends := make([]float64, len(xs)), make([]float64, 0, 2*len(xs))
	for i, x := range xs {
		low, high := r.around(x, limit)
		ends = append(ends, low, high)
		out[i] = math.NaN()
		if r.slope != nil {
			out[i] = r.slope(x)
		}
	}
	if r.slope != nil {
		return out
	}
	values := r.at(ends)
	for i := range out {
		if low, high := ends[2*i], ends[2*i+1]; high > low {
			out[i] = (values[2*i+1] - values[2*i]) / math.Log2(high/low)
		}
	}
	return out
}

// around returns the ends of the half octave about x, within start and limit.
func (r rise) around(x, limit float64) (low, high float64) {
	quarter := math.Exp2(0.25)
	low, high = x/quarter, x*quarter
	switch {
	case r.whole:
		low, high = math.Min(math.Round(low), x-1), math.Max(math.Round(high), x+1)
	case r.knots != nil:
		low, high = r.neighbours(x)
	}
	if x >= r.start {
		low = math.Max(low, r.start)
	}
	return low, math.Min(high, math.Max(limit, x))
}

// neighbours returns the knots beside x, which is one.
func (r rise) neighbours(x float64) (low, high float64) {
	i := sort.SearchFloat64s(r.knots, x)
	return r.knots[max(i-1, 0)], r.knots[min(i+1, len(r.knots)-1)]
}

// grid returns x from low to high, both included, close enough to see what the
// rise does.
func (r rise) grid(low, high float64) []float64 {
	switch {
	case r.knots != nil:
		return r.corners(low, high)
	case !r.whole:
		return logGrid(low, high, risePoints)
	case high-low < 8*risePoints:
		var out []float64
		for x := low; x <= high; x++ {
			out = append(out, x)
		}
		return out
	}
	return r.between(low, high)
}

// corners returns the x in [low, high] at which a straight line of E(x), or of
// E(2x), ends.
func (r rise) corners(low, high float64) []float64 {
	out := []float64{low, high}
	for _, x := range r.knots {
		out = append(out, x, x/2)
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(x float64) bool { return x < low || x > high })
}

// between returns x from low to high, both included.
func (r rise) between(low, high float64) []float64 {
	xs := logGrid(low, high, risePoints/8)
	if r.whole {
		for i := range xs {
			xs[i] = math.Round(xs[i])
		}
		return slices.Compact(xs)
	}
	return xs
}

// last returns the last x in [low, high] at which a condition holds, and the
// first after it; holds says at which of ascending xs it does, of which the
// first is low or one at which it did hold. Before any x is 0, after the last
// NaN.
func (r rise) last(low, high float64, holds func(xs []float64) []bool) (before, after float64) {
	xs := r.grid(low, high)
	for range 4 {
		k := lastTrue(holds(xs))
		switch {
		case k < 0:
			return 0, xs[0]
		case k == len(xs)-1:
			return xs[k], math.NaN()
		}
		before, after = xs[k], xs[k+1]
		if r.whole && after-before <= 1 {
			break
		}
		xs = r.between(before, after)
	}
	return before, after
}

// lastTrue returns the position of the last true; −1 without one.
func lastTrue(holds []bool) int {
	for i := len(holds) - 1; i >= 0; i-- {
		if holds[i] {
			return i
		}
	}
	return -1
}

// saturation returns the smallest x from which no doubling within the data
// gains as much as least; NaN if it is not reached where that can be seen.
func (r rise) saturation(least float64) float64 {
	if half := r.end / 2; r.start <= half*(1+1e-9) {
		if half = math.Max(half, r.start); r.whole {
			half = math.Floor(half)
		}
		_, x := r.last(r.start, half, func(xs []float64) []bool {
			out := make([]bool, len(xs))
			for i, g := range r.gains(xs) {
				out[i] = !(g < least || g <= 0)
			}
			return out
		})
		return x
	}
	return math.NaN()
}

// A Step is the price of a step: from where to have the score better by how
// much, and the cost of it, in units of x. What does not exist is NaN.
type Step struct{ Step, From, Cost float64 }

// step returns the price of a step from x on; x = 0 stands for the last x from
// which the step can be seen within the data.
func (r rise) step(size, x float64) Step {
	out := Step{Step: size, From: x, Cost: math.NaN()}
	if x == 0 {
		top := r.at([]float64{r.end})[0]
		out.From, _ = r.last(r.start, r.end, func(xs []float64) []bool { return compared(r.at(xs), func(y float64) bool { return y <= top-size }) })
		if out.From == 0 {
			out.From = math.NaN()
			return out
		}
	}
	level := r.at([]float64{out.From})[0] + size
	if math.IsNaN(level) || !(out.From >= r.start && out.From <= r.end) {
		return out
	}
	level -= 1e-12 * math.Abs(level)
	_, to := r.last(out.From, r.end, func(xs []float64) []bool {
		below := true
		return compared(r.at(xs), func(y float64) bool { below = below && y < level; return below })
	})
	out.Cost = to - out.From
	return out
}

// compared returns what a condition says of each value, in their order.
func compared(ys []float64, holds func(y float64) bool) []bool {
	out := make([]bool, len(ys))
	for i, y := range ys {
		out[i] = holds(y)
	}
	return out
}
