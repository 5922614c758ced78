package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
)

// An entry is what a row, or the rows of one trial, came to. Its extra numbers
// are in the collector's extras.
type entry struct {
	model       uint32
	assignment  string // "" unless trials of one assignment make one
	score, cost float64
	count       int
}

// take adds an entry to the trials, or to its assignment.
func (c *collector) take(e entry, o *Options) {
	if len(o.Replicates) > 0 {
		c.seeds.add(e, c.extras.row, o)
		return
	}
	c.add(e.model, e.score, e.cost, e.count)
	c.extras.keep()
}

// entryColumns are the columns that say what the rows of a log are, if they
// are no trials of their own; none if there is none.
type entryColumns struct {
	steps      bool  // rows are steps of trials
	guessed    bool  // from the format
	trial      int   // none: the source is the trial
	step       int   // none: the order of the rows
	evaluation []int // trial and step
	assignment []int
	seed       int // the assignment is all other hyperparameters
	count      int
}

// entryColumns finds these columns.
func (t *table) entryColumns(c *choice, o Options) (entryColumns, error) {
	e := entryColumns{trial: none, step: none, seed: none, count: none}
	if err := t.stepColumns(&e, o); err != nil {
		return e, err
	}
	if err := t.assignmentColumns(&e, o); err != nil {
		return e, err
	}
	if o.Count != "" {
		var err error
		if e.count, err = t.find(o.Count, "--count"); err != nil {
			return e, err
		}
	}
	if c.cost != nil && e.steps {
		part := *c.cost
		part.part = true
		c.cost = &part
	}
	for _, i := range append([]int{e.trial, e.step, e.count}, e.assignment...) {
		if i != none && (i == c.score || c.cost != nil && c.cost.formula == nil && slices.Contains(c.cost.columns, i)) {
			return e, t.inHeader(fmt.Sprintf("column %s cannot be the score or cost and say what a row is", quote(t.names[i])))
		}
	}
	t.warnOfCounts(e)
	return e, nil
}

// roles says what the columns were taken for.
func (e *entryColumns) roles(set func(i int, role string)) {
	set(e.trial, "trial")
	set(e.step, "step")
	set(e.seed, "seed")
	set(e.count, "count")
	if e.seed == none { // else they are the format's, and said already
		for _, i := range e.assignment {
			set(i, "assignment")
		}
	}
}

// validateEntries reports what is wrong with the options that say what a row
// is.
func (o Options) validateEntries() error {
	if o.Reduce < ReduceBest || o.Reduce > ReduceLast {
		return fmt.Errorf("there is no such way to reduce steps")
	}
	for _, needs := range []struct {
		given bool
		flag  string
	}{{o.Step != "", "--step"}, {o.Reduce != ReduceBest, "--reduce"}, {o.CostPerStep, "--cost-per-step"}} {
		if needs.given && o.Trial == "" {
			return fmt.Errorf("%s is for logs with several rows per trial: name the column of the trials with --trial", needs.flag)
		}
	}
	if o.Count != "" && (o.Trial != "" || len(o.Replicates) > 0) {
		return fmt.Errorf("--count is for rows that stand for several trials: leave out --trial and --replicates, which make one trial of several rows")
	}
	return o.validateEntryColumns()
}

// validateEntryColumns reports columns that are to be two things at once.
func (o Options) validateEntryColumns() error {
	type named struct{ flag, column string }
	all := []named{{"--trial", o.Trial}, {"--step", o.Step}, {"--count", o.Count}}
	for _, column := range o.Replicates {
		all = append(all, named{"--replicates", column})
	}
	for k, a := range all {
		others := append([]named{{"--score", o.Score}, {"--cost", o.Cost}, {"--status", o.Status}}, all[:k]...)
		if a.flag != "--step" { // a step can part the log: models at several budgets
			for _, by := range o.By {
				others = append(others, named{"--by", by})
			}
		}
		for _, b := range others {
			if a.column != "" && a.column == b.column {
				return fmt.Errorf("%s and %s cannot both be column %s", b.flag, a.flag, quote(a.column))
			}
		}
	}
	if slices.Contains(o.Replicates, "") {
		return fmt.Errorf("--replicates: a column has no name")
	}
	return nil
}

// countNames are names of columns that say how many trials a row stands for.
var countNames = []string{"count", "counts", "count(*)", "count_star()", "n_trials", "num_trials"}

// warnOfCounts warns of a column that seems to say how many trials a row
// stands for, and is not asked for.
func (t *table) warnOfCounts(e entryColumns) {
	if e.count != none || e.steps {
		return
	}
	for _, name := range t.names {
		if slices.Contains(countNames, strings.ToLower(name)) {
			t.warnings = append(t.warnings, evp.Warning{Code: WarnCount, Place: t.file, Message: fmt.Sprintf(
				"column %s: do rows stand for several trials each? Each is taken for one; --count %s counts them", quote(name), quoteFlag(name))})
		}
	}
}

// quoteFlag returns a column's name as a shell takes it.
func quoteFlag(name string) string {
	if strings.ContainsAny(name, " ()*$'\"") {
		return "'" + name + "'"
	}
	return name
}
