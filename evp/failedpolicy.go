package evp

import "fmt"

// A FailedPolicy says how trials without a score are treated. The zero value is
// FailedCount.
type FailedPolicy struct {
	kind  failedKind
	score float64
}

type failedKind int8

const (
	countFailed failedKind = iota
	dropFailed
	scoreFailed
)

// The policies that need no score.
var (
	// FailedCount: a failed trial uses up a trial and its cost, and is never the
	// best.
	FailedCount = FailedPolicy{kind: countFailed}
	// FailedDrop leaves failed trials out, which makes a model look cheaper than it
	// is.
	FailedDrop = FailedPolicy{kind: dropFailed}
)

// FailedScore gives failed trials a score in the log's own units, such as chance
// accuracy.
func FailedScore(score float64) FailedPolicy {
	return FailedPolicy{kind: scoreFailed, score: score}
}

// Score returns the score that failed trials are given, in the log's own units, if
// they are given one.
func (p FailedPolicy) Score() (score float64, given bool) {
	return p.score, p.kind == scoreFailed
}

// String returns "count", "drop" or the score.
func (p FailedPolicy) String() string {
	switch p.kind {
	case dropFailed:
		return "drop"
	case scoreFailed:
		return fmt.Sprint(p.score)
	}
	return "count"
}
