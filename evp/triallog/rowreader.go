package triallog

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A rowReader reads what a row of a file says of a trial.
type rowReader struct {
	file    *source.File
	columns *selection // nil if the columns were not found
	options *Options
	models  *models
	model   string // the name of the file as a model
	tally   *fileTally

	states    *states    // of the log
	scoreless *scoreless // of the log

	unreported bool // the file stands for a trial that reported nothing: it surely failed
}

// Rows that are not trials, and why. Neither is a fault.
var (
	errNoTrial = errors.New("the row is blank, or repeats the header")
	errUnclear = errors.New("the row's state is not known") // states.fault says so
)

// state returns the state that a row names.
func (r *rowReader) state(rec []string) (State, error) {
	s, ok := r.stateIn(rec)
	if ok {
		return s, nil
	}
	if isBlank, isHeader := r.isNoTrial(rec); isBlank || isHeader {
		return s, errNoTrial
	}
	column := r.columns.state
	if err := r.states.noteUnknown(rec[column.index], r.file.At(column.index, ""), column); err != nil {
		return s, err
	}
	return s, errUnclear
}

// stateIn returns the state of a row; ok is false if the word is not known.
func (r *rowReader) stateIn(rec []string) (s State, ok bool) {
	if r.columns.state.index == none {
		return StateFinished, true
	}
	return r.states.of(rec[r.columns.state.index])
}

// isNoTrial reports whether a row is blank or repeats the header. In a file of
// one column a blank row is a missing score.
func (r *rowReader) isNoTrial(rec []string) (isBlank, isHeader bool) {
	isBlank, isHeader = r.file.FileColumns() > 1, true
	for i, cell := range rec {
		if r.file.IsAdded(i) {
			continue
		}
		cell = strings.TrimSpace(cell)
		isBlank = isBlank && cell == ""
		isHeader = isHeader && cell == r.file.Names[i]
	}
	return isBlank, isHeader
}

// modelNumber returns the number of a row's model.
func (r *rowReader) modelNumber(rec []string) (uint32, error) {
	return r.models.number(r.columns, r.file, r.model, rec)
}

// score returns the score of a trial in a state; NaN if it has none, or none that
// counts.
func (r *rowReader) score(s State, rec []string) (float64, error) {
	switch {
	case !r.columns.score.exists(), s == StateFailed && r.options.Failed.how != failedKeep,
		s == StatePruned && r.options.Pruned == PrunedCost:
		return math.NaN(), nil
	}
	v, missing, err := r.scoreIn(rec)
	switch {
	case missing:
		if isBlank, _ := r.isNoTrial(rec); isBlank {
			return 0, errNoTrial
		}
		return math.NaN(), nil
	case err != nil:
		return 0, err
	case !rows.IsFinite(v):
		return math.NaN(), nil
	}
	return v, nil
}

// scoreIn returns the number that a row has for its score, finite or not. missing
// means that it has none: a cell that is empty, or says so.
func (r *rowReader) scoreIn(rec []string) (v float64, missing bool, err error) {
	if f := r.columns.score.formula; f != nil {
		return f.Value(rec)
	}
	i := r.columns.score.index
	v, ok, err := r.file.Number(rec, i)
	switch {
	case err != nil:
		return 0, false, r.file.At(i, err.Error())
	case ok:
		return v, false, nil
	case rows.IsMissing(rec[i]):
		return 0, true, nil
	}
	return 0, false, r.scoreFault(rec[i])
}

// noteScoreless counts a row whose trial has no score that counts, by the reason.
func (r *rowReader) noteScoreless(s State, rec []string, out outcome) {
	if !r.columns.score.exists() {
		return
	}
	place := r.columns.score.place()
	v, missing, err := r.scoreIn(rec)
	switch {
	case s == StateFailed:
		if !missing && err == nil && rows.IsFinite(v) {
			r.tally.failedScored.add(r.file.Place, place)
		}
	case s == StatePruned && r.options.Pruned == PrunedCost:
	case !missing:
		r.tally.failed.add(r.file.Place, place)
	default:
		r.tally.scoreless.add(r.file.Place, place)
		if s == StateFinished {
			r.scoreless.add(out.model, out.count, func() *SyntaxError { return r.file.At(place, "") })
			r.scoreless.kinds.addScoreless(r.file, rec)
		}
	}
}

// scoreFault is the error of a cell that is not a score. A failed trial's score
// is written as nan, in quotes where the file needs them.
func (r *rowReader) scoreFault(cell string) error {
	cell = strings.TrimSpace(cell)
	return r.file.At(r.columns.score.index, fmt.Sprintf("score %s in column %s is not a number: %s",
		rows.Quote(cell), rows.Quote(r.columns.scoreName()),
		rows.NumberHint(cell, "write "+r.file.NaN()+" for a failed trial")))
}

// cost returns the cost of a trial; NaN if there is none or it is not known.
func (r *rowReader) cost(rec []string) (cost float64, known bool, err error) {
	c := r.columns.cost
	if c == nil {
		return math.NaN(), true, nil
	}
	cost, missing, err := c.read(r.file, rec)
	if missing && r.options.MissingCost != MissingCostFault {
		r.tally.costless.add(r.file.Place, c.columns[0])
		return math.NaN(), false, nil
	}
	return cost, true, err
}

// maxCount is the largest count of a row. A float64 holds every whole number up
// to here, so that a cost times the count is exact enough.
const maxCount = 1e15

// count returns how many trials a row stands for. A log of any length can be
// summed up like that, because trials with the same score and cost are the same
// to every curve.
func (r *rowReader) count(rec []string) (int, error) {
	i := r.columns.structure.count
	if i == none {
		return 1, nil
	}
	v, ok, err := r.file.Number(rec, i)
	switch {
	case err != nil:
		return 0, r.file.At(i, err.Error())
	case !ok || v < 1 || v > maxCount || v != math.Trunc(v) || !r.file.Notation(i).Counts():
		return 0, r.file.At(i, fmt.Sprintf(
			"count %s in column %s is not a whole number from 1 to %.0e: write how many trials the row stands for",
			rows.Quote(strings.TrimSpace(rec[i])), rows.Quote(r.columns.names[i]), maxCount))
	}
	return int(v), nil
}

// assignment returns what identifies a row's assignment within its model; "" if
// trials are kept apart.
func (r *rowReader) assignment(rec []string) (string, error) {
	s := &r.columns.structure
	if len(s.assignment) == 0 {
		return "", nil
	}
	var key []byte
	empty := true
	for _, i := range s.assignment {
		cell := strings.TrimSpace(rec[i])
		empty = empty && cell == ""
		switch {
		case s.seed == none:
			key = append(append(key, cell...), 0)
		case cell != "": // with its name, as another file may have other hyperparameters
			key = append(append(append(append(key, r.columns.names[i]...), 0), cell...), 0)
		}
	}
	if empty && s.seed == none {
		i := s.assignment[0]
		return "", r.file.At(i, fmt.Sprintf("no assignment in column %s: write which one the trial ran (`replicates`)",
			rows.Quote(r.columns.names[i])))
	}
	return string(key), nil
}

// leavesOut reports whether a trial in a state is left out, and counts it. Its
// state is in the column of the states, at a place.
func (r *rowReader) leavesOut(s State, place func(int) string) bool {
	switch {
	case s == StateRunning:
		r.tally.waiting.add(place, r.columns.state.index)
	case s == StatePruned && r.options.Pruned == PrunedDrop:
		r.tally.dropped.add(place, r.columns.state.index)
	default:
		return false
	}
	r.tally.states[s]++
	r.tally.leftOut++
	return true
}

// noteUnnamed counts a trial whose model has an empty cell in its name.
func (r *rowReader) noteUnnamed(model uint32, rec []string) {
	if r.models.empty[model] {
		r.tally.unnamed.add(r.file.Place, r.columns.firstEmpty(rec))
	}
}

// noteSampler counts a trial that a sampler chose which learns from the trials
// before, or which tries the points of a grid, judging by what it wrote down.
func (r *rowReader) noteSampler(rec []string) {
	for _, i := range r.file.Columns.GridMarks {
		if !rows.IsMissing(rec[i]) {
			r.tally.grid.add(r.file.Place, i)
			break
		}
	}
	for _, i := range r.file.Columns.SamplerMarks {
		if !rows.IsMissing(rec[i]) && !strings.EqualFold(rec[i], "false") {
			r.tally.adaptive.add(r.file.Place, i)
			break
		}
	}
}
