package triallog

import (
	"fmt"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// SharedIDs are evidence that trials of several models have the same ids, where
// Options.By puts these models together: a step of a trial occurs again, with
// another cell in the column "model". Taken for one trial, the others would be
// lost. A cell that differs from step to step says nothing: it may be what each
// step wrote.
type sharedIDs struct {
	column int          // "model"; none if the trials of different models are told apart anyway
	fault  *SyntaxError // at the first such row; nil: there is none
}

// newSharedIDs returns the evidence of a file none of whose rows has been read.
func newSharedIDs(s *selection) sharedIDs {
	i, of := modelColumnIn(s.names), &s.structure
	if i == none || of.step == none || of.trial == none || i == of.trial || i == of.within || s.isOfModel(i) {
		i = none
	}
	return sharedIDs{column: i}
}

// begin takes the first row of a trial.
func (s *sharedIDs) begin(t *partialTrial, rec []string) {
	if s.column != none {
		t.ofModel = strings.Clone(strings.TrimSpace(rec[s.column]))
	}
}

// add takes a row whose step of its trial has occurred before. The error is
// reported at the row.
func (s *sharedIDs) add(t *partialTrial, rec []string, by []string, at func(i int, msg string) *SyntaxError) {
	if s.column == none || s.fault != nil {
		return
	}
	model := strings.TrimSpace(rec[s.column])
	if model == t.ofModel {
		return
	}
	s.fault = at(s.column, fmt.Sprintf("trial %s has the same step in models %s and %s, which `by` puts together: "+
		"if each has trials of its own, keep them apart with %s", rows.Quote(t.text), rows.Quote(t.ofModel),
		rows.Quote(model), rows.Option(byOption, strings.Join(append([]string{modelColumn}, by...), ","))))
}
