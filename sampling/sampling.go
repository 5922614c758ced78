// Package sampling is the only package of evpkit that draws random numbers.
//
// The curves of package evp are exact wherever they can be. Here is what cannot be
// had without chance: estimates without replacement on the budget axis, bootstrap
// resamples, and permutations.
//
// Random searches: a Pool of trials (costs in the order of their scores) → NewBests
// → Bests.Order or Bests.Draw for each search: trials in random order, run one
// after another until the next would overrun the budget → the best trial finished
// within each budget → Bests.Estimate.
//
// Resampling: Bootstrap.Weights and Bootstrap.CountedWeights draw how often each
// trial occurs in a resample (a multinomial law); Bootstrap.Permute divides the
// trials of two models at random into two groups of the original sizes.
//
// A single Seed determines everything: replicate i draws from random stream i,
// whatever the number of cores and the order of the replicates, so that a result
// depends on the seed and the input alone.
package sampling

import (
	"math"
	"math/rand/v2"
	"slices"
)

// A Seed starts the random streams of a computation.
type Seed uint64

// stream returns the random numbers of replicate i.
func (s Seed) stream(i int) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(s), uint64(i)))
}

// A Pool is the trials that searches draw from: their costs (> 0), ordered by
// score from the worst to the best, failed trials first.
type Pool struct {
	Costs  []float64
	Failed int // number of trials without a score
}

// Bests are random searches of a pool: for each budget and each search, the best
// trial that was finished within the budget. Searches are run by Order or Draw,
// each exactly once; different ones may run at the same time.
type Bests struct {
	pool    Pool
	budgets []float64
	seed    Seed
	found   [][]int32 // by budget, then by search: index among the scored trials, −1 if none
}

// NewBests returns so many searches of a pool, to be run by Order or Draw, within each of
// the ascending budgets, in cost units.
func NewBests(p Pool, budgets []float64, searches int, seed Seed) *Bests {
	b := &Bests{pool: p, budgets: budgets, seed: seed, found: make([][]int32, len(budgets))}
	for k := range b.found {
		b.found[k] = make([]int32, searches)
	}
	return b
}

// Order runs search i without replacement: a random order of all trials.
func (b *Bests) Order(i int) { b.search(i, b.pool.order(b.seed, i)) }

// Draw runs search i with replacement: every trial is an independent draw.
func (b *Bests) Draw(i int) {
	r := b.seed.stream(i)
	b.search(i, func() int { return r.IntN(len(b.pool.Costs)) })
}

// search runs search i; next returns the trials to run, −1 when there are no more.
func (b *Bests) search(i int, next func() int) {
	best, spent := -1, 0.0
	for k := 0; k < len(b.budgets); {
		trial := next()
		after := math.Inf(1)
		if trial >= 0 {
			after = spent + b.pool.Costs[trial]
		}
		for ; k < len(b.budgets) && !Fits(after, b.budgets[k]); k++ {
			b.found[k][i] = int32(best)
		}
		spent = after
		best = max(best, trial-b.pool.Failed)
	}
}

// order returns a source of all trials in the random order of a replicate, then
// −1.
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
// (0 < none ≤ 1) of so many searches without replacement has no score yet.
func FirstScore(p Pool, none float64, searches int, seed Seed) float64 {
	spent := make([]float64, searches) // including the first scored trial
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
