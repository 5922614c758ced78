package renewal

// Search returns, for each budget (by index i), the smallest position e in the scores
// for which reached(i, e, P(best > score e)) is true, and the number of scores if it is
// for none; reached must be monotone in e. Budgets of the same octave share their
// evaluations.
func (l *Law) Search(budgets []float64, reached func(i, e int, above float64) bool) []int {
	out := make([]int, len(budgets))
	for i := range out {
		out[i] = len(l.scores)
	}
	s := search{law: l, budgets: budgets, reached: reached, circles: circles{}, out: out}
	for _, o := range l.octaves(budgets) {
		s.bisect(0, len(l.scores), o)
	}
	return out
}

// A search is a call of Search.
type search struct {
	law     *Law
	budgets []float64
	reached func(i, e int, above float64) bool
	circles circles
	out     []int
}

// bisect halves the interval [low, high] of positions that holds the answers for the
// members of o, and continues in each half with the members whose answers it holds.
func (s search) bisect(low, high int, o octave) {
	if low == high {
		for _, i := range o.members {
			s.out[i] = low
		}
		return
	}
	mid := (low + high) / 2
	above := tail{s.law, mid + 1, s.budgets, s.circles}.within(o)
	down, up := o, o
	down.members, up.members = nil, nil
	for k, i := range o.members {
		if s.reached(i, mid, above[k]) {
			down.members = append(down.members, i)
		} else {
			up.members = append(up.members, i)
		}
	}
	if down.members != nil {
		s.bisect(low, mid, down)
	}
	if up.members != nil {
		s.bisect(mid+1, high, up)
	}
}
