package renewal

// The means of two groups of the same permutation are compared with each other, so a quarter
// of the points that resamples take are enough: the test is exact on any lattice, as the
// difference observed is on the same one.
const (
	splitPoints = 32 // M
	splitHalf   = splitPoints - 2
	splitGroup  = 32 // largest number of trials of a score group that are evaluated one by one
)

// Split evaluates the means of the best within one budget of two halves into which the
// trials are divided, again and again, on a small lattice and for scores in groups: what
// a permutation test needs. It is immutable; each goroutine needs a SplitWork of its
// own.
type Split struct {
	coarse *Coarse
	below  [][]complex128 // Σ z^cost at the points, over the failed trials and the groups below each
	fit    int            // trials that fit the budget
	total  float64        // Σ gap
}

// NewSplit prepares the evaluation at a budget, with groups and values as in NewCoarse.
func (l *Law) NewSplit(budget CoarseBudget, group []int32, values []float64) *Split {
	circle := newCircle(splitPoints, coarseWrap)
	d := &Split{coarse: newCoarse(l, budget, group, values, 0, circle, splitGroup)}
	w := NewSplitWork()
	everyone := make([]bool, len(d.coarse.cell))
	for j, k := range d.coarse.cell {
		everyone[j] = true
		if k >= 0 {
			d.fit++
		}
	}
	for _, gap := range d.coarse.gaps {
		d.total += gap
	}
	for _, members := range d.coarse.members {
		w.add(d.coarse, members, everyone, true)
		d.below = append(d.below, append([]complex128(nil), w.rest...))
	}
	return d
}

// A SplitWork is scratch memory for the evaluations of one goroutine.
type SplitWork struct {
	circle *circle
	hist   []float64
	room   []complex128
	rest   []complex128    // Σ z^cost over the half's failed trials and groups so far
	failed []complex128    // over the failed ones alone
	sum    [2][]complex128 // Σ gap/R, of either half
}

// NewSplitWork returns scratch memory for evaluations.
func NewSplitWork() *SplitWork {
	w := &SplitWork{circle: newCircle(splitPoints, coarseWrap), hist: make([]float64, splitPoints)}
	for _, v := range []*[]complex128{&w.room, &w.rest, &w.failed, &w.sum[0], &w.sum[1]} {
		*v = make([]complex128, splitPoints/2+1)
	}
	return w
}

// A Half is what Coarse.Evaluate returns, for the trials of one half.
type Half struct{ Gain, Scored float64 }

// Evaluate evaluates the marked trials and the others, where the trials of each half are
// drawn with equal probability. Neither half may be empty. Like Coarse.descend it sums
// gap/R, here from the lowest threshold up. Only the smaller half is looked at: the
// other one has all trials that this one does not have.
func (d *Split) Evaluate(marked []bool, w *SplitWork) (first, second Half) {
	c := d.coarse
	trials := 0
	for _, m := range marked {
		if m {
			trials++
		}
	}
	mark := 2*trials <= len(marked) // of the smaller half
	if !mark {
		trials = len(marked) - trials
	}
	each := [2]float64{1 / float64(trials), 1 / float64(len(marked)-trials)}
	clear(w.rest)
	clear(w.sum[0])
	clear(w.sum[1])
	w.add(c, c.members[0], marked, mark)
	copy(w.failed, w.rest)
	for g, gap := range c.gaps {
		if gap > 0 {
			w.pass(gap, d.below[g], each)
		}
		w.add(c, c.members[g+1], marked, mark)
	}
	first = d.half(w.sum[0], w.rest, w.failed, each[0])
	w.others(d)
	second = d.half(w.sum[1], w.rest, w.failed, each[1])
	if !c.failed { // something scores if and only if the first trial fits
		fit := 0
		for j, k := range c.cell {
			if k >= 0 && marked[j] == mark {
				fit++
			}
		}
		first.Scored, second.Scored = float64(fit)*each[0], float64(d.fit-fit)*each[1]
	}
	if !mark {
		return second, first
	}
	return first, second
}

// others turns the sums over one half's trials into those over the other's.
func (w *SplitWork) others(d *Split) {
	for m, all := range d.below[len(d.below)-1] {
		w.rest[m], w.failed[m] = all-w.rest[m], d.below[0][m]-w.failed[m]
	}
}

// half returns the coefficients at the budget of Σ gap/(1 − z) − (1 − a)·sum/(1 − z)
// and, with failed trials f, of (a − f)/((1 − z)(1 − f)).
func (d *Split) half(sum, all, failed []complex128, each float64) Half {
	c, out := d.coarse, Half{Gain: d.total}
	for m, s := range sum {
		target, a := c.target[m]*c.outer[m], complex(each, 0)*all[m]
		out.Gain -= real(target * (1 - a) * s)
		if c.failed {
			f := complex(each, 0) * failed[m]
			out.Scored += real(target * (a - f) / (1 - f))
		}
	}
	return out
}

// add adds the members with the given mark to rest.
func (w *SplitWork) add(c *Coarse, members []int32, marked []bool, mark bool) {
	rest := w.rest
	far := false // some are evaluated by the FFT
	for _, j := range members {
		if marked[j] != mark || c.cell[j] < 0 {
			continue
		}
		if v := c.vector[j]; v != nil {
			v = v[:len(rest)]
			for m, x := range rest {
				rest[m] = x + v[m]
			}
			continue
		}
		if !far {
			clear(w.hist)
			far = true
		}
		w.hist[c.cell[j]] += 1 - c.part[j]
		w.hist[c.cell[j]+1] += c.part[j]
	}
	if far {
		w.circle.transform(w.room, w.hist)
		for m, v := range w.room {
			rest[m] += v
		}
	}
}

// pass adds gap/R to the sums of both halves, where R is 1 − each·(rest of the half).
func (w *SplitWork) pass(gap float64, below []complex128, each [2]float64) {
	first, second, below := w.sum[0][:len(w.rest)], w.sum[1][:len(w.rest)], below[:len(w.rest)]
	for m, rest := range w.rest {
		re, im := 1-each[0]*real(rest), each[0]*imag(rest) // of R, conjugate
		other := below[m] - rest
		re2, im2 := 1-each[1]*real(other), each[1]*imag(other)
		size, size2 := re*re+im*im, re2*re2+im2*im2
		inverse := gap / (size * size2) // one division for both
		size, size2 = inverse*size2, inverse*size
		first[m] += complex(re*size, im*size)
		second[m] += complex(re2*size2, im2*size2)
	}
}
