package resample

import (
	"math"
	"slices"
)

// LowerQuantile returns the q-quantile of the values, the ⌊q(n+1)⌋-th smallest; −∞
// if there are too few of them to tell. It sorts the values.
func LowerQuantile(values []float64, q float64) float64 {
	slices.Sort(values)
	k := int(q*float64(len(values)+1) + 1e-9)
	if k == 0 {
		return math.Inf(-1)
	}
	return values[k-1]
}

// UpperQuantile returns the (1 − q)-quantile of the values, the ⌊q(n+1)⌋-th
// largest; +∞ if there are too few of them to tell. It changes the values.
func UpperQuantile(values []float64, q float64) float64 {
	for i, v := range values {
		values[i] = -v
	}
	return -LowerQuantile(values, q)
}
