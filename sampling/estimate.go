package sampling

import (
	"math"
	"slices"
)

// An Estimate describes the best score that random searches reach within a budget.
type Estimate struct {
	Scored float64 // share of the searches with a score
	Mean   float64 // mean best score of those; NaN if there are none
	SD     float64 // standard deviation of the best score among those
	SE     float64 // standard error of Mean; NaN for a single one
}

// Estimate returns the estimate at the k-th budget; scores are those of the scored
// trials, ascending. A search that found no score counts as the score none; if none
// is NaN it is left out, and the estimate is conditional on a score.
func (b *Bests) Estimate(k int, scores []float64, none float64) Estimate {
	values, scored := b.values(k, scores, none)
	out := Estimate{Scored: float64(scored) / float64(len(b.found[k])), SE: math.NaN()}
	out.Mean, out.SD = meanSD(values)
	if n := float64(len(values)); n > 1 {
		out.SE = out.SD / math.Sqrt(n-1)
	}
	return out
}

// Quantile returns the q-quantile (0 < q < 1) of the best score within the
// k-th budget, with scores and none as in Estimate: the smallest value that at
// least a share q of the searches does not exceed. Its standard error se is half
// the distance between the quantiles at q − d and q + d, where d = √(q(1−q)/n) is
// the standard error of a share. Both are NaN if no search has a value.
func (b *Bests) Quantile(k int, scores []float64, none, q float64) (value, se float64) {
	values, _ := b.values(k, scores, none)
	if len(values) == 0 {
		return math.NaN(), math.NaN()
	}
	slices.Sort(values)
	n := float64(len(values))
	at := func(q float64) float64 {
		i := int(math.Ceil(q*n*(1-1e-12))) - 1
		return values[min(max(i, 0), len(values)-1)]
	}
	d := math.Sqrt(q * (1 - q) / n)
	return at(q), (at(q+d) - at(q-d)) / 2
}

// values returns the best scores found within the k-th budget, and the number of
// searches that found one.
func (b *Bests) values(k int, scores []float64, none float64) (values []float64, scored int) {
	for _, e := range b.found[k] {
		switch {
		case e >= 0:
			scored++
			values = append(values, scores[e])
		case !math.IsNaN(none):
			values = append(values, none)
		}
	}
	return values, scored
}

// meanSD returns the mean and the standard deviation (dividing by n) of
// values, NaN if there are none.
func meanSD(values []float64) (mean, sd float64) {
	n := float64(len(values))
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	for _, v := range values { // relative to the first, so that equal values have no error
		mean += (v - values[0]) / n
	}
	mean += values[0]
	for _, v := range values {
		sd += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(sd / n)
}
