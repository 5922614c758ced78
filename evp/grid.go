package evp

import "math"

// logGrid returns n points from low to high, both included exactly, evenly
// spaced by their logarithm; one point if low = high.
func logGrid(low, high float64, n int) []float64 {
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

// wholeGrid returns the whole numbers nearest to the points of the log grid
// from 1 to high, each once: all of 1 … high where that is few.
func wholeGrid(high float64, n int) []float64 {
	var out []float64
	for _, x := range logGrid(1, high, n) {
		if x = math.Round(x); len(out) == 0 || x > out[len(out)-1] {
			out = append(out, x)
		}
	}
	return out
}
