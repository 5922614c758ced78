package grid

import (
	"math"
	"slices"
	"sort"
)

// A Function is a score as a function of x, larger being better: an exact curve,
// or measured points with straight lines between them in the logarithm of x.
type Function struct {
	Start, End float64   // the range in which it is known
	Knots      []float64 // ascending x of the measured points; nil for a curve
	Whole      bool      // x are whole numbers
	// Values returns the values at xs, in any order; NaN where there is none.
	Values func(xs []float64) []float64
}

// Steps is the number of points at which a function is evaluated before the
// search looks more closely.
const Steps = 512

// Sorted returns a function for Function.Values that evaluates each x once and in
// ascending order: evaluate gets ascending distinct xs.
func Sorted(evaluate func(xs []float64) []float64) func(xs []float64) []float64 {
	return func(xs []float64) []float64 {
		if len(xs) == 0 {
			return nil
		}
		distinct := Distinct(xs)
		values := evaluate(distinct)
		out := make([]float64, len(xs))
		for i, x := range xs {
			out[i] = math.NaN()
			if k, ok := slices.BinarySearch(distinct, x); ok {
				out[i] = values[k]
			}
		}
		return out
	}
}

// Neighbours returns the knots next to x, which is one of them.
func (f Function) Neighbours(x float64) (low, high float64) {
	i := sort.SearchFloat64s(f.Knots, x)
	return f.Knots[max(i-1, 0)], f.Knots[min(i+1, len(f.Knots)-1)]
}

// dense returns x from low to high, both included, close enough to see what the
// function does.
func (f Function) dense(low, high float64) []float64 {
	switch {
	case f.Knots != nil:
		return f.corners(low, high)
	case !f.Whole:
		return Log(low, high, Steps)
	case high-low < 8*Steps:
		var out []float64
		for x := low; x <= high; x++ {
			out = append(out, x)
		}
		return out
	}
	return f.between(low, high)
}

// corners returns the x in [low, high] at which a straight piece of f(x), or of
// f(2x), ends.
func (f Function) corners(low, high float64) []float64 {
	out := []float64{low, high}
	for _, x := range f.Knots {
		out = append(out, x, x/2)
	}
	return slices.DeleteFunc(Distinct(out), func(x float64) bool { return x < low || x > high })
}

// between returns x from low to high, both included.
func (f Function) between(low, high float64) []float64 {
	xs := Log(low, high, Steps/8)
	if f.Whole {
		for i := range xs {
			xs[i] = math.Round(xs[i])
		}
		return slices.Compact(xs)
	}
	return xs
}

// Last returns the last x in [low, high] at which a condition holds, and the first
// x after it at which it does not. holds evaluates the condition at ascending xs,
// the first of which is low or an x at which it held before. If the condition
// holds nowhere, before is 0; if it holds at high, after is NaN.
func (f Function) Last(low, high float64, holds func(xs []float64) []bool) (before, after float64) {
	xs := f.dense(low, high)
	for range 4 {
		k := lastTrue(holds(xs))
		switch {
		case k < 0:
			return 0, xs[0]
		case k == len(xs)-1:
			return xs[k], math.NaN()
		}
		before, after = xs[k], xs[k+1]
		if f.Whole && after-before <= 1 {
			break
		}
		xs = f.between(before, after)
	}
	return before, after
}

// BeforeJump is the relative distance from a jump at which a curve is evaluated
// just before it.
const BeforeJump = 1e-8

// Passes returns the first x after the last one in [low, high] at which the value
// satisfies a condition, which holds at low and not at high. Budgets are resolved
// to 1/512 of the interval, or to the jump between low and high; numbers of trials
// are exact.
func (f Function) Passes(low, high float64, holds func(value float64) bool) float64 {
	switch {
	case !f.Whole && high <= low*(1+2*BeforeJump):
		return high
	case !f.Whole:
		xs := Log(low, high, Steps)
		return xs[min(lastTrue(Map(f.Values(xs), holds))+1, len(xs)-1)]
	}
	_, x := f.Last(low, high, func(xs []float64) []bool { return Map(f.Values(xs), holds) })
	return x
}

// lastTrue returns the index of the last true; −1 if there is none.
func lastTrue(holds []bool) int {
	for i := len(holds) - 1; i >= 0; i-- {
		if holds[i] {
			return i
		}
	}
	return -1
}

// Map returns whether a condition holds for each value, evaluated in order.
func Map(values []float64, holds func(y float64) bool) []bool {
	out := make([]bool, len(values))
	for i, y := range values {
		out[i] = holds(y)
	}
	return out
}
