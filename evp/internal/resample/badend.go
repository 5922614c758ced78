package resample

import (
	"math"

	"evpkit/evp/internal/trials"
)

// BadEnd returns how bad a trial that was not logged is taken to be: as far below the worst
// score seen as that lies below the score √N places above it, N counting the trials with a
// score. It matters for the best of one or two trials only. With the worst score seen in
// its place the band for one of 20 trials held only 0.90 of 0.95 for losses that are skewed
// like those of fine-tuning, with this 0.94; where the variance is infinite (a tail of the
// losses with exponent 1.5) it holds 0.86 (testdata/coverage/dirichlet-trials.md).
//
// It is −Inf with fewer than 4 scores, which tell nothing.
func BadEnd(s *trials.Set) float64 {
	n := s.Scored()
	if n < minTailScores {
		return math.Inf(-1)
	}
	m := int(math.Round(math.Sqrt(float64(n))))
	end := 2 * (s.Worst() - s.Ranked(n-m)/2)
	return math.Max(end, -math.MaxFloat64)
}
