package triallog

import (
	"errors"
	"fmt"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// errNoTrials is returned if all sources are parts and none has a trial.
var errNoTrials = errors.New("no trials: the files have no rows, or all are left out")

// finish returns the log, all of whose sources have been read.
func (r *reading) finish() (*Log, error) {
	log := r.log
	if err := r.paths.report(&log, &r.options.Path); err != nil {
		return nil, err
	}
	if err := r.trials.models.reportChoices(&log); err != nil {
		return nil, err
	}
	if err := r.filter.report(&log, r.options.Where, r.firstFile, r.trials.isEmpty()); err != nil {
		return nil, err
	}
	if r.trials.isEmpty() {
		return nil, errNoTrials
	}
	r.describe(&log)
	if err := r.reduce(&log); err != nil {
		return nil, err
	}
	log.Trials = r.trials.trials()
	log.Extra, log.Histories = r.trials.extras.values, r.trials.histories
	log.Warnings = append(log.Warnings, r.checks.warnings(&r.trials.models, r.inState[StatePruned] > 0, log.Warnings)...)
	log.Warnings = append(log.Warnings, sameBytes(log.Inputs[:len(log.Inputs)-len(r.joins)])...)
	return &log, nil
}

// describe says what the columns and the rows were taken for.
func (r *reading) describe(log *Log) {
	first := r.first
	log.Warnings = append(append(log.Warnings, r.left.warnings(r.files-r.paths.unmatched)...), warningsOf(r.parts)...)
	log.Score, log.Cost, log.By = first.scoreName(), first.costName(), first.modelNames()
	log.Facet = first.facetName()
	if r.otherScore {
		log.Score = ""
		log.Notes = append(log.Notes, "score: not the same in all files, so failed trials are not counted apart: "+
			"`score` names a column that all have")
	}
	log.Roles = first.roles(&r.firstColumns)
	if first.cost != nil {
		log.Warnings = append(log.Warnings, unclearCost(first.names, log.Cost, &r.options)...)
	} else {
		log.CostHint = first.costHint
	}
	if first.state.index != none {
		log.Status, log.States = first.state.name, stateCounts(r.inState)
		log.Notes = append(log.Notes, stateNote(log.Status, r.inState, &r.options))
	}
	if first.structure.steps && (!first.structure.guessed || r.rows > r.trialCount) {
		log.Notes = append(log.Notes, r.stepsNote())
	}
	if note := r.hints.note(r.trialCount); note != "" {
		log.Notes = append(log.Notes, note)
	}
}

// reduce makes one trial of each assignment, if that is asked for, and fills in
// costs that are not known.
func (r *reading) reduce(log *Log) error {
	if len(r.options.Replicates) > 0 {
		all := &r.trials.assignments
		log.Notes = append(log.Notes, all.note(&r.first.structure, r.first.names))
		log.Warnings = append(log.Warnings, all.warnings(&r.options)...)
		if err := r.trials.reduceAssignments(&r.options); err != nil {
			return err
		}
	}
	if r.options.MissingCost == MissingCostMean && log.Cost != "" {
		return r.trials.fillCosts()
	}
	return nil
}

// stepsNote says how many rows were made into how many trials, and how.
func (r *reading) stepsNote() string {
	s, names := r.first.structure, r.first.names
	if s.rungs != nil {
		return r.rungsNote()
	}
	by := "the file"
	if s.trial != none {
		by = rows.Quote(names[s.trial])
	}
	if s.step != none {
		by += " and " + rows.Quote(names[s.step])
	}
	score := map[ReducePolicy]string{ReduceBest: "best", ReduceLast: "last"}[r.options.Reduce]
	text := fmt.Sprintf("rows per step: %d rows are %d %s (by %s): a trial's score is its %s evaluation",
		r.rows, r.trialCount, rows.Plural(r.trialCount, "trial"), by, score)
	switch {
	case r.first.cost != nil && r.first.cost.stamped:
		text += fmt.Sprintf(", its cost the seconds from its first row to its last, as column %s holds time stamps",
			rows.Quote(r.first.cost.name))
	case r.first.cost != nil && r.options.CostPerStep:
		text += ", its cost the sum over its rows"
	case r.first.cost != nil:
		text += ", its cost the largest of its rows"
	}
	if s.guessed {
		text += fmt.Sprintf(" (as %s reports; %s with `step`, `reduce last` or `cost-per-step` says otherwise)",
			source.Named(string(r.log.Format)).Title, rows.Option(trialOption, nameOrFile(names, s.trial)))
	}
	return text
}

// sameBytes warns of inputs that are the same: their trials count twice.
func sameBytes(inputs []Input) []evp.Warning {
	var ws []evp.Warning
	first := make(map[string]string, len(inputs)) // names by hash
	for _, in := range inputs {
		if in.Rows == 0 {
			continue // no trials
		}
		if name, ok := first[in.SHA256]; ok {
			msg := fmt.Sprintf("the same file as %s, byte for byte: its trials count twice", name)
			ws = append(ws, evp.Warning{Code: WarnSameFile, Message: msg, Place: in.Name})
			continue
		}
		first[in.SHA256] = in.Name
	}
	return ws
}
