package renewal

import (
	"slices"

	"evpkit/evp/internal/parallel"
)

// visits solves the renewal equation over reachable sums. With U_e(s) the expected number
// of visits of the sum s by trials below position e,
//
//	U_e(s) = 1[s = 0] + Σ_{j < e or failed} w_j·U_e(s − c_j)
//
// the probability that the first trial of position e or above ends at the sum s is
// Σ_{j ≥ e} w_j·U_e(s − c_j), and H_e(B) the sum of these over s ≤ B. All terms are
// positive, so that each result has its full relative precision.
type visits struct {
	reached
	law   *Law
	paths *paths
}

// A lane has a value for each of the thresholds that are solved together.
type lane [lanes]float64

// A block is up to lanes thresholds: of each kind of trial, the weight of those below the
// threshold, failed ones included, and of the others.
type block struct{ below, above []lane }

// invisible is a number of visits that is as good as none.
const invisible = 1e-20

// blocks returns the blocks of thresholds at the given positions, ascending. In the last
// one the last threshold may be there several times.
func (v visits) blocks(positions []int) []block {
	kinds, n := len(v.paths.kinds), len(v.law.costs)
	below := make([]float64, kinds)
	for j, k := range v.paths.kind[n:] {
		below[k] += v.law.lost.at(j)
	}
	var out []block
	done := 0 // positions that are in below
	for i := 0; i < len(positions); i += lanes {
		b := block{make([]lane, kinds), make([]lane, kinds)}
		for q := range lanes {
			e := positions[min(i+q, len(positions)-1)]
			for ; done < e; done++ {
				below[v.paths.kind[done]] += v.law.weight.at(done)
			}
			for k, w := range below {
				b.below[k][q], b.above[k][q] = w, max(v.paths.all[k]-w, 0)
			}
		}
		out = append(out, b)
	}
	return out
}

// run calls arrive with each of the first n sums but 0, and the probabilities that the
// first trial at or above each threshold ends there.
func (v visits) run(b block, n int, arrive func(i int, p *lane)) {
	u := make([]lane, n)
	for q := range u[0] {
		u[0][q] = 1
	}
	p := new(lane) // one for all sums: arrive keeps nothing of it
	for i := 1; i < n; i++ {
		*p = lane{}
		into := &u[i]
		for _, w := range v.ways[v.ends[i-1]:v.ends[i]] {
			from := &u[w.from]
			if from[lanes-1] < invisible { // the largest of them
				continue
			}
			below, above := &b.below[w.kind], &b.above[w.kind]
			for q, x := range from {
				into[q] += below[q] * x
				p[q] += above[q] * x
			}
		}
		arrive(i, p)
	}
}

// tail returns the probability that the best score is at least that of position e, at the
// first n sums, ascending.
func (v visits) tail(e, n int) []float64 {
	if k, found := slices.BinarySearch(v.paths.levels, e); !found { // of several with that score
		e = v.paths.levels[k-1]
	}
	out := make([]float64, n)
	v.run(v.blocks([]int{e})[0], n, func(i int, p *lane) { out[i] = min(out[i-1]+p[0], 1) })
	return out
}

// moments fills the slots of out that belong to the budgets with the given indices.
func (v visits) moments(budgets []float64, members []int, out []Moment) {
	l, levels := v.law, v.paths.levels
	n := 0
	for _, i := range members {
		n = max(n, v.within(budgets[i]))
	}
	s := sums{best: l.scores[len(l.scores)-1], base: l.scores[0]}
	blocks := v.blocks(levels)
	parts := make([][]terms, len(blocks))
	parallel.For(len(blocks), func(k int) {
		gains := s.gains(l, levels[k*lanes:min((k+1)*lanes, len(levels))])
		part := make([]terms, n)
		v.run(blocks[k], n, func(i int, p *lane) {
			for q, gain := range gains {
				part[i][0] += gain[0] * p[q]
				part[i][1] += gain[1] * p[q]
				part[i][2] += gain[2] * p[q]
			}
		})
		parts[k] = part
	})
	total := make([]terms, n)
	for i := 1; i < n; i++ {
		total[i] = total[i-1]
		for _, part := range parts {
			total[i] = total[i].plus(part[i])
		}
	}
	first := firstReaching(l, 0).at(budgets, members)
	for _, i := range members {
		m := total[v.within(budgets[i])-1]
		if len(l.failed) == 0 { // something scores if and only if the first trial fits
			m[0] = first[i][0]
		}
		out[i] = s.moment(m)
	}
}

// gains returns what reaching each of the levels adds to the three sums.
func (s sums) gains(l *Law, levels []int) []terms {
	out := make([]terms, len(levels))
	for q, e := range levels {
		if e == 0 {
			out[q] = terms{1, 0, 0}
			continue
		}
		high, low := s.best-l.scores[e], s.best-l.scores[e-1]
		out[q] = terms{0, l.scores[e] - l.scores[e-1], low*low - high*high}
	}
	return out
}

// distribution is Law.Distribution.
func (v visits) distribution(budget float64) []float64 {
	levels, n := v.paths.levels, v.within(budget)
	out := make([]float64, len(v.law.scores)+1)
	blocks := v.blocks(levels)
	parallel.For(len(blocks), func(k int) {
		var total lane
		v.run(blocks[k], n, func(_ int, p *lane) {
			for q, x := range p {
				total[q] += x
			}
		})
		for q, e := range levels[k*lanes : min((k+1)*lanes, len(levels))] {
			end := len(v.law.scores)
			if next := k*lanes + q + 1; next < len(levels) {
				end = levels[next]
			}
			for i := e; i < end; i++ {
				out[i] = min(total[q], 1)
			}
		}
	})
	return out
}

// reach returns the smallest sum at which H_e is at least p, as it is at the budget.
func (v visits) reach(e int, budget, p float64) float64 {
	tail := v.tail(e, v.within(budget))
	return v.sums[slices.IndexFunc(tail, func(h float64) bool { return h >= p })]
}
