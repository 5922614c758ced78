// Package coverage is for tests only: known laws of trials, from which logs are
// simulated, and counts of how often an interval holds the truth.
package coverage

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Law is a known law of trials.
type Law struct {
	Name  string
	Score func(u float64) float64               // quantile function of the score
	Cost  func(u float64, r *rand.Rand) float64 // given the score's level u
}

// varied costs vary by a factor of about two, whatever the score.
func varied(_ float64, r *rand.Rand) float64 { return math.Exp(0.6 * r.NormFloat64()) }

// The laws of the published tables.
var (
	LightTail   = Law{"light tail", distuv.Beta{Alpha: 2, Beta: 2}.Quantile, varied}
	HeavyTail   = Law{"heavy tail", distuv.LogNormal{Sigma: 1}.Quantile, varied}
	RisingCost  = Law{"cost rises with score", distuv.Beta{Alpha: 2, Beta: 2}.Quantile, costBy(+1.2)}
	FallingCost = Law{"cost falls with score", distuv.Beta{Alpha: 2, Beta: 2}.Quantile, costBy(-1.2)}
	Exponential = Law{"exponential tail", distuv.Exponential{Rate: 1}.Quantile, varied}
	FineTuning  = Law{"skewed like fine-tuning", func(u float64) float64 {
		return 0.9 - 0.02*math.Exp(1.2*distuv.UnitNormal.Quantile(1-u))
	}, varied}

	Laws = []Law{LightTail, HeavyTail, RisingCost, FallingCost, Exponential, FineTuning}
)

// costBy returns costs whose logarithm depends on the score's level with a slope.
func costBy(slope float64) func(u float64, r *rand.Rand) float64 {
	return func(u float64, r *rand.Rand) float64 { return math.Exp(slope*(u-0.5) + 0.3*r.NormFloat64()) }
}

// Shifted returns the law with scores that are higher by shift, and costs that are
// factor times as large.
func (l Law) Shifted(shift, factor float64) Law {
	return Law{
		Name:  l.Name + ", shifted",
		Score: func(u float64) float64 { return l.Score(u) + shift },
		Cost:  func(u float64, r *rand.Rand) float64 { return factor * l.Cost(u, r) },
	}
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
