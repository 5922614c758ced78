package evp

import "math"

// Direction says which scores are better.
type Direction int8

// The two directions. The zero value is Maximize.
const (
	Maximize Direction = iota // larger scores are better (accuracy)
	Minimize                  // smaller scores are better (loss)
)

// String returns "maximize" or "minimize".
func (d Direction) String() string {
	if d == Minimize {
		return "minimize"
	}
	return "maximize"
}

// sign is +1 if larger is better and −1 if smaller is better: a score times
// sign is in the better-is-larger order that every estimator works in.
func (d Direction) sign() float64 {
	if d == Minimize {
		return -1
	}
	return 1
}

// A Trial is one run of one hyperparameter assignment: what it scored on the
// validation data, in the log's own units, and what it cost.
type Trial struct {
	// Model is the name of the group that the trial belongs to.
	Model string
	// Facet is the part of the log that the trial stands in, such as a data
	// set, where a log is looked at part by part; else empty.
	Facet string
	// Score is the validation score; NaN if the trial failed and has none.
	Score float64
	// Cost is the trial's cost in FPO (floating point operations) or in any
	// other additive unit: finite and > 0, or NaN if the log has no cost.
	Cost float64
	// Count is how many trials with this score and cost the row stands for;
	// 0 means 1.
	Count int
}

// count returns how many trials t stands for.
func (t Trial) count() int { return max(t.Count, 1) }

// Failed reports whether the trial has no score.
func (t Trial) Failed() bool { return math.IsNaN(t.Score) }
