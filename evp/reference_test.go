package evp

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// reference is testdata/reference/scores20.json: what other tools gave.
type reference struct {
	Scores []float64
	Curves map[string]struct {
		Producer string
		Values   []float64
	}
}

func readReference(t *testing.T) reference {
	t.Helper()
	b, err := os.ReadFile("../testdata/reference/scores20.json")
	if err != nil {
		t.Fatal(err)
	}
	var r reference
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTrialCurveAgainstOtherTools(t *testing.T) {
	ref := readReference(t)
	maximize, minimize := mustSample(t, scored(ref.Scores), Maximize), mustSample(t, scored(ref.Scores), Minimize)
	for _, c := range []struct {
		curve  string
		sample *Sample
		o      CurveOptions
		sd     bool
	}{
		{"v_curve", maximize, CurveOptions{}, false},
		{"v_std_curve", maximize, CurveOptions{}, true},
		{"v_curve_opda", maximize, CurveOptions{}, false},
		{"v_curve_exact", maximize, CurveOptions{}, false},
		{"u_curve", maximize, CurveOptions{Estimator: U}, false},
		{"u_curve_exact", maximize, CurveOptions{Estimator: U}, false},
		{"u_curve_meanmax", maximize, CurveOptions{Estimator: U}, false},
		{"v_curve_minimize", minimize, CurveOptions{}, false},
		{"u_curve_minimize", minimize, CurveOptions{Estimator: U}, false},
		{"quantile_median_curve", maximize, CurveOptions{Statistic: Quantile(0.5)}, false},
		{"quantile_q20_curve", maximize, CurveOptions{Statistic: Quantile(0.2)}, false},
		{"quantile_median_curve_minimize", minimize, CurveOptions{Statistic: Quantile(0.5)}, false},
	} {
		want := ref.Curves[c.curve]
		if len(want.Values) != 20 {
			t.Fatalf("%s: %d values in the reference", c.curve, len(want.Values))
		}
		curve, err := TrialCurve(c.sample, c.o)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range curve.Points {
			got := p.Estimate
			if c.sd {
				got = p.SD
			}
			if c.curve == "quantile_median_curve" && i == 0 {
				// An exact tie, 10/20 = 0.5: the smallest score that reaches it is
				// the 10th, 0.63. The tool's rounding misses the tie.
				if got != 0.63 {
					t.Errorf("median of one trial: %v, want the 10th score of 20, 0.63", got)
				}
				continue
			}
			if p.X != float64(i+1) || math.Abs(got-want.Values[i]) > 2e-15*20 {
				t.Errorf("%s at n = %g: %v, %s gives %v", c.curve, p.X, got, want.Producer, want.Values[i])
			}
		}
	}
}

// scored returns trials with the given scores and no cost.
func scored(scores []float64) []Trial {
	out := make([]Trial, len(scores))
	for i, s := range scores {
		out[i] = Trial{Model: "m", Score: s, Cost: math.NaN()}
	}
	return out
}

func mustSample(t testing.TB, trials []Trial, d Direction) *Sample {
	t.Helper()
	s, err := NewSample("m", slices.Clone(trials), SampleOptions{Direction: d})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
