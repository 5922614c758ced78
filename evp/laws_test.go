package evp

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// A scoreLaw is a known law of trials, from which logs are simulated.
type scoreLaw struct {
	name  string
	score func(u float64) float64               // quantile function
	cost  func(u float64, r *rand.Rand) float64 // given the score's level u
}

// freely costs vary by a factor of two or so, whatever the score.
func freely(_ float64, r *rand.Rand) float64 { return math.Exp(0.6 * r.NormFloat64()) }

// laws are the laws of the published tables.
var laws = []scoreLaw{
	{"light tail", distuv.Beta{Alpha: 2, Beta: 2}.Quantile, freely},
	{"heavy tail", distuv.LogNormal{Sigma: 1}.Quantile, freely},
	{"cost rises with score", distuv.Beta{Alpha: 2, Beta: 2}.Quantile, func(u float64, r *rand.Rand) float64 { return math.Exp(1.2*(u-0.5) + 0.3*r.NormFloat64()) }},
	{"cost falls with score", distuv.Beta{Alpha: 2, Beta: 2}.Quantile, func(u float64, r *rand.Rand) float64 { return math.Exp(1.2*(0.5-u) + 0.3*r.NormFloat64()) }},
	{"exponential tail", distuv.Exponential{Rate: 1}.Quantile, freely},
	{"skewed like fine-tuning", func(u float64) float64 { return 0.9 - 0.02*math.Exp(1.2*distuv.UnitNormal.Quantile(1-u)) }, freely},
}

// draw returns the trials of a simulated log.
func (l scoreLaw) draw(n int, r *rand.Rand) []Trial {
	out := make([]Trial, n)
	for i := range out {
		u := r.Float64()
		out[i] = Trial{Score: l.score(u), Cost: l.cost(u, r)}
	}
	return out
}

// truth returns the law's own mean cost and curve, from very many trials whose
// scores are evenly spread over the law.
func (l scoreLaw) truth(t *testing.T, axis Axis, statistic Statistic, inMeanCosts []float64) (meanCost float64, values []float64) {
	t.Helper()
	many := 20_000
	if *coverageSamples > 0 {
		many = 200_000
	}
	return l.truthFrom(t, many, axis, statistic, inMeanCosts)
}

// truthFrom is truth from so many trials.
func (l scoreLaw) truthFrom(t *testing.T, many int, axis Axis, statistic Statistic, inMeanCosts []float64) (meanCost float64, values []float64) {
	t.Helper()
	r := rand.New(rand.NewPCG(5, 55))
	trials := make([]Trial, many)
	for i := range trials {
		u := (float64(i) + r.Float64()) / float64(many)
		trials[i] = Trial{Score: l.score(u), Cost: l.cost(u, r)}
	}
	s, err := NewSample(l.name, trials, SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := CurveOptions{Statistic: statistic}
	for _, x := range inMeanCosts {
		if axis == Budget {
			x *= s.MeanCost()
		}
		o.At = append(o.At, x)
	}
	curve, err := curveOn(axis, s, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range curve.Points {
		values = append(values, p.Estimate)
	}
	return s.MeanCost(), values
}
