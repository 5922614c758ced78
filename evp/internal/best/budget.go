package best

import (
	"math"

	"evpkit/evp/internal/renewal"
)

// latticeTies is Ties where probabilities are computed on a lattice.
const latticeTies = 1e-7

// Budget is the law by budget of trials of any cost, drawn with replacement.
type Budget struct {
	Scores []float64    // those of Law, ascending
	Law    *renewal.Law // of the trials, possibly weighted
}

// At implements Law.
func (l Budget) At(xs []float64, q Query) []Point {
	out := make([]Point, len(xs))
	for i, m := range l.Law.Moments(xs) {
		out[i] = Point{
			Scored: m.Scored, Mean: m.Mean, SD: m.SD, Quantile: math.NaN(), SE: math.NaN(),
			Jump: m.Jump, ScoredJump: m.ScoredJump,
		}
	}
	if q.Quantile > 0 {
		l.quantiles(xs, q, out)
	}
	leaveOutRare(out, q.None)
	return out
}

// Start implements ByBudget.
func (l Budget) Start(level float64) (budget float64, ok bool) { return l.Law.Start(level) }

// quantiles fills the quantiles at each x.
func (l Budget) quantiles(xs []float64, q Query, out []Point) {
	level := level{q: q.Quantile * (1 - latticeTies), none: q.None}
	scored := l.Law.Tail(0, xs)
	rows := l.Law.Search(xs, func(i, e int, above float64) bool {
		return level.reached(l.Scores[e], above, scored[i])
	})
	aboveNone := make([]float64, len(xs))
	if !math.IsNaN(q.None) {
		aboveNone = l.Law.Tail(rowAbove(l.Scores, q.None), xs)
	}
	for i, e := range rows {
		if scored[i] > 0 || !math.IsNaN(q.None) {
			out[i].Quantile = level.pick(l.Scores, e, aboveNone[i])
		}
	}
}

// Reaching implements Exact.
func (l Budget) Reaching(e int, x float64) float64 { return l.Law.Tail(e, []float64{x})[0] }

// Distribution implements Exact.
func (l Budget) Distribution(x float64) []float64 { return l.Law.Distribution(x) }
