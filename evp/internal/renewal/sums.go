package renewal

import (
	"evpkit/sampling"
)

// sums holds the components of the moments, at the budgets of a lattice. With
// H_e = P(best is at least the e-th score) and d = best score − score,
//
//	scored = H of the lowest score, 1 − p_none
//	first  = Σ_e (y_e − y_{e−1})·H_e
//	second = Σ_e (d_{e−1}² − d_e²)·H_e
//
// so that base + first/scored is the mean, and (best − base)² − second/scored
// the mean of d².
type sums struct {
	lattice
	best, base            float64 // the largest score, and the lowest that matters
	scored, first, second []float64
}

// A step of the pass over the trials, from the best downwards: the trial's weights at
// the lattice points k … k+2, times r^k, and what the threshold below it adds.
type step struct {
	k              int
	w0, w1, w2     float64
	sign           float64 // (−1)^k
	gap, gapSquare float64
}

// stepRoom is the number of steps that are held at a time.
const stepRoom = 1 << 14

// steps calls look with the steps of the pass, some at a time, for those of the best
// ranks trials that fit the lattice, and returns the lowest score among them.
func (l *Law) steps(t lattice, c *circle, ranks int, look func(steps []step)) (base float64) {
	n := len(l.scores)
	best := l.scores[n-1]
	base = best
	held := make([]step, 0, min(ranks, stepRoom))
	for e := n - 1; e >= n-ranks; e-- {
		s, ok := t.cost(l.costs[e])
		if !ok {
			continue
		}
		if k := len(held) - 1; k >= 0 { // its gap is known only now
			high, low := best-base, best-l.scores[e]
			held[k].gap, held[k].gapSquare = base-l.scores[e], low*low-high*high
		}
		if len(held) == stepRoom {
			look(held)
			held = held[:0]
		}
		base = l.scores[e]
		w := l.weight.at(e) * c.powers[s.k]
		held = append(held, step{
			k: s.k, w0: w * s.w[0], w1: w * s.w[1], w2: w * s.w[2],
			sign: float64(1 - 2*(s.k&1)),
		})
	}
	look(held)
	return base
}

// sums evaluates the sums over the best ranks trials: all trials, or those below which
// every threshold is certain to be exceeded.
func (l *Law) sums(t lattice, ranks int, cs circles) sums {
	c := cs.of(t.points)
	points := make([]float64, t.half+3)
	t.weigh(points, l.costs, l.weight)
	t.weigh(points, l.failed, l.lost)
	all := c.evaluate(nil, points)

	out := sums{lattice: t, best: l.scores[len(l.scores)-1]}
	p := newPass(c, all)
	if t.splits() && l.active(t, ranks) > groupRanks {
		out.base = l.scores[len(l.scores)-ranks]
		p.addGroups(l, t, ranks)
	} else {
		out.base = l.steps(t, c, ranks, p.run)
	}
	p.finish()
	out.scored = c.invert(p.tail, t.half)
	out.first = c.invert(p.first, t.half)
	out.second = c.invert(p.second, t.half)
	return out
}

// active returns the number of the best ranks trials that fit the lattice.
func (l *Law) active(t lattice, ranks int) int {
	if ranks <= groupRanks {
		return ranks
	}
	n := 0
	for _, c := range l.costs[len(l.costs)-ranks:] {
		if sampling.Fits(c, t.top) {
			n++
		}
	}
	return n
}
