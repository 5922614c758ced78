// Package best has the law of the best score of a random search: its mean,
// standard deviation and quantiles at each x, by number of trials or by budget, by
// the V or the U estimator. Each way is one type that implements Law.
//
//	Trials     x is a number of trials, exact          (package ordstat)
//	Budget     x is a budget, exact                    (package renewal)
//	EqualCost  x is a budget, all trials cost the same (package ordstat)
//	Orders     x is a budget, without replacement, by random orders (package sampling)
//
// Scores are larger if better.
package best

import (
	"math"
	"sort"

	"evpkit/evp/internal/trials"
)

// A Law is the law of the best score as a function of x.
type Law interface {
	// At returns what is asked about the best score at each x.
	At(xs []float64, q Query) []Point
}

// An Exact law also gives single probabilities.
type Exact interface {
	Law
	// Reaching returns the probability that the best score at x is at least that
	// of row e of the set. Row 0 gives the probability of any score.
	Reaching(e int, x float64) float64
	// Distribution returns Reaching(e, x) for all rows e, and 0 at the end.
	Distribution(x float64) []float64
}

// A ByBudget is an exact law whose x are budgets. It has no moments where these would
// be conditional on a score less likely than Rare.
type ByBudget interface {
	Exact
	// Start returns the smallest budget within which nothing has scored with
	// probability at most level; if the total cost is not enough for that, the cost
	// of the cheapest scored trial, and false.
	Start(level float64) (budget float64, ok bool)
}

// NewBudget returns the exact law by budget for trials that have costs.
func NewBudget(s *trials.Set) ByBudget {
	if cost, ok := s.EqualCost(); ok {
		return EqualCost{Trials{Set: s}, cost}
	}
	return Budget{Scores: s.Scores, Law: s.ByBudget()}
}

// A Query is what is asked about the best score.
type Query struct {
	// Quantile is the level of the quantile that is wanted, in (0, 1); 0: only the
	// moments are.
	Quantile float64
	// None is the score that "nothing has scored yet" counts as; NaN: it is left
	// out, and results are conditional on a score.
	None float64
}

// A Point is the law of the best score at one x. Mean and SD are conditional on a
// score whatever Query.None.
type Point struct {
	Scored   float64 // probability of at least one score
	Mean, SD float64 // NaN if Scored is 0
	Quantile float64 // NaN unless asked for
	SE       float64 // standard error due to random orders; NaN for an exact law

	// Jump is the height of a jump so near that the mean may be off by as much, and
	// ScoredJump the same of Scored; 0 where they are exact.
	Jump, ScoredJump float64
}

// Rare is the probability of a score below which a budget curve has no estimate
// conditional on one: dividing by it would magnify rounding errors.
const Rare = 1e-6

// leaveOutRare removes the moments that are conditional (none is NaN) on an event as
// rare as that.
func leaveOutRare(points []Point, none float64) {
	for i := range points {
		if p := &points[i]; p.Scored < Rare && math.IsNaN(none) {
			p.Mean, p.SD = math.NaN(), math.NaN()
		}
	}
}

// Moments returns the mean and the standard deviation if "nothing has scored"
// counts as the score none; if none is NaN they stay conditional on a score.
func (p Point) Moments(none float64) (mean, sd float64) {
	missing := 1 - p.Scored
	switch {
	case math.IsNaN(none):
		return p.Mean, p.SD
	case p.Scored == 0:
		return none, 0
	}
	mean = p.Scored*p.Mean + missing*none
	variance := p.Scored*(p.SD*p.SD+(p.Mean-mean)*(p.Mean-mean)) + missing*(none-mean)*(none-mean)
	return mean, math.Sqrt(variance)
}

// JumpOf returns the height of a jump so near that the mean or, if nothing has a score as
// none, the mean given a score may be off by as much; none is as in Moments.
func (p Point) JumpOf(none float64) float64 {
	if math.IsNaN(none) || p.Scored == 0 {
		return p.Jump
	}
	return p.Scored*p.Jump + p.ScoredJump*math.Abs(p.Mean-none)
}

// A level is the condition that defines a quantile as the lowest score that
// satisfies it.
type level struct {
	q    float64 // slightly lowered, so that exact ties count
	none float64 // as in Query
}

// reached reports whether P(best ≤ score) ≥ q, where above is P(best > score) and
// scored the probability of a score.
func (l level) reached(score, above, scored float64) bool {
	switch {
	case math.IsNaN(l.none):
		return scored-above >= l.q*scored
	case l.none <= score:
		return 1-above >= l.q
	}
	return scored-above >= l.q
}

// pick returns the quantile, given the first row e at which the level is reached
// (len(scores): none). aboveNone is P(best > none) over the scored trials.
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

// rowAbove returns the first row whose score is above y.
func rowAbove(scores []float64, y float64) int {
	return sort.SearchFloat64s(scores, math.Nextafter(y, math.Inf(1)))
}
