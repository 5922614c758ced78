package triallog

import "evpkit/evp/triallog/internal/rows"

// RisingSteps is evidence that all rows of a file are the steps of one trial:
// each step is larger than the one before.
type risingSteps struct {
	rows    int
	last    float64
	refuted bool
}

// add takes the step of a row.
func (s *risingSteps) add(cell string) {
	if s.refuted {
		return
	}
	v, ok := rows.Number(cell)
	s.refuted = !ok || s.rows > 0 && !(v > s.last)
	s.rows, s.last = s.rows+1, v
}

// isEvident reports whether the rows are hardly trials.
func (s *risingSteps) isEvident() bool { return s.rows >= leastGrowing && !s.refuted }
