package renewal

// A CoarseWork is scratch memory for the evaluations of one goroutine.
type CoarseWork struct {
	circle *circle
	hist   [][]float64  // weights by group and lattice point; unused for small groups
	total  []float64    // of all trials
	used   []int        // trials in each group
	all    []complex128 // a
	front  []complex128 // (1 − a)/(1 − z)
	tail   []complex128 // of the groups from the best down to the current one
	sum    []complex128 // Σ gap/R over them
	above  []complex128 // Σ gap/R²
	room   []complex128
	series []float64
	lost   []float64

	// Influence is, after Evaluate, the derivative of gain by the weight of each trial
	// whose weight is not 0, scored trials first, and Reach that of scored.
	Influence, Reach []float64
}

// NewCoarseWork returns scratch memory for evaluations with up to so many groups and
// trials, failed ones included.
func NewCoarseWork(groups, trials int) *CoarseWork {
	w := &CoarseWork{
		circle: newCircle(coarsePoints, coarseWrap), used: make([]int, groups), lost: make([]float64, coarsePoints),
		total: make([]float64, coarsePoints), series: make([]float64, coarsePoints),
		Influence: make([]float64, trials), Reach: make([]float64, trials),
	}
	for range groups {
		w.hist = append(w.hist, make([]float64, coarsePoints))
	}
	for _, v := range []*[]complex128{&w.all, &w.front, &w.tail, &w.sum, &w.above, &w.room} {
		*v = make([]complex128, coarseValues)
	}
	return w
}

// transform evaluates Σ_k v[k]·z^k at the points.
func (w *CoarseWork) transform(dst []complex128, v []float64) { w.circle.transform(dst, v) }

// pass adds gap/R to sum and gap/R² to above.
func (w *CoarseWork) pass(gap float64) {
	sum, above, all := w.sum[:coarseValues], w.above[:coarseValues], w.all[:coarseValues]
	for m, tail := range w.tail[:coarseValues] {
		re, im := 1-real(all[m])+real(tail), imag(all[m])-imag(tail) // of R, conjugate
		size := 1 / (re*re + im*im)
		re, im = re*size, im*size // of 1/R
		sum[m] += complex(gap*re, gap*im)
		above[m] += complex(gap*(re*re-im*im), 2*gap*re*im)
	}
}

// coefficient returns the k-th coefficient of the function with the given values.
func (w *CoarseWork) coefficient(values []complex128, k int) float64 {
	c := w.circle
	last := len(values) - 1
	sum := real(values[0]) + real(values[last])*float64(1-2*(k&1))
	for m := 1; m < last; m++ {
		root := c.roots[(m*k)&c.mask]
		sum += 2 * (real(values[m])*real(root) - imag(values[m])*imag(root))
	}
	return sum / (float64(c.points) * c.powers[k])
}

// invert returns the coefficients of the function with the given values; w.series holds
// them until the next call.
func (w *CoarseWork) invert(values []complex128) []float64 {
	w.circle.fft.Sequence(w.series, values)
	scale := 1 / float64(w.circle.points)
	for k := range coarseHalf + 1 {
		w.series[k] *= scale / w.circle.powers[k]
	}
	return w.series
}
