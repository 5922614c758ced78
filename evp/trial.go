package evp

import "math"

// A Trial is one run of one hyperparameter assignment: what it scored on the
// validation data, in the log's own units, and what it cost.
type Trial struct {
	// Model is the name of the group that the trial belongs to.
	Model string
	// Facet is the part of the log that the trial belongs to, such as a data set,
	// if the log is analysed part by part; else empty.
	Facet string
	// Score is the validation score; NaN if the trial failed and has none.
	Score float64
	// Cost is the trial's cost in FPO (floating point operations) or in any other
	// additive unit: finite and > 0, or NaN if the log has no cost.
	Cost float64
	// Count is the number of trials with this score and cost that the row stands
	// for; 0 means 1.
	Count int
}

// count returns the number of trials that t stands for.
func (t Trial) count() int { return max(t.Count, 1) }

// Failed reports whether the trial has no score.
func (t Trial) Failed() bool { return math.IsNaN(t.Score) }
