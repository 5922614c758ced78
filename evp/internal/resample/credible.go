package resample

import "evpkit/evp/internal/trials"

const (
	// MinTellingTrials is the number of scored trials from which a heavy upper tail
	// can be seen.
	MinTellingTrials = 50
	heavyTail        = 2.4 // Hogg's measure from which an upper tail is heavy
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
func TailHeavy(s *trials.Set) bool {
	n, median := s.Scored(), s.Median()
	half := s.MeanOfBest(n/2) - median
	return half > 0 && (s.MeanOfBest(n/10)-median)/half > heavyTail
}
