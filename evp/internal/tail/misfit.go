package tail

import "math"

// misfitScores are the numbers of scores to which the columns of misfits belong.
var misfitScores = [...]float64{15, 40, 150, 700}

// misfits are the statistics that 1 in 10 samples of a law exceed, by γ and the number of
// scores, from TestMisfits: where γ is found without fail the statistic has the law that it has
// for known parameters (1.93).
var misfits = [2][MostGamma + 1][len(misfitScores)]float64{
	Quadratic: {
		{}, {1.63, 1.95, 1.9, 1.9}, {.77, 1.6, 1.7, 1.9}, {.70, 1, 1.43, 1.7}, {.66, .87, 1.17, 1.27}, {.68, .85, 1.0, 1.15},
		{.70, .84, .96, 1.08}, {.75, .9, .97, 1.07}, {.84, .97, .99, 1.06}, {.84, .97, .99, 1.06}, {.84, .97, .99, 1.06},
	},
	Noisy: {
		{}, {.7, .9, 1.0, 1.0}, {.56, .75, .85, .85}, {.58, .7, .8, .8}, {.6, .7, .75, .8}, {.6, .7, .75, .8},
		{.65, .75, .8, .8}, {.65, .75, .8, .8}, {.7, .8, .8, .8}, {.7, .8, .8, .8}, {.7, .8, .8, .8},
	},
}

// mostMisfit returns the largest statistic that passes the test, between columns by the
// logarithm of the number of scores.
func mostMisfit(form Form, gamma, scores int) float64 {
	row, x := misfits[form][gamma], math.Log(float64(scores))
	last := len(row) - 1
	for i := range last {
		low, high := math.Log(misfitScores[i]), math.Log(misfitScores[i+1])
		if x <= high {
			return row[i] + (row[i+1]-row[i])*math.Max(x-low, 0)/(high-low)
		}
	}
	return row[last]
}
