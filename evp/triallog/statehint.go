package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// statusNames are well-known names of columns of states; see normalName.
var statusNames = []string{"status", "state", "trial_status", "trial_state", "run_status", "run_state", "job_status",
	"job_state"}

// A stateHint is what a column says that has a well-known name for states, where
// neither an option nor the format says which column holds them. It is not used
// without being asked for: a column of that name may hold other things, which shows
// only at the end, and a log must not give other numbers for one word more.
type stateHint struct {
	index   int
	name    string
	meaning *states
	known   int   // rows with a state
	unknown int   // rows with another word, or none
	other   tally // of known, those that have not finished
}

// newStateHint returns the hint of the only column with such a name that nothing
// else was asked of; nil if there is none.
func newStateHint(s *selection, o *Options) *stateHint {
	if o.Status != "" || s.state.index != none {
		return nil
	}
	used := s.usedColumns()
	at := none
	for i, name := range s.names {
		if !slices.Contains(statusNames, normalName(name)) || slices.Contains(used, i) {
			continue
		}
		if at != none {
			return nil
		}
		at = i
	}
	if at == none {
		return nil
	}
	return &stateHint{index: at, name: s.names[at], meaning: newStates(nil)}
}

// usedColumns returns the columns that are read as something or that the condition
// mentions: somebody has looked at these.
func (s *selection) usedColumns() []int {
	used := []int{s.score.index}
	for _, part := range s.model {
		used = append(used, part.columns()...)
	}
	if s.score.formula != nil {
		used = append(used, s.score.formula.Indices()...)
	}
	if s.cost != nil {
		used = append(used, s.cost.columns...)
	}
	if s.where != nil {
		used = append(used, s.where.Indices()...)
	}
	return used
}

// add takes a row. Where rows are steps, those of a trial that runs are no sign:
// its last row counts.
func (h *stateHint) add(rec []string, place func(int) string, steps bool) {
	cell := rec[h.index]
	st, ok := h.meaning.of(cell)
	if !ok || isAmbiguousState(cell) {
		h.unknown++
		return
	}
	h.known++
	if st != StateFinished && !(steps && st == StateRunning) {
		h.other.add(place, h.index)
	}
}

// isAmbiguousState reports whether a word that may be a state means something else
// in many tables: a yes or no, a place (CA).
func isAmbiguousState(cell string) bool {
	word := strings.ToLower(strings.TrimSpace(cell))
	return len(word) <= 2 && word != "ok" || word == "true" || word == "false"
}

// finding warns of rows whose state is not looked at, if most of the column's
// words are states.
func (h *stateHint) finding() finding {
	if h == nil || h.known <= h.unknown {
		return finding{}
	}
	name := verbatim(rows.Option(statusOption, h.name))
	return finding{h.other, WarnStates, fmt.Sprintf("column %s looks like the states of trials and is not used: "+
		"%%d of %%d rows are failed, stopped or running there, and their scores, if any, count; %s uses it, "+
		"%s says that they count",
		verbatim(rows.Quote(h.name)), name, rows.Option(statusOption, NoStatus)), h.known + h.unknown}
}
