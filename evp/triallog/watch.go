package triallog

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
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
	steps   map[uint64]bool // of trials' steps, by source and model
	orders  orders
	hash    maphash.Hash
}

// newWatch returns a watch over so many rows.
func newWatch(rows int) *watch {
	w := &watch{left: rows, rows: make(map[uint64]bool), ids: make(map[uint64]bool), assigns: make(map[uint64]bool), steps: make(map[uint64]bool)}
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

// watchSampler looks for what a sampler wrote down of a trial.
func (r *rows) watchSampler(rec []string) {
	for _, i := range r.table.layout.sequential {
		if !isNothing(rec[i]) && !strings.EqualFold(rec[i], "false") {
			r.sequential.add(r.table, i)
			break
		}
	}
}

// watch looks at a row that is a trial.
func (r *rows) watch(rec []string, model uint32, score, cost float64) {
	r.watchSampler(rec)
	l, e := &r.table.layout, &r.choice.entry
	w := r.watching
	if w.left == 0 {
		return
	}
	w.left--
	group := w.source<<32 | uint64(model)
	if w.seen(w.rows, w.source, rec, r.all(len(rec))) {
		r.twice.add(r.table, 0)
	}
	if l.id != none && (l.step != none || !slices.Contains(e.assignment, l.id)) && w.seen(w.ids, group, rec, []int{l.id}) {
		r.repeatedID.add(r.table, l.id)
	}
	if len(l.params) > 0 && len(e.assignment) == 0 && w.seen(w.assigns, group, rec, l.params) {
		r.reassigned.add(r.table, l.params[0])
	}
	r.watchRising(rec)
	if l.order != none && e.count == none {
		w.orders.add(group, rec[l.order], score, cost)
	}
}

// A rising is a column of steps, as long as each is larger than the one before.
type rising struct {
	rows   int
	last   float64
	fallen bool
}

// watchRising looks at the step of a row that is a trial, if the log has no ids
// of trials: all of a file may be the steps of one.
func (r *rows) watchRising(rec []string) {
	l, up := &r.table.layout, &r.rising
	if l.step == none || l.id != none || up.fallen {
		return
	}
	v, ok := number(rec[l.step])
	up.fallen = !ok || up.rows > 0 && !(v > up.last)
	up.rows, up.last = up.rows+1, v
}

// leastRising is how many rows with rising steps are hardly trials.
const leastRising = 3

// watchStep looks at a row that is a step of a trial, and has been added to it.
func (r *rows) watchStep(s *stepped, row stepRow, rec []string) {
	if row.evaluated && !isFinite(row.score) {
		r.stepped.notFinite.add(r.table, r.choice.scorePlace())
	}
	if s.rows == 1 {
		r.watchSampler(rec)
	}
	w, e, l := r.watching, &r.choice.entry, &r.table.layout
	if w.left == 0 {
		return
	}
	w.left--
	group := w.source<<32 | uint64(s.model)
	if w.seen(w.rows, w.source, rec, r.all(len(rec))) {
		r.twice.add(r.table, 0)
	}
	if e.step != none && w.seen(w.steps, group, rec, e.evaluation) {
		r.stepped.again.add(r.table, e.step)
	}
	if s.rows == 1 && len(l.params) > 0 && len(e.assignment) == 0 && w.seen(w.assigns, group, rec, l.params) {
		r.reassigned.add(r.table, l.params[0])
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
func (r *rows) repetitions() []told {
	t, rows, trials := r.table, r.count, r.entries()
	all := []told{{r.twice, WarnSameRow, "%d of %d rows are the same as another, cell for cell: does the log hold trials twice?", rows}}
	switch {
	case r.repeatedID.n == 0 || r.twice.n == r.repeatedID.n:
	case t.format == BOHB:
		all = append(all, told{r.repeatedID, WarnBudgets, "%d of %d rows are further runs of an assignment at another budget, each taken as a trial of its own: --by budget keeps them apart", rows})
	case t.layout.step != none:
		id, step := t.names[t.layout.id], t.names[t.layout.step]
		all = append(all, told{r.repeatedID, WarnSteps, verbatim(fmt.Sprintf("columns %s and %s: the log has a row per evaluation", quote(id), quote(step))) +
			" (%d of %d rows are further ones), and each row is taken for a trial: costs count again and again; " +
			verbatim(fmt.Sprintf("make trials of them with --trial %s --step %s", quoteFlag(id), quoteFlag(step))), rows})
	default:
		all = append(all, told{r.repeatedID, WarnRepeatedID, "%d of %d trials have the same " + verbatim(quote(t.names[t.layout.id])) + " as another: does the log hold trials twice?", rows})
	}
	if up := r.rising; up.rows >= leastRising && !up.fallen {
		all = append(all, told{tally{up.rows, t.file}, WarnSteps, "column " + verbatim(quote(t.names[t.layout.step])) + " rises over all rows (%d of %d), as over the steps of one trial, " +
			"and each row is taken for a trial: if a file is a trial, --trial file --step " + verbatim(quoteFlag(t.names[t.layout.step])) + " makes one of it", rows})
	}
	if r.reassigned.n > max(r.twice.n, r.repeatedID.n) {
		all = append(all, told{r.reassigned, WarnReassigned, "%d of %d trials repeat an assignment: if they are the same one with another seed, they are no independent draws; --replicates makes one trial of them", trials})
	}
	return all
}

// verbatim returns text as it must stand in a format.
func verbatim(text string) string { return strings.ReplaceAll(text, "%", "%%") }
