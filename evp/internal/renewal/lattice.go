package renewal

import (
	"math"

	"evpkit/sampling"
)

const (
	minHalf      = 1024    // fewest lattice steps up to the top budget
	maxHalf      = 8192    // most steps, unless all costs are multiples of the step
	latticeWork  = 1 << 19 // (step, trial) pairs that a lattice aims at
	alignedHalf  = 1 << 17 // most steps where all costs are multiples of the step
	alignedWork  = 1 << 28 // most (step, trial) pairs there
	fewTrials    = 256     // fewest trials for which costs are split between three points
	smoothTrials = 256     // jumps are small if more trials than this fit
	grainNear    = 64      // up to so many grains minHalf steps are enough, …
	grainFar     = 2048    // … and up to so many twice as many
	linearHalf   = 4096    // fewest steps of other lattices that keep means only
	linearWork   = 1 << 20 // (step, trial) pairs that such a lattice aims at
)

// rounding says how costs are put on a lattice.
type rounding int8

const (
	exact     rounding = iota // all costs are multiples of the step
	linear                    // on two points, keeping the mean
	quadratic                 // on three points, keeping mean and variance
	up                        // on the point above: fewer trials fit
	down                      // on the point below: more trials fit
)

// A lattice holds the budgets 0, step, 2·step, …, half·step = top, and the
// rule that puts costs on them.
//
// Keeping only the mean of a cost increases the variance of every sum of costs, by up to
// step²/4 per trial. If the variance is kept as well, the error is of third order and
// changes its sign with the cost's position between two points. But one of the three
// weights is then negative, which causes ripples beside large jumps: this is not for few
// trials, nor for costs that many trials share.
type lattice struct {
	top    float64 // largest budget
	step   float64
	half   int // steps up to top
	points int // M, a power of two ≥ 2·half, at least 8
	mode   rounding
	quanta quantum // where all costs are multiples of the step
}

// lattice returns the lattice for budgets up to top if so many ranks have to be summed.
func (l *Law) lattice(top float64, ranks int) lattice {
	if steps, ok := l.aligned(top, ranks); ok {
		half := max(steps, 1)
		return lattice{
			top: top, step: l.quantum.size, half: half, points: max(powerOfTwo(2*half), 8), quanta: l.quantum,
		}
	}
	trials := top / l.mean // that fit, on average
	if len(l.costs)+len(l.failed) >= fewTrials && (l.diffuse || trials >= smoothTrials) {
		half := min(max(powerOfTwo(latticeWork/max(ranks, 1)), minHalf), maxHalf/2) << l.finer
		return lattice{top: top, step: top / float64(half), half: half, points: 2 * half, mode: quadratic}
	}
	return l.linearLattice(top, ranks)
}

// aligned reports whether an aligned lattice for budgets up to top is small enough, and
// how many steps it has.
func (l *Law) aligned(top float64, ranks int) (steps int, ok bool) {
	if l.quantum.size == 0 {
		return 0, false
	}
	_, high := l.quantum.steps(top)
	if high > alignedHalf || high*float64(ranks) > alignedWork {
		return 0, false
	}
	return int(high), true
}

// linearLattice returns a lattice that keeps the means of costs. If costs have a grain,
// that is a multiple of the step, so that they lie near lattice points and their jumps
// stay sharp.
func (l *Law) linearLattice(top float64, ranks int) lattice {
	least := linearHalf
	switch {
	case top <= grainNear*l.grain:
		least = minHalf
	case top <= grainFar*l.grain:
		least = 2 * minHalf
	}
	half := min(max(powerOfTwo(linearWork/max(ranks, 1)), least), maxHalf) << l.finer
	t := lattice{top: top, step: top / float64(half), half: half, points: 2 * half, mode: linear}
	if parts := l.grain / t.step; parts >= 1 {
		t.step = l.grain / math.Floor(parts)
		t.half = int(math.Ceil(top / t.step * (1 - 1e-12)))
		t.points = powerOfTwo(2 * t.half)
	}
	return t
}

// powerOfTwo returns the smallest power of two ≥ n, at least 2.
func powerOfTwo(n int) int {
	p := 2
	for p < n {
		p *= 2
	}
	return p
}

// A stencil is one unit of weight on the lattice points k, k+1 and k+2.
type stencil struct {
	k int
	w [3]float64
}

// cost returns where cost c lies; ok is false if it does not fit the top budget.
func (t lattice) cost(c float64) (s stencil, ok bool) {
	switch t.mode {
	case linear, quadratic:
		if !sampling.Fits(c, t.top) {
			return s, false
		}
		x := min(c/t.step, float64(t.half))
		if t.mode == linear {
			k := int(x)
			x -= float64(k)
			return stencil{k, [3]float64{1 - x, x, 0}}, true
		}
		k := max(int(x+0.5)-1, 0) // the nearest point is the middle one
		x -= float64(k)
		return stencil{k, [3]float64{(1 - x) * (2 - x) / 2, x * (2 - x), x * (x - 1) / 2}}, true
	}
	return t.roundedCost(c)
}

// roundedCost is cost for rounding to a single point.
func (t lattice) roundedCost(c float64) (s stencil, ok bool) {
	x := c / t.step
	switch t.mode {
	case exact:
		x = math.Round(x)
	case up:
		x = math.Ceil(x)
	case down:
		x = math.Floor(x)
	}
	return stencil{int(x), [3]float64{1, 0, 0}}, x <= float64(t.half)
}

// weigh adds each cost, with its weight, to the lattice points.
func (t lattice) weigh(points []float64, costs []float64, w weights) {
	for j, c := range costs {
		if s, ok := t.cost(c); ok {
			at, weight := points[s.k:s.k+3], w.at(j)
			at[0] += weight * s.w[0]
			at[1] += weight * s.w[1]
			at[2] += weight * s.w[2]
		}
	}
}

// ends returns the points of a lattice that rounds no cost, or each to one point, between
// which budget b is: the same one, unless costs are so nearly multiples of the step that
// some of their sums fit and others of as many steps do not.
func (t lattice) ends(b float64) (low, high int) {
	if t.mode == exact {
		least, most := t.quanta.steps(b)
		return min(int(least), t.half), min(int(most), t.half)
	}
	k := min(int(sampling.Limit(b)/t.step), t.half)
	return k, k
}

// at returns the value at budget b of a function that is known at the lattice's budgets.
// On a lattice that splits costs the sum of weights up to the k-th point represents the
// budget (k + ½)·step; for k·step it would be off by half a step on average. Between
// these it is interpolated by a cubic that does not overshoot.
func (t lattice) at(v []float64, b float64) float64 {
	if !t.splits() {
		low, high := t.ends(b)
		return (v[low] + v[high]) / 2
	}
	x := math.Min(math.Max(b/t.step-0.5, 0), float64(t.half)-0.5)
	k := int(x)
	x -= float64(k)
	if t.mode == linear || k == 0 || k+2 > t.half {
		return v[k] + x*(v[k+1]-v[k])
	}
	y := v[k] + x*(v[k+1]-v[k]) +
		x*(1-x)/6*((x-2)*(v[k-1]-2*v[k]+v[k+1])-(x+1)*(v[k]-2*v[k+1]+v[k+2]))
	return min(max(y, min(v[k], v[k+1])), max(v[k], v[k+1]))
}
