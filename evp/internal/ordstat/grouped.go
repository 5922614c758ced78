package ordstat

import "math"

// Grouped is a sample whose scores are in groups, for evaluating the mean of the best of n
// again and again for other weights of the same trials: what the bootstrap needs. It is
// immutable.
type Grouped struct {
	Group []int32   // of each scored trial, ascending from 0; −1 for failed ones, which follow
	Gaps  []float64 // between a group's score and that of the group below; [0] is 0
}

// Evaluate returns gain = E[(best − lowest group's score)·1(scored)] for n draws and
// scored, the probability of a score, if each trial is drawn with the probability weight.
// influence and reach, if not nil, are set to the derivatives of gain and scored by the
// weights. tails is scratch memory for len(Gaps) values.
func (g Grouped) Evaluate(weight []float64, n float64, tails, influence, reach []float64) (gain, scored float64) {
	clear(tails)
	for j, p := range weight {
		if k := g.Group[j]; k >= 0 {
			tails[k] += p
		}
	}
	for k := len(tails) - 2; k >= 0; k-- {
		tails[k] += tails[k+1]
	}
	once, sum := 0.0, 0.0
	for k, t := range tails { // now the sums of the derivatives up to each group
		missed := math.Expm1(n * math.Log1p(-math.Min(t, 1)))
		rate := n * (1 + missed) / (1 - t) // of reaching the group, by its weight
		switch {
		case n == 1:
			rate = 1
		case t >= 1:
			rate = 0
		}
		if k == 0 {
			scored, once = -missed, rate
		} else {
			gain -= g.Gaps[k] * missed
			sum += g.Gaps[k] * rate
		}
		tails[k] = sum
	}
	if influence == nil {
		return gain, scored
	}
	for j := range weight {
		influence[j], reach[j] = 0, 0
		if k := g.Group[j]; k >= 0 {
			influence[j], reach[j] = tails[k], once
		}
	}
	return gain, scored
}
