package renewal

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// endsCase is logged trials with whole costs, whose groups are single scores, and one more.
type endsCase struct {
	name                  string
	scores, costs, failed []float64
	beyond                Beyond
}

func endsCases() []endsCase {
	costs := []float64{9, 31, 14, 52, 70, 23}
	scores := []float64{-2, 0.5, 1, 4, 4.5, 9}
	return []endsCase{
		{"no failed trial", scores, costs, nil, Beyond{Above: 2, Below: 3, Least: 9, Most: 70}},
		{"failed trials", scores, costs, []float64{11, 60}, Beyond{Above: 2, Below: 3, Least: 5, Most: 90}},
		{"the bad one fails", scores, costs, []float64{11, 60}, Beyond{Above: 2, Failed: true, Least: 5, Most: 90}},
		{"the first that fails", scores, costs, nil, Beyond{Above: 2, Failed: true, Least: 9, Most: 70}},
		{"no better and no worse", scores, costs, []float64{11}, Beyond{Least: 9, Most: 70}},
		{"past the budget", scores, costs, []float64{11}, Beyond{Above: 1, Below: 1, Least: 9, Most: 500}},
		{"trials past the budget", scores, []float64{200, 31, 14, 300, 126, 127}, nil,
			Beyond{Above: 1, Below: 1, Least: 14, Most: 127}},
		{"one trial", []float64{3}, []float64{40}, nil, Beyond{Above: 1, Below: 2, Least: 20, Most: 60}},
	}
}

// with returns the law of one version by definition: the logged trials with their weights,
// and the one beyond with extra; and the score that its gain is over.
func (c endsCase) with(version int, weight []float64, extra float64) (l *Law, base float64) {
	n := len(c.scores)
	scores, costs, failed := slices.Clone(c.scores), slices.Clone(c.costs), slices.Clone(c.failed)
	scored, lost := slices.Clone(weight[:n]), slices.Clone(weight[n:])
	base = scores[0]
	switch {
	case version == Good:
		scores, costs = append(scores, scores[n-1]+c.beyond.Above), append(costs, c.beyond.Least)
		scored = append(scored, extra)
	case c.beyond.Failed:
		failed, lost = append(failed, c.costOf(version)), append(lost, extra)
	default:
		base -= c.beyond.Below
		scores, costs = slices.Insert(scores, 0, base), slices.Insert(costs, 0, c.costOf(version))
		scored = slices.Insert(scored, 0, extra)
	}
	return NewWeightedLaw(scores, costs, failed, scored, lost, float64(n)), base
}

func (c endsCase) costOf(version int) float64 {
	if version == Bad {
		return c.beyond.Most
	}
	return c.beyond.Least
}

// endOf returns the end of a law at a whole budget, by the renewal equation itself.
func endOf(l *Law, base float64, budget int) End {
	missed := func(e int) float64 { return direct(l, e, budget)[budget] }
	out := End{Scored: 1 - missed(0)}
	for e, y := range l.scores {
		out.Gain += (y - base) * (1 - missed(e))
		base = y
	}
	return out
}

// drawSimplex returns n numbers that sum to 1.
func drawSimplex(r *rand.Rand, n int) []float64 {
	out := make([]float64, n)
	total := 0.0
	for j := range out {
		out[j] = r.ExpFloat64()
		total += out[j]
	}
	for j := range out {
		out[j] /= total
	}
	return out
}

// TestCoarseEnds: with one more trial, the ends are those of the renewal equation of all
// trials with their weights. Costs are whole steps of the lattice, where it is exact.
func TestCoarseEnds(t *testing.T) {
	const budget = coarseHalf // and half a step more, in which nothing fits
	r := rand.New(rand.NewPCG(14, 5))
	for _, c := range endsCases() {
		logged := NewLaw(c.scores, c.costs, c.failed)
		group := make([]int32, len(c.scores))
		for j := range group {
			group[j] = int32(j)
		}
		ends := logged.NewCoarseEnds(CoarseBudget{budget + 0.5, budget + 0.5}, group, c.scores, c.beyond)
		if ends.Certain() {
			t.Fatalf("%s: certain, of little use here", c.name)
		}
		n := len(c.scores) + len(c.failed)
		work := NewCoarseEndsWork(len(c.scores), n)
		for range 5 {
			w := drawSimplex(r, n+1)
			got := ends.Evaluate(w[:n], w[n], work)
			for v := range versions {
				l, base := c.with(v, w[:n], w[n])
				want := endOf(l, base, budget)
				if !near(got[v].Gain, want.Gain, 1e-6) || !near(got[v].Scored, want.Scored, 1e-7) {
					t.Errorf("%s, version %d: %v, want %v", c.name, v, got[v], want)
				}
			}
		}
	}
}

// TestCoarseEndsInGroups: scores in groups, of which the largest is evaluated by an FFT,
// give the ends of trials that have their group's score.
func TestCoarseEndsInGroups(t *testing.T) {
	const budget, n = coarseHalf, 40
	r := rand.New(rand.NewPCG(14, 6))
	values := []float64{0, 1, 3}
	c := endsCase{beyond: Beyond{Above: 1, Below: 2, Least: 20, Most: 120}, failed: []float64{25, 70, 125}}
	group := make([]int32, n)
	for j := range group {
		switch {
		case j >= n-3:
			group[j] = 2
		case j >= n-3-2*smallGroup:
			group[j] = 1
		}
		c.scores, c.costs = append(c.scores, values[group[j]]), append(c.costs, float64(20+r.IntN(100)))
	}
	ends := NewLaw(c.scores, c.costs, c.failed).NewCoarseEnds(CoarseBudget{budget + 0.5, budget + 0.5}, group, values, c.beyond)
	w := drawSimplex(r, n+len(c.failed)+1)
	last := len(w) - 1
	got := ends.Evaluate(w[:last], w[last], NewCoarseEndsWork(len(values), last))
	for v := range versions {
		l, base := c.with(v, w[:last], w[last])
		if want := endOf(l, base, budget); !near(got[v].Gain, want.Gain, 1e-6) || !near(got[v].Scored, want.Scored, 1e-7) {
			t.Errorf("version %d: %v, want %v", v, got[v], want)
		}
	}
}

// TestCoarseEndsCertain: where a budget affords so many trials that the lowest scores are
// certain to be exceeded, gains are over the lowest group that is not, and those of the
// bad trial do not depend on how bad it is.
func TestCoarseEndsCertain(t *testing.T) {
	const budget, n = coarseHalf, 200
	r := rand.New(rand.NewPCG(14, 7))
	c := endsCase{beyond: Beyond{Above: 1, Below: 5, Least: 1, Most: 3}}
	group := make([]int32, n)
	for j := range group {
		group[j] = int32(j)
		c.scores, c.costs = append(c.scores, float64(j)), append(c.costs, float64(1+r.IntN(3)))
	}
	ends := NewLaw(c.scores, c.costs, nil).NewCoarseEnds(CoarseBudget{budget + 0.5, budget + 0.5}, group, c.scores, c.beyond)
	base := ends.Base(n)
	if !ends.Certain() || base == 0 {
		t.Fatalf("certain %v, base %d", ends.Certain(), base)
	}
	w := drawSimplex(r, n+1)
	got := ends.Evaluate(w[:n], w[n], NewCoarseEndsWork(n, n))
	for _, v := range []int{Good, Bad} {
		l, least := c.with(v, w[:n], w[n])
		want := endOf(l, least, budget)
		if mean := c.scores[base] + got[v].Gain; got[v].Scored != 1 || math.Abs(mean-(least+want.Gain)) > 1e-4 {
			t.Errorf("version %d: mean %g, scored %g; want mean %g", v, mean, got[v].Scored, least+want.Gain)
		}
	}
}
