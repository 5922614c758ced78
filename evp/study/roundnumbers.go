package study

import (
	"math"
	"slices"
)

// mostRound is how many x a table shows that all models share.
const mostRound = 7

// roundNumbers returns round numbers from low to high, ascending: 1, 2 and 5 times
// the powers of ten. Where these are more than mostRound, it returns as many,
// the powers of ten before the others, evenly spaced among their kind.
func roundNumbers(low, high float64) []float64 {
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
	powers = evenly(powers, mostRound)
	out := append(powers, evenly(others, mostRound-len(powers))...)
	slices.Sort(out)
	return out
}

// evenly returns n of some numbers, evenly spaced, both ends among them if n
// is 2 or more; all of them if they are no more.
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
