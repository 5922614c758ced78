package compare

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/parallel"
)

// A duel is two laws, logs of which are compared again and again.
type duel struct {
	laws    [2]coverage.Law
	sizes   [2]int
	axis    evp.Axis
	at      []float64 // x
	support bool      // the scores' ends are given
}

// A tally is how many pairs of logs have a verdict, how many a claim, and how many would have
// a verdict by interval and test alone.
type tally struct{ verdicts, claims, bare, of int }

// share writes a count as a share.
func (t tally) share(count int) string { return fmt.Sprintf("%.3f", float64(count)/float64(t.of)) }

// run compares so many simulated pairs of logs, with 200 resamples and 1,000 permutations.
func (d duel) run(t *testing.T, pairs int) tally {
	t.Helper()
	results := make([]tally, pairs)
	parallel.For(pairs, func(i int) {
		r := rand.New(rand.NewPCG(coverage.Seed, uint64(i)))
		samples := []*evp.Sample{named(t, "a", drawTrials(d.laws[0], d.sizes[0], r)),
			named(t, "b", drawTrials(d.laws[1], d.sizes[1], r))}
		var err error
		if results[i], err = d.compare(samples); err != nil {
			t.Error(err)
		}
	})
	var out tally
	for _, r := range results {
		out.verdicts, out.claims, out.bare = out.verdicts+r.verdicts, out.claims+r.claims, out.bare+r.bare
	}
	out.of = pairs
	return out
}

// options returns those of a comparison of the duel.
func (d duel) options() Options {
	o := Options{Curve: evp.CurveOptions{At: d.at, Resamples: 200, Seed: 5}}
	if ends := d.laws[0].ScoreEnds; d.support {
		other := d.laws[1].ScoreEnds
		o.Curve.Support = &evp.Support{Low: math.Min(ends[0], other[0]), High: math.Max(ends[1], other[1])}
	}
	return o
}

// compare compares two logs. Without a p-value of at most .05 there can be no verdict and no
// claim: so it looks at these first, which takes a fraction of the time.
func (d duel) compare(samples []*evp.Sample) (out tally, err error) {
	o := d.options().withDefaults()
	c := &comparison{axis: d.axis, options: o, xs: o.Curve.At, progress: parallel.NewProgress(1, nil)}
	for _, s := range samples {
		m, err := newModel(s, d.axis, o.Curve, len(d.at) == 1)
		if err != nil {
			return out, err
		}
		c.models = append(c.models, m)
	}
	a, b := c.models[0], c.models[1]
	both := func(x float64) bool { return a.exists(x) && b.exists(x) }
	families := [2][]float64{only(c.xs, both), nil}
	if len(d.at) > 1 {
		pairs := [][2]int{{0, 1}}
		c.setTerms(pairs)
		c.setCosts(pairs)
		families[1] = only(c.claimXs(c.forSameScore(a, b)), both)
	} else {
		o.Scores = []float64{}
	}
	p := c.permute(a, b, families)
	if !anyAtMost(p[0], 0.05) && !anyAtMost(p[1], 0.05) {
		return out, nil
	}
	all, err := Pairs(samples, "", d.axis, o)
	if err != nil {
		return out, err
	}
	return tallyOf(all[0]), nil
}

// only returns those of xs for which a condition holds.
func only(xs []float64, holds func(x float64) bool) (out []float64) {
	for _, x := range xs {
		if holds(x) {
			out = append(out, x)
		}
	}
	return out
}

// anyAtMost reports whether some value is at most a limit.
func anyAtMost(values []float64, limit float64) bool {
	for _, v := range values {
		if v <= limit {
			return true
		}
	}
	return false
}

// tallyOf returns what a pair says.
func tallyOf(p *Pair) (out tally) {
	for _, x := range p.Differences {
		switch {
		case x.Verdict == VerdictA || x.Verdict == VerdictB:
			out.verdicts, out.bare = 1, 1
		case x.Reason == RangeNotExcluded:
			out.bare = 1
		}
	}
	for _, e := range p.EqualScores {
		if e.Claim != VerdictNone {
			out.claims = 1
		}
	}
	return out
}

// dueled is the number of x at which models are compared.
const dueled = 6

// grid returns dueled x from where both curves exist, about, to the end of the shorter log.
func (d duel) grid(t *testing.T) []float64 {
	if d.axis == evp.Trials {
		return grid.Whole(float64(min(d.sizes[0], d.sizes[1])), dueled)
	}
	unit, _ := truthOf(t, d.laws[0], evp.Budget, 1)
	return grid.Log(3*unit, float64(min(d.sizes[0], d.sizes[1]))*unit, dueled)
}

// equal returns the duel at one x, in trials or mean costs, with the scores of the second law
// shifted so that both laws have the same expected best there; ends of scores move along.
func (d duel) equal(t *testing.T, x float64) duel {
	unit, a := truthOf(t, d.laws[0], d.axis, x)
	_, b := truthOf(t, d.laws[1], d.axis, x)
	d.laws[1] = d.laws[1].Shifted(a-b, 1)
	d.at = []float64{x * unit}
	return d
}

// scaled returns a law with the standard deviation of its scores, and the costs of the light
// tail, which both laws of a duel have.
func scaled(l coverage.Law, sd float64) coverage.Law {
	score, factor := l.Score, sd/l.SD()
	l.Score = func(u float64) float64 { return factor * score(u) }
	l.Cost = coverage.LightTail.Cost
	if l.ScoreEnds != [2]float64{} {
		l.ScoreEnds = [2]float64{factor * l.ScoreEnds[0], factor * l.ScoreEnds[1]}
	}
	return l
}

// truthOf returns a law's mean cost (1 by trials) and its own expected best at an x, from very
// many trials whose scores are evenly spread over the law.
func truthOf(t *testing.T, l coverage.Law, axis evp.Axis, x float64) (unit, value float64) {
	t.Helper()
	s := named(t, l.Name, asTrials(l.Even(20_000)))
	unit = 1
	if axis == evp.Budget {
		unit = s.MeanCost()
	}
	curve, err := s.Curve(axis, evp.CurveOptions{At: []float64{x * unit}})
	if err != nil {
		t.Fatal(err)
	}
	return unit, curve.Points[0].Estimate
}
