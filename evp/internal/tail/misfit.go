package tail

import "math"

// misfitScores are the numbers of scores to which the columns of misfits belong.
var misfitScores = [...]float64{15, 40, 150, 700}

// misfits are the statistics that 1 in 10 samples of a law exceed, by γ and the number of scores,
// as TestMisfits printed them for 2,000 samples each: of laws without noise, and with a noise of a
// fifth of the distance from the threshold to the best possible score. Where γ is found without
// fail the statistic has the law that it has for known parameters (1.93).
var misfits = [2][MostGamma + 1][len(misfitScores)]float64{
	Quadratic: {
		{},
		{1.48, 1.73, 1.90, 1.89},
		{0.96, 1.42, 1.70, 1.87},
		{0.71, 0.87, 1.33, 1.66},
		{0.74, 0.81, 1.05, 1.58},
		{0.77, 0.77, 1.00, 1.67},
		{0.84, 0.83, 0.98, 2.04},
		{0.85, 0.86, 0.96, 2.00},
		{0.90, 0.89, 0.98, 1.65},
		{1.00, 0.98, 1.03, 1.39},
		{0.94, 1.07, 1.09, 1.28},
	},
	Noisy: {
		{},
		{0.72, 0.77, 0.84, 0.94},
		{0.60, 0.56, 0.56, 0.77},
		{0.59, 0.57, 0.57, 0.60},
		{0.64, 0.59, 0.64, 0.78},
		{0.67, 0.60, 0.66, 1.59},
		{0.75, 0.67, 0.67, 1.59},
		{0.73, 0.70, 0.69, 1.28},
		{0.76, 0.74, 0.71, 1.03},
		{0.82, 0.76, 0.70, 0.88},
		{0.78, 0.77, 0.73, 0.82},
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
