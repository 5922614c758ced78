package triallog

import (
	"fmt"
	"math"
)

// stepTallies count what happens in a source whose rows are steps of trials.
type stepTallies struct {
	notFinite tally // rows whose score is NaN or infinite, of trials with a score
	again     tally // rows of a step that stands there already
	flat      tally // trials whose costs do not grow
	growing   tally // trials whose costs grow, and are to be those of each step
	elsewhere tally // trials whose id stands in another source
}

// placeOf returns where the last step of a trial stands, for tally.addAt.
func (r *rows) placeOf(s *stepped) func(int) string {
	return func(int) string {
		if s.line < 0 {
			return fmt.Sprintf("%s: row %d", r.table.file, -s.line)
		}
		return fmt.Sprintf("%s:%d", r.table.file, s.line)
	}
}

// faultOf is an error of a trial, at its last step.
func (r *rows) faultOf(s *stepped, msg string) error {
	if s.line < 0 {
		msg = fmt.Sprintf("row %d: %s", -s.line, msg)
	}
	return &SyntaxError{File: r.table.file, Line: max(s.line, 0), Msg: msg}
}

// endTrials takes the trials of a source whose rows are steps.
func (r *rows) endTrials() error {
	for _, s := range r.steps.all {
		if err := r.endTrial(s); err != nil {
			return err
		}
	}
	return nil
}

// endTrial takes a trial, or leaves it out if it is none.
func (r *rows) endTrial(s *stepped) error {
	place := r.placeOf(s)
	if r.leavesOut(s.state, place) {
		return nil
	}
	cost, err := r.endCost(s)
	if err != nil {
		return err
	}
	if r.choice.cost != nil && math.IsNaN(cost) {
		if r.costless.addAt(place, 0); r.options.MissingCost == MissingCostDrop {
			r.leftOut++
			return nil
		}
	}
	score := r.endScore(s)
	r.statuses[s.state]++
	r.watchTrial(s, score, cost)
	r.trials.extras.row = append(r.trials.extras.row[:0], s.extras...)
	r.trials.take(entry{s.model, s.assignment, score, cost, 1}, r.options)
	return nil
}

// endScore returns the score of a trial; NaN if it has none.
func (r *rows) endScore(s *stepped) float64 {
	place := r.placeOf(s)
	switch {
	case s.state == failed, s.state == pruned && r.options.Pruned == PrunedCost:
		return math.NaN()
	case s.evaluations == 0:
		r.scoreless.addAt(place, 0)
		return math.NaN()
	case !isFinite(s.score):
		r.failed.addAt(place, 0)
		return math.NaN()
	}
	return s.score
}

// endCost returns the cost of a trial; NaN if it is not known.
func (r *rows) endCost(s *stepped) (float64, error) {
	if r.choice.cost == nil {
		return math.NaN(), nil
	}
	cost := s.trialCost(r.options.CostPerStep)
	switch {
	case math.IsNaN(cost):
	case !(cost > 0) || !isFinite(cost):
		return 0, r.faultOf(s, fmt.Sprintf("trial %s costs %g in all: write what it cost, every trial costs something", quote(s.id), cost))
	case r.options.CostPerStep:
		if s.rows >= leastRising && s.lastCost == s.most && s.lastCost >= 2*s.firstCost {
			r.stepped.growing.addAt(r.placeOf(s), 0)
		}
	case s.lastCost < s.most:
		return 0, r.faultOf(s, r.fallingCost(s.id))
	case s.first < s.last && s.firstCost == s.lastCost:
		r.stepped.flat.addAt(r.placeOf(s), 0)
	}
	return cost, nil
}

// watchTrial looks at a trial whose rows are steps.
func (r *rows) watchTrial(s *stepped, score, cost float64) {
	if r.trials.ids[s.trialID] {
		r.stepped.elsewhere.addAt(r.placeOf(s), 0)
	} else {
		if r.trials.ids == nil {
			r.trials.ids = make(map[trialID]bool)
		}
		r.trials.ids[s.trialID] = true
	}
	if w := r.watching; w.left > 0 && s.order != "" {
		w.left--
		w.orders.add(w.source<<32|uint64(s.model), s.order, score, cost)
	}
}

// stepWarnings says what the tallies of steps mean.
func (r *rows) stepWarnings() []told {
	if r.choice == nil || !r.choice.entry.steps {
		return nil
	}
	t, all := r.stepped, r.entries()
	if t.again.n == r.twice.n {
		t.again = tally{} // told of whole rows
	}
	if 2*t.growing.n <= all {
		t.growing = tally{} // not the rule
	}
	return []told{
		{t.growing, WarnGrowingCost, "%d of %d trials cost most at their last step, and at least twice what they cost at the first: costs that add up already look like that; then leave out --cost-per-step", all},
		{t.notFinite, WarnStepsFailed, "%d of %d rows have a score that is NaN or infinite: " + map[ReducePolicy]string{
			ReduceBest: "a trial's score is the best of its others", ReduceLast: "a trial whose last score is such has failed"}[r.options.Reduce], r.count},
		{t.again, WarnStepsAgain, "%d of %d rows stand for a step of their trial that stands there already (a restart?): the best of both scores counts, or the later row's under --reduce last; " + map[bool]string{
			true: "both costs count", false: "what was computed twice counts once, unless the costs tell it"}[r.options.CostPerStep], r.count},
		{t.flat, WarnFlatCost, "%d of %d trials have the same cost at their first and their last step: right if it is that of the whole trial; if it is that of each step, say --cost-per-step", all},
		{t.elsewhere, WarnOtherSource, "%d of %d trials have the id of a trial of the same model in another file: taken for trials of their own; if they are parts of one, join the files", all},
	}
}

// stepsNote says what trials were made of how many rows, and how.
func (r *reading) stepsNote() string {
	e, names := r.first.entry, r.first.names
	by := "the file"
	if e.trial != none {
		by = quote(names[e.trial])
	}
	if e.step != none {
		by += " and " + quote(names[e.step])
	}
	score := map[ReducePolicy]string{ReduceBest: "best", ReduceLast: "last"}[r.options.Reduce]
	text := fmt.Sprintf("rows per step: %d rows are %d %s (by %s): a trial's score is its %s evaluation", r.stepRows, r.stepTrials, plural(r.stepTrials, "trial"), by, score)
	switch {
	case r.first.cost != nil && r.options.CostPerStep:
		text += ", its cost the sum over its rows"
	case r.first.cost != nil:
		text += ", its cost the largest of its rows"
	}
	if e.guessed {
		text += fmt.Sprintf(" (as Ray Tune reports; --trial %s with --step, --reduce last or --cost-per-step says otherwise)", names[e.trial])
	}
	return text
}
