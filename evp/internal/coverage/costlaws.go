package coverage

import (
	"math"
	"math/rand/v2"
)

// Costs are laws whose costs are what matters. In the last four some trials are so
// dear that a log need not show what they cost; their CostEnds say it.
var Costs = []Law{
	LightTail,
	RisingCost,
	FallingCost,
	{Name: "equal costs", Score: beta(2, 2), Cost: func(float64, *rand.Rand) float64 { return 1 },
		ScoreEnds: unit, CostEnds: [2]float64{1, 1}},
	{Name: "1, 2, 4 or 8 epochs", Score: beta(2, 2), Cost: func(_ float64, r *rand.Rand) float64 {
		return math.Exp2(float64(r.IntN(4)))
	}, ScoreEnds: unit, CostEnds: [2]float64{1, 8}},
	{Name: "bad trials stopped early", Score: beta(2, 2), Cost: func(u float64, r *rand.Rand) float64 {
		return steps(u, 0.6, 0.1, 1) * (0.9 + 0.2*r.Float64())
	}, ScoreEnds: unit, CostEnds: [2]float64{0.09, 1.1}},
	{Name: "diverged trials stopped early", Score: Bimodal.Score, Cost: func(u float64, r *rand.Rand) float64 {
		return steps(u, 0.3, 0.1, 1) * varied(u, r)
	}, ScoreEnds: unit},
	{Name: "wide costs, correlated", Score: beta(2, 2), Cost: func(u float64, r *rand.Rand) float64 {
		return math.Exp(2 * (0.7*normal(u) + math.Sqrt(0.51)*r.NormFloat64()))
	}, ScoreEnds: unit},
	{Name: "Pareto(1.1) costs", Score: beta(2, 2), Cost: paretoCost, ScoreEnds: unit, CostEnds: [2]float64{1, 1000}},
	{Name: "Pareto(3) scores, Pareto(1.1) costs", Score: pareto(3), Cost: paretoCost, CostEnds: [2]float64{1, 1000}},
	{Name: "best 5 % cost 50 times as much", Score: beta(2, 2), Cost: func(u float64, r *rand.Rand) float64 {
		return steps(u, 0.95, 1, 50) * (0.5 + r.Float64())
	}, ScoreEnds: unit, CostEnds: [2]float64{0.5, 75}},
	{Name: "2 % cost 1000 times as much", Score: beta(2, 2), Cost: func(_ float64, r *rand.Rand) float64 {
		return steps(r.Float64(), 0.98, 1, 1000) * (0.5 + r.Float64())
	}, ScoreEnds: unit, CostEnds: [2]float64{0.5, 1500}},
}

// varied costs vary by a factor of about two, whatever the score.
func varied(_ float64, r *rand.Rand) float64 { return math.Exp(0.6 * r.NormFloat64()) }

// costBy returns costs whose logarithm depends on the score's level with a slope.
func costBy(slope float64) func(u float64, r *rand.Rand) float64 {
	return func(u float64, r *rand.Rand) float64 { return math.Exp(slope*(u-0.5) + 0.3*r.NormFloat64()) }
}

// paretoCost has a heavy tail of exponent 1.1, up to 1000 times the least cost.
func paretoCost(_ float64, r *rand.Rand) float64 {
	return math.Pow(1-r.Float64()*(1-math.Pow(1000, -1.1)), -1/1.1)
}

// steps returns below for levels under a bound, above from it on.
func steps(u, bound, below, above float64) float64 {
	if u < bound {
		return below
	}
	return above
}
