package renewal

import "math/cmplx"

// distributionRanks is the number of ranks, from the best, that are evaluated one by one;
// further down the steps between evaluated ranks grow with the distance from the best.
const distributionRanks = 512

// Distribution returns H_e, the probability that the best score within the budget is at
// least scores[e], for e = 0 … N, with H_N = 0: all of Tail at once, within about 1e-4. If
// there are many trials, ranks far from the best are interpolated. Work is O(ranks·M).
func (l *Law) Distribution(budget float64) []float64 {
	n := len(l.scores)
	out := make([]float64, n+1)
	if v, ok := l.visits(budget); ok {
		return v.distribution(budget)
	}
	active := l.cut(budget, 0)
	for e := range out[:n-active] {
		out[e] = 1
	}
	t := l.lattice(budget, active)
	c := newCircle(t.points, wrap)
	points := make([]float64, t.half+3)
	t.weigh(points, l.costs, l.weight)
	t.weigh(points, l.failed, l.lost)
	all := c.evaluate(nil, points)
	target := t.target(c, budget)
	for m := range target {
		target[m] /= 1 - c.z(m)
	}
	tail := make([]complex128, len(all))
	last, value := n, 0.0
	for e := n - 1; e >= n-active; e-- {
		if s, ok := t.cost(l.costs[e]); ok {
			addTo(tail, c, s, l.weight.at(e))
		}
		if e > n-active && last-e < max((n-e)/distributionRanks, 1) {
			continue
		}
		h := min(max(reaching(tail, all, target), value), 1)
		for k := e; k < last; k++ {
			out[k] = h + (value-h)*float64(k-e)/float64(last-e)
		}
		last, value = e, h
	}
	return out
}

// reaching returns the real part of Σ tail/(1 − all + tail)·target.
func reaching(tail, all, target []complex128) float64 {
	sum := 0.0
	for m, q := range tail {
		rest, t := 1-all[m]+q, target[m]
		re, im := real(q)*real(t)-imag(q)*imag(t), real(q)*imag(t)+imag(q)*real(t)
		sum += (re*real(rest) + im*imag(rest)) / (real(rest)*real(rest) + imag(rest)*imag(rest))
	}
	return sum
}

// target returns factors that extract the value at a budget from a function's values at
// the points: it is the sum of the real parts of the products.
func (t lattice) target(c *circle, budget float64) []complex128 {
	at := []int{t.half - 1, t.half} // between the two: see at
	if t.mode == exact {
		low, high := t.ends(budget)
		at = []int{low, high}
	}
	out := make([]complex128, t.points/2+1)
	for m := range out {
		for _, k := range at {
			scale := 2 / (float64(t.points) * c.powers[k] * float64(len(at)))
			out[m] += cmplx.Conj(c.roots[(m*k)&c.mask]) * complex(scale, 0)
		}
	}
	out[0], out[len(out)-1] = out[0]/2, out[len(out)-1]/2
	return out
}

// addTo adds a trial's generating function to its values at the points.
func addTo(values []complex128, c *circle, s stencil, weight float64) {
	for q, part := range s.w {
		if part == 0 {
			continue
		}
		w := complex(weight*part*c.powers[s.k+q], 0)
		for m := range values {
			values[m] += w * c.roots[((s.k+q)*m)&c.mask]
		}
	}
}
