package triallog

import (
	"fmt"

	"evpkit/evp"
)

// A FailedPolicy says how trials count that failed, by their state or for want
// of a score. The zero value has not been chosen by anybody: failed trials count
// as with FailedCount, but Read refuses a log in which more than a third of the
// trials have ended without a score, because these rows may be runs of another
// kind. Any other policy accepts any share.
type FailedPolicy struct {
	how   failedHow
	score float64 // of failedGiven
}

type failedHow int8

const (
	failedUnset failedHow = iota
	failedCount
	failedDrop
	failedKeep
	failedGiven
)

// The policies that need no number.
var (
	// FailedCount: a failed trial uses up a trial and its cost, and is never the
	// best, even if it has a score.
	FailedCount = FailedPolicy{how: failedCount}
	// FailedDrop leaves failed trials out, which makes a model look cheaper than it
	// is.
	FailedDrop = FailedPolicy{how: failedDrop}
	// FailedKeep lets a trial whose state is failed keep the score that it has.
	// Trials without a score count as with FailedCount.
	FailedKeep = FailedPolicy{how: failedKeep}
)

// FailedScore gives failed trials a score in the log's own units, such as chance
// accuracy.
func FailedScore(score float64) FailedPolicy {
	return FailedPolicy{how: failedGiven, score: score}
}

// Chosen reports whether p is not the zero value.
func (p FailedPolicy) Chosen() bool { return p.how != failedUnset }

// Score returns the score that failed trials are given, in the log's own units,
// if they are given one.
func (p FailedPolicy) Score() (score float64, given bool) {
	return p.score, p.how == failedGiven
}

// Scoreless returns how a sample treats the trials of the log that have no score.
func (p FailedPolicy) Scoreless() evp.FailedPolicy {
	switch p.how {
	case failedDrop:
		return evp.FailedDrop
	case failedGiven:
		return evp.FailedScore(p.score)
	}
	return evp.FailedCount
}

// String returns "count", which is also that of the zero value, "drop", "score"
// for FailedKeep, or the score that failed trials are given.
func (p FailedPolicy) String() string {
	switch p.how {
	case failedDrop:
		return "drop"
	case failedKeep:
		return "score"
	case failedGiven:
		return fmt.Sprint(p.score)
	}
	return "count"
}

// words say in a note how failed trials count.
func (p FailedPolicy) words() string {
	switch p.how {
	case failedDrop:
		return "left out"
	case failedKeep:
		return "the cost counts, and the score if there is one"
	case failedGiven:
		return fmt.Sprintf("the cost counts, with the score %v", p.score)
	}
	return "the cost counts"
}
