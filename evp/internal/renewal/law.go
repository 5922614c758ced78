// Package renewal computes the law of the best score that a random search has
// found when its cumulative cost reaches a budget, for trials of unequal cost.
//
// The pipeline of every number here:
//
//	scores, costs → NewLaw → one lattice per octave of budget (lattice.go)
//	→ ranks that still matter there (cut.go)
//	→ generating functions at M points of a circle (transform.go, pass.go, groups.go)
//	→ one inverse FFT → values at the lattice's budgets → interpolation
//
// Trials are drawn one after another, with replacement, and run to completion
// one at a time; the search stops when the next trial would overrun the
// budget B, and that trial does not count. Rank 0 stands for "nothing has
// scored"; the scored trials have the ranks 1 … N in ascending order of score.
// With G_i(B) = P(best rank within B ≤ i), trial costs c_j and weight 1/T each
// (T trials, failed ones included),
//
//	G_i(B) = P(c > B) + (1/T) Σ_{rank j ≤ i, c_j ≤ B} G_i(B − c_j)
//
// a renewal equation. On a lattice its generating function is
//
//	Ĝ_i(z) = (1 − a(z)) / ((1 − z)(1 − a_i(z))),  a_i(z) = (1/T) Σ_{rank j ≤ i} z^{k_j}
//
// and the complement H_i = 1 − G_i, which keeps its precision when little has
// finished, is Ĥ_i(z) = (a − a_i) / ((1 − z)(1 − a_i)).
//
// A sequence of trials fits the budget B if Σ c ≤ B·(1 + 1e-9).
package renewal

import (
	"math"
	"runtime"
	"sync"
)

// fitTolerance is the relative excess over the budget that still fits, so
// that budgets which are sums of costs are not missed by rounding.
const fitTolerance = 1e-9

// A Law is the law of the best score under a cost budget, for one model's
// logged trials. It is immutable and safe for concurrent use.
type Law struct {
	scores []float64 // of the scored trials, ascending
	costs  []float64 // of the scored trials, in the order of scores
	failed []float64 // costs of the trials without a score
	weight float64   // 1/(number of trials)
	total  float64   // sum of all costs

	cheapest float64 // smallest cost of a scored trial
	finer    int     // log2 of a refinement of split lattices (tests)
	quantum  float64 // largest common measure of all costs; 0 without one
	grain    float64 // a measure that they nearly have in common; 0 without one
	diffuse  bool    // no cost, within 1 %, is that of many trials
}

// NewLaw returns the law of the trials with the given scores (ascending, the
// better the larger) and costs (aligned with scores, finite and > 0), and of
// failed trials with the given costs. It keeps the slices and never changes
// them. There must be at least one scored trial.
func NewLaw(scores, costs, failed []float64) *Law {
	if len(scores) == 0 || len(scores) != len(costs) {
		panic("renewal: scores and costs must be equally long and not empty")
	}
	l := &Law{scores: scores, costs: costs, failed: failed, cheapest: math.Inf(1)}
	l.weight = 1 / float64(len(costs)+len(failed))
	for _, c := range costs {
		l.total += c
		l.cheapest = math.Min(l.cheapest, c)
	}
	for _, c := range failed {
		l.total += c
	}
	if sorted, ok := ascending(costs, failed); ok {
		l.quantum, l.grain = quantum(sorted), grain(sorted)
	}
	l.diffuse = diffuse(costs, failed)
	return l
}

// diffuse reports whether costs are spread out: no interval of 1 % of its cost
// holds more than 5 % of them.
func diffuse(costs ...[]float64) bool {
	bins := make(map[int]int)
	total := 0
	for _, cs := range costs {
		for _, c := range cs {
			bins[int(math.Floor(200*math.Log(c)))]++
		}
		total += len(cs)
	}
	for bin, n := range bins {
		if n+bins[bin+1] > total/20 {
			return false
		}
	}
	return true
}

// fits reports whether something of cost c fits the budget b.
func fits(c, b float64) bool { return c <= b*(1+fitTolerance) }

// parallel calls f(i) for i in [0, n), on all cores. Every call must write
// only what belongs to its own i.
func parallel(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		for i := range n {
			f(i)
		}
		return
	}
	next := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
