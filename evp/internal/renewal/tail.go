package renewal

// Tail returns, for each budget (finite, > 0), the probability that the best score is
// at least scores[e], i.e. that a trial of position e or above has finished: H_e.
// Tail(0, …) is 1 − p_none, and Tail(len(scores), …) is 0. Budgets below the cheapest
// scored trial give exactly 0. If other trials have the score of position e, those below e
// may count or not.
func (l *Law) Tail(e int, budgets []float64) []float64 {
	out := make([]float64, len(budgets))
	h := tail{l, e, budgets, circles{}}
	for _, o := range l.octaves(budgets) {
		for k, p := range h.within(o) {
			out[o.members[k]] = p
		}
	}
	return out
}

// A tail is H_e for one e.
type tail struct {
	law     *Law
	e       int
	budgets []float64
	circles circles
}

// within returns H_e for the members of one octave. Where it is small it is computed
// again on a lattice that ends at the budget, for precision.
func (h tail) within(o octave) []float64 {
	out := make([]float64, len(o.members))
	if h.e == len(h.law.scores) {
		return out
	}
	if o.visits != nil {
		h.solve(o, out)
		return out
	}
	h.evaluate(h.law.lattice(o.top, 1), o.members, out)
	for k, i := range o.members {
		if b := h.budgets[i]; out[k] > 0 && out[k] < rareScore && b < o.top {
			h.evaluate(h.law.lattice(b, 1), o.members[k:k+1], out[k:k+1])
		}
	}
	return out
}

// solve writes H_e for the members of an octave whose sums are solved over.
func (h tail) solve(o octave, out []float64) {
	n := 0
	for _, i := range o.members {
		n = max(n, o.visits.within(h.budgets[i]))
	}
	values := o.visits.tail(h.e, n)
	for k, i := range o.members {
		out[k] = values[o.visits.within(h.budgets[i])-1]
	}
}

// evaluate writes H_e for the budgets with the given indices, by one lattice.
func (h tail) evaluate(t lattice, members []int, out []float64) {
	series := h.series(t)
	var first map[int]terms
	if t.splits() {
		d := firstReaching(h.law, h.e)
		d.subtractFrom(t, series)
		first = d.at(h.budgets, members)
	}
	for k, i := range members {
		out[k] = min(max(t.at(series, h.budgets[i])+first[i][0], 0), 1)
	}
}

// series returns H_e at the budgets of the lattice.
func (h tail) series(t lattice) []float64 {
	l, e := h.law, h.e
	c := h.circles.of(t.points)
	points := make([]float64, t.half+3)
	t.weigh(points, l.costs[e:], l.weight.part(e, len(l.costs)))
	reaching := c.evaluate(nil, points)
	clear(points)
	t.weigh(points, l.costs[:e], l.weight.part(0, e))
	t.weigh(points, l.failed, l.lost)
	below := c.evaluate(nil, points)
	for m := range reaching {
		reaching[m] /= (1 - c.z(m)) * (1 - below[m])
	}
	return c.invert(reaching, t.half)
}
