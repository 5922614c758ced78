package triallog

import (
	"fmt"
	"math"
)

// unlikely is the chance below which rows that were in no order would stand in
// the order of steps.
const unlikely = 1e-3

// evaluations look whether the rows of a source, each taken for a trial, are
// evaluations of trials beyond doubt: an id stands there again and again, and
// each time with a later step and a cost that has grown. Costs that add up
// already would then be added up once more.
type evaluations struct {
	last    map[uint64]evaluation // by id, of a model
	further tally                 // rows of an id that stands there already
	line    int                   // of the first of these
	id      string                // there
	chance  float64               // logarithm of that of this order, were there none
	fallen  bool                  // steps or costs do not rise
}

// An evaluation is what the last row of an id says.
type evaluation struct {
	rows       int
	step, cost float64
}

// watchEvaluation looks at a row that is a trial; id is the hash of its id.
func (r *rows) watchEvaluation(id uint64, rec []string, cost float64) {
	l, all := &r.table.layout, &r.evaluations
	if l.step == none || all.fallen {
		return
	}
	step, ok := number(rec[l.step])
	last, again := all.last[id]
	if !ok || math.IsNaN(cost) || again && !(step > last.step && cost > last.cost) {
		all.fallen, all.last = true, nil
		return
	}
	if all.last == nil {
		all.last = make(map[uint64]evaluation)
	}
	all.last[id] = evaluation{last.rows + 1, step, cost}
	if !again {
		return
	}
	if all.further.n == 0 {
		all.line, all.id = r.table.line, rec[l.id]
	}
	all.further.add(r.table, l.id)
	all.chance -= math.Log(float64(last.rows + 1))
}

// evaluated is an error if rows that were taken for trials are evaluations
// of trials.
func (r *rows) evaluated() error {
	all := &r.evaluations
	if all.fallen || all.chance > math.Log(unlikely) || r.options.Trial != "" || r.options.Count != "" || len(r.options.Replicates) > 0 {
		return nil
	}
	l, names := &r.table.layout, r.table.names
	id, step := names[l.id], names[l.step]
	return &SyntaxError{File: r.table.file, Line: all.line, Msg: fmt.Sprintf(
		"the log has a row per evaluation: trial %s goes on here (column %s), and the costs up to a step would count again and again: make trials of the rows with --trial %s --step %s (or, if each row is a trial all the same, say --trial %s)",
		quote(all.id), quote(id), quoteFlag(id), quoteFlag(step), ByRow)}
}
