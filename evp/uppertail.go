package evp

import "sort"

const (
	tellingTrials = 50  // scored trials from which a heavy upper tail shows
	heavyTail     = 2.4 // spread of the best from which it is
)

// credible returns the scores between which an end of a bootstrap band is
// believed, in the better-is-larger order: from the worst score seen to as far
// above the best as that is above the median; a baseline none counts as a score.
// Beyond them t has exploded: so few trials decide that a resample's standard
// error can be almost nothing.
func (s *Sample) credible(none float64) (low, high float64) {
	best, median := s.scores[len(s.scores)-1], s.better(s.scored()/2+1)
	if best == median { // over half of the scores are the best
		median = s.scores[0]
	}
	low = s.scores[0]
	if none < low {
		low = none
	}
	return low, best + (best - median)
}

// scored returns the number of trials with a score.
func (s *Sample) scored() int { return s.N() - s.failed }

// better returns the k-th best score.
func (s *Sample) better(k int) float64 {
	if s.above == nil {
		return s.scores[len(s.scores)-k]
	}
	return s.scores[sort.Search(len(s.above), func(i int) bool { return s.above[i] < k })-1]
}

// meanOfBest returns the mean of the k best scores.
func (s *Sample) meanOfBest(k int) float64 {
	sum, left := 0.0, k
	for i := len(s.scores) - 1; left > 0; i-- {
		n := min(s.costParts()[0].count(i), left)
		sum += s.scores[i] * float64(n) / float64(k)
		left -= n
	}
	return sum
}

// tailUnsure reports whether too few trials have a score to tell if the upper
// tail is heavy.
func (s *Sample) tailUnsure() bool { return s.scored() < tellingTrials }

// tailHeavy reports whether the scores have a heavy upper tail, by how far the
// best tenth is above the median on average, relative to the better half (a
// measure of Hogg 1974, "Adaptive Robust Procedures", taken from the median
// up). It is 1.8 for a uniform law, 2.2 for a normal one, 2.6 for an
// exponential one and 3.0 for a lognormal one, whatever their scale.
func (s *Sample) tailHeavy() bool {
	n := s.scored()
	median := (s.better(n/2+1) + s.better((n+1)/2)) / 2
	half := s.meanOfBest(n/2) - median
	return half > 0 && (s.meanOfBest(n/10)-median)/half > heavyTail
}
