package renewal

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"evpkit/sampling"
)

// trial is a (score, cost) pair; failed trials have a NaN score.
type trial struct{ score, cost float64 }

// lawOf returns the law of trials in any order.
func lawOf(trials []trial) *Law {
	trials = slices.Clone(trials)
	slices.SortFunc(trials, func(a, b trial) int { return cmp.Compare(a.score, b.score) })
	var scores, costs, failed []float64
	for _, t := range trials {
		if math.IsNaN(t.score) {
			failed = append(failed, t.cost)
			continue
		}
		scores = append(scores, t.score)
		costs = append(costs, t.cost)
	}
	return NewLaw(scores, costs, failed)
}

// random returns n trials made by f, of which every failing-th is failed (0:
// none).
func random(seed uint64, n, failing int, f func(r *rand.Rand) trial) []trial {
	r := rand.New(rand.NewPCG(seed, 7))
	out := make([]trial, n)
	for i := range out {
		out[i] = f(r)
		if failing > 0 && i%failing == 0 {
			out[i].score = math.NaN()
		}
	}
	return out
}

// direct solves the renewal equation itself, by its definition, for one
// threshold: P(best position < e) for whole costs at budgets 0 … most.
func direct(l *Law, e, most int) []float64 {
	g := make([]float64, most+1)
	for b := range g {
		over := 0.0
		for j, c := range l.costs {
			if int(c) > b {
				over += l.weight.at(j)
			}
		}
		for j, c := range l.failed {
			if int(c) > b {
				over += l.lost.at(j)
			}
		}
		g[b] = over
		for j, c := range l.costs[:e] {
			if int(c) <= b {
				g[b] += l.weight.at(j) * g[b-int(c)]
			}
		}
		for j, c := range l.failed {
			if int(c) <= b {
				g[b] += l.lost.at(j) * g[b-int(c)]
			}
		}
	}
	return g
}

// enumerate is direct for costs of any kind and few trials: it follows every
// sequence of draws, sequences with the same rest of the budget together.
func enumerate(l *Law, e int, budget float64) float64 {
	known := map[float64]float64{}
	var g func(rest float64) float64
	g = func(rest float64) float64 {
		if p, ok := known[rest]; ok {
			return p
		}
		p := 0.0
		for i, c := range slices.Concat(l.costs, l.failed) {
			switch {
			case c > rest:
				p += l.weight.at(0)
			case i < e || i >= len(l.costs):
				p += l.weight.at(0) * g(rest-c)
			}
		}
		known[rest] = p
		return p
	}
	return g(budget * (1 + sampling.Tolerance))
}

// momentOf returns the moment whose P(best position < e) is below(e).
func momentOf(l *Law, below func(e int) float64) Moment {
	m := Moment{Scored: 1 - below(0), Mean: math.NaN(), SD: math.NaN()}
	if m.Scored < 1e-15 { // rounding of 1 − P
		m.Scored = 0
		return m
	}
	var mean, square float64
	for e, y := range l.scores {
		p := (below(e+1) - below(e)) / m.Scored
		mean += p * y
		square += p * y * y
	}
	m.Mean, m.SD = mean, math.Sqrt(math.Max(square-mean*mean, 0))
	return m
}
