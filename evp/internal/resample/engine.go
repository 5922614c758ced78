// Package resample evaluates the mean of the best score again and again for other
// weights of the same trials: bootstrap replicates, permutation replicates, and the
// standard errors of the estimates themselves.
//
//	trials.Set → NewEngine (fixed x) → Engine.Evaluator (per goroutine)
//	→ Weights → mean of the best, and its standard error
//	→ Bootstrap → Replicates → Critical values;  NewPermutations → differences
//
// An Engine is fast because it is coarse: scores are put in groups and costs on a
// small lattice. Its estimates are therefore for differences between replicates,
// never to be shown. What does not exist is NaN.
package resample

import (
	"math"
	"slices"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/renewal"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// Weights are the probabilities with which the rows of an engine are drawn: scored
// rows first, in ascending order of score, then failed ones. They sum to 1.
type Weights []float64

// A Setup says what an Engine evaluates.
type Setup struct {
	Trials *trials.Set
	Budget bool      // xs are budgets in cost units, not numbers of trials
	Xs     []float64 // at which the mean of the best is evaluated
	None   float64   // the score that "nothing has scored" counts as; NaN: conditional on a score
	// Above, if not nil, asks for the probability that the best score exceeds it in place of
	// the mean: scores count as 1 or 0, and None must, too.
	Above *float64
	// Single asks for one row per row of Trials, for weights that may be far from
	// equal. Otherwise an engine may merge rows of many trials, and leave out scores
	// that are certain to be exceeded.
	Single bool
}

// An Engine evaluates the mean of the best score at fixed x for any weights. It is
// immutable.
type Engine struct {
	xs     []float64
	trials int       // N
	rows   int       // trials, or merged rows of them
	counts []int     // trials per row; nil: one each
	values []float64 // score of each group, ascending
	none   float64

	grouped ordstat.Grouped   // by number of trials, and where all costs are equal
	ns      []float64         // numbers of trials there
	coarse  []*renewal.Coarse // else, by x
}

// coarseSlack is the relative amount by which budgets of sums are raised: costs that fit a
// budget exactly, such as 2 and 3 into 5, must not be pushed out by the rounding to
// the coarse lattice. It is one and a half of its steps.
const coarseSlack = 1.5 / 128

func coarseBudget(x, slack float64) renewal.CoarseBudget {
	return renewal.CoarseBudget{Single: x, Sum: x * (1 + slack)}
}

// NewEngine prepares the evaluation.
func NewEngine(o Setup) *Engine {
	e, rows, group := newRows(o)
	if _, equal := o.Trials.EqualCost(); !o.Budget || equal {
		e.setGrouped(o, group, rows.FailedRows())
		return e
	}
	law := rows.ByBudget()
	e.coarse = make([]*renewal.Coarse, len(o.Xs))
	parallel.For(len(o.Xs), func(k int) {
		e.coarse[k] = law.NewCoarse(coarseBudget(o.Xs[k], coarseSlack), group, e.values)
	})
	return e
}

// newRows returns an engine without a law, its rows, and the group of each scored one.
func newRows(o Setup) (e *Engine, rows *trials.Set, group []int32) {
	s := o.Trials
	group, values := o.groups()
	rows = s
	_, equal := s.EqualCost()
	if !o.Single {
		rows, group = s.Binned(o.Budget && !equal, group, values)
	}
	e = &Engine{xs: o.Xs, trials: s.N(), rows: rows.Rows(), counts: rows.RowCounts(), values: values, none: o.None}
	return e, rows, group
}

// groups returns the groups of the scores.
func (o Setup) groups() (group []int32, values []float64) {
	if o.Above == nil {
		return scoreGroups(o.Trials.ScoreTally())
	}
	group = make([]int32, len(o.Trials.Scores))
	for i, y := range o.Trials.Scores {
		if y > *o.Above {
			group[i] = 1
		}
	}
	return group, []float64{0, 1}
}

// setGrouped sets the law by number of trials, for scored rows in groups and failed ones.
func (e *Engine) setGrouped(o Setup, group []int32, failed int) {
	e.grouped.Group = append(slices.Clone(group), slices.Repeat([]int32{-1}, failed)...)
	e.grouped.Gaps = make([]float64, len(e.values))
	for k := 1; k < len(e.values); k++ {
		e.grouped.Gaps[k] = e.values[k] - e.values[k-1]
	}
	cost, _ := o.Trials.EqualCost()
	for _, x := range o.Xs {
		if o.Budget {
			x = sampling.Affordable(x, cost)
		}
		e.ns = append(e.ns, x)
	}
}

// Rows returns the number of rows, the length of Weights.
func (e *Engine) Rows() int { return e.rows }

// Logged returns the weights of the logged trials themselves.
func (e *Engine) Logged() Weights { return trials.Shares(e.counts, e.rows, float64(e.trials)) }

// Estimates returns the estimates for the logged trials and their standard errors,
// by x.
func (e *Engine) Estimates() (estimates, errors []float64) {
	estimates, errors = make([]float64, len(e.xs)), make([]float64, len(e.xs))
	logged := e.Logged()
	parallel.Workers(len(e.xs), func() func(int) {
		v := e.Evaluator()
		return func(k int) { estimates[k], errors[k] = v.MeanSE(k, logged) }
	})
	return estimates, errors
}

// mean returns the mean of the best from its gain over a base score and the
// probability of a score; NaN where there is no estimate.
func (e *Engine) mean(base, gain, scored float64) float64 {
	switch {
	case !math.IsNaN(e.none):
		return e.none + scored*(base-e.none) + gain
	case scored < best.Rare:
		return math.NaN()
	}
	return base + gain/scored
}

// An Evaluator evaluates an engine's weighted laws for one goroutine.
type Evaluator struct {
	*Engine
	work                *renewal.CoarseWork
	gains, reach, tails []float64 // derivatives of gain and scored; scratch
}

// Evaluator returns an evaluator for one goroutine.
func (e *Engine) Evaluator() *Evaluator {
	v := &Evaluator{Engine: e, tails: make([]float64, len(e.values))}
	if e.coarse != nil {
		v.work = renewal.NewCoarseWork(len(e.values), e.rows)
		v.gains, v.reach = v.work.Influence, v.work.Reach
		return v
	}
	v.gains, v.reach = make([]float64, e.rows), make([]float64, e.rows)
	return v
}

// Mean returns the mean of the best at the k-th x; NaN where there is no estimate.
func (v *Evaluator) Mean(k int, w Weights) float64 {
	return v.mean(v.evaluate(k, w, false))
}

// MeanSE returns the mean of the best at the k-th x and its standard error, from
// the influence function: with d_j the derivative of the mean by the weight of row
// j, se² = (Σ w_j·d_j² − (Σ w_j·d_j)²)/N. Both are NaN where there is no estimate.
func (v *Evaluator) MeanSE(k int, w Weights) (mean, se float64) {
	base, gain, scored := v.evaluate(k, w, true)
	mean = v.mean(base, gain, scored)
	if math.IsNaN(mean) {
		return mean, math.NaN()
	}
	forGain, forScored := 1.0, base-v.none // derivatives of the mean
	if math.IsNaN(v.none) {
		forGain, forScored = 1/scored, -gain/(scored*scored)
	}
	first, second := 0.0, 0.0
	gains, reach := v.gains[:len(w)], v.reach[:len(w)]
	for j, p := range w {
		if p > 0 {
			d := forGain*gains[j] + forScored*reach[j]
			first += p * d
			second += p * d * d
		}
	}
	return mean, math.Sqrt(math.Max(second-first*first, 0) / float64(v.trials))
}

// evaluate returns the probability of a score and E[(best − base)·1(scored)] at the
// k-th x; with influence it also fills their derivatives by the weights.
func (v *Evaluator) evaluate(k int, w Weights, influence bool) (base, gain, scored float64) {
	base = v.values[0]
	switch {
	case v.coarse != nil:
		gain, scored = v.coarse[k].Evaluate(w, v.work, influence)
		base = v.values[v.coarse[k].Base(len(v.values))]
	case influence:
		gain, scored = v.grouped.Evaluate(w, v.ns[k], v.tails, v.gains, v.reach)
	default:
		gain, scored = v.grouped.Evaluate(w, v.ns[k], v.tails, nil, nil)
	}
	return base, gain, scored
}
