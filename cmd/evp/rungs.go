package main

import "math"

// mostRungs is how many x a table shows that all models share.
const mostRungs = 7

// rungs returns round numbers from low to high, ascending: 1, 2 and 5 times
// the powers of ten, or, where these are more than mostRungs, as many of them,
// evenly spaced, both ends among them.
func rungs(low, high float64) []float64 {
	var all []float64
	for e := math.Floor(math.Log10(low)); e <= math.Log10(high); e++ {
		for _, m := range []float64{1, 2, 5} {
			if x := m * math.Pow(10, e); x >= low && x <= high {
				all = append(all, x)
			}
		}
	}
	if len(all) <= mostRungs {
		return all
	}
	out := make([]float64, mostRungs)
	for i := range out {
		out[i] = all[int(math.Round(float64(i*(len(all)-1))/(mostRungs-1)))]
	}
	return out
}
