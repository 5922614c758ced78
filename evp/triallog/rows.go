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
	best    *bestRows  // of the inspection; nil if none
	kinds   []*kindOf  // that may tell models apart; nil if they are told apart

	options  *Options
	watching *watch
	every    []int       // columns
	statuses [states]int // how many rows, or trials, are in each state
	steps    steps       // rows that are parts of trials

	count      int   // without the skipped ones
	faults     int   // rows that could not be split into cells
	leftOut    int   // of entries, those that are no trials
	failed     tally // scores that are NaN or infinite
	scoreless  tally // trials that ended without a score, where the format or the state lets them be
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
	stepped    stepTallies
	rising     rising

	evaluations evaluations
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
		if s, ok := r.choice.stateIn(rec); ok && (s == failed || s == pruned) {
			r.unscored++
		}
	}
	for _, k := range r.kinds {
		if !out && err == nil && r.watching.left > 0 {
			k.values.add(rec[k.column], &r.table.mark)
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
	if c.entry.steps {
		return r.step(rec)
	}
	state, err := r.state(rec)
	if err != nil {
		return err
	}
	if r.leavesOut(state, r.table.place) {
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
	e := entry{score: score, cost: cost}
	if e.count, err = r.countOf(rec); err != nil {
		return err
	}
	if e.assignment, err = r.assignment(rec); err != nil {
		return err
	}
	if e.model, err = r.model(rec); err != nil {
		return err
	}
	r.statuses[state]++
	r.watch(rec, e.model, score, cost)
	r.keepBest(rec, e.model, score)
	if r.trials.models.empty[e.model] {
		r.unnamed.add(r.table, c.firstEmpty(rec))
	}
	r.trials.take(e, r.options)
	return nil
}

// state returns the state that a row is in.
func (r *rows) state(rec []string) (state, error) {
	s, ok := r.choice.stateIn(rec)
	if !ok {
		i := r.choice.status
		return s, r.table.at(i, stateFault(rec[i], r.choice.names[i]))
	}
	return s, nil
}

// model returns the number of the model of a row.
func (r *rows) model(rec []string) (uint32, error) {
	model, bad := r.trials.models.number(r.choice, r.table.model, rec)
	if bad != none {
		return 0, r.table.at(bad, fmt.Sprintf("model %s is not in UTF-8: save the log in UTF-8", quote(rec[bad])))
	}
	return model, nil
}

// entries is how many trials there would be if none were left out.
func (r *rows) entries() int {
	if r.choice != nil && r.choice.entry.steps {
		return len(r.steps.all)
	}
	return r.count
}

// leavesOut reports whether an entry in a state is no trial, and counts it; its
// state stands at a place.
func (r *rows) leavesOut(s state, place func(int) string) bool {
	switch {
	case s == running:
		r.waiting.addAt(place, r.choice.status)
	case s == pruned && r.options.Pruned == PrunedDrop:
		r.dropped.addAt(place, r.choice.status)
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
	case (r.table.layout.noScore || s == pruned) && isNothing(rec[i]):
		r.scoreless.add(r.table, i)
	default:
		return 0, r.table.at(i, scoreFault(rec[i], r.choice.scoreName(), r.table.nan()))
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
	for i, cell := range rec[:r.table.ownNames()] {
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
func (t *tally) add(in *table, i int) { t.addAt(in.place, i) }

// addAt counts a cell i that has a place.
func (t *tally) addAt(place func(int) string, i int) {
	if t.n == 0 {
		t.place = place(i)
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
