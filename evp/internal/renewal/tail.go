package renewal

// Tail returns, for each budget (finite, > 0), the probability that the best
// score is at least scores[e], i.e. that a trial of position e or above has
// finished: H_e. Tail(0, …) is 1 − p_none, and Tail(len(scores), …) is 0.
// Budgets below the cheapest scored trial give exactly 0.
func (l *Law) Tail(e int, budgets []float64) []float64 {
	out := make([]float64, len(budgets))
	cs := circles{}
	for _, o := range l.octaves(budgets) {
		for k, h := range l.tailsWithin(e, o, budgets, cs) {
			out[o.members[k]] = h
		}
	}
	return out
}

// tailsWithin returns H_e for the members of one octave. Where it is small it
// is computed anew on a lattice that ends at the budget, for precision.
func (l *Law) tailsWithin(e int, o octave, budgets []float64, cs circles) []float64 {
	out := make([]float64, len(o.members))
	if e == len(l.scores) {
		return out
	}
	l.tailsOn(e, l.lattice(o.top, 1), o.members, budgets, cs, out)
	for k, i := range o.members {
		if b := budgets[i]; out[k] > 0 && out[k] < rareScore && b < o.top {
			l.tailsOn(e, l.lattice(b, 1), o.members[k:k+1], budgets, cs, out[k:k+1])
		}
	}
	return out
}

// tailsOn writes H_e for the budgets of the given positions, by one lattice.
func (l *Law) tailsOn(e int, t lattice, members []int, budgets []float64, cs circles, out []float64) {
	h := l.tailSeries(e, t, cs)
	var first map[int]parts
	if t.splits() {
		l.takeFirst(t, from(e), h)
		first = l.firstTrial(from(e), budgets, members)
	}
	for k, i := range members {
		out[k] = min(max(t.at(h, budgets[i])+first[i][0], 0), 1)
	}
}

// tailSeries returns H_e at the budgets of the lattice.
func (l *Law) tailSeries(e int, t lattice, cs circles) []float64 {
	c := cs.of(t.points)
	points := make([]float64, t.half+3)
	t.weigh(points, l.costs[e:], l.weight.part(e, len(l.costs)))
	tail := c.evaluate(nil, points)
	clear(points)
	t.weigh(points, l.costs[:e], l.weight.part(0, e))
	t.weigh(points, l.failed, l.lost)
	below := c.evaluate(nil, points)
	for m := range tail {
		tail[m] /= (1 - c.z(m)) * (1 - below[m])
	}
	return c.invert(tail, t.half)
}
