package evp

import (
	"math"
	"slices"

	"evpkit/sampling"
)

// spreadPermutations is how many permutations the spread of differences is taken
// from, and after how many each time the test asks whether it may stop.
const spreadPermutations = 100

// permute returns, for the x whose positions are given, the probability that
// the largest studentised difference over them is as large as the one seen
// there, when the trials of both models are dealt out anew: a max-T permutation
// test. Dealing stops early where no further one would change the verdict; by
// then the p-value is (1 + exceedances)/(1 + permutations), as ever.
func (f *field) permute(a, b *contender, both []int) []float64 {
	xs := make([]float64, len(both))
	for i, k := range both {
		xs[i] = f.xs[k]
	}
	pool, isA := pooled(a.s, b.s)
	o := f.options.Curve
	at := pool.bestAt(f.axis, xs, o, true)
	n, na := len(isA), a.s.N()
	deal := sampling.Bootstrap{Seed: o.Seed, Name: "deal " + a.s.model + "\x00" + b.s.model}
	evaluate := at.evaluator()
	weights := [2][]float64{make([]float64, n), make([]float64, n)}
	difference := func(marked []bool, out []float64) {
		for j, m := range marked {
			weights[0][j], weights[1][j] = 0, 1/float64(n-na)
			if m {
				weights[0][j], weights[1][j] = 1/float64(na), 0
			}
		}
		for i := range xs {
			p, _ := evaluate(i, weights[0], false)
			q, _ := evaluate(i, weights[1], false)
			out[i] = p - q
			if math.IsNaN(out[i]) {
				out[i] = 0
			}
		}
	}
	seen := make([]float64, len(xs))
	difference(isA, seen)

	marked := make([]bool, n)
	var dealt [][]float64
	for i := range min(spreadPermutations, f.options.Permutations) {
		deal.Deal(i, na, marked)
		d := make([]float64, len(xs))
		difference(marked, d)
		dealt = append(dealt, d)
	}
	spread := spreads(dealt)
	exceed := make([]int, len(xs))
	count := func(d []float64) {
		most := 0.0
		for i := range d {
			most = math.Max(most, studentised(d[i], spread[i]))
		}
		for i := range xs {
			if most >= studentised(seen[i], spread[i])*(1-1e-12) {
				exceed[i]++
			}
		}
	}
	for _, d := range dealt {
		count(d)
	}
	done := len(dealt)
	d := make([]float64, len(xs))
	for ; done < f.options.Permutations && !settled(exceed, done, 1-o.Confidence); done++ {
		deal.Deal(done, na, marked)
		difference(marked, d)
		count(d)
	}
	out := make([]float64, len(xs))
	for i, e := range exceed {
		out[i] = float64(1+e) / float64(1+done)
	}
	return out
}

// settled reports whether, at each x, the share of permutations as large is
// further from level than 3.3 of its standard errors: more would not change
// the verdict.
func settled(exceed []int, done int, level float64) bool {
	if done%spreadPermutations != 0 {
		return false
	}
	margin := 3.3 * math.Sqrt(level*(1-level)/float64(done))
	return !slices.ContainsFunc(exceed, func(e int) bool { return math.Abs(float64(e)/float64(done)-level) <= margin })
}

// studentised returns |d|/spread; 0 if both are 0.
func studentised(d, spread float64) float64 {
	if d == 0 {
		return 0
	}
	return math.Abs(d) / spread
}

// spreads returns the root mean square of the differences at each x.
func spreads(dealt [][]float64) []float64 {
	out := make([]float64, len(dealt[0]))
	for i := range out {
		for _, d := range dealt {
			out[i] += d[i] * d[i]
		}
		out[i] = math.Sqrt(out[i] / float64(len(dealt)))
	}
	return out
}

// pooled returns the trials of both samples as one, and which are a's.
func pooled(a, b *Sample) (pool *Sample, isA []bool) {
	type owned struct {
		pair
		isA, failed bool
	}
	var all []owned
	for _, s := range []*Sample{a, b} {
		for i, y := range s.scores {
			all = append(all, owned{pair{y, costOr1(s.costs, i), 1}, s == a, false})
		}
		for i := range s.failed {
			all = append(all, owned{pair{0, costOr1(s.fails, i), 1}, s == a, true})
		}
	}
	slices.SortStableFunc(all, func(u, v owned) int {
		if u.failed != v.failed {
			if u.failed {
				return 1
			}
			return -1
		}
		return u.compare(v.pair)
	})
	pool = &Sample{model: "pool", direction: a.direction, minCost: math.Min(a.minCost, b.minCost), maxCost: math.Max(a.maxCost, b.maxCost)}
	for _, u := range all {
		isA = append(isA, u.isA)
		if u.failed {
			pool.failed++
			pool.fails = append(pool.fails, u.cost)
		} else {
			pool.scores, pool.costs = append(pool.scores, u.score), append(pool.costs, u.cost)
		}
		pool.total += u.cost
	}
	return pool, isA
}

// costOr1 returns the i-th cost, 1 if there are none.
func costOr1(costs []float64, i int) float64 {
	if costs == nil {
		return 1
	}
	return costs[i]
}
