package triallog

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"evpkit/evp"
)

// A reading is a log while it is read. It ends at the first fault, unless
// there is an inspection, which takes the faults and goes on.
type reading struct {
	options     Options
	log         Log
	trials      collector
	watch       *watch
	first       *choice // of the first source with the columns asked for
	firstFile   string
	firstFormat Format
	firstLayout *layout
	statuses    [states]int // how many rows are in each state
	total, out  int         // rows of all sources, and of them those that Options.Where left out
	unscored    int         // of these, trials that failed or were stopped early
	firstOut    string      // place of the first of these
	inspection  *Inspection // nil if none
	kinds       kinds       // columns that may tell models apart, where none does

	stepRows, stepTrials int    // where rows are steps of trials
	parts                []told // of sources that are parts
}

// errNoTrial is returned of sources that all are parts and hold no trial.
var errNoTrial = errors.New("no trials: the files have no rows, or all are left out")

// newReading returns a reading that has not begun.
func newReading(o Options) *reading { return &reading{options: o, watch: newWatch(watched)} }

// all reads the sources.
func (r *reading) all(sources []Source) error {
	err := r.options.Validate()
	if err == nil && len(sources) == 0 {
		err = errNoSource
	}
	if err != nil {
		return r.fault(err)
	}
	for _, s := range sources {
		if err := r.source(s); err != nil {
			return err
		}
	}
	return nil
}

// fault takes a fault. It returns it if the reading must end.
func (r *reading) fault(err error) error {
	if r.inspection == nil {
		return err
	}
	r.inspection.fault(err)
	return nil
}

// source reads one source.
func (r *reading) source(s Source) error {
	t, err := openTable(s, r.options.Format)
	if err != nil {
		return r.fault(r.options.expressionBefore(err))
	}
	defer t.close()
	r.columns(t.names)
	c, err := r.choose(t)
	if err != nil {
		if err := r.fault(err); err != nil {
			return err
		}
	}
	return r.rows(t, c)
}

// columns adds the names of a header.
func (r *reading) columns(names []string) {
	known := make(map[string]bool, len(r.log.Columns))
	for _, name := range r.log.Columns {
		known[name] = true
	}
	for _, name := range names {
		if !known[name] {
			r.log.Columns = append(r.log.Columns, name)
			known[name] = true
		}
	}
}

// choose finds the columns in a table, the same as in the tables before.
func (r *reading) choose(t *table) (*choice, error) {
	c, notes, err := choose(t, r.options)
	if err != nil {
		return nil, err
	}
	if r.first == nil {
		r.first, r.firstFile, r.firstFormat, r.firstLayout, r.log.Notes = c, t.file, t.format, &t.layout, notes
	} else if msg := c.differs(r.first); msg != "" {
		return nil, t.inHeader("unlike in " + r.firstFile + ", " + msg)
	}
	return c, nil
}

// rows reads the rows of a table. Without a choice of columns it only inspects
// them.
func (r *reading) rows(t *table, c *choice) error {
	rows := rows{table: t, choice: c, trials: &r.trials, options: &r.options, watching: r.watch}
	if r.inspection != nil {
		rows.columns, rows.best = r.inspection.columnsOf(t.names), &r.inspection.best
	}
	if c != nil && len(c.byNames()) == 0 {
		rows.kinds = r.kinds.of(c, &t.layout)
	}
	known := len(t.names)
	for !t.ended {
		rec, err := t.next()
		if err == io.EOF {
			break
		}
		if len(t.names) > known {
			if err := r.grown(&rows, known); err != nil {
				return err
			}
			known = len(t.names)
		}
		if err == nil {
			err = rows.add(rec)
		} else {
			rows.faults++
		}
		if err != nil {
			if err := r.fault(err); err != nil {
				return err
			}
		}
	}
	return r.endSource(&rows)
}

// grown takes note of columns that turn up late in a file. It is a fault if
// one of them could have been taken for what was guessed.
func (r *reading) grown(rows *rows, known int) error {
	t := rows.table
	r.columns(t.names)
	if r.inspection != nil {
		rows.columns = r.inspection.columnsOf(t.names)
	}
	if rows.choice == nil {
		return nil
	}
	rows.choice.names = t.names
	for _, name := range t.names[known:] {
		if msg := t.couldBe(name, r.options); msg != "" {
			return r.fault(&SyntaxError{File: t.file, Line: t.line, Msg: msg})
		}
	}
	return nil
}

// couldBe says what a column that turned up late could be, that was guessed
// without it.
func (t *table) couldBe(name string, o Options) string {
	for _, guess := range []struct {
		role
		asked string
	}{{scoreRole, o.Score}, {costRole, o.Cost}} {
		if guess.asked == "" && t.wellKnown(guess.role, name) {
			return fmt.Sprintf("column %s turns up only here, and could be the %s: choose with %s", quote(name), guess.noun, guess.flag)
		}
	}
	if strings.EqualFold(name, modelColumn) && len(o.By) == 0 {
		return "column " + quote(name) + " turns up only here: name it with --by"
	}
	return ""
}

// endSource notes what a source was, and what its reader must know.
func (r *reading) endSource(rows *rows) error {
	t := rows.table
	for _, end := range []func() error{rows.endTrials, rows.evaluated} {
		if err := end(); err != nil {
			if err := r.fault(err); err != nil {
				return err
			}
		}
	}
	r.stepRows += rows.count - rows.filtered.n
	r.stepTrials += rows.entries()
	if r.inspection != nil {
		r.inspection.Formats = append(r.inspection.Formats, t.described())
		for range t.beside {
			r.inspection.Formats = append(r.inspection.Formats, string(t.format))
		}
	}
	r.log.Inputs = append(r.log.Inputs, Input{Name: t.file, SHA256: t.in.sum(), Rows: rows.count})
	r.log.Inputs = append(r.log.Inputs, t.beside...)
	r.tell(rows)
	r.watch.source++
	r.filtered(rows)
	r.log.LeftOut += rows.leftOut
	if rows.choice != nil && rows.choice.status != none {
		for s, n := range rows.statuses {
			r.statuses[s] += n
		}
	}
	switch {
	case t.part && rows.faults == 0: // finish looks whether there is any trial
	case rows.count+rows.faults == 0:
		return r.fault(&SyntaxError{File: t.file, Line: t.line, Msg: "no trials: there is no row below the header"})
	case rows.entries() > 0 && rows.entries() == rows.leftOut && rows.filtered.n == 0:
		return r.fault(&SyntaxError{File: t.file, Msg: fmt.Sprintf("no trials: all %d rows are left out (%s)", rows.count, rows.whyLeftOut())})
	}
	return nil
}

// tell warns of what the tallies of a source mean.
func (r *reading) tell(rows *rows) {
	t := rows.table
	for _, w := range t.warnings {
		same := func(o evp.Warning) bool { return o.Code == w.Code && o.Message == w.Message }
		if !t.part || !slices.ContainsFunc(r.log.Warnings, same) {
			r.log.Warnings = append(r.log.Warnings, w)
		}
	}
	all := append(rows.warnings(), rows.repetitions()...)
	if t.part {
		empty := tally{place: t.file}
		if rows.count+rows.faults == 0 {
			empty.n = 1
		}
		r.parts = tellTogether(r.parts, append(all, told{empty, WarnNoRows, "%d of %d files have no row below the header: trials that reported nothing, left out", 1}))
		return
	}
	r.log.Warnings = append(r.log.Warnings, warningsOf(all)...)
}

// warningsOf returns the warnings of what happened at all.
func warningsOf(all []told) []evp.Warning {
	var ws []evp.Warning
	for _, t := range all {
		if t.n > 0 {
			ws = append(ws, t.warning())
		}
	}
	return ws
}

// finish returns the log.
func (r *reading) finish() (*Log, error) {
	log := r.log
	if err := r.filter(&log); err != nil {
		return nil, err
	}
	if r.noTrial() {
		return nil, errNoTrial
	}
	log.Warnings = append(log.Warnings, warningsOf(r.parts)...)
	log.Score, log.Cost, log.By = r.first.scoreName(), r.first.costName(), r.first.byNames()
	log.Facet, log.Format = r.options.Facet, r.firstFormat
	log.Stated, log.Better = r.first.stated, r.first.better
	log.Roles = r.first.roles(r.firstLayout)
	if r.first.cost != nil {
		log.CostUnit = r.first.cost.unit
	}
	if r.first.status != none {
		log.Status = r.first.names[r.first.status]
		log.Notes = append(log.Notes, stateNote(log.Status, r.statuses, r.options.Pruned))
	}
	if r.first.entry.steps && (!r.first.entry.guessed || r.stepRows > r.stepTrials) {
		log.Notes = append(log.Notes, r.stepsNote())
	}
	if note := r.kinds.note(r.stepTrials); note != "" {
		log.Notes = append(log.Notes, note)
	}
	if len(r.options.Replicates) > 0 {
		log.Notes = append(log.Notes, r.trials.seeds.note(&r.first.entry, r.first.names))
		log.Warnings = append(log.Warnings, r.trials.seeds.warnings(&r.options)...)
		if err := r.trials.reduceReplicates(&r.options); err != nil {
			return nil, err
		}
	}
	if r.options.MissingCost == MissingCostMean && log.Cost != "" {
		if err := r.trials.fillCosts(); err != nil {
			return nil, err
		}
	}
	log.Trials = r.trials.trials()
	log.Extra = r.trials.extras.values
	log.Warnings = append(log.Warnings, r.watch.orders.trends(&r.trials.models, r.statuses[pruned] > 0)...)
	log.Warnings = append(log.Warnings, sameBytes(log.Inputs)...)
	return &log, nil
}
