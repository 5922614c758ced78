package evp

import "math"

// An Evaluation is one evaluation of a trial in progress, such as the
// validation after an epoch.
type Evaluation struct {
	Step  float64 // when it was made, in the log's own unit, such as epochs
	Cost  float64 // what the trial had cost by then, in the unit of Trial.Cost; NaN if not known
	Score float64 // in the log's own units; NaN if the trial had diverged
}

// A History is a trial step by step. A Trial keeps only what its History folds
// to: the best or the last score, and the cost in all. What depends on the
// steps, such as an anytime curve or early stopping, needs the History.
type History struct {
	// Evaluations are in the order of their steps. Evaluations at the same step,
	// as after a restart, are in the order of the log.
	Evaluations []Evaluation
	// Cost is what the trial cost in all, including what it cost after its last
	// evaluation; NaN if not known.
	Cost float64
}

// Best returns the evaluation with the best score; the first of several. ok is
// false if no evaluation has a score.
func (h History) Best(d Direction) (best Evaluation, ok bool) {
	best.Score = math.NaN()
	for _, e := range h.Evaluations {
		if !math.IsNaN(e.Score) && (!ok || d.Sign()*(e.Score-best.Score) > 0) {
			best, ok = e, true
		}
	}
	return best, ok
}

// Last returns the last evaluation, whose score is NaN if the trial had diverged
// by then. ok is false if there is no evaluation.
func (h History) Last() (last Evaluation, ok bool) {
	if len(h.Evaluations) == 0 {
		return Evaluation{Score: math.NaN()}, false
	}
	return h.Evaluations[len(h.Evaluations)-1], true
}
