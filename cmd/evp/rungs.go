package main

import (
	"math"
	"slices"
)

// mostRungs is how many x a table shows that all models share.
const mostRungs = 7

// rungs returns round numbers from low to high, ascending: 1, 2 and 5 times
// the powers of ten. Where these are more than mostRungs, it returns as many,
// the powers of ten before the others, evenly spaced among their kind.
func rungs(low, high float64) []float64 {
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
	powers = thinned(powers, mostRungs)
	out := append(powers, thinned(others, mostRungs-len(powers))...)
	slices.Sort(out)
	return out
}

// thinned returns n of some numbers, evenly spaced, both ends among them if n
// is 2 or more; all of them if they are no more.
func thinned(all []float64, n int) []float64 {
	if len(all) <= n {
		return all
	}
	out := make([]float64, n)
	for i := range out {
		out[i] = all[int(math.Round(float64(i*(len(all)-1))/float64(max(n-1, 1))))]
	}
	return out
}
