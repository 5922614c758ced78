package resample

import (
	"math"

	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/renewal"
	"evpkit/sampling"
)

// Permutations evaluates the difference between the means of the best of two groups
// into which the trials of two models are divided, at fixed x.
type Permutations struct {
	trials int // of both groups
	first  int // of the first group
	engine *Engine
	splits []*renewal.Split // by x, where trials differ in cost; else nil
}

// splitSlack is coarseSlack for the lattice of renewal.Split.
const splitSlack = 1.5 / 32

// NewPermutations prepares the evaluation; first is the number of trials in the first
// group. o.Trials are those of both models; o.Single is implied.
func NewPermutations(o Setup, first int) *Permutations {
	s := o.Trials
	p := &Permutations{trials: s.N(), first: first}
	if _, equal := s.EqualCost(); !o.Budget || equal {
		o.Single = true
		p.engine = NewEngine(o)
		return p
	}
	group, values := scoreGroups(s.ScoreTally())
	p.engine = &Engine{xs: o.Xs, values: values, none: o.None}
	p.splits = make([]*renewal.Split, len(o.Xs))
	law := s.ByBudget()
	parallel.For(len(o.Xs), func(k int) {
		p.splits[k] = law.NewSplit(coarseBudget(o.Xs[k], splitSlack), group, values)
	})
	return p
}

// Difference returns the differences, first group minus second, by x, for the
// trials of the first group as marked; 0 where one group has no estimate.
func (p *Permutations) Difference(inFirst []bool) []float64 {
	out := make([]float64, len(p.engine.xs))
	p.evaluator()(inFirst, out)
	return out
}

// Draw returns the differences of n random permutations, from number from on: by
// permutation, then by x.
func (p *Permutations) Draw(draw sampling.Bootstrap, from, n int) [][]float64 {
	out := make([][]float64, n)
	parallel.Workers(n, func() func(int) {
		inFirst, evaluate := make([]bool, p.trials), p.evaluator()
		return func(i int) {
			draw.Permute(from+i, p.first, inFirst)
			out[i] = make([]float64, len(p.engine.xs))
			evaluate(inFirst, out[i])
		}
	})
	return out
}

// evaluator returns, for one goroutine, a function that fills the differences.
func (p *Permutations) evaluator() func(inFirst []bool, out []float64) {
	if p.splits == nil {
		return p.weighted()
	}
	w, base := renewal.NewSplitWork(), p.engine.values[0]
	return func(inFirst []bool, out []float64) {
		for k, split := range p.splits {
			a, b := split.Evaluate(inFirst, w)
			out[k] = OrZero(p.engine.mean(base, a.Gain, a.Scored) - p.engine.mean(base, b.Gain, b.Scored))
		}
	}
}

// weighted is evaluator where costs do not matter: each group is a weighting of all
// trials.
func (p *Permutations) weighted() func(inFirst []bool, out []float64) {
	v := p.engine.Evaluator()
	first, second := make(Weights, p.trials), make(Weights, p.trials)
	return func(inFirst []bool, out []float64) {
		for j, in := range inFirst {
			first[j], second[j] = 0, 1/float64(p.trials-p.first)
			if in {
				first[j], second[j] = 1/float64(p.first), 0
			}
		}
		for k := range out {
			out[k] = OrZero(v.Mean(k, first) - v.Mean(k, second))
		}
	}
}

// OrBelow returns v, or −∞ if it is NaN.
func OrBelow(v float64) float64 {
	if math.IsNaN(v) {
		return math.Inf(-1)
	}
	return v
}

// OrZero returns v, or 0 if it is NaN.
func OrZero(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}
