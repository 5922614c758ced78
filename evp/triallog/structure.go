package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// A structure says what the rows of a file are, if they are not one trial each,
// and names the columns that tell; none for a column that does not exist.
type structure struct {
	steps      bool  // rows are steps of trials
	guessed    bool  // the format says so, and not an option
	trial      int   // id of the trial; none: the file is the trial
	within     int   // what ids are unique within, beside the model; mostly none
	step       int   // none: the order of the rows
	stepKey    []int // step and trial
	rungs      []int // not nil: what identifies the assignment, where steps are rungs
	assignment []int // what identifies the assignment of a trial; nil: trials are kept apart
	seed       int   // not none: assignment are the format's hyperparameters without this one
	count      int   // how many trials a row stands for
}

// structure finds the structure of a file whose other columns are known.
func (s *selector) structure(c *selection) (structure, error) {
	out := structure{trial: none, within: none, step: none, seed: none, count: none}
	if err := s.findSteps(c, &out); err != nil {
		return out, err
	}
	if err := s.findAssignment(&out); err != nil {
		return out, err
	}
	if s.options.Count != "" {
		var err error
		if out.count, err = s.file.Find(s.options.Count, countOption); err != nil {
			return out, err
		}
	}
	if c.cost != nil && out.steps {
		cost := *c.cost
		cost.ofStep = true
		c.cost = &cost
	}
	for _, i := range append([]int{out.trial, out.step, out.count}, out.assignment...) {
		isCost := c.cost != nil && c.cost.formula == nil && slices.Contains(c.cost.columns, i)
		if i != none && (i == c.score.index || isCost) {
			return out, s.file.AtHeader(fmt.Sprintf("column %s cannot be the score or cost and say what a row is",
				rows.Quote(s.file.Names[i])))
		}
	}
	s.warnOfCounts(out)
	return out, nil
}

// findSteps finds the columns of trials and steps: those that the options name,
// or those of a format whose rows are steps.
func (s *selector) findSteps(c *selection, out *structure) (err error) {
	trial, step := s.options.Trial, s.options.Step
	switch reports := s.file.Columns.Steps; {
	case trial == "" && s.hasRungs(c):
		rungs := s.file.Columns.Rungs
		out.steps, out.guessed, out.rungs, out.step = true, true, rungs.Assignment, rungs.Rung
		out.stepKey = append([]int{rungs.Rung}, rungs.Assignment...)
		return nil
	case trial == "" && reports != nil:
		out.guessed = true
		trial, step = nameOrFile(s.file.Names, reports.Trial), s.file.Names[reports.Step]
	case trial == "":
		return nil
	case trial == ByRow && s.file.Index(trial) == none:
		if step != "" || s.options.CostPerStep || s.options.Reduce != ReduceBest {
			return s.file.AtHeader("`trial row` takes each row for a trial: " +
				"leave out `step`, `reduce` and `cost-per-step`")
		}
		return nil
	}
	out.steps = true
	if trial != ByFile || s.file.Index(trial) != none {
		if out.trial, err = s.file.Find(trial, trialOption); err != nil {
			return err
		}
		out.within = s.coarserThan(c)
	}
	if step == "" {
		return nil
	}
	out.step, err = s.file.Find(step, stepOption)
	out.stepKey = []int{out.step}
	for _, i := range []int{out.trial, out.within} {
		if i != none {
			out.stepKey = append(out.stepKey, i)
		}
	}
	return err
}

// coarserThan returns the column of the model if an expression makes fewer models of
// its values, such as families: their trials may have the same ids. None otherwise.
func (s *selector) coarserThan(c *selection) int {
	i := modelColumnIn(s.file.Names)
	isItself := func(p namePart) bool { return p.column == i }
	if i == none || slices.ContainsFunc(c.model, isItself) || !c.isOfModel(i) {
		return none
	}
	return i
}

// nameOrFile returns the value of the option that names the column of the
// trials: the name of a column, or ByFile if there is none.
func nameOrFile(names []string, trial int) string {
	if trial == none {
		return ByFile
	}
	return names[trial]
}

// hasRungs reports whether the rows are rungs, and neither kept apart by model
// nor counted.
func (s *selector) hasRungs(c *selection) bool {
	rungs := s.file.Columns.Rungs
	return rungs != nil && s.options.Count == "" && !c.isOfModel(rungs.Rung)
}

// seedNames are names of columns that distinguish the trials of an assignment,
// and not assignments; in lower case and without a format's prefix.
var seedNames = []string{"seed", "random_seed", "rng_seed", "run_seed", "random_state", "replicate", "fold"}

// isSeedName reports whether a name is well known for a seed.
func isSeedName(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(seedNames, name[strings.LastIndexAny(name, "./")+1:]) ||
		slices.Contains(seedNames, strings.TrimPrefix(name, "params_"))
}

// findAssignment finds the columns that identify assignments.
func (s *selector) findAssignment(out *structure) error {
	for _, name := range s.options.Replicates {
		i, err := s.file.Find(name, replicatesOption)
		if err != nil {
			return err
		}
		out.assignment = append(out.assignment, i)
	}
	if len(out.assignment) != 1 || !isSeedName(s.file.Names[out.assignment[0]]) {
		return nil
	}
	out.seed, out.assignment = out.assignment[0], nil
	for _, i := range s.file.Columns.Params {
		if i != out.seed {
			out.assignment = append(out.assignment, i)
		}
	}
	byName := func(a, b int) int { return strings.Compare(s.file.Names[a], s.file.Names[b]) }
	slices.SortFunc(out.assignment, byName) // their order may differ between files
	if out.assignment == nil {
		return s.file.AtHeader(fmt.Sprintf("`replicates` %s: that column tells the runs of an assignment apart; "+
			"name the columns that tell the assignments apart "+
			"(their id, or the hyperparameters: `replicates lr,dropout`)",
			rows.Quote(s.file.Names[out.seed])))
	}
	return nil
}

// countNames are names of columns that say how many trials a row stands for.
var countNames = []string{"count", "counts", "count(*)", "count_star()", "n_trials", "num_trials"}

// warnOfCounts warns of a column that seems to say how many trials a row stands
// for, and that no option names.
func (s *selector) warnOfCounts(out structure) {
	if out.count != none || out.steps {
		return
	}
	for _, name := range s.file.Names {
		if slices.Contains(countNames, strings.ToLower(name)) {
			s.file.Warnings = append(s.file.Warnings, evp.Warning{Code: WarnCount, Place: s.file.File, Message: fmt.Sprintf(
				"column %s: do rows stand for several trials each? Each is taken for one; %s counts them",
				rows.Quote(name), rows.Option(countOption, name))})
		}
	}
}

// roles calls set with what the columns were taken for.
func (s *structure) roles(set func(i int, role string)) {
	set(s.trial, "trial")
	setAll(set, s.rungs, "trial")
	if s.rungs != nil {
		set(s.step, "rung")
	} else {
		set(s.step, "step")
	}
	set(s.seed, "seed")
	set(s.count, "count")
	if s.seed == none { // otherwise they are the format's hyperparameters, which have the role anyway
		setAll(set, s.assignment, "assignment")
	}
}
