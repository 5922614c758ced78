package study

import (
	"math"
	"slices"

	"evpkit/evp"
)

// mostRows is up to how many points of a curve a table for people shows all of
// them.
const mostRows = 12

// thinned returns which points of a curve a table for people shows, by their
// ascending x: of many, both ends and those nearest to 1, 2, 5, 10, 20, ….
func thinned(xs []float64) []int {
	n := len(xs)
	if n <= mostRows {
		return everyIndex(n)
	}
	out := []int{0}
	low, high := xs[0], xs[n-1]
	for decade := math.Floor(math.Log10(low)); decade <= math.Log10(high); decade++ {
		for _, m := range []float64{1, 2, 5} {
			x := m * math.Pow(10, decade)
			if i := nearestTo(xs, x); x > low && x < high && i > out[len(out)-1] && i < n-1 {
				out = append(out, i)
			}
		}
	}
	return append(out, n-1)
}

// everyIndex returns 0, 1, …, n-1.
func everyIndex(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// nearestTo returns the index of the x nearest by ratio in a list that ascends.
func nearestTo(xs []float64, x float64) int {
	i, _ := slices.BinarySearchFunc(xs, x, func(at, x float64) int { return int(math.Copysign(1, at-x)) })
	if i == len(xs) || i > 0 && x/xs[i-1] < xs[i]/x {
		i--
	}
	return i
}

// mostRound is how many x a table of a report shows that all models share.
const mostRound = 7

// roundNumbers returns round numbers from low to high, ascending: 1, 2 and 5 times
// the powers of ten. If there are more than most, it returns that many, preferring
// powers of ten, evenly spaced among their kind.
func roundNumbers(low, high float64, most int) []float64 {
	var powers, others []float64
	for e := math.Floor(math.Log10(low)); e <= math.Log10(high); e++ {
		for _, m := range []float64{1, 2, 5} {
			switch x := m * math.Pow(10, e); {
			case x < low || x > high:
			case m == 1:
				powers = append(powers, x)
			default:
				others = append(others, x)
			}
		}
	}
	powers = evenly(powers, most)
	out := append(powers, evenly(others, most-len(powers))...)
	slices.Sort(out)
	return out
}

// evenly returns n of some numbers, evenly spaced, with both ends if n is 2 or
// more; all of them if there are at most n.
func evenly(all []float64, n int) []float64 {
	if len(all) <= n {
		return all
	}
	out := make([]float64, n)
	for i := range out {
		out[i] = all[int(math.Round(float64(i*(len(all)-1))/float64(max(n-1, 1))))]
	}
	return out
}

// listedByModel returns the x that a report's table lists for each model's grid on
// each axis: the round numbers among those of all models that lie within its
// points, and its last.
func listedByModel(grids [][]*evp.Curve) [][][]float64 {
	out := make([][][]float64, len(grids))
	for i, model := range grids {
		out[i] = make([][]float64, len(model))
		for k, grid := range model {
			n := len(grid.Points)
			if n == 0 {
				continue
			}
			low, high := math.Inf(1), 0.0
			for _, other := range grids {
				if points := other[k].Points; len(points) > 0 {
					low, high = min(low, points[0].X), max(high, points[len(points)-1].X)
				}
			}
			for _, x := range roundNumbers(low, high, mostRound) {
				if x >= grid.Points[0].X && x < grid.Points[n-1].X {
					out[i][k] = append(out[i][k], x)
				}
			}
			out[i][k] = append(out[i][k], grid.Points[n-1].X)
		}
	}
	return out
}

// sharedSteps is into how many steps, equal by logarithm, the range that all
// models share is divided for a comparison, beside the x that a table lists.
const sharedSteps = 12

// sharedX returns the x at which a report compares models, ascending: a grid over
// the range that all curves on the axis have, and the round numbers in it, which
// the table lists; the ends of the range, if none is round. Both are nil if there
// is no such range. Models without a score are not compared, and a model of one trial is a
// fixed score at all x from there on.
func sharedX(axis evp.Axis, curves []evp.Curve) (at, listed []float64) {
	low, high := 0.0, math.Inf(1)
	for _, curve := range curves {
		if curve.Unscored() {
			continue // it is not compared
		}
		n := len(curve.Points)
		switch {
		case curve.Axis != axis:
		case n == 0:
			return nil, nil
		case curve.Trials == 1: // a fixed score, which has no end
			low = max(low, curve.Points[0].X)
		default:
			low, high = max(low, curve.Points[0].X), min(high, curve.Points[n-1].X, curve.End)
		}
	}
	if !(low < high) || math.IsInf(high, 1) {
		return nil, nil
	}
	if listed = roundNumbers(low, high, mostRound); len(listed) == 0 {
		listed = []float64{low, high}
	}
	at = slices.Clone(listed)
	for k := range sharedSteps + 1 {
		x := low * math.Pow(high/low, float64(k)/sharedSteps)
		if axis == evp.Trials {
			x = math.Round(x)
		}
		at = append(at, min(max(x, low), high))
	}
	slices.Sort(at)
	return slices.Compact(at), listed
}
