// Package coverage is for tests only: known laws of trials, from which logs are
// simulated, and counts of how often an interval holds the truth.
package coverage

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/stat"
)

// A Law is a known law of trials. Larger scores are better.
type Law struct {
	Name  string
	Score func(u float64) float64               // quantile function of the score
	Cost  func(u float64, r *rand.Rand) float64 // given the score's level u

	// The least and the greatest score and cost that the law can give, as a user may
	// know them. Both are 0 for a law without ends.
	ScoreEnds, CostEnds [2]float64
}

// Shifted returns the law with scores that are higher by shift, and costs that are
// factor times as large.
func (l Law) Shifted(shift, factor float64) Law {
	out := l
	out.Name += ", shifted"
	out.Score = func(u float64) float64 { return l.Score(u) + shift }
	out.Cost = func(u float64, r *rand.Rand) float64 { return factor * l.Cost(u, r) }
	if l.ScoreEnds != [2]float64{} {
		out.ScoreEnds = [2]float64{l.ScoreEnds[0] + shift, l.ScoreEnds[1] + shift}
	}
	out.CostEnds = [2]float64{factor * l.CostEnds[0], factor * l.CostEnds[1]}
	return out
}

// Draw returns the scores and costs of n simulated trials.
func (l Law) Draw(n int, r *rand.Rand) (scores, costs []float64) {
	return l.at(n, r, func(int) float64 { return r.Float64() })
}

// Even returns the scores and costs of very many trials that are evenly spread over
// the law, from which its own curve can be had.
func (l Law) Even(many int) (scores, costs []float64) {
	r := rand.New(rand.NewPCG(5, 55))
	return l.at(many, r, func(i int) float64 { return (float64(i) + r.Float64()) / float64(many) })
}

// at returns trials at the levels of the score that level gives.
func (l Law) at(n int, r *rand.Rand, level func(i int) float64) (scores, costs []float64) {
	scores, costs = make([]float64, n), make([]float64, n)
	for i := range scores {
		u := level(i)
		scores[i], costs[i] = l.Score(u), l.Cost(u, r)
	}
	return scores, costs
}

// Scores returns n scores at evenly spaced levels.
func (l Law) Scores(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = l.Score((float64(i) + 0.5) / float64(n))
	}
	return out
}

// SD returns the standard deviation of the law's score, where it has one, from 100,000
// evenly spaced levels.
func (l Law) SD() float64 { return stat.PopStdDev(l.Scores(100_000), nil) }
