// Package grid has the x values at which curves are evaluated, and what lies
// between them: grids that are even on a logarithmic scale, interpolation by the
// logarithm of x, and the search for the x at which a curve passes a value.
//
// An x is a number of trials (whole, at least 1) or a budget in cost units (> 0).
package grid

import (
	"math"
	"slices"
	"sort"

	"evpkit/sampling"
)

// Log returns n points from low to high, both included exactly, evenly spaced by
// their logarithm; a single point if low ≥ high.
func Log(low, high float64, n int) []float64 {
	if low >= high {
		return []float64{low}
	}
	out := make([]float64, n)
	step := math.Log(high/low) / float64(n-1)
	for i := range out {
		out[i] = low * math.Exp(step*float64(i))
	}
	out[0], out[n-1] = low, high
	return out
}

// Whole returns the distinct whole numbers nearest to the n points of the
// logarithmic grid from 1 to high: all of 1 … high if these are few.
func Whole(high float64, n int) []float64 {
	var out []float64
	for _, x := range Log(1, high, n) {
		if x = math.Round(x); len(out) == 0 || x > out[len(out)-1] {
			out = append(out, x)
		}
	}
	return out
}

// Spread returns up to n of the ascending xs, both ends among them, spaced about
// evenly by logarithm.
func Spread(xs []float64, n int) []float64 {
	if len(xs) <= n {
		return xs
	}
	var out []float64
	for _, x := range Log(xs[0], xs[len(xs)-1], n) {
		k := min(sort.SearchFloat64s(xs, x), len(xs)-1)
		if k > 0 && xs[k]/x > x/xs[k-1] {
			k--
		}
		if len(out) == 0 || xs[k] > out[len(out)-1] {
			out = append(out, xs[k])
		}
	}
	return out
}

// Distinct returns the distinct values of xs in ascending order.
func Distinct(xs []float64) []float64 {
	out := slices.Clone(xs)
	slices.Sort(out)
	return slices.Compact(out)
}

// rounding is the relative distance within which two x count as the same: that of
// budgets, so that an x is past a budget exactly if it does not fit it.
const rounding = sampling.Tolerance

// AtLeast reports whether x ≥ low up to rounding.
func AtLeast(x, low float64) bool { return x >= low*(1-rounding) }

// AtMost reports whether x ≤ high up to rounding.
func AtMost(x, high float64) bool { return x <= high*(1+rounding) }

// Within reports whether low ≤ x ≤ high up to rounding.
func Within(x, low, high float64) bool { return AtLeast(x, low) && AtMost(x, high) }
