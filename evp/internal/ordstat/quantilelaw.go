package ordstat

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// failedNodes is the number of shares of failed trials over which a QuantileLaw averages.
const failedNodes = 64

// A QuantileLaw is where the q-quantile of the best of n lies under Dirichlet(1, …, 1)
// weights of the logged trials and one more: at or below the score of rank i if the
// weights of the scores up to it, a Beta variable, reach a level. Given a score, the level
// depends on the weight of the failed trials, a Beta variable too, independent of the
// former.
type QuantileLaw struct {
	scored int
	rest   []float64 // 1 − level, for equally likely weights of the failed trials
}

// NewQuantileLaw returns the law for the best of n ≥ 1 draws, 0 < q < 1, from so many
// scored and failed trials; the quantile is given at least one score. scored ≥ 1.
func NewQuantileLaw(scored, failed int, n, q float64) QuantileLaw {
	l := QuantileLaw{scored: scored}
	if failed == 0 {
		l.rest = []float64{-math.Expm1(math.Log(q) / n)}
		return l
	}
	for k := range failedNodes {
		u := (float64(k) + 0.5) / failedNodes
		f := mathext.InvRegIncBeta(float64(failed), float64(scored+1), u)
		none := math.Pow(f, n)
		l.rest = append(l.rest, -math.Expm1(math.Log(q*(1-none)+none)/n)/(1-f))
	}
	return l
}

// WithGood returns the probability that the quantile is at most the i-th lowest score if the
// trial beyond the logged ones is better than all of them.
func (l QuantileLaw) WithGood(i int) float64 { return l.mean(i, l.scored+1-i) }

// WithBad is WithGood if the trial beyond is worse than all of them; i may be 0 for the
// score of that trial.
func (l QuantileLaw) WithBad(i int) float64 { return l.mean(i+1, l.scored-i) }

// mean returns the probability that a Beta(a, b) variable reaches the level; b may be 0.
func (l QuantileLaw) mean(a, b int) float64 {
	if b == 0 {
		return 1
	}
	sum := 0.0
	for _, rest := range l.rest {
		sum += mathext.RegIncBeta(float64(b), float64(a), math.Min(rest, 1))
	}
	return sum / float64(len(l.rest))
}
