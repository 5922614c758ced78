package evp

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp/internal/parallel"
	"evpkit/sampling"
)

// anyTrials draws trials of one model: scores with ties, costs whole, equal,
// or of any size, some trials failed, at least one not.
func anyTrials(t *rapid.T) []Trial {
	n := rapid.IntRange(1, 25).Draw(t, "n")
	kind := rapid.SampledFrom([]string{"equal", "whole", "any"}).Draw(t, "costs")
	unit := math.Pow(10, float64(rapid.IntRange(-3, 18).Draw(t, "unit")))
	out := make([]Trial, n)
	for i := range out {
		cost := 1.0
		switch kind {
		case "whole":
			cost = float64(rapid.IntRange(1, 9).Draw(t, "cost"))
		case "any":
			cost = math.Exp(rapid.Float64Range(-1, 1).Draw(t, "cost"))
		}
		score := float64(rapid.IntRange(0, 20).Draw(t, "score")) / 20
		if i > 0 && rapid.IntRange(0, 4).Draw(t, "fate") == 0 {
			score = math.NaN()
		}
		out[i] = Trial{Model: "m", Score: score, Cost: cost * unit}
	}
	return out
}

// estimators is the battery's table: an estimator joins by one row and passes the same
// checks as the others, on both axes, for the mean and for quantiles.
var estimators = []estimatorRow{
	{V, (*sampling.Bests).Draw, 1e6, map[Axis]float64{Trials: 1e-12, Budget: 1e-8}},
	{U, (*sampling.Bests).Order, 1, map[Axis]float64{Trials: 1e-12, Budget: 1e-9}},
}

// An estimatorRow is an estimator and what is particular to it.
type estimatorRow struct {
	estimator Estimator
	search    func(b *sampling.Bests, i int) // the random search whose law it estimates
	reach     float64                        // the best score is certain with reach·N trials
	tolerance map[Axis]float64               // of the mean, as a share of the score range
}

// batteryStatistics are the statistics for which the estimators are checked.
var batteryStatistics = []Statistic{Mean, Quantile(0.5), Quantile(0.9)}

// options returns the options of a curve.
func (r estimatorRow) options(statistic Statistic) CurveOptions {
	return CurveOptions{Estimator: r.estimator, Statistic: statistic, Orders: 200}
}

// toleranceOf returns the tolerance of a statistic; quantiles are scores, exactly.
func (r estimatorRow) toleranceOf(statistic Statistic, axis Axis) float64 {
	if !statistic.IsMean() {
		return 0
	}
	return r.tolerance[axis]
}

// random reports whether estimates on the axis come from random orders.
func (r estimatorRow) random(axis Axis) bool { return r.estimator == U && axis == Budget }

// eachEstimator calls check as a subtest for every estimator, statistic and axis.
func eachEstimator(t *testing.T, check func(t *testing.T, r estimatorRow, statistic Statistic, axis Axis)) {
	t.Helper()
	for _, r := range estimators {
		for _, statistic := range batteryStatistics {
			for _, axis := range []Axis{Trials, Budget} {
				t.Run(fmt.Sprint(r.estimator, ",", statistic, ",", axis), func(t *testing.T) { check(t, r, statistic, axis) })
			}
		}
	}
}

// TestBatteryIsComplete: every estimator and every kind of band has its row, except that of a
// tail law, which is past the data only.
func TestBatteryIsComplete(t *testing.T) {
	if len(estimators) != 2 || estimators[0].estimator != V || estimators[1].estimator != U {
		t.Error("an estimator is missing from the battery")
	}
	for kind := range bandKinds {
		if k := BandKind(kind); k != BandNone && k != BandTail && !slices.ContainsFunc(bandRows, func(r bandRow) bool { return r.kind == k }) {
			t.Errorf("the band %s is missing from the battery", k)
		}
	}
}

// curveFor computes a row's curve at whole numbers of trials, or of mean costs.
func curveFor(t *rapid.T, s *Sample, axis Axis, o CurveOptions) *Curve {
	o.At = nil
	for n := 1; n <= s.N(); n++ {
		if axis == Trials {
			o.At = append(o.At, float64(n))
		} else if n == 1 || n == 3 || n == s.N() {
			o.At = append(o.At, float64(n)*s.MeanCost())
		}
	}
	curve, err := map[Axis]func(*Sample, CurveOptions) (*Curve, error){Trials: TrialCurve, Budget: BudgetCurve}[axis](s, o)
	if err != nil {
		t.Fatal(err)
	}
	return curve
}

func sampleFrom(t *rapid.T, trials []Trial, d Direction) *Sample {
	s, err := NewSample("m", trials, SampleOptions{Direction: d})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBattery: estimates lie within the range of the scores, rise with x if there is a
// baseline below it, and do not depend on the order of the trials, on the direction, or on
// whether equal trials are one row.
func TestBattery(t *testing.T) {
	eachEstimator(t, func(t *testing.T, r estimatorRow, statistic Statistic, axis Axis) {
		o, tolerance := r.options(statistic), r.toleranceOf(statistic, axis)
		rapid.Check(t, func(t *rapid.T) {
			trials := anyTrials(t)
			s := sampleFrom(t, trials, Maximize)
			curve := curveFor(t, s, axis, o)
			within(t, s, curve, tolerance)
			withBaseline(t, s, axis, o, tolerance)
			orderBlind(t, trials, axis, o, curve)
			mirrored(t, trials, axis, o, curve)
			counted(t, trials, axis, o, max(tolerance, 1e-12), curve)
		})
	})
}

// within checks that estimates are between the worst score and the best.
func within(t *rapid.T, s *Sample, c *Curve, tolerance float64) {
	for _, p := range c.Points {
		if !(p.PNone >= 0 && p.PNone <= 1) {
			t.Fatalf("p_none = %v at x = %v", p.PNone, p.X)
		}
		if math.IsNaN(p.Estimate) {
			if p.PNone < 1-1e-6 {
				t.Fatalf("no estimate at x = %v, p_none = %v", p.X, p.PNone)
			}
			continue
		}
		if p.Estimate < s.Worst()-tolerance || p.Estimate > s.Best()+tolerance || !(p.SD >= 0) {
			t.Fatalf("estimate %v ± %v at x = %v is outside [%v, %v]", p.Estimate, p.SD, p.X, s.Worst(), s.Best())
		}
	}
}

// withBaseline checks that with a baseline below all scores the curve exists
// everywhere and never falls, except for random orders, and for jumps that a
// lattice smears (which the exact cases have none of).
func withBaseline(t *rapid.T, s *Sample, axis Axis, o CurveOptions, tolerance float64) {
	baseline := s.Worst() - 0.1
	o.Baseline = &baseline
	last := math.Inf(-1)
	curve := curveFor(t, s, axis, o)
	if axis == Budget && o.Estimator == V && o.Statistic.IsMean() { // densely, over octaves' seams
		o.Points, o.Start = 150, 1
		var err error
		if curve, err = BudgetCurve(s, o); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range curve.Points {
		slack := tolerance
		if axis == Budget {
			slack += 1e-5
		}
		if !(p.Estimate >= last-slack) {
			t.Fatalf("with a baseline the curve falls from %v to %v at x = %v", last, p.Estimate, p.X)
		}
		last = p.Estimate
	}
}

// orderBlind checks that the order of the trials does not matter.
func orderBlind(t *rapid.T, trials []Trial, axis Axis, o CurveOptions, want *Curve) {
	shuffled := rapid.Permutation(trials).Draw(t, "order")
	same(t, "for another order of the trials", curveFor(t, sampleFrom(t, shuffled, Maximize), axis, o), want, 1)
}

// mirrored checks that minimising the negative scores gives the negative curve.
func mirrored(t *rapid.T, trials []Trial, axis Axis, o CurveOptions, want *Curve) {
	negative := slices.Clone(trials)
	for i := range negative {
		negative[i].Score = -negative[i].Score
	}
	same(t, "for the mirror image", curveFor(t, sampleFrom(t, negative, Minimize), axis, o), want, -1)
}

// counted checks that equal trials may be given as one row with a count.
func counted(t *rapid.T, trials []Trial, axis Axis, o CurveOptions, tolerance float64, want *Curve) {
	var short []Trial
	for _, u := range trials {
		i := slices.IndexFunc(short, func(v Trial) bool {
			return v.Cost == u.Cost && (v.Score == u.Score || v.Failed() && u.Failed())
		})
		if i < 0 {
			u.Count, i = 0, len(short)
			short = append(short, u)
		}
		short[i].Count++
	}
	s := sampleFrom(t, short, Maximize)
	if s.N() != len(trials) {
		t.Fatalf("%d trials, counted as %d", len(trials), s.N())
	}
	for i, p := range curveFor(t, s, axis, o).Points {
		w := want.Points[i]
		if !(math.Abs(p.Estimate-w.Estimate) <= tolerance || math.IsNaN(p.Estimate) && math.IsNaN(w.Estimate)) ||
			!(math.Abs(p.PNone-w.PNone) <= 1e-9) {
			t.Fatalf("counted, the estimate at x = %v is %v (p_none %v) instead of %v (%v)", p.X, p.Estimate, p.PNone,
				w.Estimate, w.PNone)
		}
	}
}

// same checks that two curves are equal to the bit, except for a sign.
func same(t *rapid.T, what string, got, want *Curve, sign float64) {
	for i, p := range got.Points {
		w := want.Points[i]
		if p.Estimate != sign*w.Estimate && !(math.IsNaN(p.Estimate) && math.IsNaN(w.Estimate)) || p.PNone != w.PNone {
			t.Fatalf("%s the estimate at x = %v is %v instead of %v", what, p.X, p.Estimate, sign*w.Estimate)
		}
	}
}

// TestEnds: one trial gives the mean, by either estimator; with reach·N trials, or that
// many times the total cost, the best score is certain.
func TestEnds(t *testing.T) {
	eachEstimator(t, func(t *testing.T, r estimatorRow, statistic Statistic, axis Axis) {
		rapid.Check(t, func(t *rapid.T) {
			s := sampleFrom(t, anyTrials(t), Maximize)
			o := r.options(statistic)
			end := r.reach * float64(s.N())
			if axis == Budget {
				end = r.reach * s.TotalCost()
			}
			o.At = []float64{end}
			curve, err := s.Curve(axis, o)
			if err != nil {
				t.Fatal(err)
			}
			if got := curve.Points[0].Estimate; math.Abs(got-s.Best()) > max(r.toleranceOf(statistic, axis), 1e-12) {
				t.Fatalf("at x = %g: %v, the best score is %v", end, got, s.Best())
			}
			if axis == Budget || !statistic.IsMean() {
				return
			}
			o.At = []float64{1}
			mean := 0.0
			for _, y := range s.set.Scores {
				mean += y / float64(len(s.set.Scores))
			}
			curve, err = s.Curve(axis, o)
			if err != nil {
				t.Fatal(err)
			}
			if got := curve.Points[0].Estimate; math.Abs(got-mean) > 1e-12 {
				t.Fatalf("at n = 1: %v, the mean is %v", got, mean)
			}
		})
	})
}

// TestEqualCosts: for equal costs the budget curve is the trial curve, also at the jumps;
// by random orders as far as chance allows.
func TestEqualCosts(t *testing.T) {
	for _, r := range estimators {
		for _, statistic := range []Statistic{Mean, Quantile(0.5), Quantile(0.07)} {
			t.Run(fmt.Sprint(r.estimator, ",", statistic), func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) { equalCosts(t, r, statistic) })
			})
		}
	}
}

func equalCosts(t *rapid.T, r estimatorRow, statistic Statistic) {
	trials := anyTrials(t)
	cost := rapid.Float64Range(1e-3, 1e18).Draw(t, "cost")
	for i := range trials {
		trials[i].Cost = cost * (1 + 1e-10*float64(i%3)) // rounding in a log
	}
	s := sampleFrom(t, trials, Maximize)
	var ns, budgets []float64
	for n := 1; n <= 20 && float64(n) <= r.reach*float64(s.N()); n++ {
		ns = append(ns, float64(n), float64(n))
		budgets = append(budgets, s.MeanCost()*float64(n), s.MeanCost()*(float64(n)+0.9))
	}
	byTrials := r.options(statistic)
	byTrials.At = ns
	byBudget := r.options(statistic)
	byBudget.At, byBudget.Bracket = budgets, r.estimator == V && statistic.IsMean()
	want, err := TrialCurve(s, byTrials)
	if err != nil {
		t.Fatal(err)
	}
	got, err := BudgetCurve(s, byBudget)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range got.Points {
		w := want.Points[i]
		if r.random(Budget) {
			// a mean of 200 orders has a standard error of at most range/(2·√200)
			if most := 6 * (s.Best() - s.Worst()) / (2 * math.Sqrt(200)); statistic.IsMean() &&
				math.Abs(p.Estimate-w.Estimate) > most+1e-12 && s.Failed() == 0 {
				t.Fatalf("at budget %v·c: %v ± %v, at n = %v: %v", p.X/s.MeanCost(), p.Estimate, p.MCSE, w.X, w.Estimate)
			}
			continue
		}
		if math.Abs(p.Estimate-w.Estimate) > 1e-12 || math.Abs(p.SD-w.SD) > 1e-12 || math.Abs(p.PNone-w.PNone) > 1e-12 {
			t.Fatalf("%v at budget %v·c: %+v, at n = %v: %+v", statistic, p.X/s.MeanCost(), p, w.X, w)
		}
		if byBudget.Bracket && (p.BracketLower != p.Estimate || p.BracketUpper != p.Estimate) {
			t.Fatalf("bracket [%v, %v] of %v", p.BracketLower, p.BracketUpper, p.Estimate)
		}
	}
}

// TestSimulatedByTrials: each estimator is the mean over the random searches whose law it
// estimates, by number of trials: within four standard errors.
func TestSimulatedByTrials(t *testing.T) {
	const searches = 20_000
	log := pairs(0.5, 1, nan, 1, 0.7, 1, 0.2, 1, 0.9, 1, nan, 1, 0.3, 1)
	s := mustSample(t, log, Maximize)
	ns := []float64{1, 2, 4, 7}
	pool := sampling.Pool{Costs: slices.Repeat([]float64{1}, s.N()), Failed: s.Failed()}
	for _, r := range estimators {
		o := r.options(Mean)
		o.At = ns
		curve := mustCurve(t, Trials, s, o)
		bests := sampling.NewBests(pool, ns, searches, 8)
		parallel.For(searches, func(i int) { r.search(bests, i) })
		for k, p := range curve.Points {
			mc := bests.Estimate(k, s.set.Scores, math.NaN())
			if math.Abs(p.Estimate-mc.Mean) > 4*mc.SE+1e-12 {
				t.Errorf("%s at n = %g: %v, simulated %v ± %v", r.estimator, p.X, p.Estimate, mc.Mean, mc.SE)
			}
			if se := math.Sqrt(p.PNone * (1 - p.PNone) / searches); math.Abs(1-mc.Scored-p.PNone) > 4*se+1e-12 {
				t.Errorf("%s at n = %g: p_none %v, simulated %v", r.estimator, p.X, p.PNone, 1-mc.Scored)
			}
		}
	}
}

// TestMonteCarlo compares the budget curve with simulated searches: within
// four standard errors (of about 300 comparisons none should be outside).
func TestMonteCarlo(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	const searches = 4000
	for name, s := range simulated(t) {
		var budgets []float64
		for _, f := range []float64{0.5, 1, 1.7, 4, 10, 30} {
			budgets = append(budgets, f*s.MeanCost())
		}
		curve, err := BudgetCurve(s, CurveOptions{At: budgets, Bracket: s.N() < 100})
		if err != nil {
			t.Fatal(err)
		}
		median, err := BudgetCurve(s, CurveOptions{At: budgets, Statistic: Quantile(0.5)})
		if err != nil {
			t.Fatal(err)
		}
		pool := sampling.Pool{Costs: slices.Concat(s.set.FailedCosts, s.set.Costs), Failed: s.Failed()}
		bests := sampling.NewBests(pool, budgets, searches, 12)
		parallel.For(searches, bests.Draw)
		for k, p := range curve.Points {
			mc := bests.Estimate(k, s.set.Scores, math.NaN())
			seNone := math.Sqrt(p.PNone*(1-p.PNone)/searches) + 1e-9
			if math.Abs(1-mc.Scored-p.PNone) > 4*seNone+1e-4 {
				t.Errorf("%s at %.3g: p_none %v, simulated %v", name, p.X, p.PNone, 1-mc.Scored)
			}
			if mc.Scored*searches < 100 {
				continue
			}
			if math.Abs(p.Estimate-mc.Mean) > 4*mc.SE+1e-4 {
				t.Errorf("%s at %.3g: %v, simulated %v ± %v", name, p.X, p.Estimate, mc.Mean, mc.SE)
			}
			if s.N() > 100 && math.Abs(p.SD-mc.SD) > 0.2*mc.SD+1e-4 { // of few, the rare decide
				t.Errorf("%s at %.3g: sd %v, simulated %v", name, p.X, p.SD, mc.SD)
			}
			if s.N() < 100 && !(p.BracketLower <= mc.Mean+4*mc.SE && mc.Mean-4*mc.SE <= p.BracketUpper &&
				p.BracketUpper-p.BracketLower < 0.1) {
				t.Errorf("%s at %.3g: simulated %v ± %v, bracket [%v, %v]", name, p.X, mc.Mean, mc.SE, p.BracketLower,
					p.BracketUpper)
			}
			m := median.Points[k].Estimate // P(best ≤ m) ≥ 1/2 and P(best ≥ m) ≥ 1/2
			low, _ := bests.Quantile(k, s.set.Scores, math.NaN(), 0.465)
			high, _ := bests.Quantile(k, s.set.Scores, math.NaN(), 0.535)
			if m < low || m > high {
				t.Errorf("%s at %.3g: median %v, simulated between %v and %v", name, p.X, m, low, high)
			}
		}
	}
}
