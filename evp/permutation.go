package evp

import (
	"math"
	"slices"

	"evpkit/sampling"
)

// batch is how many permutations are dealt at a time; the spread of the
// differences is taken from the first.
const batch = 100

// A relabelling evaluates the difference of two models whose trials are dealt
// out anew, at some x.
type relabelling struct {
	at   *bestAt
	n, a int // trials of both, and of the first
}

// evaluator returns a function, for one goroutine, that fills the differences
// of those marked and the others; 0 where one of them has no estimate.
func (r relabelling) evaluator(points int) func(marked []bool, out []float64) {
	evaluate := r.at.evaluator()
	first, second := make([]float64, r.n), make([]float64, r.n)
	return func(marked []bool, out []float64) {
		for j, m := range marked {
			first[j], second[j] = 0, 1/float64(r.n-r.a)
			if m {
				first[j], second[j] = 1/float64(r.a), 0
			}
		}
		for i := range points {
			p, _ := evaluate(i, first, false)
			q, _ := evaluate(i, second, false)
			out[i] = orZero(p - q)
		}
	}
}

// permute returns, for the x whose positions are given, the probability that
// the largest studentised difference over them is as large as the one seen
// there, when the trials of both models are dealt out anew: a max-T permutation
// test. After P permutations, e of them as large, that is (1 + e)/(1 + P).
// Where e reaches the number h with which this cannot be significant any more,
// after m permutations, it is h/m (Besag and Clifford 1991, "Sequential Monte
// Carlo p-values"), and dealing stops once that is so at every x: the verdicts
// are those of all permutations. Differences are studentised by their root mean
// square over the first permutations and the one seen.
func (f *field) permute(a, b *contender, both []int) []float64 {
	xs := make([]float64, len(both))
	for i, k := range both {
		xs[i] = f.xs[k]
	}
	pool, isA := pooled(a.s, b.s)
	r := relabelling{at: pool.bestAt(f.axis, xs, f.options.Curve, true), n: len(isA), a: a.s.N()}
	seen := make([]float64, len(xs))
	r.evaluator(len(xs))(isA, seen)

	deal := sampling.Bootstrap{Seed: f.options.Curve.Seed, Name: "deal " + a.s.model + "\x00" + b.s.model}
	all := f.options.Permutations
	dealt := r.deal(deal, 0, min(batch, all), len(xs))
	t := newMaxT(seen, dealt, 1-f.options.Curve.Confidence, all)
	for done := 0; ; {
		t.count(dealt)
		f.done.add(len(dealt))
		if done += len(dealt); done == all || t.settled() {
			f.done.add(all - done)
			return t.p(done)
		}
		dealt = r.deal(deal, done, min(batch, all-done), len(xs))
	}
}

// deal returns the differences of n permutations from the given one on.
func (r relabelling) deal(deal sampling.Bootstrap, from, n, points int) [][]float64 {
	out := make([][]float64, n)
	inParallel(n, nil, func() func(int) {
		marked, difference := make([]bool, r.n), r.evaluator(points)
		return func(i int) {
			deal.Deal(from+i, r.a, marked)
			out[i] = make([]float64, points)
			difference(marked, out[i])
		}
	})
	return out
}

// A maxT counts permutations whose largest studentised difference is as large
// as the one seen at each x.
type maxT struct {
	spread, seen []float64 // of the differences, and studentised
	exceed       []int
	enough       int // with so many it cannot be significant
	counted      int
	stopped      []int // permutations counted when exceed became enough; 0: not yet
}

// newMaxT returns the count of no permutation; all is how many there may be.
func newMaxT(seen []float64, dealt [][]float64, level float64, all int) *maxT {
	t := &maxT{spread: spreads(append(slices.Clone(dealt), seen)), exceed: make([]int, len(seen)), stopped: make([]int, len(seen))}
	for i, d := range seen {
		t.seen = append(t.seen, studentised(d, t.spread[i]))
	}
	t.enough = int(level*float64(1+all)+1e-9) + 1
	return t
}

// count counts permutations.
func (t *maxT) count(dealt [][]float64) {
	for _, d := range dealt {
		most := 0.0
		for i := range d {
			most = math.Max(most, studentised(d[i], t.spread[i]))
		}
		t.counted++
		for i, s := range t.seen {
			if most < s*(1-1e-12) {
				continue
			}
			if t.exceed[i]++; t.exceed[i] == t.enough {
				t.stopped[i] = t.counted
			}
		}
	}
}

// settled reports whether significance is out of reach at each x.
func (t *maxT) settled() bool { return !slices.Contains(t.stopped, 0) }

// p returns the p-value at each x.
func (t *maxT) p(done int) []float64 {
	out := make([]float64, len(t.seen))
	for i, e := range t.exceed {
		out[i] = float64(1+e) / float64(1+done)
		if t.stopped[i] > 0 {
			out[i] = float64(t.enough) / float64(t.stopped[i])
		}
	}
	return out
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
