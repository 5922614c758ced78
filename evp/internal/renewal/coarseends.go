package renewal

// A Beyond is one more trial than were logged, in two versions: as good and as cheap as a
// trial can be, and as bad and at the cost that does most harm.
type Beyond struct {
	Above       float64 // by how much the good one's score exceeds that of the best group, ≥ 0
	Below       float64 // by how much the bad one's score falls short of that of the worst group, ≥ 0
	Failed      bool    // the bad one has no score
	Least, Most float64 // costs of the good one and of the bad one, in cost units
}

// The versions of a law with one more trial.
const (
	Good = iota
	Bad
	versions
)

// An End is the mean of the best for one version of the trial beyond: its gain over a base,
// E[(best − base)·1(scored)], and the probability of a score.
type End struct{ Gain, Scored float64 }

// CoarseEnds evaluates the mean of the best within one budget again and again for weights
// that leave a part for one more trial: what the Dirichlet band needs. It is immutable; each
// goroutine needs a CoarseEndsWork of its own.
type CoarseEnds struct {
	*Coarse
	beyond Beyond
	part   [versions][]complex128 // z^cost of the trial beyond at the points; nil past the budget
}

// NewCoarseEnds prepares the evaluation at a budget; see NewCoarse. Gains are over the
// score of the group Base; those of Bad over one that lies lower by Beyond.Below if Base is
// the lowest group.
func (l *Law) NewCoarseEnds(budget CoarseBudget, group []int32, values []float64, beyond Beyond) *CoarseEnds {
	e := &CoarseEnds{Coarse: l.NewCoarse(budget, group, values), beyond: beyond}
	if e.certain {
		e.beyond.Below = 0
	}
	circle := newCircle(coarsePoints, coarseWrap)
	step := budget.Sum / (float64(coarseHalf) + 0.5) // as newCoarse
	for v, cost := range [versions]float64{Good: beyond.Least, Bad: beyond.Most} {
		var one Coarse
		one.addTrial(0, cost, budget.Single, step)
		e.part[v] = one.powersOf(circle, 0)
	}
	return e
}

// Certain reports whether something scores in any case.
func (c *Coarse) Certain() bool { return c.certain }

// A CoarseEndsWork is scratch memory for the evaluations of one goroutine.
type CoarseEndsWork struct {
	*CoarseWork
	rest, sums [versions][]complex128 // R of an empty tail; Σ gap/R
	all        [versions][]complex128 // 1 − a
}

// NewCoarseEndsWork returns scratch memory for evaluations with up to so many groups and
// trials, failed ones included.
func NewCoarseEndsWork(groups, trials int) *CoarseEndsWork {
	w := &CoarseEndsWork{CoarseWork: NewCoarseWork(groups, trials)}
	for v := range versions {
		w.rest[v], w.sums[v] = make([]complex128, coarseValues), make([]complex128, coarseValues)
	}
	w.all[Good], w.all[Bad] = make([]complex128, coarseValues), w.rest[Bad]
	return w
}

// Evaluate returns the ends for weights of the logged trials and extra, the weight of the
// one beyond; together they sum to 1. With R = 1 − (generating function of all trials at
// or below a threshold) and a that of all trials,
//
//	P(best > threshold) = 1 − [z^half] (1 − a)/(R·(1 − z)).
func (e *CoarseEnds) Evaluate(weight []float64, extra float64, w *CoarseEndsWork) (ends [versions]End) {
	e.weigh(weight, w.CoarseWork)
	e.setRests(extra, w)
	total := e.addSums(weight, w)
	e.setFailed(w)
	for v := range ends {
		gain := total + e.addOuter(v, extra, w)
		ends[v] = End{Gain: gain - e.missed(w.sums[v], v, w), Scored: e.scoredEnd(weight, extra, v, w)}
	}
	return ends
}

// setRests sets 1 − a, and R for an empty tail: 1 − a for the bad version, and without the
// trial beyond, which is above all thresholds, for the good one.
func (e *CoarseEnds) setRests(extra float64, w *CoarseEndsWork) {
	for m, a := range w.CoarseWork.all {
		w.rest[Good][m], w.rest[Bad][m], w.all[Good][m] = 1-a, 1-a, 1-a
	}
	subtractScaled(w.rest[Bad], extra, e.part[Bad])
	subtractScaled(w.all[Good], extra, e.part[Good])
}

// subtractScaled subtracts factor·z from v; z may be nil for zeros.
func subtractScaled(v []complex128, factor float64, z []complex128) {
	for m, x := range z {
		v[m] -= complex(factor*real(x), factor*imag(x))
	}
}

// addSums sets the sums of gap/R over the thresholds between groups, and returns the sum of
// the gaps.
func (e *CoarseEnds) addSums(weight []float64, w *CoarseEndsWork) (total float64) {
	clear(w.tail)
	for v := range versions {
		clear(w.sums[v])
	}
	for g := len(e.gaps) - 1; g > 0; g-- {
		if w.used[g] > 0 {
			e.addGroup(weight, w.CoarseWork, g)
		}
		if gap := e.gaps[g]; gap > 0 {
			total += gap
			for v := range versions {
				addInverse(w.sums[v], gap, w.rest[v], w.tail)
			}
		}
	}
	return total
}

// addInverse adds factor/(rest + tail) to sum.
func addInverse(sum []complex128, factor float64, rest, tail []complex128) {
	sum, rest = sum[:len(tail)], rest[:len(tail)]
	for m, t := range tail {
		re, im := real(rest[m])+real(t), imag(rest[m])+imag(t)
		size := factor / (re*re + im*im)
		sum[m] += complex(re*size, -im*size)
	}
}

// setFailed sets front to 1 − the generating function of the failed trials.
func (e *CoarseEnds) setFailed(w *CoarseEndsWork) {
	clear(w.front)
	if e.failed {
		w.transform(w.front, w.lost)
	}
	for m, f := range w.front {
		w.front[m] = 1 - f
	}
}

// addOuter adds the threshold between the score of the trial beyond and the logged ones to
// the sums, and returns its gap.
func (e *CoarseEnds) addOuter(v int, extra float64, w *CoarseEndsWork) (gap float64) {
	clear(w.tail)
	switch {
	case v == Good && e.beyond.Above > 0:
		addInverse(w.sums[v], e.beyond.Above, w.rest[Good], w.tail)
		return e.beyond.Above
	case v != Good && e.beyond.Below > 0:
		copy(w.room, w.front)
		subtractScaled(w.room, extra, e.part[v])
		addInverse(w.sums[v], e.beyond.Below, w.room, w.tail)
		return e.beyond.Below
	}
	return 0
}

// missed returns the coefficient half of (1 − a)·sum/(1 − z).
func (e *CoarseEnds) missed(sum []complex128, v int, w *CoarseEndsWork) float64 {
	for m, s := range sum {
		w.room[m] = e.outer[m] * w.all[v][m] * s
	}
	return w.coefficient(w.room, coarseHalf)
}

// scoredEnd returns the probability of a score. If no trial fails something scores if and
// only if the first trial fits.
func (e *CoarseEnds) scoredEnd(weight []float64, extra float64, v int, w *CoarseEndsWork) float64 {
	fails := v != Good && e.beyond.Failed
	if e.certain {
		return 1
	}
	if !e.failed && !fails {
		sum := 0.0
		if e.part[v] != nil {
			sum = extra
		}
		for j, k := range e.cell {
			if k >= 0 {
				sum += weight[j]
			}
		}
		return sum
	}
	copy(w.room, w.front)
	if fails {
		subtractScaled(w.room, extra, e.part[v])
	}
	clear(w.sums[v])
	clear(w.tail)
	addInverse(w.sums[v], 1, w.room, w.tail)
	return 1 - e.missed(w.sums[v], v, w)
}
