package study

import (
	"math"
	"slices"
)

// mostRows is how many points a curve may have that a table for people shows
// whole.
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
			if i := nearest(xs, x); x > low && x < high && i > out[len(out)-1] && i < n-1 {
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

// nearest returns the index of the x nearest by ratio in a list that ascends.
func nearest(xs []float64, x float64) int {
	i, _ := slices.BinarySearchFunc(xs, x, func(at, x float64) int { return int(math.Copysign(1, at-x)) })
	if i == len(xs) || i > 0 && x/xs[i-1] < xs[i]/x {
		i--
	}
	return i
}
