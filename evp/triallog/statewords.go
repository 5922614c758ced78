package triallog

import "strings"

// stateWords are the words that programs use for the states, as normalState
// writes them.
//
// A trial has finished if its score is that of the whole trial. It was pruned if
// a rule or a person stopped it because it did not promise enough. It failed if
// it ended otherwise, also through its machine or its owner: its cost was spent.
// All else is not a trial yet.
var stateWords = statesByWord(map[State]string{
	StateFinished: `complete completed finished done success succeeded successful terminated ok true passed published
		closed ` + // ClearML
		`donotadvance ` + // SMAC: a score that counts, of a trial that needs no higher budget
		`cd`, // Slurm
	StatePruned: `pruned earlystopped earlystop earlystopping stopped stop ` +
		`capped`, // SMAC: stopped when it could no longer be the best
	StateFailed: `fail failed failure crashed crash killed error errored exception timeout timedout oom oomkilled
		outofmemory memout memoryout diverged canceled cancelled aborted abort interrupted preempted evicted invalid
		infeasible deadline dead probablydead ` +
		`usercanceled syscanceled usercancelled syscancelled ` + // NNI
		`abandoned ` + // Ax
		`metricsunavailable ` + // Katib
		`nodefail bootfail launchfailed reconfigfail revoked specialexit ca to nf pr bf dl`, // Slurm
	StateRunning: `running waiting pending queued scheduled created paused preempting false active requested stopping
		inprogress notstarted starting started preparing provisioning finalizing cancelrequested initializing submitted
		suspended idle new ` +
		`candidate staged dispatched stale ` + // Ax: a stale trial was never run
		`unknown ` + // NNI: it may still run
		`completing configuring requeued requeuehold requeuefed resizing signaling stageout resvdelhold pd cg`, // Slurm
})

// statesByWord returns the state that each word names.
func statesByWord(words map[State]string) map[string]State {
	out := make(map[string]State)
	for state, list := range words {
		for _, word := range strings.Fields(list) {
			out[word] = state
		}
	}
	return out
}

// normalState returns a word for a state without what programs write
// differently: case, spaces, "-" and "_".
func normalState(cell string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '-', '_':
			return -1
		}
		return r
	}, strings.ToLower(strings.TrimSpace(emptyState(cell))))
}

// emptyState returns EmptyState for a cell without text, and any other cell as it
// is.
func emptyState(cell string) string {
	if strings.TrimSpace(cell) == "" {
		return EmptyState
	}
	return cell
}

// knownState returns the state that a normalised word names by itself, as the
// value of an enumeration ("TrialState.COMPLETE"), with who cancelled the job
// ("CANCELLED by 1000"), or cut off ("OUT_OF_ME+"), as Slurm writes it.
func knownState(word string) (State, bool) {
	word = word[strings.LastIndexByte(word, '.')+1:]
	if s, ok := stateWords[word]; ok {
		return s, true
	}
	if rest, ok := strings.CutPrefix(word, "cancelledby"); ok && rest != "" {
		return StateFailed, true
	}
	if start, ok := strings.CutSuffix(word, "+"); ok && len(start) > 3 {
		return stateBeginning(start)
	}
	return 0, false
}

// stateBeginning returns the state of the words that begin in some way, if they
// all name the same.
func stateBeginning(start string) (state State, ok bool) {
	for word, s := range stateWords {
		if !strings.HasPrefix(word, start) {
			continue
		}
		if ok && s != state {
			return 0, false
		}
		state, ok = s, true
	}
	return state, ok
}
