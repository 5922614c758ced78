package ordstat

import "gonum.org/v1/gonum/mathext"

// ClopperPearson returns an interval of a probability after k successes in n trials that
// holds with at least the confidence (Clopper and Pearson 1934), 0 ≤ k ≤ n, n ≥ 1.
func ClopperPearson(k, n int, confidence float64) (low, high float64) {
	tail := (1 - confidence) / 2
	high = 1
	if k > 0 {
		low = mathext.InvRegIncBeta(float64(k), float64(n-k+1), tail)
	}
	if k < n {
		high = mathext.InvRegIncBeta(float64(k+1), float64(n-k), 1-tail)
	}
	return low, high
}
