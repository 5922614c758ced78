package evp

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"evpkit/evp/internal/renewal"
)

// curveOn returns the curve on an axis.
func curveOn(axis Axis, s *Sample, o CurveOptions) (*Curve, error) {
	if axis == Trials {
		return TrialCurve(s, o)
	}
	return BudgetCurve(s, o)
}

func mustCurve(t *testing.T, axis Axis, s *Sample, o CurveOptions) *Curve {
	t.Helper()
	c, err := curveOn(axis, s, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// bothCurves returns the curves on both axes.
func bothCurves(t *testing.T, s *Sample, o CurveOptions) []*Curve {
	t.Helper()
	return []*Curve{mustCurve(t, Trials, s, o), mustCurve(t, Budget, s, o)}
}

// as returns a baseline; nil for NaN.
func as(score float64) *float64 {
	if math.IsNaN(score) {
		return nil
	}
	return &score
}

// near reports whether two numbers differ by at most 1e-9, or are both NaN.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9 || math.IsNaN(a) && math.IsNaN(b) }

func TestCurveMetadata(t *testing.T) {
	s, err := NewSample("cnn", pairs(0.5, 4, nan, 1, 0.7, 2, 0.2, 9), SampleOptions{Direction: Minimize})
	if err != nil {
		t.Fatal(err)
	}
	want := Curve{Model: "cnn", Direction: Minimize, Statistic: Quantile(0.5), Estimator: U, Band: BandSD,
		Trials: 4, Failed: 1, TotalCost: 16, MeanCost: 4, Best: 0.2}
	for i, c := range bothCurves(t, s, CurveOptions{Statistic: Quantile(0.5), Estimator: U, Band: BandSD, Orders: 10}) {
		want.Axis, want.End = []Axis{Trials, Budget}[i], []float64{4, 16}[i]
		if diff := cmp.Diff(want, *c, cmpopts.IgnoreFields(Curve{}, "Points", "Warnings", "Jumps"),
			cmp.AllowUnexported(Statistic{})); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
		if last := c.Points[len(c.Points)-1].X; last != want.End {
			t.Errorf("%v: the curve ends at %v, want %v", c.Axis, last, want.End)
		}
	}
	free, err := TrialCurve(mustSample(t, pairs(0.5, nan, 0.7, nan), Maximize), CurveOptions{})
	if err != nil || !math.IsNaN(free.TotalCost) || !math.IsNaN(free.MeanCost) || free.End != 2 {
		t.Errorf("without costs: %+v, %v", free, err)
	}
}

// TestBandSD: of the scores 0.4 and 0.8 one draw has mean 0.6 and sd 0.2, two
// have 0.7 and 0.4·√(3/16). The equal costs of 3 make budgets of them.
func TestBandSD(t *testing.T) {
	sd := math.Sqrt(0.03)
	for sign, d := range map[float64]Direction{1: Maximize, -1: Minimize} {
		s := mustSample(t, pairs(0.4*sign, 3, 0.8*sign, 3), d)
		trials := mustCurve(t, Trials, s, CurveOptions{Band: BandSD})
		budget := mustCurve(t, Budget, s, CurveOptions{Band: BandSD, At: []float64{3, 6, 2}})
		for i, p := range append(trials.Points, budget.Points...) {
			want := [][2]float64{{0.6, 0.2}, {0.7, sd}, {0.6, 0.2}, {0.7, sd}, {nan, nan}}[i]
			if !near(p.Estimate, sign*want[0]) || !near(p.SD, want[1]) || !near(p.Lower, sign*want[0]-want[1]) ||
				!near(p.Upper, sign*want[0]+want[1]) {
				t.Errorf("%v, point %d: %+v, want %v ± %v", d, i, p, sign*want[0], want[1])
			}
		}
		none := mustCurve(t, Trials, s, CurveOptions{})
		if p := none.Points[0]; !math.IsNaN(p.Lower) || !math.IsNaN(p.Upper) {
			t.Errorf("without a band: %+v", p)
		}
	}
}

// TestPNone: 3 of 5 trials failed. With replacement n draws hold no score
// with probability (3/5)^n, without C(3, n)/C(5, n); a budget of n costs of
// 0.1 and a part of one more pays for n (0.3/0.1 is just below 3).
func TestPNone(t *testing.T) {
	s := mustSample(t, pairs(nan, 0.1, 0.5, 0.1, nan, 0.1, 0.7, 0.1, nan, 0.1), Maximize)
	ns, budgets := []float64{1, 2, 3, 4, 5}, []float64{0.1, 0.295, 0.3, 0.4, 0.55}
	v := mustCurve(t, Trials, s, CurveOptions{At: ns})
	u := mustCurve(t, Trials, s, CurveOptions{Estimator: U, At: ns})
	b := mustCurve(t, Budget, s, CurveOptions{At: budgets})
	orders := mustCurve(t, Budget, s, CurveOptions{Estimator: U, Orders: 20000, At: budgets})
	for i, n := range ns {
		with, without := math.Pow(0.6, n), []float64{0.6, 0.3, 0.1, 0, 0}[i]
		if !near(v.Points[i].PNone, with) || !near(b.Points[i].PNone, with) || !near(u.Points[i].PNone, without) {
			t.Errorf("n = %v: p_none is V %v, within a budget %v, want %v; U %v, want %v", n, v.Points[i].PNone,
				b.Points[i].PNone, with, u.Points[i].PNone, without)
		}
		if p := orders.Points[i].PNone; math.Abs(p-without) > 4*math.Sqrt(without*(1-without)/20000) { // 4 standard errors
			t.Errorf("within a budget of %v: p_none is U %v, want %v", budgets[i], p, without)
		}
	}
}

// TestLawsByHand: a failed trial of cost 1, the score 0.4 of cost 1, and 0.8
// of cost 2. The laws are counts of equally likely outcomes: (i/3)^n and
// C(i, n)/C(3, n) on the trial axis. Within a budget of 1, 0.8 is too expensive;
// within 2, the first trial leaves 1 or nothing; within 3, the failed one
// leaves the law of 2, and so does 0.4.
func TestLawsByHand(t *testing.T) {
	s := mustSample(t, pairs(0.8, 2, nan, 1, 0.4, 1), Maximize)
	for _, c := range []struct {
		axis            Axis
		estimator       Estimator
		x               float64
		none, low, high int
	}{
		{Trials, V, 1, 1, 1, 1},
		{Trials, V, 2, 1, 3, 5},
		{Trials, U, 1, 1, 1, 1},
		{Trials, U, 2, 0, 1, 2},
		{Trials, U, 3, 0, 0, 1},
		{Budget, V, 0.5, 1, 0, 0},
		{Budget, V, 1, 2, 1, 0},
		{Budget, V, 2, 2, 4, 3},
		{Budget, V, 3, 2, 10, 15},
	} {
		for _, baseline := range []float64{nan, 0.1, 0.4, 0.6, 0.9} {
			outcomes := slices.Concat(slices.Repeat([]float64{0.4}, c.low), slices.Repeat([]float64{0.8}, c.high))
			if !math.IsNaN(baseline) {
				outcomes = append(outcomes, slices.Repeat([]float64{baseline}, c.none)...)
			}
			slices.Sort(outcomes)
			mean, square := 0.0, 0.0
			for _, y := range outcomes {
				mean += y / float64(len(outcomes))
				square += y * y / float64(len(outcomes))
			}
			if len(outcomes) == 0 {
				mean = nan
			}
			sd := math.Sqrt(math.Max(square-mean*mean, 0))
			o := CurveOptions{Estimator: c.estimator, Baseline: as(baseline), At: []float64{c.x}}
			curve := mustCurve(t, c.axis, s, o)
			p, all := curve.Points[0], c.none+c.low+c.high
			if !near(p.Estimate, mean) || math.Abs(p.SD-sd) > 1e-7 || math.IsNaN(p.SD) != math.IsNaN(sd) ||
				!near(p.PNone, float64(c.none)/float64(all)) {
				t.Errorf("%+v, baseline %v: %+v, want %v ± %v", c, baseline, p, mean, sd)
			}
			for k, want := range outcomes { // the k-th outcome is the quantile up to the tie at (k+1)/n
				for _, q := range []float64{float64(k) + 0.5, float64(k + 1)} {
					if q /= float64(len(outcomes)); q == 1 {
						continue
					}
					o.Statistic = Quantile(q)
					if curve := mustCurve(t, c.axis, s, o); curve.Points[0].Estimate != want {
						t.Errorf("%+v, baseline %v: the %v-quantile is %v, want %v", c, baseline, q, curve.Points[0].Estimate, want)
					}
				}
			}
		}
	}
}

// TestNothingYet: where no trial can have finished there is no estimate, mean
// or quantile, and with a baseline it is that.
func TestNothingYet(t *testing.T) {
	for name, s := range map[string]*Sample{
		"equal costs":    mustSample(t, pairs(0.4, 3, 0.8, 3), Maximize),
		"unequal costs":  mustSample(t, pairs(0.4, 3, 0.8, math.E), Maximize),
		"a cheap failed": mustSample(t, pairs(0.4, 3, nan, 0.1), Maximize),
	} {
		for _, o := range []CurveOptions{{}, {Statistic: Quantile(0.5)}, {Estimator: U, Orders: 9},
			{Estimator: U, Orders: 9, Statistic: Quantile(0.5)}} {
			for _, baseline := range []float64{nan, 0.6} {
				o.At, o.Baseline = []float64{2.5}, as(baseline)
				if p := mustCurve(t, Budget, s, o).Points[0]; !near(p.Estimate, baseline) || !near(p.SD, 0*baseline) ||
					p.PNone != 1 {
					t.Errorf("%s, %+v, baseline %v: %+v", name, o, baseline, p)
				}
			}
		}
	}
}

// TestBudgetU: orders of 0.2 for a cost of 1 and 0.9 for 3. A budget of 1
// pays for 0.2 if it comes first, 3 for the first, 4 for both.
func TestBudgetU(t *testing.T) {
	s := mustSample(t, pairs(0.9, 3, 0.2, 1), Maximize)
	o := CurveOptions{Estimator: U, Orders: 5000, Seed: 6, At: []float64{3, 4, 1, 1, 0.5}}
	curve := mustCurve(t, Budget, s, o)
	half := 4 * 0.5 / math.Sqrt(5000) // 4 standard errors of a fair coin
	for i, want := range []Point{{X: 3, Estimate: 0.55, SD: 0.35}, {X: 4, Estimate: 0.9},
		{X: 1, Estimate: 0.2, PNone: 0.5}, {X: 1, Estimate: 0.2, PNone: 0.5}, {X: 0.5, Estimate: nan, SD: nan, PNone: 1}} {
		p := curve.Points[i]
		noise := 0.7 * half * want.SD / 0.35
		if p.X != want.X || !(math.Abs(p.Estimate-want.Estimate) <= noise+1e-12) && !near(p.Estimate, want.Estimate) ||
			!(math.Abs(p.SD-want.SD) <= 0.01) && !near(p.SD, want.SD) || math.Abs(p.PNone-want.PNone) > half {
			t.Errorf("%+v, want %+v", p, want)
		}
		if se := want.SD / math.Sqrt(5000); !(math.Abs(p.MCSE-se) <= 0.02*se) && !near(p.MCSE, se) {
			t.Errorf("x = %v: mc_se %v, want %v", p.X, p.MCSE, se)
		}
	}
	again := mustCurve(t, Budget, s, o)
	o.Seed = 7
	other := mustCurve(t, Budget, s, o)
	if again.Points[0].Estimate != curve.Points[0].Estimate || other.Points[0].Estimate == curve.Points[0].Estimate {
		t.Errorf("seed 6 gives %+v and %+v, seed 7 %+v", curve.Points[0], again.Points[0], other.Points[0])
	}
	o.Statistic = Quantile(0.9)
	if p := mustCurve(t, Budget, s, o).Points[0]; p.Estimate != 0.9 || p.MCSE != 0 {
		t.Errorf("the 0.9-quantile: %+v", p)
	}
}

// TestBracket: two trials of cost 1 and π lie on no lattice. What has cost π
// is found within B with probability H(B) = 1/2 + H(B−1)/2 from π on, and
// something of cost 1 for certain then, else with probability 1/2.
func TestBracket(t *testing.T) {
	var found func(b float64) float64
	found = func(b float64) float64 {
		if b < math.Pi {
			return 0
		}
		return 0.5 + found(b-1)/2
	}
	var xs []float64
	for b := 0.6; b < 10; b += 1.17 {
		xs = append(xs, b)
	}
	for _, c := range []struct {
		d              Direction
		sign, baseline float64
	}{{Maximize, 1, nan}, {Maximize, 1, 0.1}, {Maximize, 1, 2}, {Minimize, -1, nan}, {Minimize, -1, -0.5}} {
		s := mustSample(t, pairs(c.sign*0.2, 1, c.sign*0.9, math.Pi), c.d)
		for _, p := range mustCurve(t, Budget, s, CurveOptions{At: xs, Bracket: true, Baseline: as(c.baseline)}).Points {
			high, none := found(p.X), 0.0
			if p.X < 1 {
				none = 1
			} else if p.X < math.Pi {
				none = 0.5
			}
			want := c.sign * (0.9*high + 0.2*(1-none-high)) / (1 - none)
			if !math.IsNaN(c.baseline) {
				want = c.sign*(0.9*high+0.2*(1-none-high)) + none*c.baseline
			}
			if !near(p.PNone, none) || math.IsNaN(want) != math.IsNaN(p.Estimate) {
				t.Errorf("%+v within %v: %+v, want p_none %v", c, p.X, p, none)
			}
			// The bounds hold; away from jumps they are close. A NaN fails as well.
			if !math.IsNaN(want) && !(p.BracketLower <= want && want <= p.BracketUpper && p.BracketUpper-p.BracketLower < 0.4) {
				t.Errorf("%+v within %v: %v in [%v, %v], exactly %v", c, p.X, p.Estimate, p.BracketLower, p.BracketUpper, want)
			}
		}
	}
}

// TestEnclose: by hand, for the scores 0.2 to 0.9: the lower end of a quotient
// takes the lower gain and the higher probability, and a baseline above the scores
// exchanges the ends of its part.
func TestEnclose(t *testing.T) {
	s := mustSample(t, pairs(0.2, 1, 0.9, 2), Maximize)
	for _, c := range []struct{ gainHigh, none, low, high float64 }{
		{0.3, nan, 0.2 + 0.1/0.8, 0.2 + 0.3/0.5},
		{0.7, nan, 0.2 + 0.1/0.8, 0.9},
		{0.3, 0.1, 0.1 + 0.1 + 0.05, 0.1 + 0.3 + 0.08},
		{0.3, 1, 1 + 0.1 - 0.64, 1 + 0.3 - 0.4},
	} {
		b := renewal.Bounds{ScoredLow: 0.5, ScoredHigh: 0.8, GainLow: 0.1, GainHigh: c.gainHigh}
		if low, high := enclose(s.set, b, c.none); !near(low, c.low) || !near(high, c.high) {
			t.Errorf("%+v: [%v, %v]", c, low, high)
		}
	}
}

// TestStartsAtTheTotal: the level is first reached at the total cost, which
// two ways of adding up put an ulp apart.
func TestStartsAtTheTotal(t *testing.T) {
	s := mustSample(t, []Trial{{Score: nan, Cost: 0.1}, {Score: 1, Cost: 0.1}, {Score: 2, Cost: 0.4}}, Maximize)
	if c := mustCurve(t, Budget, s, CurveOptions{}); len(c.Points) != 1 || c.Points[0].X != s.TotalCost() ||
		len(c.Warnings) != 0 {
		t.Errorf("%+v", c)
	}
}

// TestStartByOrders: drawn without replacement, the trial that scores comes
// second at the latest.
func TestStartByOrders(t *testing.T) {
	s := mustSample(t, []Trial{{Score: 0.6, Cost: 1}, {Score: nan, Cost: 5}}, Maximize)
	c := mustCurve(t, Budget, s, CurveOptions{Estimator: U, Points: 3})
	if first := c.Points[0]; first.X != 6 || first.PNone != 0 {
		t.Errorf("starts with %+v, want a budget of 6", first)
	}
	for _, w := range c.Warnings {
		if w.Code == WarnStart {
			t.Errorf("warning: %v", w)
		}
	}
}

// TestOverflow: what cannot be calculated with is an error, not a NaN.
func TestOverflow(t *testing.T) {
	for _, trials := range [][]Trial{
		{{Score: 1, Cost: 1e308}, {Score: 2, Cost: 1e308}},
		{{Score: -1.5e308, Cost: 1}, {Score: 1.5e308, Cost: 1}},
	} {
		if s, err := NewSample("m", trials, SampleOptions{}); err == nil || s != nil {
			t.Errorf("%v: %v, %v", trials, s, err)
		}
	}
	if _, err := NewSample("m", []Trial{{Score: nan, Cost: 1}},
		SampleOptions{Failed: FailedScore(math.Inf(1))}); err == nil {
		t.Error("an infinite score for failed trials")
	}
}
