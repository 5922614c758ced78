package triallog

import (
	"fmt"
	"math"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// A stepReader reads the rows of a file as steps of trials, and makes the trials
// when all have been read.
type stepReader struct {
	*rowReader
	trials   *collector
	checks   *fileChecks
	better   evp.Direction
	partial  partialTrials
	key      []byte // room for the id of an assignment
	outcomes stepTally
	isFirst  bool // the file is the first of the log
}

// A stepTally counts what happens in a file whose rows are steps of trials.
type stepTally struct {
	flat      tally // trials whose costs do not grow
	growing   tally // trials whose costs grow, although they are said to be those of each step
	elsewhere tally // trials whose id occurs in another file, too
	restarted tally // trials whose costs begin anew
}

// add reads a row as a step of its trial.
func (r *stepReader) add(rec []string) error {
	if out, err := r.leavesOutModel(rec); out || err != nil {
		return err
	}
	key, row, err := r.read(rec)
	if err != nil {
		return err
	}
	t := r.partial.of(key)
	if r.columns.structure.step == none {
		row.step = float64(t.rows)
	}
	if t.rows == 0 {
		r.begin(t, row, rec)
	}
	if err := r.contradiction(t, row); err != nil {
		return err
	}
	if t.addExtras(r.trials.extras.row, r.options, row.step >= t.last); row.step >= t.last {
		t.row = r.file.RowID()
	}
	t.add(row, r.options.Reduce, r.better)
	if r.options.KeepHistories {
		row.assignment = "" // the trial has it
		t.history = append(t.history, row)
	}
	r.checks.step(t, row, rec)
	return nil
}

// read reads a row. It changes nothing but the extra numbers of the last row.
func (r *stepReader) read(rec []string) (key id, row stepRow, err error) {
	if key, err = r.trialID(rec); err != nil {
		return key, row, err
	}
	if row, err = r.row(rec); err != nil {
		return key, row, err
	}
	if err := r.trials.extras.read(r.file, r.columns.extra, rec); err != nil {
		return key, row, err
	}
	key.model, err = r.modelNumber(rec)
	return key, row, err
}

// trialID returns the id of a row's trial, except for the number of the model.
func (r *stepReader) trialID(rec []string) (key id, err error) {
	if of := r.columns.structure.rungs; of != nil {
		return r.assignmentID(rec, of), nil
	}
	i := r.columns.structure.trial
	if i == none {
		return key, nil
	}
	if key.text = strings.TrimSpace(rec[i]); key.text == "" {
		err = r.file.At(i, fmt.Sprintf("no trial in column %s: write which one the row belongs to (`trial`)",
			rows.Quote(r.columns.names[i])))
	}
	if within := r.columns.structure.within; within != none {
		key.within = r.trials.numberWithin(strings.TrimSpace(rec[within]))
	}
	return key, err
}

// assignmentID returns what identifies the assignment of a row by its
// hyperparameters or its id, some of which may be empty; except for the number of
// the model.
func (r *stepReader) assignmentID(rec []string, columns []int) id {
	if len(columns) == 1 {
		return id{text: strings.TrimSpace(rec[columns[0]])}
	}
	r.key = r.key[:0]
	for _, i := range columns {
		r.key = append(append(r.key, strings.TrimSpace(rec[i])...), 0)
	}
	return id{text: string(r.key)}
}

// row reads the step of a row.
func (r *stepReader) row(rec []string) (row stepRow, err error) {
	if row.state, err = r.state(rec); err != nil {
		return row, err
	}
	if row.step, err = r.step(rec); err != nil {
		return row, err
	}
	if row.score, row.evaluated, err = r.stepScore(rec); err != nil {
		return row, err
	}
	if r.columns.structure.rungs != nil && !row.evaluated {
		row.score, row.evaluated = math.NaN(), true // a rung that failed
	}
	if row.cost, err = r.stepCost(rec); err != nil {
		return row, err
	}
	row.assignment, err = r.assignment(rec)
	return row, err
}

// step returns the number of a row's step, or its moment in seconds.
func (r *stepReader) step(rec []string) (float64, error) {
	i := r.columns.structure.step
	if i == none {
		return 0, nil
	}
	v, ok, err := r.file.Number(rec, i)
	if err == nil && !ok {
		var fraction float64
		v, fraction, ok = rows.Moment(rec[i])
		v += fraction
	}
	if err == nil && (!ok || !rows.IsFinite(v)) {
		err = fmt.Errorf("step %s in column %s is not a finite number: write what orders the rows of a trial",
			rows.Quote(strings.TrimSpace(rec[i])), rows.Quote(r.columns.names[i]))
	}
	if err != nil {
		return 0, r.file.At(i, err.Error())
	}
	return v, nil
}

// stepScore returns the score of a row. A missing one is a step that was not
// evaluated.
func (r *stepReader) stepScore(rec []string) (score float64, evaluated bool, err error) {
	if !r.columns.score.exists() {
		return math.NaN(), false, nil
	}
	v, missing, err := r.scoreIn(rec)
	if missing {
		if isBlank, _ := r.isNoTrial(rec); isBlank {
			return 0, false, errNoTrial
		}
		return math.NaN(), false, nil
	}
	return v, err == nil, err
}

// stepCost returns the cost of a row; NaN if there is none or it is not known.
func (r *stepReader) stepCost(rec []string) (float64, error) {
	c := r.columns.cost
	if c == nil {
		return math.NaN(), nil
	}
	if c.guess != nil {
		return c.guessedCost(r.file, rec), nil
	}
	cost, missing, err := c.read(r.file, rec)
	if missing && r.options.MissingCost != MissingCostFault {
		return math.NaN(), nil
	}
	return cost, err
}

// begin takes from the first row what it says of the whole trial.
func (r *stepReader) begin(t *partialTrial, row stepRow, rec []string) {
	t.assignment = row.assignment
	if i := r.file.Columns.Order; i != none {
		t.order = strings.Clone(rec[i])
	}
	r.checks.shared.begin(t, rec)
	r.noteUnnamed(t.model, rec)
	r.noteSampler(rec)
}

// contradiction returns an error if a row contradicts the one before it of the
// same trial.
func (r *stepReader) contradiction(t *partialTrial, row stepRow) error {
	if t.assignment != row.assignment {
		return r.file.At(r.columns.structure.assignment[0], fmt.Sprintf("trial %s has another assignment here than in "+
			"its first row: do the columns of `replicates` tell assignments apart?", rows.Quote(t.text)))
	}
	isGuess := r.columns.cost != nil && r.columns.cost.guess != nil
	if r.options.CostPerStep || isGuess || math.IsNaN(row.cost) {
		return nil
	}
	mayFall := t.pieces.mayBeginAnew()
	if t.pieces.add(row.step, row.cost, r.file.RowID()) && !mayFall {
		return r.file.At(r.columns.cost.place(), r.fallingCost(t.text))
	}
	return nil
}

// fallingCost says that the cost of a trial falls.
func (r *stepReader) fallingCost(trial string) string {
	say := "`cost-per-step`"
	if s, names := r.columns.structure, r.columns.names; s.guessed {
		say = rows.Option(trialOption, nameOrFile(names, s.trial)) + ", " +
			rows.Option(stepOption, names[s.step]) + " and " + say
	}
	return fmt.Sprintf("the cost of trial %s in column %s falls from one step to the next, "+
		"and costs up to a step cannot: if each row has the cost of its step alone, say %s; "+
		"if a restarted trial counts anew, write what it cost in all",
		rows.Quote(trial), rows.Quote(r.columns.costName()), say)
}

// finish makes the trials of the file.
func (r *stepReader) finish() error {
	if err := r.settleStamps(); err != nil {
		return err
	}
	for _, t := range r.partial.all {
		if err := r.finishTrial(t); err != nil {
			return err
		}
	}
	return nil
}

// finishTrial makes a trial, unless it is left out.
func (r *stepReader) finishTrial(t *partialTrial) error {
	place := r.placeOf(t)
	if r.leavesOut(t.state, place) {
		return nil
	}
	cost, err := r.trialCost(t)
	if err != nil {
		return err
	}
	if r.columns.cost != nil && math.IsNaN(cost) {
		if r.tally.costless.add(place, 0); r.options.MissingCost == MissingCostDrop {
			r.tally.leftOut++
			return nil
		}
	}
	score := r.trialScore(t)
	r.tally.states[t.state]++
	if r.columns.structure.trial != none && r.checks.log.isRepeated(t) {
		r.outcomes.elsewhere.add(place, 0)
	}
	r.checks.finished(t, score, cost)
	r.trials.extras.row = append(r.trials.extras.row[:0], t.extras...)
	r.trials.take(outcome{t.model, t.assignment, score, cost, 1}, r.options)
	if r.options.KeepHistories && len(r.options.Replicates) == 0 {
		r.trials.histories = append(r.trials.histories, t.steps(r.options.CostPerStep))
	}
	t.history = nil
	return nil
}

// placeOf returns the place of a trial's last step, for tally.add.
func (r *stepReader) placeOf(t *partialTrial) func(int) string {
	return func(int) string { return rows.RowPlace(r.file.File, t.row) }
}

// trialScore returns the score of a trial; NaN if it has none, or none that
// counts.
func (r *stepReader) trialScore(t *partialTrial) float64 {
	place := r.placeOf(t)
	isScored := t.evaluations > 0 && rows.IsFinite(t.score)
	switch {
	case !r.columns.score.exists():
		return math.NaN()
	case t.state == StateFailed && r.options.Failed.how != failedKeep:
		if isScored {
			r.tally.failedScored.add(place, 0)
		}
		return math.NaN()
	case t.state == StatePruned && r.options.Pruned == PrunedCost:
		return math.NaN()
	case isScored:
		return t.score
	case t.state == StateFailed:
	case t.evaluations > 0 && !(r.columns.structure.rungs != nil && math.IsNaN(t.score)):
		r.tally.failed.add(place, 0)
	default:
		r.tally.scoreless.add(place, 0)
		if t.state == StateFinished && !r.unreported {
			r.scoreless.add(t.model, 1, func() *SyntaxError { return r.file.AtRow(t.row, "") })
		}
	}
	return math.NaN()
}

// leastGrowing is how many rows a trial must have for growing costs, or growing
// steps, to mean something.
const leastGrowing = 3

// trialCost returns the cost of a trial; NaN if it is not known.
func (r *stepReader) trialCost(t *partialTrial) (float64, error) {
	if r.columns.cost == nil {
		return math.NaN(), nil
	}
	if r.columns.cost.stamped {
		return r.stampedCost(t)
	}
	if t.costs > 0 && !r.options.CostPerStep {
		if err := r.findStarts(t); err != nil {
			return 0, err
		}
	}
	cost := t.cost(r.options.CostPerStep)
	switch {
	case math.IsNaN(cost), t.starts != nil:
	case !(cost > 0) || !rows.IsFinite(cost):
		return 0, r.file.AtRow(t.row, fmt.Sprintf(
			"trial %s costs %g in all: write what it cost, every trial costs something",
			rows.Quote(t.text), cost))
	case r.options.CostPerStep:
		if t.rows >= leastGrowing && t.lastCost == t.largestCost && t.lastCost >= 2*t.firstCost {
			r.outcomes.growing.add(r.placeOf(t), 0)
		}
	case t.first < t.last && t.firstCost == t.lastCost:
		r.outcomes.flat.add(r.placeOf(t), 0)
	}
	return cost, nil
}

// findStarts finds the starts of a trial whose costs begin anew.
func (r *stepReader) findStarts(t *partialTrial) error {
	falls := t.lastCost < t.largestCost
	switch starts := t.pieces.starts(falls); {
	case starts == nil, len(starts) == 1 && falls:
		return r.file.AtRow(t.row, r.fallingCost(t.text))
	case len(starts) > 1:
		t.starts = starts
		r.outcomes.restarted.add(func(int) string { return rows.RowPlace(r.file.File, starts[1].row) }, 0)
	}
	return nil
}

// findings returns what the steps of the file lead to.
func (r *stepReader) findings() []finding {
	trials, all := len(r.partial.all), r.tally.rows
	if r.columns.structure.rungs != nil {
		return r.rungFindings()
	}
	t, c := r.outcomes, r.checks
	again := c.sameStep
	if again.n == c.sameRow.n {
		again = tally{} // the warning about equal rows says it
	}
	if 2*t.growing.n <= trials {
		t.growing = tally{} // not in most trials
	}
	notFinite := map[ReducePolicy]string{
		ReduceBest: "a trial's score is the best of its others",
		ReduceLast: "a trial whose last score is such has failed",
	}[r.options.Reduce]
	costs := "what was computed twice counts once, unless the costs say otherwise"
	if r.options.CostPerStep {
		costs = "both costs count"
	}
	return []finding{
		{t.growing, WarnGrowingCost, "%d of %d trials cost most at their last step, and at least twice what they " +
			"cost at the first: costs that are cumulative look like that; if so, leave out `cost-per-step`", trials},
		{c.stepNotFinite, WarnStepsFailed, "%d of %d rows have a score that is NaN or infinite: " + notFinite, all},
		{again, WarnStepsAgain, "%d of %d rows repeat a step of their trial (a restart?): " +
			"the best of both scores counts, or the later row's under `reduce last`; " + costs, all},
		{t.restarted, WarnRestarts, "%d of %d trials: the cost begins anew, as after a restart, so what the starts cost is " +
			"added up; if each row has the cost of its step alone, say `cost-per-step`", trials},
		{t.flat, WarnFlatCost, "%d of %d trials have the same cost at their first and their last step: " +
			"right if it is that of the whole trial; if it is that of each step, say `cost-per-step`", trials},
		{t.elsewhere, WarnOtherSource, "%d of %d trials have the id of a trial of the same model in another file: " +
			"taken for trials of their own; if they are parts of one, join the files", trials},
	}
}
