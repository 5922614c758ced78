package renewal

import (
	"cmp"
	"slices"
	"sort"

	"evpkit/sampling"
)

// A firstTrial is what the first trial drawn adds, on its own, to up to three sums over
// the law: Σ_{c_j ≤ B} w_j·f(j). It makes the largest jumps, of weight 1/T at its cost,
// which a lattice that splits costs between points would smear. So its part is taken
// out of the sums on the lattice and added exactly.
type firstTrial struct {
	law *Law
	f   func(j int) terms // what scored trial j adds
}

// terms are what a trial, or all of them, add to each of up to three sums.
type terms [3]float64

// plus returns the sum of two terms.
func (p terms) plus(q terms) terms {
	for i := range p {
		p[i] += q[i]
	}
	return p
}

// firstReaching returns the part of the first trial in the probability that the best
// score is at least scores[e].
func firstReaching(l *Law, e int) firstTrial {
	return firstTrial{l, func(j int) terms {
		if j < e {
			return terms{}
		}
		return terms{1}
	}}
}

// splits reports whether the lattice splits costs between points.
func (t lattice) splits() bool { return t.mode == linear || t.mode == quadratic }

// subtractFrom subtracts the part, as the lattice has it, from sums.
func (d firstTrial) subtractFrom(t lattice, sums ...[]float64) {
	points := make([]terms, t.half+3)
	for j, c := range d.law.costs {
		s, ok := t.cost(c)
		if !ok {
			continue
		}
		add, weight := d.f(j), d.law.weight.at(j)
		for q, w := range s.w {
			for i := range sums {
				points[s.k+q][i] += weight * w * add[i]
			}
		}
	}
	for i, sum := range sums {
		total := 0.0
		for k := range sum {
			total += points[k][i]
			sum[k] -= total
		}
	}
}

// at returns the exact part at each of the budgets with the given indices.
func (d firstTrial) at(budgets []float64, members []int) map[int]terms {
	order := slices.Clone(members)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(budgets[a], budgets[b]) })
	between := make([]terms, len(order)+1)
	for j, c := range d.law.costs {
		at := sort.Search(len(order), func(i int) bool { return sampling.Fits(c, budgets[order[i]]) })
		for i, add := range d.f(j) {
			between[at][i] += d.law.weight.at(j) * add
		}
	}
	out := make(map[int]terms, len(order))
	var total terms
	for k, member := range order {
		total = total.plus(between[k])
		out[member] = total
	}
	return out
}
