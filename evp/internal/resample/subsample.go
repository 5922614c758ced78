package resample

import (
	"math"

	"evpkit/evp/internal/parallel"
	"evpkit/sampling"
)

// Subsampled returns, by x, how far the mean of the best lies from that of all logged trials
// if it is taken from size of them: averaged over so many random choices of that many, 1 ≤
// size ≤ N. It is negative where the mean of the best is biased low, as by the V estimator,
// whose bias grows as trials become fewer; 0 where no choice has an estimate.
func (e *Engine) Subsampled(draw sampling.Bootstrap, size, choices int) []float64 {
	logged, v := make([]float64, len(e.xs)), e.Evaluator()
	for k := range logged {
		logged[k] = v.Mean(k, e.Logged())
	}
	shifts := make([][]float64, choices)
	parallel.Workers(choices, func() func(int) {
		w, v := make(Weights, e.rows), e.Evaluator()
		return func(i int) {
			draw.Subsample(i, size, e.counts, w)
			shifts[i] = make([]float64, len(e.xs))
			for k := range e.xs {
				shifts[i][k] = v.Mean(k, w) - logged[k]
			}
		}
	})
	return meanOfEach(shifts, len(e.xs))
}

// meanOfEach returns the mean of each of n columns over the rows in which it is not NaN; 0 if
// there is none.
func meanOfEach(rows [][]float64, n int) []float64 {
	out := make([]float64, n)
	for k := range out {
		count := 0.0
		for _, row := range rows {
			if !math.IsNaN(row[k]) {
				out[k] += row[k]
				count++
			}
		}
		out[k] /= math.Max(count, 1)
	}
	return out
}
