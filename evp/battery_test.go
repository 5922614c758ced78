package evp

import (
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

// estimators is the battery's rows: every estimator passes the same checks.
var estimators = []struct {
	name    string
	options CurveOptions
	axis    Axis
	least   float64 // tolerance, of the score range
}{
	{"V mean", CurveOptions{}, Trials, 1e-12},
	{"U mean", CurveOptions{Estimator: U}, Trials, 1e-12},
	{"V median", CurveOptions{Statistic: Quantile(0.5)}, Trials, 0},
	{"U 0.9", CurveOptions{Estimator: U, Statistic: Quantile(0.9)}, Trials, 0},
	{"budget V mean", CurveOptions{}, Budget, 1e-8},
	{"budget V median", CurveOptions{Statistic: Quantile(0.5)}, Budget, 0},
	{"budget U mean", CurveOptions{Estimator: U, Orders: 200}, Budget, 1e-9},
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

func TestBattery(t *testing.T) {
	for _, row := range estimators {
		t.Run(row.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				trials := anyTrials(t)
				s := sampleFrom(t, trials, Maximize)
				curve := curveFor(t, s, row.axis, row.options)
				within(t, s, curve, row.least)
				withBaseline(t, s, row.axis, row.options, row.least)
				orderBlind(t, trials, row.axis, row.options, curve)
				mirrored(t, trials, row.axis, row.options, curve)
				counted(t, trials, row.axis, row.options, max(row.least, 1e-12), curve)
			})
		})
	}
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
// everywhere and never falls, but for random orders, and for jumps that a
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

// counted checks that equal trials may be told as one with a count.
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
		if !(math.Abs(p.Estimate-w.Estimate) <= tolerance || math.IsNaN(p.Estimate) && math.IsNaN(w.Estimate)) || !(math.Abs(p.PNone-w.PNone) <= 1e-9) {
			t.Fatalf("counted, the estimate at x = %v is %v (p_none %v) instead of %v (%v)", p.X, p.Estimate, p.PNone, w.Estimate, w.PNone)
		}
	}
}

// same checks that two curves are equal to the bit, but for a sign.
func same(t *rapid.T, what string, got, want *Curve, sign float64) {
	for i, p := range got.Points {
		w := want.Points[i]
		if p.Estimate != sign*w.Estimate && !(math.IsNaN(p.Estimate) && math.IsNaN(w.Estimate)) || p.PNone != w.PNone {
			t.Fatalf("%s the estimate at x = %v is %v instead of %v", what, p.X, p.Estimate, sign*w.Estimate)
		}
	}
}

// TestEnds checks n = 1, the ends of V and U, and quantiles at the extremes.
func TestEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sampleFrom(t, anyTrials(t), Maximize)
		mean := 0.0
		for _, y := range s.set.Scores {
			mean += y / float64(len(s.set.Scores))
		}
		all := float64(s.N())
		v, _ := TrialCurve(s, CurveOptions{At: []float64{1, 1e6 * all}})
		u, _ := TrialCurve(s, CurveOptions{Estimator: U, At: []float64{1, all}})
		budget, _ := BudgetCurve(s, CurveOptions{Estimator: U, Orders: 10, At: []float64{s.TotalCost()}})
		for _, c := range []struct {
			what      string
			got, want float64
		}{
			{"V at 1", v.Points[0].Estimate, mean},
			{"U at 1", u.Points[0].Estimate, mean},
			{"V far out", v.Points[1].Estimate, s.Best()},
			{"U at N", u.Points[1].Estimate, s.Best()},
			{"U at the total cost", budget.Points[0].Estimate, s.Best()},
		} {
			if math.Abs(c.got-c.want) > 1e-12 {
				t.Fatalf("%s: %v, want %v", c.what, c.got, c.want)
			}
		}
	})
}

// TestEqualCosts checks that for equal costs the budget curve is the trial
// curve, at the jumps, too.
func TestEqualCosts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		trials := anyTrials(t)
		cost := rapid.Float64Range(1e-3, 1e18).Draw(t, "cost")
		for i := range trials {
			trials[i].Cost = cost * (1 + 1e-10*float64(i%3)) // rounding in a log
		}
		s := sampleFrom(t, trials, Maximize)
		for _, statistic := range []Statistic{Mean, Quantile(0.5), Quantile(0.07)} {
			var ns, budgets []float64
			for n := 1; n <= 20; n++ {
				ns = append(ns, float64(n), float64(n))
				budgets = append(budgets, s.MeanCost()*float64(n), s.MeanCost()*(float64(n)+0.9))
			}
			want, _ := TrialCurve(s, CurveOptions{Statistic: statistic, At: ns})
			got, _ := BudgetCurve(s, CurveOptions{Statistic: statistic, At: budgets, Bracket: statistic.IsMean()})
			for i, p := range got.Points {
				w := want.Points[i]
				if math.Abs(p.Estimate-w.Estimate) > 1e-12 || math.Abs(p.SD-w.SD) > 1e-12 || math.Abs(p.PNone-w.PNone) > 1e-12 {
					t.Fatalf("%v at budget %v·c: %+v, at n = %v: %+v", statistic, p.X/s.MeanCost(), p, w.X, w)
				}
				if statistic.IsMean() && (p.BracketLower != p.Estimate || p.BracketUpper != p.Estimate) {
					t.Fatalf("bracket [%v, %v] of %v", p.BracketLower, p.BracketUpper, p.Estimate)
				}
			}
		}
	})
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
			if s.N() < 100 && !(p.BracketLower <= mc.Mean+4*mc.SE && mc.Mean-4*mc.SE <= p.BracketUpper && p.BracketUpper-p.BracketLower < 0.1) {
				t.Errorf("%s at %.3g: simulated %v ± %v, bracket [%v, %v]", name, p.X, mc.Mean, mc.SE, p.BracketLower, p.BracketUpper)
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
