package triallog

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// rows takes the rows of one table.
type rows struct {
	table   *table
	choice  *choice    // nil if the columns were not found: nothing is collected
	trials  *collector // of the log
	columns []*Column  // of the inspection; nil if none

	options  *Options
	watching *watch
	every    []int       // columns
	statuses [states]int // how many rows are in each state

	count      int   // without the skipped ones
	faults     int   // rows that could not be split into cells
	leftOut    int   // of count, those that are no trials
	failed     tally // scores that are NaN or infinite
	scoreless  tally // finished trials without a score, where the format lets them be
	unnamed    tally // empty cells where the model's name should be
	costless   tally // trials whose cost is not known
	filtered   tally // rows that Options.Where leaves out
	unscored   int   // of these, trials that failed or were stopped early
	waiting    tally // trials that run or wait
	dropped    tally // pruned trials that were left out
	sequential tally // cells that only a sequential sampler fills
	twice      tally // rows that stand there already
	repeatedID tally // trials whose id stands there already
	reassigned tally // trials whose assignment does
	blank      tally // rows without any text
	repeated   tally // repetitions of the header
}

// add takes a row. It skips rows that are none: these have no score.
func (r *rows) add(rec []string) error {
	out, err := r.filters(rec)
	if r.choice != nil && !out && err == nil {
		err = r.trial(rec)
	}
	if (err != nil || out || r.choice == nil) && r.skip(rec) {
		return nil
	}
	r.count++
	if out {
		r.leftOut++
		r.filtered.add(r.table, r.choice.where.place())
		if s, ok := r.choice.stateIn(rec); ok && s != finished {
			r.unscored++
		}
	}
	for i, c := range r.columns {
		c.add(rec[i], &r.table.mark)
	}
	return err
}

// trial takes a row as a trial, or leaves it out if it is none.
func (r *rows) trial(rec []string) error {
	c := r.choice
	state, ok := c.stateIn(rec)
	if !ok {
		return r.table.at(c.status, stateFault(rec[c.status], c.names[c.status]))
	}
	if r.leavesOut(state) {
		return nil
	}
	score, err := r.score(state, rec)
	if err != nil {
		return err
	}
	cost, known, err := r.cost(rec)
	if err != nil {
		return err
	}
	if !known && r.options.MissingCost == MissingCostDrop {
		r.leftOut++
		return nil
	}
	if err := r.trials.extras.read(r.table, c.extra, rec); err != nil {
		return err
	}
	model, bad := r.trials.models.number(c, r.table.file, rec)
	if bad != none {
		return r.table.at(bad, fmt.Sprintf("model %s is not in UTF-8: save the log in UTF-8", quote(rec[bad])))
	}
	r.statuses[state]++
	r.watch(rec, model, score)
	r.trials.add(model, score, cost)
	r.trials.extras.keep()
	if r.trials.models.empty[model] {
		r.unnamed.add(r.table, c.firstEmpty(rec))
	}
	return nil
}

// leavesOut reports whether a row in a state is no trial, and counts it.
func (r *rows) leavesOut(s state) bool {
	switch {
	case s == running:
		r.waiting.add(r.table, r.choice.status)
	case s == pruned && r.options.Pruned == PrunedDrop:
		r.dropped.add(r.table, r.choice.status)
	default:
		return false
	}
	r.statuses[s]++
	r.leftOut++
	return true
}

// score returns the score of a trial in a state; NaN if it has none.
func (r *rows) score(s state, rec []string) (float64, error) {
	if s == failed || s == pruned && r.options.Pruned == PrunedCost {
		return math.NaN(), nil
	}
	if f := r.choice.scored; f != nil {
		return r.computed(f, rec)
	}
	i := r.choice.score
	v, ok, err := r.table.mark.number(rec[i])
	switch {
	case err != nil:
		return 0, r.table.at(i, err.Error())
	case ok && isFinite(v):
		return v, nil
	case ok:
		r.failed.add(r.table, i)
	case r.table.layout.noScore && isNothing(rec[i]):
		r.scoreless.add(r.table, i)
	default:
		return 0, r.table.at(i, scoreFault(rec[i], r.choice.scoreName()))
	}
	return math.NaN(), nil
}

// computed returns the score that a formula gives a trial; NaN if it has none.
func (r *rows) computed(f *formula, rec []string) (float64, error) {
	v, missing, err := f.value(rec)
	switch {
	case missing && r.table.layout.noScore:
		r.scoreless.add(r.table, f.place())
	case err != nil:
		return 0, err
	case isFinite(v):
		return v, nil
	default:
		r.failed.add(r.table, f.place())
	}
	return math.NaN(), nil
}

// cost returns the cost of a trial; NaN if there is none, or it is not known.
func (r *rows) cost(rec []string) (cost float64, known bool, err error) {
	m := r.choice.cost
	if m == nil {
		return math.NaN(), true, nil
	}
	cost, missing, err := r.table.costOf(m, rec)
	if missing && r.options.MissingCost != MissingCostFault {
		r.costless.add(r.table, m.columns[0])
		return math.NaN(), false, nil
	}
	return cost, true, err
}

// firstEmpty returns the first of the model's columns that is empty in a row.
func (c *choice) firstEmpty(rec []string) int {
	k := slices.IndexFunc(c.by, func(i int) bool { return i != none && strings.TrimSpace(rec[i]) == "" })
	return c.by[k]
}

// skip reports whether a row is blank or repeats the header, and tallies it.
// In a table of one column a blank row is a score that is not there.
func (r *rows) skip(rec []string) bool {
	isBlank, isHeader := len(rec) > 1, true
	for i, cell := range rec {
		cell = strings.TrimSpace(cell)
		isBlank = isBlank && cell == ""
		isHeader = isHeader && cell == r.table.names[i]
	}
	switch {
	case isHeader:
		r.repeated.add(r.table, 0)
	case isBlank:
		r.blank.add(r.table, 0)
	}
	return isBlank || isHeader
}

// A tally counts what happens in a table, and remembers where it did first.
type tally struct {
	n     int
	place string // file:line:column
}

// add counts cell i of the table's last row.
func (t *tally) add(in *table, i int) {
	if t.n == 0 {
		t.place = in.place(i)
	}
	t.n++
}

// whyLeftOut says why rows were left out.
func (r *rows) whyLeftOut() string {
	var why []string
	for _, w := range []struct {
		tally
		words string
	}{{r.filtered, "by --where"}, {r.waiting, "run or wait"}, {r.dropped, "were stopped early"}, {r.costless, "have no cost"}} {
		if w.n > 0 {
			why = append(why, fmt.Sprintf("%d %s", w.n, w.words))
		}
	}
	return strings.Join(why, ", ")
}
