package evp

import (
	"errors"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"evpkit/evp/internal/trials"
)

var nan, inf = math.NaN(), math.Inf(1)

// pairs returns trials of the given scores and costs, in turn.
func pairs(scoreCost ...float64) []Trial {
	var out []Trial
	for i := 0; i < len(scoreCost); i += 2 {
		out = append(out, Trial{Model: "m", Score: scoreCost[i], Cost: scoreCost[i+1]})
	}
	return out
}

func TestNewSampleErrors(t *testing.T) {
	for _, c := range []struct {
		name    string
		trials  []Trial
		failed  FailedPolicy
		want    string // in the message
		noScore bool
	}{
		{"infinite score", pairs(0.5, 1, inf, 1), FailedCount, "infinite score", false},
		{"negative infinite score", pairs(0.5, 1, -inf, 1), FailedDrop, "infinite score", false},
		{"cost 0", pairs(0.5, 0), FailedCount, "cost 0 ", false},
		{"negative cost", pairs(0.5, 1, 0.6, -2), FailedCount, "cost -2 ", false},
		{"infinite cost", pairs(0.5, inf), FailedCount, "cost +Inf ", false},
		{"negative infinite cost", pairs(0.5, -inf), FailedCount, "cost -Inf ", false},
		{"cost 0 of a failed trial", pairs(0.5, 1, nan, 0), FailedCount, "cost 0 ", false},
		{"a cost is missing", pairs(0.5, 1, 0.6, nan, 0.7, 1), FailedCount, "1 of 3 trials have no cost", false},
		{"a failed trial's cost is missing", pairs(0.5, 1, nan, nan), FailedCount, "1 of 2 trials have no cost", false},
		{"only a failed trial has a cost", pairs(0.5, nan, nan, 1), FailedCount, "1 of 2 trials have no cost", false},
		{"all failed", pairs(nan, 1, nan, 2), FailedCount, "2 trials", true},
		{"all dropped", pairs(nan, 1), FailedDrop, "1 trials", true},
		{"no trials", nil, FailedCount, "0 trials", true},
		{"no trials to score", nil, FailedScore(0.1), "0 trials", true},
	} {
		_, err := NewSample("the model", c.trials, SampleOptions{Failed: c.failed})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), `"the model"`) ||
			errors.Is(err, ErrNoScore) != c.noScore {
			t.Errorf("%s: error %v, want %q in it, and ErrNoScore: %v", c.name, err, c.want, c.noScore)
		}
	}
}

// described is what a sample's methods tell.
type described struct {
	Model              string
	N, Failed, Dropped int
	HasCost            bool
	Total, Mean        float64
	Least, Most        float64
	Worst, Best        float64
}

func describe(s *Sample) described {
	least, most := s.CostRange()
	return described{s.Model(), s.N(), s.Failed(), s.Dropped(), s.HasCost(), s.TotalCost(), s.MeanCost(), least, most,
		s.Worst(), s.Best()}
}

func TestSample(t *testing.T) {
	trials := pairs(0.5, 4, nan, 1, 0.7, 2, nan, 9, 0.2, 8)
	free := pairs(0.5, nan, nan, nan)
	for _, c := range []struct {
		name   string
		trials []Trial
		o      SampleOptions
		want   described
	}{
		{"count", trials, SampleOptions{}, described{"m", 5, 2, 0, true, 24, 4.8, 1, 9, 0.2, 0.7}},
		{"drop", trials, SampleOptions{Failed: FailedDrop}, described{"m", 3, 0, 2, true, 14, 14.0 / 3, 2, 8, 0.2, 0.7}},
		{"score", trials, SampleOptions{Failed: FailedScore(0.1)}, described{"m", 5, 0, 0, true, 24, 4.8, 1, 9, 0.1, 0.7}},
		{"minimize", trials, SampleOptions{Direction: Minimize}, described{"m", 5, 2, 0, true, 24, 4.8, 1, 9, 0.7, 0.2}},
		{"minimize, score", trials, SampleOptions{Direction: Minimize, Failed: FailedScore(3)},
			described{"m", 5, 0, 0, true, 24, 4.8, 1, 9, 3, 0.2}},
		{"no cost", free, SampleOptions{}, described{"m", 2, 1, 0, false, nan, nan, nan, nan, 0.5, 0.5}},
		{"the dropped trial alone has no cost", pairs(0.5, 3, nan, nan), SampleOptions{Failed: FailedDrop},
			described{"m", 1, 0, 1, true, 3, 3, 3, 3, 0.5, 0.5}},
		{"only failed trials, with a score", pairs(nan, 3), SampleOptions{Failed: FailedScore(0)},
			described{"m", 1, 0, 0, true, 3, 3, 3, 3, 0, 0}},
	} {
		s, err := NewSample("m", c.trials, c.o)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, describe(s), cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

// TestSampleIsACopy: neither does NewSample change the trials, nor does a
// change to them, or to the slice, change the sample.
func TestSampleIsACopy(t *testing.T) {
	trials := pairs(0.5, 4, nan, 1, 0.7, 2, nan, 9, 0.2, 8)
	before := slices.Clone(trials)
	s, err := NewSample("m", trials, SampleOptions{Failed: FailedScore(0.1)})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, trials, cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("the trials changed: -before +after\n%s", diff)
	}
	sample := describe(s)
	curve := mustCurve(t, Budget, s, CurveOptions{Points: 5})
	for i := range trials {
		trials[i] = Trial{Score: 99, Cost: 99}
	}
	again := mustCurve(t, Budget, s, CurveOptions{Points: 5})
	if diff := cmp.Diff(sample, describe(s)); diff != "" {
		t.Errorf("the sample changed: -before +after\n%s", diff)
	}
	if diff := cmp.Diff(curve, again, cmpopts.EquateNaNs(), cmp.AllowUnexported(Statistic{})); diff != "" {
		t.Errorf("the curve changed: -before +after\n%s", diff)
	}
}

// TestTotalCost: the sum, as all else of a sample, does not depend on the order
// of the trials, not even by a bit, and is that of exact rationals up to one
// or two roundings.
func TestTotalCost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		exact := new(big.Rat)
		log := make([]Trial, n)
		for i := range log {
			cost := math.Pow(10, rapid.Float64Range(-10, 20).Draw(t, "log10 of cost"))
			score := float64(rapid.IntRange(0, 3).Draw(t, "score")) // ties
			if i > 0 && score == 0 {
				score = nan
			}
			log[i] = Trial{Score: score, Cost: cost}
			exact.Add(exact, new(big.Rat).SetFloat64(cost))
		}
		s := sampleFrom(t, log, Maximize)
		want, _ := exact.Float64()
		if got := s.TotalCost(); math.Abs(got-want) > 4.5e-16*want {
			t.Fatalf("total %v, exactly %v", got, want)
		}
		other := sampleFrom(t, rapid.Permutation(log).Draw(t, "order"), Maximize)
		if diff := cmp.Diff(s, other, cmp.AllowUnexported(Sample{}, trials.Set{})); diff != "" {
			t.Fatalf("-one order +another\n%s", diff)
		}
	})
}

// TestTotalCostOfMany: a tenth, a million times, is 100,000; plain summing is
// off by 1e-6.
func TestTotalCostOfMany(t *testing.T) {
	trials := make([]Trial, 1000000)
	for i := range trials {
		trials[i] = Trial{Score: float64(i), Cost: 0.1}
	}
	if got := mustSample(t, trials, Maximize).TotalCost(); math.Abs(got-1e5) > 2e-11 {
		t.Errorf("total %.17g, want 100000", got)
	}
}

// TestDirectionOut: what goes in under Minimize comes out with its sign, ends
// of intervals in ascending order, and zero without one.
func TestDirectionOut(t *testing.T) {
	if got := Minimize.interval(-0.9, 0.2); got != (Interval{-0.2, 0.9}) {
		t.Errorf("the range [-0.9, 0.2], larger better, is out %v, want [-0.2, 0.9]", got)
	}
	if got := Maximize.interval(-0.9, 0.2); got != (Interval{-0.9, 0.2}) {
		t.Errorf("maximizing, [-0.9, 0.2] is out %v", got)
	}
	baseline := math.Copysign(0, -1)
	for _, d := range []Direction{Maximize, Minimize} {
		zero := mustSample(t, pairs(0, 1, math.Copysign(0, -1), 3, nan, 2), d)
		values := []float64{zero.Best(), zero.Worst()}
		for _, o := range []CurveOptions{{Band: BandSD, Bracket: true}, {Statistic: Quantile(0.5)},
			{Estimator: U, Orders: 10}} {
			for range 2 {
				for _, c := range bothCurves(t, zero, o) {
					for _, p := range c.Points {
						values = append(values, p.Estimate, p.Lower, p.Upper, p.SD, p.PNone, p.BracketLower, p.BracketUpper)
					}
				}
				o.Baseline = &baseline
			}
		}
		for i, v := range values {
			if v == 0 && math.Signbit(v) {
				t.Errorf("%v: value %d is a negative zero", d, i)
			}
		}
	}
}

func TestFailedPolicyString(t *testing.T) {
	for want, p := range map[string]FailedPolicy{"count": {}, "drop": FailedDrop, "0.1": FailedScore(0.1),
		"0": FailedScore(0), "-2": FailedScore(-2)} {
		if got := p.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestDirectionString(t *testing.T) {
	if Maximize.String() != "maximize" || Minimize.String() != "minimize" {
		t.Errorf("got %q and %q", Maximize, Minimize)
	}
}
