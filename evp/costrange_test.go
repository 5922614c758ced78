package evp

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"evpkit/evp/internal/coverage"
)

// TestBudgetBandCloses: with a support both sides of ld by budget have an end, also where
// costs differ so much that nothing of a budget is sure; with one end of it, one side.
func TestBudgetBandCloses(t *testing.T) {
	s := mustSample(t, drawTrials(dearLaw(), 50, rand.New(rand.NewPCG(1, 1))), Maximize)
	for _, c := range []struct {
		o            CurveOptions
		lower, upper bool
	}{
		{CurveOptions{Support: &Support{0, 1}}, true, true},
		{CurveOptions{Support: &Support{0, inf}}, true, false},
		{CurveOptions{Support: &Support{-inf, 1}}, false, true},
		{CurveOptions{Range: &Support{0, 1}}, true, true},
		{CurveOptions{Support: &Support{0, 1}, CostSupport: &CostRange{0.5, 1500}}, true, true},
		{CurveOptions{Support: &Support{0, 1}, CostSupport: &CostRange{0, 1500}, Statistic: Quantile(0.5)}, true, true},
	} {
		c.o.Band = BandLD
		for _, p := range mustCurve(t, Budget, s, c.o).Points {
			if math.IsNaN(p.Lower) == c.lower || math.IsNaN(p.Upper) == c.upper {
				t.Fatalf("%+v: %g to %g at %g", c.o, p.Lower, p.Upper, p.X)
			}
		}
	}
}

// TestCostSupportWidens: the most that a trial can cost lowers the lower side of ld.
func TestCostSupportWidens(t *testing.T) {
	s := mustSample(t, drawTrials(coverage.LightTail, 50, rand.New(rand.NewPCG(1, 2))), Maximize)
	o := CurveOptions{Band: BandLD, Support: &Support{0, 1}, At: []float64{10 * s.MeanCost()}}
	_, most := s.CostRange()
	last := math.Inf(1)
	for _, factor := range []float64{1, 10, 1000} {
		o.CostSupport = &CostRange{0, factor * most}
		p := mustCurve(t, Budget, s, o).Points[0]
		if !(p.Lower < last && p.Lower >= 0 && p.Lower <= p.Estimate && p.Estimate <= p.Upper) {
			t.Errorf("%g times the largest cost: %g to %g", factor, p.Lower, p.Upper)
		}
		last = p.Lower
	}
}

// TestHeavyCosts: a bootstrap band by budget is said to be weak from its first x on if
// costs have a heavy tail; by trials they do not matter.
func TestHeavyCosts(t *testing.T) {
	for _, law := range []coverage.Law{coverage.LightTail, dearLaw()} {
		s := mustSample(t, drawTrials(law, 200, rand.New(rand.NewPCG(1, 3))), Maximize)
		for _, axis := range []Axis{Trials, Budget} {
			c := mustCurve(t, axis, s, CurveOptions{Band: BandBootstrap, Resamples: 100, Points: 5})
			heavy := axis == Budget && law.Name != coverage.LightTail.Name
			said := false
			for _, w := range c.Warnings {
				said = said || w.Code == WarnBandWeak && strings.HasPrefix(w.Message, "the costs have a heavy tail")
			}
			if said != heavy || (c.BandWeakFrom == c.Points[0].X) != heavy {
				t.Errorf("%s, %s: weak from %g, %v", law.Name, axis, c.BandWeakFrom, c.Warnings)
			}
		}
	}
}

// dearLaw returns the law of which 2 trials of 100 cost 1000 times as much as the others.
func dearLaw() coverage.Law { return coverage.Costs[len(coverage.Costs)-1] }
