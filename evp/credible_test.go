package evp

import (
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/resample"
)

// TestTailHeavy: with 200 scores, a lognormal law is distinguished from bounded ones
// almost always.
func TestTailHeavy(t *testing.T) {
	for _, c := range []struct {
		law   coverage.Law
		heavy bool
	}{{coverage.LightTail, false}, {coverage.HeavyTail, true}, {coverage.FineTuning, false}} {
		wrong := 0
		for i := range 100 {
			s := bandSample(t, drawTrials(c.law, 200, rand.New(rand.NewPCG(8, uint64(i))))...)
			if resample.TailUnknown(s.set) || resample.TailHeavy(s.set) != c.heavy {
				wrong++
			}
		}
		if wrong > 3 {
			t.Errorf("%s: %d of 100 logs misjudged", c.law.Name, wrong)
		}
	}
}

// TestBootstrapCredible: with few trials, the best of which are by far the most expensive,
// no side of the band leaves the credible range, and an open side does not exist, or ends at
// the support's end.
func TestBootstrapCredible(t *testing.T) {
	var trials []Trial
	for i := range 25 {
		x := float64(i) / 24
		trials = append(trials, Trial{Score: -math.Pow(1.02-x, 0.3), Cost: math.Exp(6 * x)})
	}
	s := bandSample(t, trials...)
	worst, top := resample.Credible(s.set, math.NaN())
	open, bounded := 0, 0
	for _, o := range []CurveOptions{{Band: BandBootstrap}, {Band: BandBootstrap, Support: &Support{-2, 3}}} {
		for _, p := range mustCurve(t, Budget, s, o).Points {
			for _, end := range []float64{p.Lower, p.Upper} {
				switch {
				case math.IsNaN(end):
					open++
				case o.Support != nil && (end == -2 || end == 3):
					bounded++
				case end < worst || end > top:
					t.Errorf("budget %g: %g to %g around %g", p.X, p.Lower, p.Upper, p.Estimate)
				}
			}
		}
	}
	if open == 0 || bounded == 0 {
		t.Errorf("%d sides are open, %d at the support's end: nothing was tried", open, bounded)
	}
}

// TestCredibleBaseline: with a baseline the band may reach down to it.
func TestCredibleBaseline(t *testing.T) {
	s := bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: 0.6, Cost: 2}, Trial{Score: 0.9, Cost: 3})
	for _, c := range []struct{ none, low float64 }{{math.NaN(), 0.5}, {0.1, 0.1}, {0.7, 0.5}} {
		if low, high := resample.Credible(s.set, c.none); low != c.low || math.Abs(high-1.2) > 1e-12 {
			t.Errorf("baseline %g: %g to %g, want %g to 1.2", c.none, low, high, c.low)
		}
	}
}
