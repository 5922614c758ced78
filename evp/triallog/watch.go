package triallog

import (
	"fmt"
	"hash/maphash"
	"strings"

	"evpkit/evp"
)

// watched is how many rows of a log are watched, inspected how many of one
// that is inspected. It bounds time and memory: what betrays a log shows
// early.
const (
	watched   = 20_000
	inspected = 1 << 20
)

// A watch looks for what betrays that the rows of a log are no independent
// trials.
type watch struct {
	left    int // rows to be watched
	source  uint64
	rows    map[uint64]bool // hashes of whole rows, by source
	ids     map[uint64]bool // of trials' ids, by source and model
	assigns map[uint64]bool // of assignments, by source and model
	orders  orders
	hash    maphash.Hash
}

// newWatch returns a watch over so many rows.
func newWatch(rows int) *watch {
	w := &watch{left: rows, rows: make(map[uint64]bool), ids: make(map[uint64]bool), assigns: make(map[uint64]bool)}
	w.hash.SetSeed(seed)
	return w
}

// seen reports whether cells stand in a set already, and puts them there.
func (w *watch) seen(set map[uint64]bool, group uint64, rec []string, columns []int) bool {
	w.hash.Reset()
	maphash.WriteComparable(&w.hash, group)
	for _, i := range columns {
		w.hash.WriteString(rec[i])
		w.hash.WriteByte(0)
	}
	h := w.hash.Sum64()
	if set[h] {
		return true
	}
	set[h] = true
	return false
}

// watch looks at a row that is a trial.
func (r *rows) watch(rec []string, model uint32, score, cost float64) {
	l := &r.table.layout
	for _, i := range l.sequential {
		if !isNothing(rec[i]) && !strings.EqualFold(rec[i], "false") {
			r.sequential.add(r.table, i)
			break
		}
	}
	w := r.watching
	if w.left == 0 {
		return
	}
	w.left--
	group := w.source<<32 | uint64(model)
	if w.seen(w.rows, w.source, rec, r.all(len(rec))) {
		r.twice.add(r.table, 0)
	}
	if l.id != none && w.seen(w.ids, group, rec, []int{l.id}) {
		r.repeatedID.add(r.table, l.id)
	}
	if len(l.params) > 0 && w.seen(w.assigns, group, rec, l.params) {
		r.reassigned.add(r.table, l.params[0])
	}
	if l.order != none {
		w.orders.add(group, rec[l.order], score, cost)
	}
}

// all returns the first n columns.
func (r *rows) all(n int) []int {
	for i := len(r.every); i < n; i++ {
		r.every = append(r.every, i)
	}
	return r.every[:n]
}

// repetitions warns of rows that cannot be trials of their own.
func (r *rows) repetitions() []evp.Warning {
	var ws []evp.Warning
	add := func(t tally, code evp.WarningCode, msg string, args ...any) {
		if t.n > 0 {
			ws = append(ws, evp.Warning{Code: code, Place: t.place, Message: fmt.Sprintf(msg, args...)})
		}
	}
	t := r.table
	add(r.twice, WarnSameRow, "%d of %d rows are the same as another, cell for cell: does the log hold trials twice?", r.twice.n, r.count)
	switch {
	case r.repeatedID.n == 0 || r.twice.n == r.repeatedID.n:
	case t.format == BOHB:
		add(r.repeatedID, WarnBudgets, "%d of %d rows are further runs of an assignment at another budget, each taken as a trial of its own: --by budget keeps them apart", r.repeatedID.n, r.count)
	case t.layout.step != none:
		add(r.repeatedID, WarnSteps, "columns %s and %s: the log has a row per evaluation, and each row is taken for a trial: costs count again and again; keep one row per trial",
			quote(t.names[t.layout.id]), quote(t.names[t.layout.step]))
	default:
		add(r.repeatedID, WarnRepeatedID, "%d of %d trials have the same %s as another: does the log hold trials twice?", r.repeatedID.n, r.count, quote(t.names[t.layout.id]))
	}
	if r.reassigned.n > max(r.twice.n, r.repeatedID.n) {
		add(r.reassigned, WarnReassigned, "%d of %d trials repeat an assignment: if they are the same one with another seed, they are no independent draws", r.reassigned.n, r.count)
	}
	return ws
}
