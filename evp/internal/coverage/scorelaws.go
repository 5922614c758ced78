package coverage

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// unit is the range of an accuracy.
var unit = [2]float64{0, 1}

// The laws of the first tables.
var (
	LightTail   = Law{Name: "light tail", Score: beta(2, 2), Cost: varied, ScoreEnds: unit}
	HeavyTail   = Law{Name: "heavy tail", Score: logNormal(1), Cost: varied}
	RisingCost  = Law{Name: "cost rises with score", Score: beta(2, 2), Cost: costBy(+1.2), ScoreEnds: unit}
	FallingCost = Law{Name: "cost falls with score", Score: beta(2, 2), Cost: costBy(-1.2), ScoreEnds: unit}
	Exponential = Law{Name: "exponential tail", Score: distuv.Exponential{Rate: 1}.Quantile, Cost: varied}
	FineTuning  = Law{Name: "skewed like fine-tuning", Score: func(u float64) float64 {
		return 0.9 - 0.02*math.Exp(1.2*normal(1-u))
	}, Cost: varied}

	Laws = []Law{LightTail, HeavyTail, RisingCost, FallingCost, Exponential, FineTuning}
)

// Everyday are laws of scores as logs of hyperparameter trials have them: with an
// end, or a tail no heavier than a logistic one. Costs vary by a factor of about two
// whatever the score.
var Everyday = []Law{
	LightTail,
	{Name: "dense top", Score: beta(20, 4), Cost: varied, ScoreEnds: unit},
	{Name: "uniform", Score: func(u float64) float64 { return u }, Cost: varied, ScoreEnds: unit},
	{Name: "normal", Score: normal, Cost: varied},
	UShape,
	Bimodal,
	{Name: "accuracy on 100 examples", Score: rounded(beta(8, 2), 100), Cost: varied, ScoreEnds: unit},
	{Name: "accuracy on 20 examples", Score: rounded(beta(8, 2), 20), Cost: varied, ScoreEnds: unit},
	{Name: "plateau", Score: func(u float64) float64 { return math.Min(0.8+0.1*normal(u), 0.9) }, Cost: varied},
	FineTuning,
	{Name: "half at chance", Score: func(u float64) float64 {
		if u < 0.5 {
			return 0.1
		}
		return 0.1 + 0.8*beta(3, 2)(2*u-1)
	}, Cost: varied, ScoreEnds: unit},
	{Name: "peak over 6 hyperparameters", Score: peak(6), Cost: varied},
	{Name: "peak over 12 hyperparameters", Score: peak(12), Cost: varied},
	{Name: "densest at its end", Score: beta(2, 0.7), Cost: varied, ScoreEnds: unit},
	{Name: "sparse near its end", Score: func(u float64) float64 { return 1 - beta(2, 0.7)(1-u) },
		Cost: varied, ScoreEnds: unit},
	{Name: "losses that blow up", Score: func(u float64) float64 { return -math.Pow(u, -1/1.5) }, Cost: varied},
	{Name: "logistic tail", Score: func(u float64) float64 { return math.Log(u) - math.Log1p(-u) }, Cost: varied},
}

// Laws that are used by name.
var (
	// UShape has most scores near the ends.
	UShape = Law{Name: "U-shape", Score: beta(0.5, 0.5), Cost: varied, ScoreEnds: unit}

	// Bimodal trials have diverged, 3 in 10, or are fine.
	Bimodal = Law{Name: "diverged or fine", Score: func(u float64) float64 {
		if u < 0.3 {
			return 0.1 + 0.2*beta(2, 5)(u/0.3)
		}
		return 0.6 + 0.3*beta(2, 2)((u-0.3)/0.7)
	}, Cost: varied, ScoreEnds: unit}

	// RareMode has 3 trials of 100 in a far better mode, which a log may not show.
	RareMode = Law{Name: "3 % rare better mode", Score: func(u float64) float64 {
		if u < 0.97 {
			return 0.3 + 0.2*beta(2, 2)(u/0.97)
		}
		return 0.8 + 0.1*beta(2, 2)((u-0.97)/0.03)
	}, Cost: varied, ScoreEnds: unit}

	// Pareto3 has a tail of exponent 3: a finite variance and no more.
	Pareto3 = Law{Name: "Pareto(3) tail", Score: pareto(3), Cost: varied}
)

// Hard are laws of scores whose best are farther above the rest than a log need
// show.
var Hard = []Law{
	Exponential,
	{Name: "Gumbel tail", Score: func(u float64) float64 { return -math.Log(-math.Log(u)) }, Cost: varied},
	{Name: "lognormal tail, sigma 0.5", Score: logNormal(0.5), Cost: varied},
	HeavyTail,
	Pareto3,
	{Name: "Pareto(2) tail", Score: pareto(2), Cost: varied},
	RareMode,
}

// normal is the quantile function of the standard normal law.
func normal(u float64) float64 { return distuv.UnitNormal.Quantile(u) }

// beta returns the quantile function of a beta law.
func beta(a, b float64) func(u float64) float64 { return distuv.Beta{Alpha: a, Beta: b}.Quantile }

// logNormal returns the quantile function of exp(sigma·z), z standard normal.
func logNormal(sigma float64) func(u float64) float64 { return distuv.LogNormal{Sigma: sigma}.Quantile }

// pareto returns the quantile function of a Pareto law from 1 on.
func pareto(exponent float64) func(u float64) float64 {
	return func(u float64) float64 { return math.Pow(1-u, -1/exponent) }
}

// rounded returns scores that are shares of so many examples.
func rounded(score func(u float64) float64, examples float64) func(u float64) float64 {
	return func(u float64) float64 { return math.Round(score(u)*examples) / examples }
}

// peak returns the scores of random search around a smooth optimum over so many
// hyperparameters that matter: what is lost is a sum of squares of normal variables.
// Near its end the law's tail has the exponent dimensions/2.
func peak(dimensions float64) func(u float64) float64 {
	lost := distuv.ChiSquared{K: dimensions}
	return func(u float64) float64 { return 0.9 - 0.1*lost.Quantile(1-u)/dimensions }
}
