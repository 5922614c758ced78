package renewal

import (
	"math"
	"testing"
)

// TestLatticeCubic: where costs are split between three points, the values
// between two half steps are those of the cubic through the four around them,
// which a cubic itself is.
func TestLatticeCubic(t *testing.T) {
	l := lattice{top: 8, step: 0.5, half: 16, mode: quadratic}
	cubic := func(x float64) float64 { return x*x*x + 2*x }
	v := make([]float64, l.half+1)
	for k := range v {
		v[k] = cubic(float64(k))
	}
	for x := 1.0; x < 15; x += 0.125 {
		if got, want := l.at(v, (x+0.5)*l.step), cubic(x); math.Abs(got-want) > 1e-9*want {
			t.Errorf("at %g steps: %v, want %v", x, got, want)
		}
	}
}

// TestLatticeStays: values between two points stay between theirs.
func TestLatticeStays(t *testing.T) {
	l := lattice{top: 4, step: 1, half: 4, mode: quadratic}
	v := []float64{0, 0, 1, 1, 1}
	for x := 1.0; x <= 3; x += 0.125 {
		k := int(x)
		if got := l.at(v, x+0.5); got < v[k] || got > v[k+1] {
			t.Errorf("at %g steps: %v is not from %v to %v", x, got, v[k], v[k+1])
		}
	}
}

// TestOctaveTops: a budget that is the total cost, or a half of it, a quarter,
// …, ends its octave: half as large a lattice is enough, and its last point is
// the budget itself.
func TestOctaveTops(t *testing.T) {
	l := NewLaw([]float64{0.1, 0.2, 0.3}, []float64{0.1, 0.2, 0.4}, nil)
	budgets := []float64{l.total, l.total / 2, l.total / 4, l.total * (1 + 1e-9)}
	tops := make(map[float64]float64)
	for _, o := range l.octaves(budgets) {
		for _, i := range o.members {
			tops[budgets[i]] = o.top
		}
	}
	for i, b := range budgets {
		want := b
		if i == 3 {
			want = 2 * l.total
		}
		if tops[b] != want {
			t.Errorf("budget %v: the octave ends at %v, want %v", b, tops[b], want)
		}
	}
}
