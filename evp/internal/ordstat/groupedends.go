package ordstat

import "math"

// certain is the size of the logarithm of a probability from which on its complement is 1, to
// the last bit.
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

// Tails are the logarithms of the probability that one draw falls below each group, with
// and without the good trial beyond the groups: log P(score < group's), ≤ 0.
type Tails struct {
	with, without []float64
	extra         float64 // the same of that trial alone
	weight        []float64
}

// NewTails returns room for the tails of groups.
func NewTails(groups int) *Tails {
	return &Tails{with: make([]float64, groups), without: make([]float64, groups), weight: make([]float64, groups)}
}

// SetTails computes the tails for weights of the trials that leave extra for one beyond
// them.
func (g Grouped) SetTails(t *Tails, weight []float64, extra float64) {
	clear(t.weight)
	for j, p := range weight {
		if k := g.Group[j]; k >= 0 {
			t.weight[k] += p
		}
	}
	t.extra = logMissed(extra)
	sum := 0.0
	for k := len(t.weight) - 1; k >= 0; k-- {
		sum += t.weight[k]
		t.with[k], t.without[k] = logMissed(sum+extra), logMissed(sum)
	}
}

// logMissed returns the logarithm of the probability that a draw is not among trials of a
// weight.
func logMissed(weight float64) float64 { return math.Log1p(-math.Min(weight, 1)) }

// Ends evaluates the best of n. The base of good is the lowest group's score, that of bad
// is lower by beyond.Below.
func (g Grouped) Ends(t *Tails, n float64, beyond Beyond) (good, bad End) {
	for k := 1; k < len(g.Gaps); k++ {
		good.Gain += g.Gaps[k] * reached(n*t.with[k])
		bad.Gain += g.Gaps[k] * reached(n*t.without[k])
	}
	good.Scored = reached(n * t.with[0])
	lowest := reached(n * t.without[0])
	good.Gain += beyond.Above * reached(n*t.extra)
	bad.Gain += beyond.Below * lowest
	bad.Scored = good.Scored
	if beyond.Failed {
		bad.Scored = lowest
	}
	return good, bad
}

// reached returns the probability of an event whose complement has the logarithm missed.
func reached(missed float64) float64 {
	if missed < -certain {
		return 1
	}
	return -math.Expm1(missed)
}
