package evp

import "math"

// A best is the law of the best score at one x, in the better-is-larger order,
// given at least one score.
type best struct {
	scored   float64 // probability of a score
	mean, sd float64 // NaN if scored is 0
	quantile float64 // NaN unless asked for
	se       float64 // standard error of mean by random orders, else NaN
}

// rare is the probability of a score below which a budget curve has no estimate
// that is conditional on one: dividing by it would magnify rounding.
const rare = 1e-6

// leaveRare takes an estimate that is conditional on a rare score out.
func (b *best) leaveRare(o CurveOptions) {
	if b.scored < rare && o.Baseline == nil {
		b.mean, b.sd = math.NaN(), math.NaN()
	}
}

// noneAs returns the law's mean and standard deviation when "nothing has
// scored" counts as the score s; s = NaN leaves it conditional.
func (b best) noneAs(s float64) (mean, sd float64) {
	none := 1 - b.scored
	switch {
	case math.IsNaN(s):
		return b.mean, b.sd
	case b.scored == 0:
		return s, 0
	}
	mean = b.scored*b.mean + none*s
	return mean, math.Sqrt(b.scored*(b.sd*b.sd+(b.mean-mean)*(b.mean-mean)) + none*(s-mean)*(s-mean))
}

// A level is the condition that a quantile fulfils first.
type level struct {
	q    float64 // with the tolerance that keeps exact ties
	none float64 // what "nothing has scored" counts as; NaN: it is left out
}

// reached reports whether P(best ≤ score) is at least q, where above is
// P(best > score) and scored the probability of a score.
func (l level) reached(score, above, scored float64) bool {
	switch {
	case math.IsNaN(l.none):
		return scored-above >= l.q*scored
	case l.none <= score:
		return 1-above >= l.q
	}
	return scored-above >= l.q
}

// pick returns the quantile, given the smallest position e in the ascending
// scores at which the level is reached (len(scores): nowhere). aboveNone is
// P(best > none) over the scored trials.
func (l level) pick(scores []float64, e int, aboveNone float64) float64 {
	value := math.NaN()
	if e < len(scores) {
		value = scores[e]
	}
	if !math.IsNaN(l.none) && 1-aboveNone >= l.q && !(value < l.none) {
		return l.none
	}
	return value
}
