package triallog

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
)

// A ReducePolicy says which of the scores of a trial with several rows is the
// trial's.
type ReducePolicy int8

// The policies. The zero value is ReduceBest.
const (
	ReduceBest ReducePolicy = iota // the best of those that are finite
	ReduceLast                     // that of the last step that has one, finite or not
)

// A trialID tells trials apart, or assignments: what the column says of them
// means something within a model.
type trialID struct {
	model uint32
	id    string
}

// steps are the trials of one source whose rows are steps of trials. Their
// size is that of the trials, not of the rows.
type steps struct {
	index map[trialID]int // place in all
	all   []*stepped
}

// A stepped is a trial while its rows are read, in any order.
type stepped struct {
	trialID
	assignment string
	line       int    // of the last step; minus its row's number in files without lines
	order      string // cell of the first row
	state      state  // at the last step
	rows       int

	first, last         float64 // steps
	firstCost, lastCost float64 // there; NaN if not known
	step, cost          float64 // of the row read last
	most, sum           float64 // of the costs
	costs               int     // how many are known

	score       float64 // so far; NaN if there is none
	scoredAt    float64 // step
	evaluations int     // rows with a score, finite or not

	extras []float64
}

// A stepRow is what a row says of a step.
type stepRow struct {
	trialID
	assignment string
	state      state
	step       float64
	score      float64
	evaluated  bool    // there is a score, finite or not
	cost       float64 // NaN if not known
}

// stepColumns finds the columns of trials and steps: those asked for, or those
// of Ray Tune's reports.
func (t *table) stepColumns(e *entryColumns, o Options) (err error) {
	trial, step := o.Trial, o.Step
	if e.guessed = trial == "" && t.format == RayTune; e.guessed {
		trial, step = "trial_id", "training_iteration"
	}
	switch {
	case trial == "":
		return nil
	case trial == ByRow && t.index(trial) == none:
		if step != "" || o.CostPerStep || o.Reduce != ReduceBest {
			return t.inHeader("--trial row takes each row for a trial: leave out --step, --reduce and --cost-per-step")
		}
		return nil
	}
	e.steps = true
	if trial != ByFile || t.index(trial) >= 0 {
		if e.trial, err = t.find(trial, "--trial"); err != nil {
			return err
		}
	}
	if step == "" {
		return nil
	}
	e.step, err = t.find(step, "--step")
	e.evaluation = []int{e.step}
	if e.trial != none {
		e.evaluation = append(e.evaluation, e.trial)
	}
	return err
}

// step takes a row as a step of its trial.
func (r *rows) step(rec []string) error {
	row, err := r.stepRow(rec)
	if err != nil {
		return err
	}
	s := r.steps.of(row.trialID)
	if r.choice.entry.step == none {
		row.step = float64(s.rows)
	}
	if s.rows == 0 {
		r.beginTrial(s, row, rec)
	}
	if err := r.fits(s, row); err != nil {
		return err
	}
	if s.addExtras(r.trials.extras.row, r.options, row.step >= s.last); row.step >= s.last {
		s.line = cmp.Or(r.table.line, -r.table.count)
	}
	s.add(row, r.sign())
	r.watchStep(s, row, rec)
	return nil
}

// stepRow reads a row. It changes nothing but the last extra numbers.
func (r *rows) stepRow(rec []string) (row stepRow, err error) {
	c := r.choice
	if i := c.entry.trial; i != none {
		if row.id = strings.TrimSpace(rec[i]); row.id == "" {
			return row, r.table.at(i, fmt.Sprintf("no trial in column %s: write which one the row belongs to (--trial)", quote(c.names[i])))
		}
	}
	if row.state, err = r.state(rec); err != nil {
		return row, err
	}
	if row.step, err = r.stepOf(rec); err != nil {
		return row, err
	}
	if row.score, row.evaluated, err = r.stepScore(rec); err != nil {
		return row, err
	}
	if row.cost, err = r.stepCost(rec); err != nil {
		return row, err
	}
	if row.assignment, err = r.assignment(rec); err != nil {
		return row, err
	}
	if err := r.trials.extras.read(r.table, c.extra, rec); err != nil {
		return row, err
	}
	row.model, err = r.model(rec)
	return row, err
}

// stepOf returns the step of a row: a number, or a moment in seconds.
func (r *rows) stepOf(rec []string) (float64, error) {
	i := r.choice.entry.step
	if i == none {
		return 0, nil
	}
	v, ok, err := r.table.mark.number(rec[i])
	if err == nil && !ok {
		var fraction float64
		v, fraction, ok = moment(rec[i])
		v += fraction
	}
	if err == nil && (!ok || !isFinite(v)) {
		err = fmt.Errorf("step %s in column %s is not a finite number: write what orders the rows of a trial", quote(strings.TrimSpace(rec[i])), quote(r.choice.names[i]))
	}
	if err != nil {
		return 0, r.table.at(i, err.Error())
	}
	return v, nil
}

// stepScore returns the score of a row. An empty cell is a step that was not
// evaluated.
func (r *rows) stepScore(rec []string) (score float64, evaluated bool, err error) {
	if f := r.choice.scored; f != nil {
		v, missing, err := f.value(rec)
		if missing {
			return math.NaN(), false, nil
		}
		return v, err == nil, err
	}
	i := r.choice.score
	v, ok, err := r.table.mark.number(rec[i])
	switch {
	case err != nil:
		return 0, false, r.table.at(i, err.Error())
	case ok:
		return v, true, nil
	case strings.TrimSpace(rec[i]) == "", r.table.layout.noScore && isNothing(rec[i]):
		return math.NaN(), false, nil
	}
	return 0, false, r.table.at(i, scoreFault(rec[i], r.choice.scoreName(), r.table.nan()))
}

// place returns the column of a cost, or the first one that it is made of.
func (m *measure) place() int {
	if m.formula != nil {
		return m.formula.place()
	}
	return m.columns[0]
}

// stepCost returns the cost of a row; NaN if there is none, or it is not known.
func (r *rows) stepCost(rec []string) (float64, error) {
	m := r.choice.cost
	if m == nil {
		return math.NaN(), nil
	}
	cost, missing, err := r.table.costOf(m, rec)
	if missing && r.options.MissingCost != MissingCostFault {
		return math.NaN(), nil
	}
	return cost, err
}

// of returns a trial.
func (s *steps) of(id trialID) *stepped {
	i, ok := s.index[id]
	if !ok {
		if s.index == nil {
			s.index = make(map[trialID]int)
		}
		id.id = strings.Clone(id.id)
		i = len(s.all)
		s.index[id] = i
		s.all = append(s.all, &stepped{
			trialID: id, score: math.NaN(), first: math.Inf(1), last: math.Inf(-1), step: math.NaN(), most: math.Inf(-1),
		})
	}
	return s.all[i]
}

// beginTrial takes what the first row says of the whole trial.
func (r *rows) beginTrial(s *stepped, row stepRow, rec []string) {
	s.assignment = row.assignment
	if i := r.table.layout.order; i != none {
		s.order = strings.Clone(rec[i])
	}
	if r.trials.models.empty[s.model] {
		r.unnamed.add(r.table, r.choice.firstEmpty(rec))
	}
}

// fits reports a row that contradicts the one before it, of the same trial.
func (r *rows) fits(s *stepped, row stepRow) error {
	if s.assignment != row.assignment {
		return r.table.at(r.choice.entry.assignment[0], fmt.Sprintf("trial %s has another assignment here than in its first row: do the columns of --replicates tell assignments apart?", quote(s.id)))
	}
	if s.rows > 0 && !r.options.CostPerStep && row.step > s.step && row.cost < s.cost {
		return r.table.at(r.choice.cost.place(), r.fallingCost(s.id))
	}
	return nil
}

// fallingCost says that the cost of a trial falls.
func (r *rows) fallingCost(trial string) string {
	flags := "--cost-per-step"
	if e := r.choice.entry; e.guessed {
		flags = fmt.Sprintf("--trial %s --step %s --cost-per-step", r.choice.names[e.trial], r.choice.names[e.step])
	}
	return fmt.Sprintf("the cost of trial %s in column %s falls from one step to the next, and costs up to a step cannot: if each row has the cost of its step alone, say %s; if a restarted trial counts anew, write what it cost in all",
		quote(trial), quote(r.choice.costName()), flags)
}

// add adds a row; see sign. Of rows of the same step the later one counts as the later
// one.
func (s *stepped) add(row stepRow, sign float64) {
	if row.step >= s.last {
		s.last, s.lastCost, s.state = row.step, row.cost, row.state
	}
	if row.step < s.first {
		s.first, s.firstCost = row.step, row.cost
	}
	s.rows++
	s.step, s.cost = row.step, row.cost
	if !math.IsNaN(row.cost) {
		s.most = max(s.most, row.cost)
		s.sum += row.cost
		s.costs++
	}
	if !row.evaluated {
		return
	}
	if s.evaluations++; s.evaluations == 1 || s.isBehind(row, sign) {
		s.score, s.scoredAt = row.score, row.step
	}
}

// isBehind reports whether a row's score, and not the one so far, is the
// trial's. A finite one is better than others.
func (s *stepped) isBehind(row stepRow, sign float64) bool {
	switch {
	case sign == 0:
		return row.step >= s.scoredAt
	case !isFinite(row.score):
		return false
	}
	return !isFinite(s.score) || sign*(row.score-s.score) > 0
}

// sign is what makes larger scores better, +1 or -1, or 0 if the last counts.
func (r *rows) sign() float64 {
	switch c := r.choice; {
	case r.options.Reduce == ReduceLast:
		return 0
	case r.options.Minimize || c.stated && c.better == evp.Minimize:
		return -1
	}
	return 1
}

// addExtras adds the extra numbers of a row, the last so far or not.
func (s *stepped) addExtras(values []float64, o *Options, last bool) {
	if s.extras == nil {
		s.extras = slices.Clone(values)
		return
	}
	for k, v := range values {
		known := !math.IsNaN(v)
		switch additive := o.Extra[k].Additive; {
		case additive && o.CostPerStep:
			s.extras[k] += v
		case additive && known && !(v <= s.extras[k]), !additive && known && last, math.IsNaN(s.extras[k]):
			s.extras[k] = v
		}
	}
}

// trialCost returns the cost of a trial whose rows have been read. It is NaN
// if it is not known.
func (s *stepped) trialCost(perStep bool) float64 {
	switch {
	case s.costs == 0, perStep && s.costs < s.rows:
		return math.NaN()
	case perStep:
		return s.sum
	}
	return s.most
}
