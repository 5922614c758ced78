package renewal

import (
	"math"
	"math/cmplx"

	"evpkit/sampling"
)

// A coarse lattice has as few steps as possible: what comes back into the result from M
// steps further on has the weight coarseWrap, and rounding errors are magnified by at
// most its inverse. Both are near 1e-8, far below what resamples can tell apart.
const (
	coarsePoints = 128              // M
	coarseHalf   = coarsePoints - 2 // steps up to the budget; a cost may lie between it and the next
	coarseValues = coarsePoints/2 + 1
	coarseWrap   = 1e-8
)

// Coarse evaluates the mean of the best within one budget again and again, for other
// weights of the same trials, on a small lattice and for scores in groups: what the
// bootstrap needs. It is immutable; each goroutine needs a CoarseWork of its own.
type Coarse struct {
	gaps    []float64 // between the value of each group and the one below; [0] is 0
	group   []int32   // of each trial; −1: failed
	cell    []int32   // lattice point of each trial's cost; −1: beyond the budget
	part    []float64 // of the weight that goes to the next point
	certain bool      // that something scores
	failed  bool      // there are failed trials
	members [][]int32 // trials by group, failed ones first
	outer   []complex128
	target  []complex128   // extracts the coefficient half from values at the points
	vector  [][]complex128 // z^cost of each scored trial at the points; nil in large groups
}

// smallGroup is the largest number of trials of a group that are evaluated one by one;
// for larger ones an FFT is faster.
const smallGroup = 10

// A CoarseBudget is a budget on a coarse lattice: a single trial fits if its cost is at most
// Single; several fit if their costs, rounded to the lattice, are at most Sum, which may be
// larger so that rounding does not push out what fits exactly.
type CoarseBudget struct{ Single, Sum float64 }

// NewCoarse prepares the evaluation at a budget. group numbers the groups of the scored
// trials from 0 without gaps, ascending with the scores; values are the groups' scores,
// ascending. Weights are assumed to stay near the law's own, so that groups which are
// certain to be exceeded need not be evaluated.
func (l *Law) NewCoarse(budget CoarseBudget, group []int32, values []float64) *Coarse {
	n := len(l.scores)
	circle := newCircle(coarsePoints, coarseWrap)
	if ranks := l.cut(budget.Sum, 0); ranks < n {
		c := newCoarse(l, budget, group, values, group[n-ranks], circle, smallGroup)
		c.certain = true
		return c
	}
	return newCoarse(l, budget, group, values, 0, circle, smallGroup)
}

// newCoarse prepares the evaluation on a circle. All groups below the lowest count as
// the lowest, and those of more trials than small are evaluated by an FFT.
func newCoarse(
	l *Law, budget CoarseBudget, group []int32, values []float64, lowest int32, circle *circle, small int,
) *Coarse {
	c := &Coarse{failed: len(l.failed) > 0, gaps: make([]float64, len(values)-int(lowest))}
	for g := 1; g < len(c.gaps); g++ {
		c.gaps[g] = values[int(lowest)+g] - values[int(lowest)+g-1]
	}
	half := circle.points - 2
	step := budget.Sum / (float64(half) + 0.5) // see lattice.at
	for j, cost := range l.costs {
		c.addTrial(max(group[j]-lowest, 0), cost, budget.Single, step)
	}
	for _, cost := range l.failed {
		c.addTrial(-1, cost, budget.Single, step)
	}
	c.members = make([][]int32, len(c.gaps)+1)
	for j, g := range c.group {
		c.members[g+1] = append(c.members[g+1], int32(j))
	}
	c.setFactors(circle, half)
	c.vector = make([][]complex128, len(c.cell))
	for _, members := range c.members[1:] {
		if len(members) <= small {
			for _, j := range members {
				c.vector[j] = c.powersOf(circle, j)
			}
		}
	}
	return c
}

// addTrial adds a trial of a group and a cost.
func (c *Coarse) addTrial(group int32, cost, budget, step float64) {
	k, rest := math.Modf(cost / step)
	if !sampling.Fits(cost, budget) {
		k, rest = -1, 0
	}
	c.group, c.cell, c.part = append(c.group, group), append(c.cell, int32(k)), append(c.part, rest)
}

// setFactors sets the factors at the points that do not depend on the weights.
func (c *Coarse) setFactors(circle *circle, half int) {
	points := circle.points
	c.outer, c.target = make([]complex128, points/2+1), make([]complex128, points/2+1)
	for m := range c.outer {
		c.outer[m] = 1 / (1 - cmplx.Conj(circle.z(m)))
		scale := complex(2/(float64(points)*circle.powers[half]), 0)
		c.target[m] = circle.roots[(m*half)&circle.mask] * scale
	}
	last := len(c.target) - 1
	c.target[0], c.target[last] = c.target[0]/2, c.target[last]/2 // all others stand for two points
}

// powersOf returns z^cost of a trial at the points; nil beyond the budget.
func (c *Coarse) powersOf(circle *circle, j int32) []complex128 {
	k, part := int(c.cell[j]), c.part[j]
	if k < 0 {
		return nil
	}
	out := make([]complex128, circle.points/2+1)
	for m := range out {
		z := cmplx.Conj(circle.z(m))
		split := complex(1-part, 0) + complex(part, 0)*z
		out[m] = cmplx.Conj(circle.roots[(m*k)&circle.mask]) * complex(circle.powers[k], 0) * split
	}
	return out
}

// Base returns the number of the lowest group that matters: all lower ones count as it.
func (c *Coarse) Base(groups int) int { return groups - len(c.gaps) }

// Evaluate returns gain = E[(best − value of the lowest group)·1(scored)] and scored,
// the probability of a score, if each trial is drawn with the probability weight (scored
// trials first). With influence it sets their derivatives in w as well.
func (c *Coarse) Evaluate(weight []float64, w *CoarseWork, influence bool) (gain, scored float64) {
	c.weigh(weight, w)
	gain = c.descend(weight, w, influence)
	return gain, c.scored(weight, w, influence)
}

// weigh fills the histograms.
func (c *Coarse) weigh(weight []float64, w *CoarseWork) {
	groups := len(c.gaps)
	for g := range groups {
		clear(w.hist[g])
		w.used[g] = 0
	}
	clear(w.lost)
	clear(w.total)
	for j, p := range weight {
		k := c.cell[j]
		if p == 0 || k < 0 {
			continue
		}
		x := p * c.part[j]
		w.total[k] += p - x
		w.total[k+1] += x
		hist := w.lost
		if g := c.group[j]; g >= 0 {
			hist = w.hist[g]
			w.used[g]++
		}
		if c.vector[j] == nil {
			hist[k] += p - x
			hist[k+1] += x
		}
	}
	w.transform(w.all, w.total)
}

// transform evaluates Σ_k v[k]·z^k at the points, as conjugates of evaluate's.
func (c *circle) transform(dst []complex128, v []float64) {
	for k, x := range v {
		c.seq[k] = x * c.powers[k]
	}
	c.fft.Coefficients(dst, c.seq)
}

// descend goes through the thresholds from the best down and returns the gain. With
// R = 1 − a + tail, the generating function of the gain is
//
//	Σ gap·tail/R/(1 − z) = [Σ gap − (1 − a)·Σ gap/R]/(1 − z),
//
// and its derivative by the weight of a trial with cost k in group g is the coefficient
// half − k of
//
//	[Σ gap/R − (1 − a)·Σ_{groups above g} gap/R²]/(1 − z).
func (c *Coarse) descend(weight []float64, w *CoarseWork, influence bool) float64 {
	for m, a := range w.all {
		w.front[m] = c.outer[m] * (1 - a)
	}
	clear(w.sum)
	clear(w.tail)
	clear(w.above)
	clear(w.Influence)
	total := 0.0
	for g := len(c.gaps) - 1; g > 0; g-- {
		if influence {
			c.subtract(weight, w, c.members[g+1])
		}
		if w.used[g] > 0 {
			c.addGroup(weight, w, g)
		}
		if gap := c.gaps[g]; gap > 0 {
			total += gap
			w.pass(gap)
		}
	}
	for m, s := range w.sum {
		w.room[m] = w.front[m] * s
	}
	gain := total - w.coefficient(w.room, coarseHalf)
	if influence {
		c.subtract(weight, w, c.members[1])
		c.subtract(weight, w, c.members[0])
		c.addAll(w)
	}
	return gain
}

// addGroup adds a group's trials to tail.
func (c *Coarse) addGroup(weight []float64, w *CoarseWork, g int) {
	members := c.members[g+1]
	if len(members) > smallGroup {
		w.transform(w.room, w.hist[g])
		for m, v := range w.room {
			w.tail[m] += v
		}
		return
	}
	for _, j := range members {
		if p := weight[j]; p > 0 {
			for m, v := range c.vector[j] {
				w.tail[m] += complex(p*real(v), p*imag(v))
			}
		}
	}
}

// addAll adds the part of the influences that does not depend on the group.
func (c *Coarse) addAll(w *CoarseWork) {
	for m, s := range w.sum {
		w.room[m] = c.outer[m] * s
	}
	series := w.invert(w.room)
	for j, k := range c.cell {
		w.Influence[j] += c.at(series, k, c.part[j])
	}
}

// subtract subtracts the part that is due to the groups above from the influence of a
// group's members.
func (c *Coarse) subtract(weight []float64, w *CoarseWork, members []int32) {
	if len(members) == 0 {
		return
	}
	for m, s := range w.above {
		w.room[m] = w.front[m] * s
	}
	if c.group[members[0]] < 0 || len(members) > smallGroup {
		series := w.invert(w.room)
		for _, j := range members {
			w.Influence[j] -= c.at(series, c.cell[j], c.part[j])
		}
		return
	}
	for m, v := range c.target {
		w.room[m] *= v
	}
	for _, j := range members {
		if weight[j] > 0 {
			w.Influence[j] -= dot(w.room, c.vector[j])
		}
	}
}

// dot returns the real part of Σ a·b, where b may be nil for zeros.
func dot(a, b []complex128) float64 {
	sum := 0.0
	for m, v := range b {
		sum += real(a[m])*real(v) - imag(a[m])*imag(v)
	}
	return sum
}

// at returns the value of a series at half minus the cost of a trial, which is at
// lattice point k with a part at the next.
func (c *Coarse) at(series []float64, k int32, part float64) float64 {
	i := coarseHalf - int(k)
	switch {
	case k < 0:
		return 0
	case i == 0:
		return (1 - part) * series[0]
	}
	return (1-part)*series[i] + part*series[i-1]
}

// scored returns the probability of a score, and sets its derivatives. Without failed
// trials something scores if and only if the first trial fits.
func (c *Coarse) scored(weight []float64, w *CoarseWork, influence bool) float64 {
	if c.certain {
		clear(w.Reach)
		return 1
	}
	if !c.failed {
		sum := 0.0
		for j, k := range c.cell {
			w.Reach[j] = 0
			if k >= 0 {
				w.Reach[j] = 1
				sum += weight[j]
			}
		}
		return sum
	}
	w.transform(w.tail, w.lost)
	for m, f := range w.tail {
		w.sum[m] = 1 / (1 - f)
		w.room[m] = c.outer[m] * (w.all[m] - f) * w.sum[m]
	}
	scored := w.coefficient(w.room, coarseHalf)
	if influence {
		c.reaches(w)
	}
	return scored
}

// reaches sets the derivatives of the probability of a score if there are failed
// trials: those of (a − f)/((1 − z)(1 − f)); w.sum holds 1/(1 − f).
func (c *Coarse) reaches(w *CoarseWork) {
	for m, s := range w.sum {
		w.room[m] = c.outer[m] * s
	}
	series := w.invert(w.room)
	for j, k := range c.cell {
		w.Reach[j] = c.at(series, k, c.part[j])
	}
	for m, s := range w.sum {
		w.room[m] = c.outer[m] * (1 - w.all[m]) * s * s
	}
	series = w.invert(w.room)
	for _, j := range c.members[0] {
		w.Reach[j] -= c.at(series, c.cell[j], c.part[j])
	}
}
