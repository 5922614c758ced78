package triallog

import (
	"math"

	"evpkit/evp/triallog/internal/source"
)

// A fileReader turns the rows of one file into trials.
type fileReader struct {
	rowReader
	trials    *collector
	checks    fileChecks
	steps     *stepReader // nil if rows are trials
	hints     []hintColumn
	stateHint *stateHint // nil if no column looks like states that are not used
	joins     []*joinTable
	inspect   *inspector // nil if the log is not inspected
}

// newFileReader returns a reader of a file's rows. The selection is nil if the
// columns were not found: then the rows are only inspected.
func (r *reading) newFileReader(f *source.File, model string, s *selection) *fileReader {
	out := &fileReader{trials: &r.trials, joins: r.joins, inspect: r.inspect}
	out.rowReader = rowReader{
		file: f, columns: s, options: r.optionsFor(s), models: &r.trials.models, model: model, tally: &fileTally{},
		states: r.states, scoreless: &r.scoreless,
	}
	out.checks = fileChecks{log: r.checks, file: f, columns: s}
	out.checks.begin(&r.options)
	if s == nil {
		return out
	}
	r.scoreless.kinds.begin(f)
	out.stateHint = newStateHint(s, &r.options)
	if len(s.modelNames()) == 0 {
		out.hints = r.hints.columnsOf(s, &f.Columns)
	}
	if s.structure.steps {
		out.steps = &stepReader{
			rowReader: &out.rowReader, trials: out.trials, checks: &out.checks, better: r.log.Direction,
			isFirst: r.first == s,
		}
	}
	return out
}

// optionsFor returns the options for a file with a selection: the score of an
// assignment with several rungs is that of the last, its cost the sum.
func (r *reading) optionsFor(s *selection) *Options {
	if s == nil || s.structure.rungs == nil {
		return &r.options
	}
	o := r.options
	o.Reduce, o.CostPerStep = ReduceLast, true
	return &o
}

// add takes a row. A row that is blank or repeats the header is skipped, which is
// only looked at if it is not a trial.
func (r *fileReader) add(rec []string) error {
	if r.checks.ids != nil {
		r.checks.ids.add(rec[r.file.Columns.ID])
	}
	out, err := r.isFiltered(rec)
	isTrial := r.columns != nil && !out && err == nil
	if isTrial {
		before := r.tally.leftOut
		if err = r.addTrial(rec); err == nil && r.tally.leftOut == before {
			r.noteUnjoined()
		}
	}
	if (!isTrial || err != nil) && r.skips(rec) {
		return nil
	}
	if err == errUnclear {
		err = nil
	}
	if r.stateHint != nil && !out && err == nil {
		r.stateHint.add(rec, r.file.Place, r.steps != nil)
	}
	r.tally.rows++
	if out {
		r.noteFiltered(rec)
	}
	if !out && err == nil && r.checks.log.left > 0 {
		for _, h := range r.hints {
			h.content.add(rec[h.index])
		}
	}
	if r.inspect != nil {
		r.inspect.row(rec)
	}
	return err
}

// isFiltered reports whether a row does not meet Options.Where. It says no of
// trials that are still running, which are left out anyway: their cells may
// still be empty.
func (r *fileReader) isFiltered(rec []string) (bool, error) {
	s := r.columns
	if s == nil || s.where == nil {
		return false, nil
	}
	if st, ok := r.stateIn(rec); ok && st == StateRunning && !s.structure.steps {
		return false, nil
	}
	holds, err := s.where.Holds(rec)
	return !holds && err == nil, err
}

// noteFiltered counts a row that does not meet Options.Where.
func (r *fileReader) noteFiltered(rec []string) {
	r.tally.leftOut++
	r.tally.filtered.add(r.file.Place, r.columns.where.Place())
	if s, ok := r.stateIn(rec); ok && (s == StateFailed || s == StatePruned) {
		r.tally.unscored++
	}
}

// addTrial takes a row as a trial, or as a step of one, or leaves it out.
func (r *fileReader) addTrial(rec []string) error {
	if r.steps != nil {
		return r.steps.add(rec)
	}
	if out, err := r.leavesOutModel(rec); out || err != nil {
		return err
	}
	s, err := r.state(rec)
	if err != nil || r.leavesOut(s, r.file.Place) {
		return err
	}
	out, dropped, err := r.outcome(s, rec)
	if err != nil {
		return err
	}
	if dropped {
		r.tally.leftOut++
		return nil
	}
	r.tally.states[s]++
	if math.IsNaN(out.score) {
		r.noteScoreless(s, rec, out)
	}
	if r.scoreless.kinds.left > 0 {
		r.scoreless.kinds.add(r.file, rec, out.score)
	}
	r.noteSampler(rec)
	r.checks.row(rec, out.model, out.score, out.cost)
	if r.inspect != nil && len(r.columns.structure.assignment) == 0 {
		r.inspect.trial(rec, out.model, out.score)
	}
	r.noteUnnamed(out.model, rec)
	r.trials.take(out, r.options)
	return nil
}

// outcome reads a trial in a state. dropped says that it is left out because its
// cost is not known.
func (r *fileReader) outcome(s State, rec []string) (out outcome, dropped bool, err error) {
	if out.score, err = r.score(s, rec); err != nil {
		return out, false, err
	}
	var known bool
	if out.cost, known, err = r.cost(rec); err != nil {
		return out, false, err
	}
	if !known && r.options.MissingCost == MissingCostDrop {
		return out, true, nil
	}
	if err = r.trials.extras.read(r.file, r.columns.extra, rec); err != nil {
		return out, false, err
	}
	if out.count, err = r.count(rec); err != nil {
		return out, false, err
	}
	if out.assignment, err = r.assignment(rec); err != nil {
		return out, false, err
	}
	out.model, err = r.modelNumber(rec)
	return out, false, err
}

// skips reports whether a row is blank or repeats the header, and counts it.
func (r *fileReader) skips(rec []string) bool {
	isBlank, isHeader := r.isNoTrial(rec)
	switch {
	case isHeader:
		r.tally.repeated.add(r.file.Place, 0)
	case isBlank:
		r.tally.blank.add(r.file.Place, 0)
	}
	return isBlank || isHeader
}

// finish makes the trials whose rows are steps, and returns a fault of the file
// as a whole.
func (r *fileReader) finish() []error {
	var faults []error
	if err := r.checks.shared.fault; err != nil {
		faults = append(faults, err)
	}
	if r.steps != nil {
		if err := r.steps.finish(); err != nil {
			faults = append(faults, err)
		}
	} else if c := r.costColumn(); c != nil && c.stamps.areMoments(c.name) {
		faults = append(faults, c.stamps.fault(r.file, c.name))
	}
	if err := r.checks.stepFault(); err != nil {
		faults = append(faults, err)
	}
	return faults
}

// costColumn returns how the cost is read; nil if there is none, or if the columns
// were not found.
func (r *fileReader) costColumn() *costColumn {
	if r.columns == nil {
		return nil
	}
	return r.columns.cost
}

// trialCount returns how many trials there would be if none were left out.
func (r *fileReader) trialCount() int {
	if r.steps != nil {
		return len(r.steps.partial.all)
	}
	return r.tally.rows
}

// findings returns what was found in the file.
func (r *fileReader) findings() []finding {
	asked := r.trialCount()
	if r.steps == nil { // steps that are left out are in no trial
		asked -= r.tally.filtered.n + r.tally.others
	}
	all := append(r.tally.findings(asked, r.options), r.stateHint.finding())
	if r.steps != nil {
		all = append(all, r.steps.findings()...)
	}
	return append(all, r.checks.findings(r.tally.rows)...)
}
