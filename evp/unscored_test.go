package evp

import (
	"errors"
	"math"
	"testing"
)

// TestUnscored: a sample without a score has trials and costs, curves and returns
// without a point, and reaches no target.
func TestUnscored(t *testing.T) {
	nan := math.NaN()
	log := pairs(nan, 3, nan, 5)
	if _, err := NewSample("m", log, SampleOptions{}); !errors.Is(err, ErrNoScore) {
		t.Errorf("without Unscored: %v", err)
	}
	s, err := NewSample("m", log, SampleOptions{Unscored: true})
	if err != nil {
		t.Fatal(err)
	}
	if !s.Unscored() || s.N() != 2 || s.Failed() != 2 || s.TotalCost() != 8 || !math.IsNaN(s.Best()+s.Worst()) {
		t.Errorf("%d trials, %d failed, cost %g, scores from %g to %g", s.N(), s.Failed(), s.TotalCost(), s.Worst(), s.Best())
	}
	for _, axis := range []Axis{Trials, Budget} {
		for _, o := range []CurveOptions{{}, {Estimator: U, Band: BandAuto}, {At: []float64{1, 2}, Bracket: axis == Budget}} {
			c, err := s.Curve(axis, o)
			if err != nil || len(c.Points) != 0 || len(c.Warnings) != 0 || !c.Unscored() || c.Trials != 2 || c.TotalCost != 8 {
				t.Errorf("%v, %+v: %+v, %v", axis, o, c, err)
			}
		}
		r, err := CurveReturns(axis, s, ReturnsOptions{})
		if err != nil || len(r.Points) != 0 || !math.IsNaN(r.Saturation) || !math.IsNaN(r.MinGain) ||
			!math.IsNaN(r.NextStep.Cost) || len(r.Warnings) != 0 {
			t.Errorf("returns by %v: %+v, %v", axis, r, err)
		}
	}
	target, err := s.Reach(0.5, TargetOptions{Within: 10})
	if err != nil || target.PerTrial != 0 || target.PWithin != 0 || !(target.Upper > 0.8) || len(target.Warnings) != 0 {
		t.Errorf("target: %+v, %v", target, err)
	}
}

// TestUnscoredDropped: without a trial, there is no share of trials that reach a target.
func TestUnscoredDropped(t *testing.T) {
	s, err := NewSample("m", pairs(math.NaN(), 3), SampleOptions{Failed: FailedDrop, Unscored: true})
	if err != nil {
		t.Fatal(err)
	}
	if s.N() != 0 || s.Dropped() != 1 || s.HasCost() {
		t.Errorf("%d trials, %d dropped, cost %g", s.N(), s.Dropped(), s.TotalCost())
	}
	if c, err := BudgetCurve(s, CurveOptions{}); err != nil || len(c.Points) != 0 {
		t.Errorf("curve by budget: %+v, %v", c, err)
	}
	target, err := s.Reach(0.5, TargetOptions{Within: 4})
	if err != nil || !math.IsNaN(target.PerTrial) || target.Exists() {
		t.Errorf("target: %+v, %v", target, err)
	}
}
