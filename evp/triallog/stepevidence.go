package triallog

import (
	"fmt"
	"math"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// maxChance is the chance below which rows that were in no order would be in the
// order of steps.
const maxChance = 1e-3

// StepEvidence is evidence that the rows of a file, each taken for a trial, are
// steps of trials: an id occurs again and again, each time with a later step and
// a larger cost. Cumulative costs would then be added up once more.
//
// Rows that were in no order would be in that of their steps with the chance
// 1/k! for an id with k rows, and these chances multiply.
type stepEvidence struct {
	last      map[uint64]lastRow // by id
	further   tally              // rows whose id occurred before
	line      int                // of the first of these
	id        string             // in that row
	logChance float64            // natural logarithm of the chance
	refuted   bool               // a step or a cost did not rise
}

// A lastRow is the last row of an id.
type lastRow struct {
	rows       int
	step, cost float64
}

// add takes a row that is a trial, with the hash of its id.
func (e *stepEvidence) add(f *source.File, id uint64, rec []string, cost float64) {
	if f.Columns.Step == none || e.refuted {
		return
	}
	step, ok := rows.Number(rec[f.Columns.Step])
	last, again := e.last[id]
	if !ok || math.IsNaN(cost) || again && !(step > last.step && cost > last.cost) {
		e.refuted, e.last = true, nil
		return
	}
	if e.last == nil {
		e.last = make(map[uint64]lastRow)
	}
	e.last[id] = lastRow{last.rows + 1, step, cost}
	if !again {
		return
	}
	if e.further.n == 0 {
		e.line, e.id = f.Line, rec[f.Columns.ID]
	}
	e.further.add(f.Place, f.Columns.ID)
	e.logChance -= math.Log(float64(last.rows + 1))
}

// fault is the error of a file whose rows are steps but are taken for trials;
// nil if that is not evident, or if the options say what rows are.
func (e *stepEvidence) fault(f *source.File, o *Options) error {
	if e.refuted || e.logChance > math.Log(maxChance) || o.Trial != "" || o.Count != "" || len(o.Replicates) > 0 {
		return nil
	}
	id, step := f.Names[f.Columns.ID], f.Names[f.Columns.Step]
	return &SyntaxError{File: f.File, Line: e.line, Msg: fmt.Sprintf("the log has a row per evaluation: "+
		"trial %s goes on here (column %s), and the costs up to a step would count again and again: "+
		"make trials of the rows with %s %s (or, if each row is a trial nevertheless, say %s)",
		rows.Quote(e.id), rows.Quote(id), rows.Option(trialOption, id), rows.Option(stepOption, step),
		rows.Option(trialOption, ByRow))}
}

// RisingSteps is evidence that all rows of a file are the steps of one trial:
// each step is larger than the one before.
type risingSteps struct {
	rows    int
	last    float64
	refuted bool
}

// add takes the step of a row.
func (s *risingSteps) add(cell string) {
	if s.refuted {
		return
	}
	v, ok := rows.Number(cell)
	s.refuted = !ok || s.rows > 0 && !(v > s.last)
	s.rows, s.last = s.rows+1, v
}

// isEvident reports whether the rows are hardly trials.
func (s *risingSteps) isEvident() bool { return s.rows >= leastGrowing && !s.refuted }
