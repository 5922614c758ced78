package ordstat

import "math"

// Ends returns gain and scored (see Evaluate) for weights that leave extra for one more
// trial: a good one, whose score exceeds the best group's by above, and a bad one, whose
// score falls short of the lowest group's by below or which, if failed, has none. The bad
// one's gain is over the lowest group's score minus below.
func (g Grouped) Ends(weight []float64, extra, n, above, below float64, failed bool, tails []float64) (good, bad [2]float64) {
	clear(tails)
	for j, p := range weight {
		if k := g.Group[j]; k >= 0 {
			tails[k] += p
		}
	}
	for k := len(tails) - 2; k >= 0; k-- {
		tails[k] += tails[k+1]
	}
	reached := func(tail float64) float64 { return -math.Expm1(n * math.Log1p(-math.Min(tail, 1))) }
	for k := 1; k < len(tails); k++ {
		good[0] += g.Gaps[k] * reached(tails[k]+extra)
		bad[0] += g.Gaps[k] * reached(tails[k])
	}
	good[0] += above * reached(extra)
	bad[0] += below * reached(tails[0])
	good[1], bad[1] = reached(tails[0]+extra), reached(tails[0]+extra)
	if failed {
		bad[1] = reached(tails[0])
	}
	return good, bad
}
