// Package sampling is the only room of evpkit that draws random numbers.
//
// The curves of package evp are exact where they can be; here is what they
// cannot do without chance: estimates without replacement on the budget axis,
// resamples, and permutations.
//
// The pipeline of searches: a Pool of trials (costs in the order of their scores) → random
// searches, each an order of trials run one after another until the next would
// overrun the budget (Orders, Draws) → Bests, the best position found within
// each budget by each search → Estimate.
//
// Bootstrap draws the resamples of bands (Weights, CountedWeights: the
// multinomial law of how often each trial is drawn), and deals the trials of two
// models out anew for permutation tests (Deal).
//
// One Seed makes everything: search i draws from stream i, whatever the number
// of cores, so that a result depends on the seed and the input alone.
package sampling

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// A Seed starts the random streams of a computation.
type Seed uint64

// stream returns the random numbers of replicate i.
func (s Seed) stream(i int) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(s), uint64(i)))
}

// fitTolerance is the relative excess over a budget that still fits.
const fitTolerance = 1e-9

// A Pool is the trials that searches draw from: their costs (> 0), ordered by
// score from the worst to the best, failed trials first.
type Pool struct {
	Costs  []float64
	Failed int // how many of the first have no score
}

// Bests holds, for each budget and each of a number of random searches, the
// position among the scored trials of the best one finished, −1 if none.
type Bests struct {
	searches int
	found    [][]int32 // by budget, then by search
}

// Orders runs random searches without replacement: each a random order of all
// trials, of which no trial is used twice. budgets must be ascending.
// progress, if not nil, is told how many are done; it may be called from
// several goroutines at once.
func Orders(p Pool, budgets []float64, searches int, seed Seed, progress func(done, of int)) Bests {
	return p.run(budgets, searches, progress, func(replicate int) func() int { return p.order(seed, replicate) })
}

// order returns a source of all trials in a random order, then −1.
func (p Pool) order(seed Seed, replicate int) func() int {
	r := seed.stream(replicate)
	order := make([]int32, len(p.Costs))
	for i := range order {
		order[i] = int32(i)
	}
	used := 0
	return func() int {
		if used == len(order) {
			return -1
		}
		j := used + r.IntN(len(order)-used)
		order[used], order[j] = order[j], order[used]
		used++
		return int(order[used-1])
	}
}

// FirstScore returns the smallest budget within which a share of at most none
// of the searches that Orders runs (0 < none ≤ 1) has no score yet.
func FirstScore(p Pool, none float64, searches int, seed Seed) float64 {
	spent := make([]float64, searches) // with the first scored trial
	for i := range spent {
		next := p.order(seed, i)
		for trial := next(); ; trial = next() {
			if spent[i] += p.Costs[trial]; trial >= p.Failed {
				break
			}
		}
	}
	slices.Sort(spent)
	return spent[max(int(math.Ceil((1-none)*float64(searches)))-1, 0)]
}

// Draws runs random searches with replacement: every trial of every search is
// an independent draw. budgets must be ascending.
func Draws(p Pool, budgets []float64, searches int, seed Seed, progress func(done, of int)) Bests {
	return p.run(budgets, searches, progress, func(replicate int) func() int {
		r := seed.stream(replicate)
		return func() int { return r.IntN(len(p.Costs)) }
	})
}

// run carries the searches out on all cores; start returns a source of trials
// for one search, which gives −1 when there are no more.
func (p Pool) run(budgets []float64, searches int, progress func(done, of int), start func(i int) func() int) Bests {
	b := Bests{searches: searches, found: make([][]int32, len(budgets))}
	for k := range b.found {
		b.found[k] = make([]int32, searches)
	}
	var next, done atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < searches; i = int(next.Add(1)) - 1 {
				p.search(budgets, start(i), func(k, best int) { b.found[k][i] = int32(best) })
				if n := done.Add(1); progress != nil {
					progress(int(n), searches)
				}
			}
		})
	}
	wg.Wait()
	return b
}

// search runs one search and calls found with the best position within each
// budget.
func (p Pool) search(budgets []float64, draw func() int, found func(k, best int)) {
	best, spent := -1, 0.0
	for k := 0; k < len(budgets); {
		trial := draw()
		after := math.Inf(1)
		if trial >= 0 {
			after = spent + p.Costs[trial]
		}
		for ; k < len(budgets) && after > budgets[k]*(1+fitTolerance); k++ {
			found(k, best)
		}
		spent = after
		best = max(best, trial-p.Failed)
	}
}
