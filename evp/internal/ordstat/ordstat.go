// Package ordstat computes the law of the best of n trials from the ordered scores of N
// logged ones, by the weights of order statistics, and confidence bands of the scores'
// distribution function.
//
// The best of n: a Sample of ascending scores and a number of failed trials → runs of
// neighbouring n (runs.go) → for each run one walk over the scores, from the best
// downwards as far as they matter (v.go, u.go) → Moments. Single probabilities are in
// tail.go; quantiles are searched for with them.
//
// Bands: intervals of the order statistics (interval.go, beta.go) at the coverage at
// which all hold together (band.go, inside.go) → Band → the best of n of a law that is
// enclosed by it (Steps).
//
// Failed trials rank below every score and count among the N, so that the score at
// position e (from 0) has the rank f + e + 1 if each score is that of one trial. Moments
// are conditional on at least one score.
package ordstat

import "math"

// negligible is the probability below which ranks are left out: less than the rounding of
// a float64 even if there are hundreds of them.
const negligible = 1e-18

// A Sample is the ordered scores that a law is computed from.
type Sample struct {
	Scores []float64 // ascending, larger being better; at least one
	Failed int       // trials without a score

	// Above is for scores that stand for several trials: the number of trials that have
	// the score of position e or a later one, by e, strictly descending. nil: one each.
	Above []int
}

// N returns the number of trials, failed ones included.
func (s Sample) N() int { return s.above(0) + s.Failed }

// above returns the number of trials that have the score of position e or a later one.
func (s Sample) above(e int) int {
	switch {
	case s.Above == nil:
		return len(s.Scores) - e
	case e == len(s.Scores):
		return 0
	}
	return s.Above[e]
}

// best returns the largest score.
func (s Sample) best() float64 { return s.Scores[len(s.Scores)-1] }

// A Moment describes the best score of n trials.
type Moment struct {
	Scored float64 // probability of at least one score, 1 − p_none
	Mean   float64 // expected best score, given at least one; NaN if Scored is 0
	SD     float64 // its standard deviation, given at least one
}

// sums holds the first two moments of the shortfall d = best − score of the best of n
// trials, unconditional; if there is no score, d is that of the lowest one:
//
//	first = Σ_e (d_e − d_{e+1})·P_e,  second = Σ_e (d_e² − d_{e+1}²)·P_e
//
// with P_e = P(best ≤ score e). All terms are positive: nothing cancels.
type sums struct{ first, second float64 }

// moment conditions the sums on at least one score, whose probability is scored: the part
// of the sums that is due to no score at all is subtracted.
func (s Sample) moment(t sums, scored float64) Moment {
	if scored <= 0 {
		return Moment{Mean: math.NaN(), SD: math.NaN()}
	}
	lowest := s.best() - s.Scores[0]
	none := 1 - scored
	first := (t.first - lowest*none) / scored
	second := (t.second - lowest*lowest*none) / scored
	first = math.Min(math.Max(first, 0), lowest)
	return Moment{
		Scored: scored,
		Mean:   s.best() - first,
		SD:     math.Sqrt(math.Max(second-first*first, 0)),
	}
}

// gaps returns what the threshold above the score at position e adds to the sums per unit
// of probability: d_e − d_{e+1} and d_e² − d_{e+1}².
func (s Sample) gaps(e int) (gap, square float64) {
	low, high := s.best()-s.Scores[e], s.best()-s.Scores[e+1]
	return s.Scores[e+1] - s.Scores[e], low*low - high*high
}
