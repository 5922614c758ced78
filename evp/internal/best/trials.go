package best

import (
	"math"

	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// Ties is the relative amount by which levels of quantiles are lowered, so that
// exact ties count as reached in spite of rounding.
const Ties = 1e-12

// Trials is the law of the best of n trials, drawn with replacement (V; Dodge et
// al. 2019) or, if Without, without replacement (U; Tang et al. 2020), n ≤ N.
type Trials struct {
	Set     *trials.Set
	Without bool
}

// At implements Law; xs are whole numbers.
func (l Trials) At(xs []float64, q Query) []Point {
	ns := make([]int, len(xs))
	for i, x := range xs {
		ns[i] = int(x)
	}
	sample := l.Set.ByTrials()
	moments := sample.V
	if l.Without {
		moments = sample.U
	}
	out := make([]Point, len(xs))
	for i, m := range moments(ns) {
		out[i] = Point{Scored: m.Scored, Mean: m.Mean, SD: m.SD, Quantile: math.NaN(), SE: math.NaN()}
	}
	if q.Quantile > 0 {
		l.quantiles(sample, ns, q, out)
	}
	return out
}

// quantiles fills the quantiles for each of ns.
func (l Trials) quantiles(sample ordstat.Sample, ns []int, q Query, out []Point) {
	search, tail := sample.SearchV, sample.TailV
	if l.Without {
		search, tail = sample.SearchU, sample.TailU
	}
	scores := sample.Scores
	level := level{q: q.Quantile * (1 - Ties), none: q.None}
	past := rowAbove(scores, q.None)
	for i, n := range ns {
		scored := out[i].Scored
		e := search(n, func(e int, above float64) bool { return level.reached(scores[e], above, scored) })
		aboveNone := math.NaN()
		if !math.IsNaN(q.None) {
			aboveNone = tail(past, n)
		}
		out[i].Quantile = level.pick(scores, e, aboveNone)
	}
}

// Reaching implements Exact.
func (l Trials) Reaching(e int, x float64) float64 {
	return l.Set.ByTrials().TailV(e, int(math.Min(x, trials.Most)))
}

// Distribution implements Exact.
func (l Trials) Distribution(x float64) []float64 {
	out := make([]float64, len(l.Set.Scores)+1)
	for e := range l.Set.Scores {
		out[e] = l.Reaching(e, x)
	}
	return out
}

// EqualCost is the law by budget if all trials cost the same: that of the best of
// as many trials as the budget affords.
type EqualCost struct {
	Trials
	Cost float64
}

// At implements Law.
func (l EqualCost) At(xs []float64, q Query) []Point {
	ns := make([]float64, len(xs))
	for i, x := range xs {
		ns[i] = math.Min(l.affordable(x), trials.Most)
	}
	out := l.Trials.At(ns, q)
	leaveOutRare(out, q.None)
	return out
}

// Start implements ByBudget.
func (l EqualCost) Start(level float64) (budget float64, ok bool) {
	return l.Set.ByBudget().Start(level)
}

// Reaching implements Exact.
func (l EqualCost) Reaching(e int, x float64) float64 { return l.Trials.Reaching(e, l.affordable(x)) }

// Distribution implements Exact.
func (l EqualCost) Distribution(x float64) []float64 { return l.Trials.Distribution(l.affordable(x)) }

// affordable returns the number of trials that fit a budget.
func (l EqualCost) affordable(x float64) float64 { return sampling.Affordable(x, l.Cost) }
