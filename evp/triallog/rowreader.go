package triallog

import (
	"fmt"
	"math"
	"strings"

	"evpkit/evp/triallog/internal/expr"
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
}

// state returns the state that a row names.
func (r *rowReader) state(rec []string) (state, error) {
	s, ok := r.columns.stateIn(rec)
	if !ok {
		i := r.columns.state
		return s, r.file.At(i, stateFault(rec[i], r.columns.names[i]))
	}
	return s, nil
}

// modelNumber returns the number of a row's model.
func (r *rowReader) modelNumber(rec []string) (uint32, error) {
	n, bad := r.models.number(r.columns, r.model, rec)
	if bad != none {
		return 0, r.file.At(bad, fmt.Sprintf("model %s is not in UTF-8: save the log in UTF-8", rows.Quote(rec[bad])))
	}
	return n, nil
}

// score returns the score of a trial in a state; NaN if it has none.
func (r *rowReader) score(s state, rec []string) (float64, error) {
	if s == failed || s == pruned && r.options.Pruned == PrunedCost {
		return math.NaN(), nil
	}
	if f := r.columns.score.formula; f != nil {
		return r.computedScore(f, rec)
	}
	i := r.columns.score.index
	v, ok, err := r.file.Number(rec, i)
	switch {
	case err != nil:
		return 0, r.file.At(i, err.Error())
	case ok && rows.IsFinite(v):
		return v, nil
	case ok:
		r.tally.failed.add(r.file.Place, i)
	case (r.file.Columns.OptionalScore || s == pruned) && rows.IsMissing(rec[i]):
		r.tally.scoreless.add(r.file.Place, i)
	default:
		return 0, r.scoreFault(rec[i])
	}
	return math.NaN(), nil
}

// scoreFault is the error of a cell that is not a score. A failed trial's score
// is written as nan, in quotes where the file needs them.
func (r *rowReader) scoreFault(cell string) error {
	cell = strings.TrimSpace(cell)
	column := rows.Quote(r.columns.scoreName())
	failed := "write " + r.file.NaN() + " for a failed trial"
	msg := fmt.Sprintf("score %s in column %s is not a number: %s",
		rows.Quote(cell), column, rows.NumberHint(cell, failed))
	if cell == "" {
		msg = fmt.Sprintf("no score in column %s: %s", column, failed)
	}
	return r.file.At(r.columns.score.index, msg)
}

// computedScore returns the score that a formula gives a trial; NaN if it has
// none.
func (r *rowReader) computedScore(f *expr.Formula, rec []string) (float64, error) {
	v, missing, err := f.Value(rec)
	switch {
	case missing && r.file.Columns.OptionalScore:
		r.tally.scoreless.add(r.file.Place, f.Place())
	case err != nil:
		return 0, err
	case rows.IsFinite(v):
		return v, nil
	default:
		r.tally.failed.add(r.file.Place, f.Place())
	}
	return math.NaN(), nil
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
func (r *rowReader) leavesOut(s state, place func(int) string) bool {
	switch {
	case s == running:
		r.tally.waiting.add(place, r.columns.state)
	case s == pruned && r.options.Pruned == PrunedDrop:
		r.tally.dropped.add(place, r.columns.state)
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
