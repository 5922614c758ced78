package tail

import (
	"math"
	"testing"

	"evpkit/sampling"
)

// TestFit: from many scores of a law its parameters are found, at a large share of them; so
// little noise only where the law without it ends abruptly (γ < 3).
func TestFit(t *testing.T) {
	for _, c := range []struct {
		form  Form
		noise float64
	}{{Quadratic, 0}, {Noisy, 0.02}} {
		for _, gamma := range []int{1, 2, 3, 4} {
			law := Law{Start: 0, Best: 1, Gamma: gamma, Noise: c.noise}
			levels := make([]float64, 2000)
			sampling.Bootstrap{Seed: 1}.Uniforms(gamma, levels)
			for i, u := range levels {
				levels[i] = law.Exceeded(1 - u)
			}
			fit := Choose(NewScores(levels, len(levels)), c.form, math.Inf(1))
			if !fit.OK || fit.Gamma != gamma || math.Abs(fit.Best-1) > 0.03 ||
				gamma < 3 && math.Abs(fit.Noise-c.noise) > 0.01 {
				t.Errorf("γ = %d with noise %g: found %+v at a share of %.2f", gamma, c.noise, fit.Law, fit.Share)
			}
			if c.form == Quadratic && fit.Share < 0.4 {
				t.Errorf("γ = %d: a share of %.2f, though the law holds everywhere", gamma, fit.Share)
			}
		}
	}
}

// TestFitWithin: the best possible score is never above what scores can be.
func TestFitWithin(t *testing.T) {
	y := peak(100, 6, 0, 5)
	free := Choose(NewScores(y, 100), Quadratic, math.Inf(1))
	most := (y[99] + free.Best) / 2
	c := Choose(NewScores(y, 100), Quadratic, most)
	if !c.OK || c.Best > most+1e-12 {
		t.Fatalf("the best is %g, want at most %g", c.Best, most)
	}
	for _, l := range c.Bootstrap(sampling.Bootstrap{Seed: 1}, 100, nil) {
		if l.Best > most+1e-12 {
			t.Fatalf("a resample has the best %g, want at most %g", l.Best, most)
		}
	}
	if c := Choose(NewScores(y, 100), Quadratic, y[99]); c.OK {
		t.Error("a law is fitted although the best score is the best that can be")
	}
}

// TestShares: trials without a score and ties below the threshold are censored: only how many
// they are matters.
func TestShares(t *testing.T) {
	y := peak(100, 2, 0, 5)
	a := Choose(NewScores(y, 100), Quadratic, math.Inf(1))
	b := Choose(NewScores(y, 200), Quadratic, math.Inf(1))
	if a.Above != b.Above || a.Best != b.Best || a.Gamma != b.Gamma || math.Abs(a.Share-2*b.Share) > 1e-12 {
		t.Errorf("with as many trials without a score: %+v, want %+v", b.Fit, a.Fit)
	}
	if got, want := b.Law.Above(b.Threshold), b.Share; math.Abs(got-want) > 1e-12 {
		t.Errorf("a share of %g is above the threshold, want %g", got, want)
	}
}

// TestTies: scores that are mostly equal, or best together, have no law.
func TestTies(t *testing.T) {
	var tied, plateau []float64
	for i := range 100 {
		tied = append(tied, float64(i/10))
		plateau = append(plateau, math.Min(float64(i), 60))
	}
	for name, y := range map[string][]float64{"tied": tied, "plateau": plateau} {
		if c := Choose(NewScores(y, 100), Quadratic, math.Inf(1)); c.OK {
			t.Errorf("%s: %+v", name, c.Fit)
		}
	}
}

// TestBootstrapCores: the draws are the same on any number of cores, which -cpu 1,2 shows, and
// those of a seed are always the same.
func TestBootstrapCores(t *testing.T) {
	c := Choose(NewScores(peak(60, 2, 0.01, 7), 60), Noisy, math.Inf(1))
	one, two := c.Bootstrap(sampling.Bootstrap{Seed: 3}, 50, nil), c.Bootstrap(sampling.Bootstrap{Seed: 3}, 50, nil)
	for i := range one {
		if one[i] != two[i] {
			t.Fatalf("draw %d is %+v, then %+v", i, one[i], two[i])
		}
	}
}
