package evp

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// decades is a log whose costs have more sums up to their total than can be solved over.
func decades(t *testing.T) *Sample {
	return mustSample(t, pairs(0.31, 1.371, 0.74, 2.917, 0.52, 7.433, 0.66, 15.83, 0.81, 61.77, 0.45, 93.19,
		0.88, 402.3, 0.59, 1507.7, 0.91, 5201.9, 0.7, 9433.3), Maximize)
}

// jumpWarning returns the warning that an estimate is next to a jump; "" without one.
func jumpWarning(t *testing.T, s *Sample, o CurveOptions) string {
	t.Helper()
	c, err := BudgetCurve(s, o)
	if err != nil {
		t.Fatal(err)
	}
	k := slices.IndexFunc(c.Warnings, func(w Warning) bool { return w.Code == WarnAtJump })
	if k < 0 {
		return ""
	}
	return c.Warnings[k].Message
}

// TestAtJump: an estimate within a lattice step of a jump is warned of, once, with the
// budget and what to do; one that is exact, or away from jumps, is not.
func TestAtJump(t *testing.T) {
	s, two := decades(t), mustSample(t, pairs(0.6004, 1724.8, 0.892, 603.4801234), Maximize)
	sum := 5201.9 + 402.3
	got := jumpWarning(t, s, CurveOptions{At: []float64{4000, sum}})
	if !strings.HasPrefix(got, "1 of 2 budgets, such as 5604.2, ") ||
		!strings.HasSuffix(got, "; a curve with `bracket` encloses what is exact") {
		t.Errorf("at the sum of two costs: %q", got)
	}
	got = jumpWarning(t, s, CurveOptions{To: sum, Start: 0.5})
	if !strings.HasPrefix(got, "1 of 200 budgets, such as 5604.2, ") {
		t.Errorf("a grid that ends at the sum: %q", got)
	}
	o := CurveOptions{At: []float64{sum}, Statistic: Quantile(0.5)}
	if got := jumpWarning(t, s, o); !strings.Contains(got, "a little larger") {
		t.Errorf("median: %q", got)
	}
	for _, c := range []struct {
		name   string
		sample *Sample
		o      CurveOptions
	}{
		{"away from jumps", s, CurveOptions{At: []float64{4000, 8000}}},
		{"solved over sums", two, CurveOptions{}},
		{"a narrow bracket", s, CurveOptions{At: []float64{5201.9}, Bracket: true}},
		{"nor without asking for it", s, CurveOptions{At: []float64{5201.9}}},
		{"a grid, whose budgets nobody chose", s, CurveOptions{Points: 2000}},
		{"orders", s, CurveOptions{At: []float64{sum}, Estimator: U, Orders: 100}},
	} {
		if got := jumpWarning(t, c.sample, c.o); got != "" {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestFirstTrialBracket: the first trial's own jump, the largest, does not widen a bracket
// at its cost, as its cost is not rounded.
func TestFirstTrialBracket(t *testing.T) {
	c, err := BudgetCurve(decades(t), CurveOptions{At: []float64{5201.9, 402.3}, Bracket: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Points {
		if width := p.BracketUpper - p.BracketLower; !(width < 1e-4) || math.IsNaN(p.Estimate) {
			t.Errorf("budget %v: bracket %v to %v", p.X, p.BracketLower, p.BracketUpper)
		}
	}
}
