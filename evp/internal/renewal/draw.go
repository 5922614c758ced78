package renewal

import (
	"cmp"
	"slices"
	"sort"

	"evpkit/sampling"
)

// The first trial drawn makes the largest jumps, of weight 1/T at its cost.
// On a lattice that splits costs they would be smeared, so the part of the
// sums that the first trial alone decides, Σ_{c_j ≤ B} w·f(j) for an f that
// says what trial j adds to each, is taken out of the lattice and added
// exactly.

// parts are what a trial, or all, add to each of up to three sums.
type parts [3]float64

// plus returns the sum of two parts.
func (p parts) plus(q parts) parts {
	for i := range p {
		p[i] += q[i]
	}
	return p
}

// splits reports whether the lattice splits costs between points.
func (t lattice) splits() bool { return t.mode == linear || t.mode == quadratic }

// takeFirst subtracts the first trial's part, as the lattice has it, from sums.
func (l *Law) takeFirst(t lattice, f func(j int) parts, sums ...[]float64) {
	points := make([]parts, t.half+3)
	for j, c := range l.costs {
		s, ok := t.cost(c)
		if !ok {
			continue
		}
		add, weight := f(j), l.weight.at(j)
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

// firstTrial returns the first trial's exact parts at each of the budgets whose
// positions are given.
func (l *Law) firstTrial(f func(j int) parts, budgets []float64, members []int) map[int]parts {
	order := slices.Clone(members)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(budgets[a], budgets[b]) })
	between := make([]parts, len(order)+1)
	for j, c := range l.costs {
		at := sort.Search(len(order), func(i int) bool { return sampling.Fits(c, budgets[order[i]]) })
		for i, add := range f(j) {
			between[at][i] += l.weight.at(j) * add
		}
	}
	out := make(map[int]parts, len(order))
	var total parts
	for k, member := range order {
		total = total.plus(between[k])
		out[member] = total
	}
	return out
}
