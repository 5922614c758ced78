package renewal

// Search returns, for each budget (by position i), the smallest position e in
// the scores for which reached(i, e, P(best > score e)) is true, and the number
// of scores if it is for none; reached must be monotone in e. Budgets of the
// same octave share their evaluations.
func (l *Law) Search(budgets []float64, reached func(i, e int, above float64) bool) []int {
	out := make([]int, len(budgets))
	for i := range out {
		out[i] = len(l.scores)
	}
	q := query{budgets: budgets, reached: reached, circles: circles{}, out: out}
	for _, o := range l.octaves(budgets) {
		l.search(q, 0, len(l.scores), o)
	}
	return out
}

// A query is what Search was asked, and where the answers go.
type query struct {
	budgets []float64
	reached func(i, e int, above float64) bool
	circles circles
	out     []int
}

// search halves the interval [low, high] of positions that hold the answers
// for the members of o, and goes on with each half's own members.
func (l *Law) search(q query, low, high int, o octave) {
	if low == high {
		for _, i := range o.members {
			q.out[i] = low
		}
		return
	}
	mid := (low + high) / 2
	above := l.tailsWithin(mid+1, o, q.budgets, q.circles)
	down, up := o, o
	down.members, up.members = nil, nil
	for k, i := range o.members {
		if q.reached(i, mid, above[k]) {
			down.members = append(down.members, i)
		} else {
			up.members = append(up.members, i)
		}
	}
	if down.members != nil {
		l.search(q, low, mid, down)
	}
	if up.members != nil {
		l.search(q, mid+1, high, up)
	}
}
