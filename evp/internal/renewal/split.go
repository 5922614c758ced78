package renewal

// Of dealt-out trials a mean of the best is compared with that of the rest of
// the same deal, so that half as many points as for resamples do.
const (
	splitPoints = 64 // M
	splitHalf   = splitPoints - 2
	splitGroup  = 32 // most trials of a group that are looked at one by one
)

// Split evaluates the mean of the best within one budget for trials that are
// dealt out to two hands, again and again, on a small lattice and for scores in
// groups: what a permutation test needs. It is immutable; each goroutine needs a
// SplitWork of its own.
type Split struct {
	coarse *Coarse
	below  [][]complex128 // Σ z^cost at the points, over the failed trials and the groups below each
	fit    int            // trials within the budget
	total  float64        // Σ gap
}

// NewSplit prepares the evaluation at a budget, with groups and values as in
// NewCoarse.
func (l *Law) NewSplit(budget float64, group []int32, values []float64) *Split {
	d := &Split{coarse: l.newCoarse(budget, group, values, 0, newCircle(splitPoints, coarseWrap), splitGroup)}
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

// A SplitWork is room for one goroutine's evaluations.
type SplitWork struct {
	circle *circle
	hist   []float64
	room   []complex128
	rest   []complex128    // Σ z^cost over the hand's failed trials and groups so far
	failed []complex128    // over the failed ones alone
	sum    [2][]complex128 // Σ gap/R, of either hand
}

// NewSplitWork returns room for evaluations.
func NewSplitWork() *SplitWork {
	w := &SplitWork{circle: newCircle(splitPoints, coarseWrap), hist: make([]float64, splitPoints)}
	for _, v := range []*[]complex128{&w.room, &w.rest, &w.failed, &w.sum[0], &w.sum[1]} {
		*v = make([]complex128, splitPoints/2+1)
	}
	return w
}

// A Half is what Coarse.Evaluate returns, of the trials of one hand.
type Half struct{ Gain, Scored float64 }

// Evaluate returns what the marked trials give, and what the others, each hand's
// trials being drawn with the same probability. Neither hand may be empty. As
// Coarse.descend it sums up gap/R, here from the lowest threshold up; of the
// trials below it the one hand has what the other has not.
func (d *Split) Evaluate(marked []bool, w *SplitWork) (first, second Half) {
	c := d.coarse
	trials := 0
	for _, m := range marked {
		if m {
			trials++
		}
	}
	mark := 2*trials <= len(marked) // of the hand that is looked at: the smaller one
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
	first = d.hand(w.sum[0], w.rest, w.failed, each[0])
	w.others(d)
	second = d.hand(w.sum[1], w.rest, w.failed, each[1])
	if !c.failed { // something scores iff the first trial fits
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

// others turns the sums over one hand's trials into those over the other's.
func (w *SplitWork) others(d *Split) {
	for m, all := range d.below[len(d.below)-1] {
		w.rest[m], w.failed[m] = all-w.rest[m], d.below[0][m]-w.failed[m]
	}
}

// hand returns the coefficients at the budget of Σ gap/(1 − z) − (1 − a)·sum/(1 − z),
// and, with failed trials f, of (a − f)/((1 − z)(1 − f)).
func (d *Split) hand(sum, all, failed []complex128, each float64) Half {
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

// add adds the members whose mark is the one given to rest.
func (w *SplitWork) add(c *Coarse, members []int32, marked []bool, mark bool) {
	rest := w.rest
	far := false // some are left to the FFT
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

// pass adds gap/R to the sums of both hands, R being 1 − each·(rest of the hand).
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
