package renewal

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBounds checks that the bounds hold where the lattice is not accurate: at
// jumps and within a step of them; the sums are few, but are not looked at.
func TestBounds(t *testing.T) {
	l := lawOf([]trial{{0.3, 1}, {0.8, math.Pi}, {math.NaN(), math.Sqrt2}})
	l.paths = &paths{ready: true}
	for _, jump := range []float64{1, 2, math.Pi, 1 + math.Sqrt2, 1 + math.Pi, 2 * math.Pi} {
		for _, off := range []float64{-1e-3, -1e-6, 0, 1e-6, 1e-3} {
			b := jump * (1 + off)
			m := momentOf(l, func(e int) float64 { return enumerate(l, e, b) })
			gain := m.Scored * (m.Mean - l.scores[0])
			if m.Scored == 0 {
				gain = 0
			}
			got := l.Bounds([]float64{b})[0]
			if got.ScoredLow > m.Scored || got.ScoredHigh < m.Scored || got.GainLow > gain || got.GainHigh < gain {
				t.Errorf("budget %g: P(score) = %g, gain = %g are not within %+v", b, m.Scored, gain, got)
			}
		}
	}
}

// TestBoundsTight checks that bounds are of use away from jumps.
func TestBoundsTight(t *testing.T) {
	l := lawOf(random(10, 200, 0, func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} }))
	budgets := []float64{5, 20, l.total / 4}
	for i, b := range l.Bounds(budgets) {
		m := l.Moments(budgets[i : i+1])[0]
		gain := m.Scored * (m.Mean - l.scores[0])
		if b.GainLow > gain || b.GainHigh < gain || b.GainHigh-b.GainLow > 0.01 {
			t.Errorf("budget %g: gain %g, bounds %+v", budgets[i], gain, b)
		}
	}
}
