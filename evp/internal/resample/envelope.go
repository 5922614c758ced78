package resample

import (
	"math"
	"slices"
	"sort"
)

// LowerEnvelope returns, for the values of draws by x, then by draw, the ends that a share of
// at least 1 − q of the draws stay at or above at all x: at each x the value of the same
// rank, the highest rank for which this is so. −∞ if there are too few draws to tell.
func LowerEnvelope(values [][]float64, q float64) []float64 {
	sorted := make([][]float64, len(values))
	least := slices.Repeat([]float64{math.Inf(1)}, len(values[0])) // of each draw, the lowest rank
	for k, v := range values {
		sorted[k] = slices.Clone(v)
		slices.Sort(sorted[k])
		for i, x := range v {
			least[i] = math.Min(least[i], float64(sort.SearchFloat64s(sorted[k], x)))
		}
	}
	rank := LowerQuantile(least, q)
	out := make([]float64, len(values))
	for k := range out {
		out[k] = math.Inf(-1)
		if rank >= 0 {
			out[k] = sorted[k][int(rank)]
		}
	}
	return out
}

// UpperEnvelope is LowerEnvelope for ends that draws stay at or below; it changes the
// values.
func UpperEnvelope(values [][]float64, q float64) []float64 {
	for _, v := range values {
		for i, x := range v {
			v[i] = -x
		}
	}
	out := LowerEnvelope(values, q)
	for k, x := range out {
		out[k] = -x
	}
	return out
}
