package resample

import (
	"math"

	"evpkit/evp/internal/trials"
)

const (
	// MinTellingTrials is the number of scored trials from which a heavy upper tail
	// can be seen.
	MinTellingTrials = 50
	heavyTail        = 2.4 // Hogg's measure from which an upper tail of scores is heavy
	// heavyCosts is that for costs. These are often lognormal: with σ = 0.6, under which
	// bands hold, the measure of 50 trials exceeds 3.2 in one log of 20; with costs of
	// exponent 1.1, or σ = 2, in nine of 10.
	heavyCosts = 3.2
)

// Credible returns the range outside which an end of a bootstrap interval is not believed:
// from the worst score (or none, what "nothing has scored" counts as, if
// that is lower) to as far above the best score as that is above the median. Ends
// beyond it come from a t that has exploded: so few trials matter that the standard
// error of a resample can be almost 0.
func Credible(s *trials.Set, none float64) (low, high float64) {
	top, median := s.Best(), s.Ranked(s.Scored()/2+1)
	if top == median { // over half of the scores are the best
		median = s.Worst()
	}
	low = s.Worst()
	if none < low {
		low = none
	}
	return low, top + (top - median)
}

// TailUnknown reports whether too few trials have a score to tell whether the upper
// tail is heavy.
func TailUnknown(s *trials.Set) bool { return s.Scored() < MinTellingTrials }

// TailHeavy reports whether the scores have a heavy upper tail: how far the best
// tenth lies above the median on average, relative to the better half (a measure of
// Hogg 1974, "Adaptive Robust Procedures", taken from the median up). Whatever the
// scale, it is 1.8 for a uniform law, 2.2 for a normal one, 2.6 for an exponential
// one and 3.0 for a lognormal one.
func TailHeavy(s *trials.Set) bool { return hogg(s) > heavyTail }

// CostsHeavy reports whether the costs of all trials have a heavy upper tail, by the same
// measure.
func CostsHeavy(s *trials.Set) bool {
	if !s.HasCost() {
		return false
	}
	var rows []trials.Row
	for _, part := range s.CostTallies() {
		for i, c := range part.Values {
			rows = append(rows, trials.Row{Score: c, Cost: math.NaN(), Count: part.Count(i)})
		}
	}
	costs, err := trials.New(rows, nil)
	return err == nil && hogg(costs) > heavyCosts
}

// hogg returns the measure of the scores' upper tail; 0 if none lies above the median.
func hogg(s *trials.Set) float64 {
	n, median := s.Scored(), s.Median()
	half := s.MeanOfBest(n/2) - median
	if !(half > 0) {
		return 0
	}
	return (s.MeanOfBest(n/10) - median) / half
}
