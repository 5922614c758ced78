package evp

import (
	"fmt"
	"math"

	"evpkit/evp/number"
)

// A Support is the range that scores cannot leave, ends included, in the log's own
// units; an end may be infinite.
type Support struct{ Low, High float64 }

// Bounded reports whether both ends are known; of nil none is.
func (s *Support) Bounded() bool { return s != nil && !math.IsInf(s.Low, -1) && !math.IsInf(s.High, 1) }

// Words says where scores of the support lie, to stand after "scores": "lie in [0, 1]",
// "are at least 0", "are at most 1".
func (s Support) Words() string {
	low, high := number.Value(s.Low).Short(6), number.Value(s.High).Short(6)
	switch {
	case math.IsInf(s.High, 1):
		return "are at least " + low
	case math.IsInf(s.Low, -1):
		return "are at most " + high
	}
	return fmt.Sprintf("lie in [%s, %s]", low, high)
}

// Contains reports whether a score lies in the support.
func (s Support) Contains(score float64) bool { return s.Low <= score && score <= s.High }

// ends returns the ends for scores that are larger if better; infinite for nil.
func (s *Support) ends(d Direction) (low, high float64) {
	switch {
	case s == nil:
		return math.Inf(-1), math.Inf(1)
	case d == Minimize:
		return -s.High, -s.Low
	}
	return s.Low, s.High
}
