package ordstat

import "math"

// certain is the expected number of draws above a threshold from which on one of n draws
// exceeds it, to the last bit of a probability.
const certain = 40

// A Beyond is one more trial than were logged, in two versions: one as good as a trial can
// be, and one as bad.
type Beyond struct {
	Above  float64 // by how much the good one's score exceeds that of the best group, ≥ 0
	Below  float64 // by how much the bad one's score falls short of that of the worst group, ≥ 0
	Failed bool    // the bad one has no score
}

// An End is the best of n with one version of the trial beyond: E[(best − base)·1(scored)]
// and the probability of a score.
type End struct{ Gain, Scored float64 }

// Ends evaluates the best of n for weights of the trials that leave extra for one beyond
// them; tails is scratch memory for len(g.Gaps) values. The base of good is the lowest
// group's score, that of bad is lower by beyond.Below.
func (g Grouped) Ends(weight []float64, extra, n float64, beyond Beyond, tails []float64) (good, bad End) {
	clear(tails)
	for j, p := range weight {
		if k := g.Group[j]; k >= 0 {
			tails[k] += p
		}
	}
	for k := len(tails) - 2; k >= 0; k-- {
		tails[k] += tails[k+1]
	}
	for k := 1; k < len(tails); k++ {
		good.Gain += g.Gaps[k] * reached(n, tails[k]+extra)
		bad.Gain += g.Gaps[k] * reached(n, tails[k])
	}
	scored := reached(n, tails[0]+extra)
	good.Gain += beyond.Above * reached(n, extra)
	bad.Gain += beyond.Below * reached(n, tails[0])
	good.Scored, bad.Scored = scored, scored
	if beyond.Failed {
		bad.Scored = reached(n, tails[0])
	}
	return good, bad
}

// reached returns the probability that one of n draws is among trials of the weight tail.
func reached(n, tail float64) float64 {
	if n*tail > certain {
		return 1
	}
	return -math.Expm1(n * math.Log1p(-math.Min(tail, 1)))
}
