package evp_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp"
)

// trialsOf returns trials with the scores, and the costs if there are any.
func trialsOf(scores, costs []float64) []evp.Trial {
	out := make([]evp.Trial, len(scores))
	for i, y := range scores {
		out[i] = evp.Trial{Score: y, Cost: math.NaN()}
		if costs != nil {
			out[i].Cost = costs[i]
		}
	}
	return out
}

// sampleFrom returns the sample of trials.
func sampleFrom(t interface{ Fatal(...any) }, trials []evp.Trial, o evp.SampleOptions) *evp.Sample {
	s, err := evp.NewSample("m", trials, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Two of four trials reach 0.8, one failed; by hand: the cost of a search is
// 1 or 2 at once, 3 or 4 more for each miss. P(cost ≤ 2) = 1/2, and P(cost ≤ b)
// follows from P(b) = [b ≥ 1] / 4 + [b ≥ 2] / 4 + (P(b − 3) + P(b − 4)) / 4.
func TestReachByHand(t *testing.T) {
	s := sampleFrom(t, trialsOf([]float64{0.8, 0.9, 0.5, math.NaN()}, []float64{1, 2, 3, 4}), evp.SampleOptions{})
	got, err := s.Reach(0.8, evp.TargetOptions{Within: 5})
	if err != nil {
		t.Fatal(err)
	}
	var p func(b int) float64
	p = func(b int) float64 {
		if b < 1 {
			return 0
		}
		return (1+math.Min(float64(b)-1, 1))/4 + (p(b-3)+p(b-4))/4
	}
	p90 := 0
	for p(p90) < 0.9 {
		p90++
	}
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"share", got.PerTrial, 0.5}, {"expected trials", got.ExpectedTrials, 2}, {"median trials", got.MedianTrials, 1},
		{"90 % trials", got.P90Trials, 4}, {"expected cost", got.ExpectedCost, 5}, {"median cost", got.MedianCost, 2},
		{"90 % cost", got.P90Cost, float64(p90)}, {"chance within 5", got.PWithin, p(5)},
		// scipy.stats.beta.ppf(0.025, 2, 3) and ppf(0.975, 3, 2): Clopper and Pearson 1934.
		{"lower", got.Lower, 0.06758599}, {"upper", got.Upper, 0.93241401},
	} {
		if math.Abs(c.got-c.want) > 1e-8*math.Max(1, c.want) {
			t.Errorf("%s: %.10g, want %.10g", c.what, c.got, c.want)
		}
	}
}

func TestReachNothing(t *testing.T) {
	s := sampleFrom(t, trialsOf([]float64{0.8, 0.9}, []float64{1, 2}), evp.SampleOptions{})
	got, err := s.Reach(0.95, evp.TargetOptions{Within: 10})
	if err != nil {
		t.Fatal(err)
	}
	if got.PerTrial != 0 || got.PWithin != 0 || !math.IsNaN(got.ExpectedTrials) || !math.IsNaN(got.P90Cost) {
		t.Errorf("%+v", got)
	}
	if len(got.Warnings) != 1 || got.Warnings[0].Code != evp.WarnTarget {
		t.Errorf("warnings %v", got.Warnings)
	}
	// A share of 0 of 2 at 95 %: 1 − 0.025^(1/2).
	if want := 1 - math.Sqrt(0.025); math.Abs(got.Upper-want) > 1e-9 {
		t.Errorf("upper %g, want %g", got.Upper, want)
	}
}

// A loss: smaller scores reach the target. Without costs there are no costs,
// and no chance within a budget.
func TestReachMinimize(t *testing.T) {
	s := sampleFrom(t, trialsOf([]float64{3, 2, 4, 2.5}, nil), evp.SampleOptions{Direction: evp.Minimize})
	got, err := s.Reach(2.5, evp.TargetOptions{})
	if err != nil || got.PerTrial != 0.5 || got.Score != 2.5 || !math.IsNaN(got.MedianCost) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := s.Reach(2.5, evp.TargetOptions{Within: 1}); !errors.Is(err, evp.ErrNoCost) {
		t.Errorf("error %v, want ErrNoCost", err)
	}
	for _, bad := range []evp.TargetOptions{{Confidence: 1}, {Within: -1}, {Within: math.Inf(1)}} {
		if _, err := s.Reach(2.5, bad); err == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
	if _, err := s.Reach(math.NaN(), evp.TargetOptions{}); err == nil {
		t.Error("a target of NaN is taken")
	}
}

// For any trials: the share falls with the target and lies in its interval,
// the median and the 90 % quantile are the smallest budgets with that chance,
// equal costs give whole numbers of trials, and the expectation is Wald's.
func TestReachProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		equal := rapid.Bool().Draw(t, "equal")
		scores, costs := make([]float64, n), make([]float64, n)
		for i := range n {
			scores[i] = float64(rapid.IntRange(0, 5).Draw(t, "score"))
			if costs[i] = float64(rapid.IntRange(1, 9).Draw(t, "cost")); equal {
				costs[i] = 3
			}
		}
		s := sampleFrom(t, trialsOf(scores, costs), evp.SampleOptions{})
		low, _ := s.Reach(2, evp.TargetOptions{})
		high, _ := s.Reach(3, evp.TargetOptions{})
		if high.PerTrial > low.PerTrial || low.Lower > low.PerTrial || low.PerTrial > low.Upper {
			t.Fatalf("shares %+v and %+v", low, high)
		}
		if low.Reached == 0 {
			return
		}
		if want := s.MeanCost() / low.PerTrial; math.Abs(low.ExpectedCost-want) > 1e-9*want {
			t.Fatalf("expected cost %g, want %g", low.ExpectedCost, want)
		}
		if equal && (low.MedianCost != 3*low.MedianTrials || low.P90Cost != 3*low.P90Trials) {
			t.Fatalf("equal costs: %+v", low)
		}
		for _, q := range []struct{ p, cost float64 }{{0.5, low.MedianCost}, {0.9, low.P90Cost}} {
			at, _ := s.Reach(2, evp.TargetOptions{Within: q.cost})
			if at.PWithin < q.p-1e-7 {
				t.Fatalf("the chance within %g is %g, not %g", q.cost, at.PWithin, q.p)
			}
			if before, _ := s.Reach(2, evp.TargetOptions{Within: q.cost - 0.5}); before.PWithin >= q.p+1e-7 {
				t.Fatalf("the chance within %g is %g already", q.cost-0.5, before.PWithin)
			}
		}
	})
}
