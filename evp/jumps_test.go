package evp_test

import (
	"math"
	"testing"

	"evpkit/evp"
)

// costed returns a curve on the budget axis of trials with the given costs,
// their scores rising.
func costed(t *testing.T, o evp.CurveOptions, costs ...float64) *evp.Curve {
	t.Helper()
	trials := make([]evp.Trial, len(costs))
	for i, c := range costs {
		trials[i] = evp.Trial{Score: float64(i), Cost: c}
	}
	s, err := evp.NewSample("m", trials, evp.SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := evp.BudgetCurve(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Where a budget curve may jump are the sums of costs, written out by hand.
func TestJumps(t *testing.T) {
	for _, test := range []struct {
		name  string
		costs []float64
		want  []evp.Jump
	}{
		{"equal", []float64{2, 2, 2}, []evp.Jump{{2, 2}, {4, 4}, {6, 6}}},
		{"multiples", []float64{1, 3, 1}, []evp.Jump{{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}}},
		{"two", []float64{3, 5}, []evp.Jump{{3, 3}, {5, 5}, {6, 6}, {8, 8}}},
		{"nearly equal", []float64{1, 1.0005}, []evp.Jump{{1, 1.0005}, {2, 2.001}}},
	} {
		got := costed(t, evp.CurveOptions{}, test.costs...).Jumps
		if len(got) != len(test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
			continue
		}
		for i, w := range test.want {
			if math.Abs(got[i].From-w.From) > 1e-12 || math.Abs(got[i].To-w.To) > 1e-12 {
				t.Errorf("%s: %v, want %v", test.name, got, test.want)
			}
		}
	}
}

// Between two jumps the curve is constant, by both estimators, whatever the costs.
func TestCurveIsConstantBetweenJumps(t *testing.T) {
	for _, costs := range [][]float64{{2, 2, 2, 2}, {3, 5, 5, 3, 3}, {1, 1.0005, 2.7, 2.7}, {7, 10, 12, 7, 10}} {
		jumps := costed(t, evp.CurveOptions{}, costs...).Jumps
		plateaus := 0
		for i := range len(jumps) - 1 {
			lo, hi := jumps[i].To, jumps[i+1].From
			d := hi - lo
			for _, e := range []evp.Estimator{evp.V, evp.U} {
				p := costed(t, evp.CurveOptions{At: []float64{lo + 0.02*d, lo + d/2, hi - 0.02*d}, Estimator: e, Orders: 200},
					costs...).Points
				if math.Abs(p[0].Estimate-p[1].Estimate) > 1e-6 || math.Abs(p[1].Estimate-p[2].Estimate) > 1e-6 {
					t.Errorf("costs %v, %s: %v between %g and %g", costs, e, p, lo, hi)
				}
			}
			plateaus++
		}
		if plateaus == 0 {
			t.Errorf("costs %v: no plateau", costs)
		}
	}
}

func TestNoJumps(t *testing.T) {
	var varied, dense []float64
	for i := range 40 {
		varied = append(varied, 1+0.1*float64(i))
		dense = append(dense, 1+5e-4*float64(i))
	}
	if got := costed(t, evp.CurveOptions{}, varied...).Jumps; got != nil {
		t.Errorf("40 different costs: %v", got)
	}
	// From 51 trials on, of costs from 1 to 1.0195, the next number of trials begins before the last ends.
	got := costed(t, evp.CurveOptions{To: 1e6}, dense...).Jumps
	if n := len(got); n < 40 || n > 60 || !math.IsInf(got[n-1].To, 1) {
		t.Errorf("dense costs: %v", got)
	}
}

// Points that were asked for are no curve, and the curve says so.
func TestListed(t *testing.T) {
	if !costed(t, evp.CurveOptions{At: []float64{2, 3}}, 1, 2).Listed || costed(t, evp.CurveOptions{}, 1, 2).Listed {
		t.Error("At and a grid are not told apart")
	}
}
