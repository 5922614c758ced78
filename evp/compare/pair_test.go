package compare

import (
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/resample"
)

// TestBeats: by hand, of A in {1, 3} and B in {1, 2} with one trial each, A wins
// with (1,–): ½·½·½ tie + 3 beats both ½ = 0.625; and nothing loses to a score.
func TestBeats(t *testing.T) {
	law := func(s *evp.Sample, axis evp.Axis, x, none float64) []outcome {
		return outcomes(mustSet(t, s), axis, x, none)
	}
	nan := math.NaN()
	a := named(t, "a", []evp.Trial{{Score: 1, Cost: 1}, {Score: 3, Cost: 1}})
	b := named(t, "b", []evp.Trial{{Score: 1, Cost: 1}, {Score: 2, Cost: 1}})
	if p := beats(law(a, evp.Trials, 1, nan), law(b, evp.Trials, 1, nan)); math.Abs(p-0.625) > 1e-12 {
		t.Errorf("p = %g, want 0.625", p)
	}
	c := named(t, "c", []evp.Trial{{Score: 1, Cost: 5}})
	if p := beats(law(a, evp.Budget, 2, nan), law(c, evp.Budget, 2, nan)); p != 1 {
		t.Errorf("a score against nothing: %g", p)
	}
	if p := beats(law(c, evp.Budget, 2, nan), law(c, evp.Budget, 2, nan)); p != 0.5 {
		t.Errorf("nothing against nothing: %g", p)
	}
	high := 2.5
	if p := beats(law(c, evp.Budget, 2, high), law(b, evp.Budget, 1, high)); p != 1 {
		t.Errorf("a baseline of 2.5 against scores up to 2: %g", p)
	}
}

// TestBeatsSimulated compares with searches that are run, costs uneven, some
// trials failed.
func TestBeatsSimulated(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	draw := func(shift float64) *evp.Sample {
		trials := drawTrials(coverage.RisingCost, 40, r)
		for i := range trials {
			trials[i].Score += shift
			if i%9 == 0 {
				trials[i].Score = math.NaN()
			}
		}
		return named(t, "m", trials)
	}
	a, b := draw(0), draw(0.05)
	const budget, searches = 6.0, 40_000
	p := beats(outcomes(mustSet(t, a), evp.Budget, budget, math.NaN()),
		outcomes(mustSet(t, b), evp.Budget, budget, math.NaN()))
	run := func(s *evp.Sample) float64 {
		best, spent := math.Inf(-1), 0.0
		log := s.Trials()
		for {
			trial := log[r.IntN(len(log))]
			if spent += trial.Cost; spent > budget {
				return best
			}
			if !trial.Failed() {
				best = math.Max(best, trial.Score)
			}
		}
	}
	won := 0.0
	for range searches {
		switch x, y := run(a), run(b); {
		case x > y:
			won++
		case x == y:
			won += 0.5
		}
	}
	if z := (won/searches - p) / math.Sqrt(p*(1-p)/searches); math.Abs(z) > 4.5 {
		t.Errorf("p = %g, simulated %g (z = %.1f)", p, won/searches, z)
	}
}

// TestCompareEdges: identical models are undecided with p = ½ and no crossing;
// a model that is better everywhere wins; ranges that do not meet leave rows without a
// verdict.
func TestCompareEdges(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector, which other tests run the same code under")
	}
	r := rand.New(rand.NewPCG(7, 1))
	trials := drawTrials(coverage.LightTail, 60, r)
	same := []*evp.Sample{named(t, "a", trials), named(t, "b", trials)}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		o := Options{Curve: evp.CurveOptions{Resamples: 300, Points: 6}}
		for _, d := range mustCompare(t, same, axis, o).Differences {
			if d.Difference != 0 || math.Abs(d.PABetter-0.5) > 1e-9 || d.Verdict != VerdictUndecided || d.Lower > 0 ||
				d.Upper < 0 {
				t.Errorf("%s: identical models: %+v", axis, d)
			}
		}
		if c := mustCompare(t, same, axis, o); len(c.Crossovers) > 0 {
			t.Errorf("identical models cross: %+v", c.Crossovers)
		}
		better := drawTrials(coverage.LightTail, 60, r)
		for i := range better {
			better[i].Score += 0.5
		}
		c := mustCompare(t, []*evp.Sample{named(t, "a", trials), named(t, "b", better)}, axis, o)
		for k, d := range c.Differences {
			if d.Verdict != VerdictB || d.PABetter > 0.2 || !(d.Upper < 0) && k < 4 {
				t.Errorf("%s: half a point worse: %+v", axis, d)
			}
		}
	}
	far := drawTrials(coverage.LightTail, 30, r)
	for i := range far {
		far[i].Cost *= 1e6
	}
	c := mustCompare(t, []*evp.Sample{named(t, "a", trials), named(t, "far", far)}, evp.Budget,
		Options{Curve: evp.CurveOptions{At: []float64{10, 1e7}, Resamples: 100}})
	for _, d := range c.Differences {
		if d.Verdict != VerdictNone || !math.IsNaN(d.Lower) {
			t.Errorf("ranges that do not meet: %+v", d)
		}
	}
	if len(c.Warnings) != 1 || c.Warnings[0].Code != evp.WarnNoOverlap {
		t.Errorf("warnings %v", c.Warnings)
	}
}

// TestCompareCrossing: a cheap model that is worse in the end crosses an expensive
// one; what they need for one score is in their ratio.
func TestCompareCrossing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	var cheap, dear []evp.Trial
	for range 80 {
		cheap = append(cheap, evp.Trial{Score: 0.6 + 0.1*r.Float64(), Cost: 0.5 + r.Float64()})
		dear = append(dear, evp.Trial{Score: 0.3 + 0.6*r.Float64(), Cost: 2 * (0.5 + r.Float64())})
	}
	c := mustCompare(t, []*evp.Sample{named(t, "cheap", cheap), named(t, "dear", dear)}, evp.Budget,
		Options{Curve: evp.CurveOptions{Resamples: 400}, Scores: []float64{0.68, 0.95}})
	if len(c.Crossovers) != 1 {
		t.Fatalf("crossovers %+v", c.Crossovers)
	}
	x := c.Crossovers[0]
	if !(x.Lower < x.X && x.X < x.Upper && x.Share > 0.5) {
		t.Errorf("crossover %+v", x)
	}
	p, err := evp.BudgetCurve(named(t, "cheap", cheap), evp.CurveOptions{At: []float64{x.X}})
	q, err2 := evp.BudgetCurve(named(t, "dear", dear), evp.CurveOptions{At: []float64{x.X}})
	if err != nil || err2 != nil || math.Abs(p.Points[0].Estimate-q.Points[0].Estimate) > 2e-3 {
		t.Errorf("at the crossover %g the estimates are %g and %g", x.X, p.Points[0].Estimate, q.Points[0].Estimate)
	}
	e := c.EqualScores[0]
	if math.Abs(e.Ratio-e.CostB/e.CostA) > 1e-12 || !(e.Lower <= e.Ratio && e.Ratio <= e.Upper) {
		t.Errorf("equal score %+v", e)
	}
	if e := c.EqualScores[1]; !math.IsNaN(e.CostA) || !math.IsNaN(e.Ratio) {
		t.Errorf("a score that no model reaches: %+v", e)
	}
}

// TestCoarseAtJumps: resamples are evaluated on a coarse lattice, which must not
// push out trials that just fit the budget: whole costs at whole budgets.
func TestCoarseAtJumps(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, kinds := range []int{2, 5, 10} {
		trials := make([]evp.Trial, 60)
		for i := range trials {
			trials[i] = evp.Trial{Score: r.Float64(), Cost: float64(1 + r.IntN(kinds))}
		}
		s := named(t, "whole", trials)
		at := []float64{float64(kinds), float64(kinds) + 1, 12, 16, 24, 48, 90}
		c, err := evp.BudgetCurve(s, evp.CurveOptions{At: at})
		if err != nil {
			t.Fatal(err)
		}
		engine := resample.NewEngine(resample.Setup{Trials: mustSet(t, s), Budget: true, Xs: at, None: math.NaN()})
		estimate, se := engine.Estimates()
		for k, p := range c.Points {
			if off := math.Abs(estimate[k] - p.Estimate); off > 0.15*se[k] {
				t.Errorf("costs 1 … %d, budget %g: off by %g, more than 0.15 of its standard error %g", kinds, p.X, off, se[k])
			}
		}
	}
}
