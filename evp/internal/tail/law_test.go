package tail

import (
	"math"
	"testing"
)

// The values are those of opda 0.8.0 (Lourie et al.), the reference implementation, whose
// integral for the noisy mean is too large by 2.67e-6: that of the best of 1 is exactly 0.5.
func TestReferenceValues(t *testing.T) {
	ks := []float64{1, 2, 4, 8}
	for _, c := range []struct {
		name string
		of   func(k float64) float64
		off  float64 // of the reference
		want []float64
	}{
		{"median", Law{0, 1, 2, 0}.median, 0, []float64{.5, .70710678, .84089642, .91700404}},
		{"mean", Law{0, 1, 2, 0}.MeanOfBest, 0, []float64{.5, .66666667, .8, .88888889}},
		{"noisy median", Law{0, 1, 2, .1}.median, 0, []float64{.5, .70715588, .8434143, .93171043}},
		{"noisy mean", Law{0, 1, 2, .1}.MeanOfBest, 2.67e-6, []float64{.50000267, .67591708, .81791423, .92048227}},
	} {
		for i, k := range ks {
			if got := c.of(k); math.Abs(got+c.off-c.want[i]) > 2e-8 {
				t.Errorf("%s of the best of %g: %.9f, want %.9f", c.name, k, got, c.want[i])
			}
		}
	}
	for gamma, want := range map[int]float64{1: .89910308, 2: .88660660, 3: .86701849, 5: .83217741} {
		if got := (Law{.7, .9, gamma, 0}).median(10); math.Abs(got-want) > 1e-8 {
			t.Errorf("γ = %d: median of the best of 10 is %.9f, want %.9f", gamma, got, want)
		}
	}
}

func (l Law) median(k float64) float64 { return l.QuantileOfBest(.5, k) }
