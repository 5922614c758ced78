package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/nearest"
	"evpkit/evp/triallog/internal/rows"
)

// A State is how far a trial got.
type State int8

// The states.
const (
	StateFinished State = iota
	StatePruned         // stopped early
	StateFailed         // it may have an intermediate score; see Options.Failed
	StateRunning        // or waiting: not a trial yet
	numStates           // how many there are
)

// String returns the word for a state.
func (s State) String() string {
	return [numStates]string{"finished", "pruned", "failed", "running"}[s]
}

// A StateWord says what a word means in the column of states. Words are compared
// as those that are known, without regard to case, spaces, "-" and "_". EmptyState
// stands for an empty cell.
type StateWord struct {
	Word  string
	State State
}

// EmptyState is the word in StateWord for a cell without text.
const EmptyState = "(empty)"

const (
	// maxStates is how many different cells of a column of states are remembered.
	maxStates = 1000
	// maxUnknown is how many words that are not known show that a column holds
	// something other than states.
	maxUnknown = 20
)

// States are what the cells of the column of states mean, and which of them
// occur in a log.
type states struct {
	words   []StateWord      // Options.States
	given   map[string]State // the same, by normalised word
	seen    map[string]State // by cell
	used    map[string]bool  // words of given that occur
	unknown []unknownState   // in the order of the log
	tooMany bool             // of unknown: the column does not hold states
}

// An unknownState is a word whose meaning is not known.
type unknownState struct {
	word  string
	n     int          // rows
	first *SyntaxError // where; its Msg is empty
}

// A selectedState is the column of states of a file.
type selectedState struct {
	index int    // none: all trials have finished
	name  string // "" if there is none
}

// newStates returns the meaning of the words that options give.
func newStates(words []StateWord) *states {
	s := &states{
		words: words, given: make(map[string]State), seen: make(map[string]State), used: make(map[string]bool),
	}
	for _, w := range words {
		s.given[normalState(w.Word)] = w.State
	}
	return s
}

// of returns the state that a cell names; ok is false if it is not known.
func (s *states) of(cell string) (st State, ok bool) {
	if st, ok = s.seen[cell]; ok {
		return st, true
	}
	word := normalState(cell)
	if st, ok = s.given[word]; ok {
		s.used[word] = true
	} else if st, ok = knownState(word); !ok {
		return StateFinished, false
	}
	if len(s.seen) < maxStates {
		s.seen[strings.Clone(cell)] = st
	}
	return st, true
}

// noteUnknown counts a cell that is not known, which is at a place. It returns a
// fault as soon as there are so many such words that the column must hold
// something else.
func (s *states) noteUnknown(cell string, at *SyntaxError, column selectedState) error {
	if s.tooMany {
		return nil
	}
	word := strings.TrimSpace(emptyState(cell))
	isSame := func(u unknownState) bool { return normalState(u.word) == normalState(word) }
	i := slices.IndexFunc(s.unknown, isSame)
	if i < 0 {
		i = len(s.unknown)
		s.unknown = append(s.unknown, unknownState{word: strings.Clone(word), first: at})
	}
	s.unknown[i].n++
	if s.tooMany = len(s.unknown) == maxUnknown; !s.tooMany {
		return nil
	}
	return s.unknown[0].fault(fmt.Sprintf("column %s holds words that are no states of trials (%s): "+
		"name the column of states with `status`", rows.Quote(column.name), rows.QuoteAll(s.unknownWords())))
}

// fault returns the fault of words that are not known, or of words in the options
// that do not occur in the column; nil if there is neither.
func (s *states) fault(file string, column selectedState) error {
	switch {
	case s.tooMany: // noteUnknown has said so
		return nil
	case len(s.unknown) > 0:
		return s.unknown[0].fault(s.unknownFault(column))
	}
	return s.unusedFault(file, column.name)
}

// fault returns a fault at the first row with the word.
func (u unknownState) fault(msg string) error {
	fault := *u.first
	fault.Msg += msg
	return &fault
}

// unknownWords returns the words that are not known.
func (s *states) unknownWords() []string {
	words := make([]string, len(s.unknown))
	for i, u := range s.unknown {
		words[i] = u.word
	}
	return words
}

// unknownFault says which words are not known, and how to say what they mean.
func (s *states) unknownFault(column selectedState) string {
	first := s.unknown[0]
	say := rows.Option(stateOption, first.word+"=failed") + " (or =finished, =pruned, =running)"
	if len(s.unknown) == 1 {
		return fmt.Sprintf("state %s in column %s is not known (%d %s): say what it means with %s",
			rows.Quote(first.word), rows.Quote(column.name), first.n, rows.Plural(first.n, "row"), say)
	}
	n := 0
	for _, u := range s.unknown {
		n += u.n
	}
	return fmt.Sprintf("states %s in column %s are not known (%d rows): say what each means, as in %s",
		rows.QuoteAll(s.unknownWords()), rows.Quote(column.name), n, say)
}

// unusedFault returns the fault of words in the options that do not occur in the
// column: a word that is mistyped would leave trials in a state that somebody
// wanted to change.
func (s *states) unusedFault(file, column string) error {
	i := slices.IndexFunc(s.words, func(w StateWord) bool { return !s.used[normalState(w.Word)] })
	if i < 0 {
		return nil
	}
	var words []string
	for cell := range s.seen {
		if word := strings.TrimSpace(emptyState(cell)); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	msg := fmt.Sprintf("`state`: column %s does not hold %s", rows.Quote(column), rows.Quote(s.words[i].Word))
	if near := nearest.Name(s.words[i].Word, words); near != "" {
		msg += fmt.Sprintf(", did you mean %s?", rows.Quote(near))
	}
	return &SyntaxError{File: file, Msg: fmt.Sprintf("%s (it holds %s)", msg, rows.QuoteAll(words))}
}

// stateNote says how many trials are in each state, and how they count.
func stateNote(column string, n [numStates]int, o *Options) string {
	prunedWords := map[PrunedPolicy]string{
		PrunedCost:  "%d pruned (the cost counts, the score does not)",
		PrunedScore: "%d pruned (cost and score count)",
		PrunedDrop:  "%d pruned (left out)",
	}[o.Pruned]
	var parts []string
	for _, part := range []struct {
		State
		words string
	}{
		{StateFinished, "%d finished"},
		{StatePruned, prunedWords},
		{StateFailed, "%d failed (" + o.Failed.words() + ")"},
		{StateRunning, "%d running or waiting (left out)"},
	} {
		if n[part.State] > 0 {
			parts = append(parts, fmt.Sprintf(part.words, n[part.State]))
		}
	}
	return fmt.Sprintf("state: column %s: %s", rows.Quote(column), strings.Join(parts, ", "))
}

// stateCounts says how many trials are in each state.
func stateCounts(n [numStates]int) string {
	var parts []string
	for s, word := range [numStates]string{StateFinished: "finished", StatePruned: "stopped early",
		StateFailed: "failed", StateRunning: "running or waiting"} {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], word))
		}
	}
	return strings.Join(parts, ", ")
}
