package evp

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// named returns a sample of a simulated log.
func named(t *testing.T, name string, trials []Trial) *Sample {
	t.Helper()
	s, err := NewSample(name, trials, SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBeats: by hand, of A in {1, 3} and B in {1, 2} with one trial each, A wins
// with (1,–): ½·½·½ tie + 3 beats both ½ = 0.625; and nothing loses to a score.
func TestBeats(t *testing.T) {
	a := named(t, "a", []Trial{{Score: 1, Cost: 1}, {Score: 3, Cost: 1}})
	b := named(t, "b", []Trial{{Score: 1, Cost: 1}, {Score: 2, Cost: 1}})
	if p := beats(a.outcomes(Trials, 1, CurveOptions{}), b.outcomes(Trials, 1, CurveOptions{})); math.Abs(p-0.625) > 1e-12 {
		t.Errorf("p = %g, want 0.625", p)
	}
	c := named(t, "c", []Trial{{Score: 1, Cost: 5}})
	if p := beats(a.outcomes(Budget, 2, CurveOptions{}), c.outcomes(Budget, 2, CurveOptions{})); p != 1 {
		t.Errorf("a score against nothing: %g", p)
	}
	if p := beats(c.outcomes(Budget, 2, CurveOptions{}), c.outcomes(Budget, 2, CurveOptions{})); p != 0.5 {
		t.Errorf("nothing against nothing: %g", p)
	}
	high := 2.5
	o := CurveOptions{Baseline: &high}
	if p := beats(c.outcomes(Budget, 2, o), b.outcomes(Budget, 1, o)); p != 1 {
		t.Errorf("a baseline of 2.5 against scores up to 2: %g", p)
	}
}

// TestBeatsSimulated compares with searches that are run, costs uneven, some
// trials failed.
func TestBeatsSimulated(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	draw := func(shift float64) *Sample {
		trials := laws[2].draw(40, r)
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
	p := beats(a.outcomes(Budget, budget, CurveOptions{}), b.outcomes(Budget, budget, CurveOptions{}))
	run := func(s *Sample) float64 {
		best, spent := math.Inf(-1), 0.0
		for {
			j := r.IntN(s.N())
			cost, score := 0.0, math.Inf(-1)
			if j < len(s.scores) {
				cost, score = s.costs[j], s.scores[j]
			} else {
				cost = s.fails[j-len(s.scores)]
			}
			if spent += cost; spent > budget {
				return best
			}
			best = math.Max(best, score)
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
// a model that is better everywhere wins; minimising mirrors it; a single trial
// and ranges that do not meet leave rows without a verdict.
func TestCompareEdges(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	trials := laws[0].draw(60, r)
	same := []*Sample{named(t, "a", trials), named(t, "b", trials)}
	for _, axis := range []Axis{Trials, Budget} {
		o := CompareOptions{Curve: CurveOptions{Resamples: 300, Points: 6}}
		for _, d := range mustCompare(t, same, axis, o).Differences {
			if d.Difference != 0 || math.Abs(d.PABetter-0.5) > 1e-9 || d.Verdict != VerdictUndecided || d.Lower > 0 || d.Upper < 0 {
				t.Errorf("%s: identical models: %+v", axis, d)
			}
		}
		if c := mustCompare(t, same, axis, o); len(c.Crossovers) > 0 {
			t.Errorf("identical models cross: %+v", c.Crossovers)
		}
		better := laws[0].draw(60, r)
		for i := range better {
			better[i].Score += 0.5
		}
		c := mustCompare(t, []*Sample{named(t, "a", trials), named(t, "b", better)}, axis, o)
		for k, d := range c.Differences {
			if d.Verdict != VerdictB || d.PABetter > 0.2 || !(d.Upper < 0) && k < 4 {
				t.Errorf("%s: half a point worse: %+v", axis, d)
			}
		}
		alone := mustCompare(t, []*Sample{named(t, "a", trials), named(t, "one", trials[:1])}, axis, o)
		for _, d := range alone.Differences {
			if d.Verdict == VerdictA || d.Verdict == VerdictB {
				t.Errorf("%s: against one trial: %+v", axis, d)
			}
		}
	}
	far := laws[0].draw(30, r)
	for i := range far {
		far[i].Cost *= 1e6
	}
	c := mustCompare(t, []*Sample{named(t, "a", trials), named(t, "far", far)}, Budget, CompareOptions{Curve: CurveOptions{At: []float64{10, 1e7}, Resamples: 100}})
	for _, d := range c.Differences {
		if d.Verdict != VerdictNone || !math.IsNaN(d.Lower) {
			t.Errorf("ranges that do not meet: %+v", d)
		}
	}
	if len(c.Warnings) != 1 || c.Warnings[0].Code != WarnNoOverlap {
		t.Errorf("warnings %v", c.Warnings)
	}
}

func mustCompare(t *testing.T, samples []*Sample, axis Axis, o CompareOptions) *Comparison {
	t.Helper()
	all, err := Compare(samples, "", axis, o)
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

// TestCompareCrossing: a cheap model that is worse in the end crosses a dear
// one; what they need for one score is in their ratio.
func TestCompareCrossing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	var cheap, dear []Trial
	for range 80 {
		cheap = append(cheap, Trial{Score: 0.6 + 0.1*r.Float64(), Cost: 0.5 + r.Float64()})
		dear = append(dear, Trial{Score: 0.3 + 0.6*r.Float64(), Cost: 2 * (0.5 + r.Float64())})
	}
	c := mustCompare(t, []*Sample{named(t, "cheap", cheap), named(t, "dear", dear)}, Budget, CompareOptions{Curve: CurveOptions{Resamples: 400}, Scores: []float64{0.68, 0.95}})
	if len(c.Crossovers) != 1 {
		t.Fatalf("crossovers %+v", c.Crossovers)
	}
	x := c.Crossovers[0]
	if !(x.Lower < x.X && x.X < x.Upper && x.Share > 0.5) {
		t.Errorf("crossover %+v", x)
	}
	p, err := BudgetCurve(named(t, "cheap", cheap), CurveOptions{At: []float64{x.X}})
	q, err2 := BudgetCurve(named(t, "dear", dear), CurveOptions{At: []float64{x.X}})
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

// shifted returns a law whose scores are higher by shift, and whose costs are
// factor times as large.
func (l scoreLaw) shifted(shift, factor float64) scoreLaw {
	return scoreLaw{
		name:  l.name + ", shifted",
		score: func(u float64) float64 { return l.score(u) + shift },
		cost:  func(u float64, r *rand.Rand) float64 { return factor * l.cost(u, r) },
	}
}

// TestCoarseAtJumps: resamples are evaluated on a coarse lattice, which must not
// push out trials that just fit the budget: whole costs at whole budgets.
func TestCoarseAtJumps(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, kinds := range []int{2, 5, 10} {
		trials := make([]Trial, 60)
		for i := range trials {
			trials[i] = Trial{Score: r.Float64(), Cost: float64(1 + r.IntN(kinds))}
		}
		s := named(t, "whole", trials)
		at := []float64{float64(kinds), float64(kinds) + 1, 12, 16, 24, 48, 90}
		c, err := BudgetCurve(s, CurveOptions{At: at})
		if err != nil {
			t.Fatal(err)
		}
		estimate, se := s.bestAt(Budget, at, CurveOptions{}, false).logged()
		for k, p := range c.Points {
			if off := math.Abs(estimate[k] - p.Estimate); off > 0.15*se[k] {
				t.Errorf("costs 1 … %d, budget %g: off by %g, more than 0.15 of its standard error %g", kinds, p.X, off, se[k])
			}
		}
	}
}

// simulateCompare counts, for 8 budgets up to a share of the smaller log's
// expected total, how often the simultaneous interval of the difference held
// the truth at all of them, and how often some model was said to be better where
// it is not.
func simulateCompare(t *testing.T, laws [2]scoreLaw, sizes [2]int, share float64, samples, resamples int) (held, wrong coverage) {
	t.Helper()
	var units [2]float64
	for k, law := range laws {
		units[k], _ = law.truthFrom(t, 20_000, Budget, Mean, []float64{1})
	}
	low, high := 3*max(units[0], units[1]), min(units[0]*float64(sizes[0]), units[1]*float64(sizes[1]))*share
	at := logGrid(low, high, 8)
	var truth [2][]float64
	for k, law := range laws {
		inMeanCosts := make([]float64, len(at))
		for i, x := range at {
			inMeanCosts[i] = x / units[k]
		}
		_, truth[k] = law.truthFrom(t, 20_000, Budget, Mean, inMeanCosts)
	}
	results := make([][2]bool, samples)
	inParallel(samples, nil, func() func(int) {
		return func(i int) {
			r := rand.New(rand.NewPCG(77, uint64(i)))
			pair := []*Sample{named(t, "a", laws[0].draw(sizes[0], r)), named(t, "b", laws[1].draw(sizes[1], r))}
			all, err := Compare(pair, "", Budget, CompareOptions{Curve: CurveOptions{At: at, Resamples: resamples, Seed: 5}, Scores: []float64{}})
			if err != nil {
				t.Error(err)
				return
			}
			results[i][0] = true
			for k, d := range all[0].Differences {
				difference := truth[0][k] - truth[1][k]
				results[i][0] = results[i][0] && !(d.Lower > difference+1e-9) && !(d.Upper < difference-1e-9)
				results[i][1] = results[i][1] || d.Verdict == VerdictA && difference <= 1e-9 || d.Verdict == VerdictB && difference >= -1e-9
			}
		}
	})
	for _, x := range results {
		held.of, wrong.of = held.of+1, wrong.of+1
		if x[0] {
			held.held++
		}
		if x[1] {
			wrong.held++
		}
	}
	return held, wrong
}

// TestCoverageCompare measures the simultaneous intervals of differences, and
// how often models are wrongly told apart. In short it looks at one pair.
func TestCoverageCompare(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	if *coverageSamples == 0 {
		held, wrong := simulateCompare(t, [2]scoreLaw{laws[0], laws[0]}, [2]int{20, 30}, 0.5, 30, 100)
		atLeast(t, "light tail", held, 0.9)
		if wrong.held > 6 { // 5 % of 30 is 1.5
			t.Errorf("%d of 30 identical pairs are told apart", wrong.held)
		}
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Of %d simulated pairs of logs (nominal 0.95, 200 resamples, 1,000 permutations, 8 budgets): how often the simultaneous interval of the "+
		"difference held the truth at all budgets, and how often a model was said to be better at some budget where it is not.\n", *coverageSamples)
	fmt.Fprint(&b, "\nTwo laws, budgets up to half of the smaller log's total; the second law is better by 0.02 and half as dear again.\n\n| law | N | held | wrong decisions |\n|---|---|---|---|\n")
	for _, law := range laws {
		held, wrong := simulateCompare(t, [2]scoreLaw{law, law.shifted(0.02, 1.5)}, [2]int{50, 50}, 0.5, *coverageSamples, 200)
		if law.name != "heavy tail" {
			atLeast(t, law.name, held, 0.9)
		}
		b.WriteString(compareRow(t, law.name, [2]int{50, 50}, held, wrong))
		writeTable(t, "compare.md", b.String())
	}
	fmt.Fprint(&b, "\nThe same law twice, budgets up to the smaller log's whole total: every decision is wrong.\n\n| law | N | held | wrong decisions |\n|---|---|---|---|\n")
	for _, law := range []scoreLaw{laws[1], laws[0], laws[4]} {
		for _, sizes := range [][2]int{{20, 100}, {50, 50}} {
			held, wrong := simulateCompare(t, [2]scoreLaw{law, law}, sizes, 1, *coverageSamples, 200)
			if most := 0.05 + 3*math.Sqrt(0.05*0.95/float64(wrong.of)); wrong.share() > most {
				t.Errorf("%s, %v: %d of %d pairs are wrongly told apart, more than a share of %.3f", law.name, sizes, wrong.held, wrong.of, most)
			}
			b.WriteString(compareRow(t, law.name, sizes, held, wrong))
			writeTable(t, "compare.md", b.String())
		}
	}
}

// compareRow returns a row of the table.
func compareRow(t *testing.T, law string, sizes [2]int, held, wrong coverage) string {
	row := fmt.Sprintf("| %s | %d, %d | %.3f | %.3f |\n", law, sizes[0], sizes[1], held.share(), wrong.share())
	t.Log(row)
	return row
}
