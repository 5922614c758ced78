package triallog

import (
	"fmt"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// A state is how far a trial got.
type state int8

const (
	finished  state = iota
	pruned          // stopped early
	failed          // it may have an intermediate score, which does not count
	running         // or waiting: not a trial yet
	numStates       // how many there are
)

// stateWords are the words that programs use for the states, in lower case.
var stateWords = map[string]state{
	"complete": finished, "completed": finished, "finished": finished, "done": finished, "success": finished,
	"succeeded": finished, "terminated": finished, "ok": finished, "true": finished,
	"pruned": pruned, "early_stopped": pruned, "early stopped": pruned, "stopped": pruned,
	"fail": failed, "failed": failed, "failure": failed, "crashed": failed, "crash": failed, "killed": failed,
	"error": failed, "errored": failed, "exception": failed, "timeout": failed, "oom": failed, "diverged": failed,
	"canceled": failed, "cancelled": failed, "aborted": failed,
	"running": running, "waiting": running, "pending": running, "queued": running, "scheduled": running,
	"created": running, "paused": running, "preempting": running, "false": running,
}

// stateOf returns the state that a cell names.
func stateOf(cell string) (state, bool) {
	if s, ok := stateWords[cell]; ok {
		return s, true
	}
	s, ok := stateWords[strings.ToLower(strings.TrimSpace(cell))]
	return s, ok
}

// stateFault says what is wrong with a cell that does not name a state.
func stateFault(cell, column string) string {
	return fmt.Sprintf("state %s in column %s is not known: write finished, pruned, failed or running",
		rows.Quote(strings.TrimSpace(cell)), rows.Quote(column))
}

// stateNote says how many trials are in each state, and how they count.
func stateNote(column string, n [numStates]int, p PrunedPolicy) string {
	prunedWords := map[PrunedPolicy]string{
		PrunedCost:  "%d pruned (the cost counts, the score does not)",
		PrunedScore: "%d pruned (cost and score count)",
		PrunedDrop:  "%d pruned (left out)",
	}[p]
	var parts []string
	for _, part := range []struct {
		state
		words string
	}{
		{finished, "%d finished"},
		{pruned, prunedWords},
		{failed, "%d failed (the cost counts)"},
		{running, "%d running or waiting (left out)"},
	} {
		if n[part.state] > 0 {
			parts = append(parts, fmt.Sprintf(part.words, n[part.state]))
		}
	}
	return fmt.Sprintf("state: column %s: %s", rows.Quote(column), strings.Join(parts, ", "))
}

// stateCounts says how many trials are in each state.
func stateCounts(n [numStates]int) string {
	var parts []string
	for s, word := range [numStates]string{finished: "finished", pruned: "stopped early", failed: "failed",
		running: "running or waiting"} {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], word))
		}
	}
	return strings.Join(parts, ", ")
}
