package evp

const (
	tellingTrials = 50  // scored trials from which a heavy upper tail shows
	heavyTail     = 2.4 // upperTail from which it is heavy
)

// credible returns the scores between which an end of a bootstrap band is
// believed, in the better-is-larger order: from the worst score seen to as far
// above the best as that is above the median. Beyond them t has exploded: so
// few trials decide that a resample's standard error can be almost nothing.
func (s *Sample) credible() (low, high float64) {
	n := len(s.scores)
	best := s.scores[n-1]
	reach := best - s.scores[(n-1)/2]
	if reach == 0 { // over half of the scores are the best
		reach = best - s.scores[0]
	}
	return s.scores[0], best + reach
}

// tailUnsure reports whether too few trials have a score to tell if the upper
// tail is heavy.
func (s *Sample) tailUnsure() bool { return len(s.scores) < tellingTrials }

// tailHeavy reports whether the scores have a heavy upper tail, by how far the
// best tenth is above the median on average, relative to the better half (a
// measure of Hogg 1974, "Adaptive Robust Procedures", taken from the median
// up). It is 1.8 for a uniform law, 2.2 for a normal one, 2.6 for an
// exponential one and 3.0 for a lognormal one, whatever their scale.
func (s *Sample) tailHeavy() bool {
	n := len(s.scores)
	median := (s.scores[(n-1)/2] + s.scores[n/2]) / 2
	half := mean(s.scores[n-n/2:]) - median
	return half > 0 && (mean(s.scores[n-n/10:])-median)/half > heavyTail
}

// mean returns the mean of the values.
func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v / float64(len(values))
	}
	return sum
}
