package tail

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/parallel"
)

// TestMisfits: 1 in 10 samples of a law fail the test of fit, by the table of misfits. With
// -coverage-samples it prints what the table should be.
func TestMisfits(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	samples := 400
	if *coverage.Samples > 0 {
		samples = *coverage.Samples
	}
	for _, form := range []Form{Quadratic, Noisy} {
		for _, gamma := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9} {
			for _, m := range misfitScores {
				if *coverage.Samples == 0 && (m > 150 || gamma%3 != 1 || form == Noisy && m > 40) {
					continue
				}
				at, failed := misfitOf(form, gamma, int(m), samples)
				if *coverage.Samples > 0 {
					fmt.Printf("form %d γ %d %g scores: %.2f (%.3f fail)\n", form, gamma, m, at, failed)
				}
				if failed > 0.1+4*math.Sqrt(0.09/float64(samples))+0.05 || failed < 0.02 {
					t.Errorf("form %d, γ = %d, %g scores: %.3f of samples fail, want 0.1", form, gamma, m, failed)
				}
			}
		}
	}
}

// misfitOf returns the statistic that 1 in 10 samples exceed, and the share of samples that fail.
func misfitOf(form Form, gamma, scores, samples int) (at, failed float64) {
	values := make([]float64, samples)
	fails := make([]bool, samples)
	law := Law{Best: 1, Start: -1, Gamma: gamma}
	if form == Noisy {
		law.Noise = 0.2
	}
	parallel.For(samples, func(i int) {
		r := rand.New(rand.NewPCG(uint64(gamma), uint64(i)))
		y := []float64{0}
		for range scores {
			y = append(y, law.exceededFrom(0, r.Float64()))
		}
		slices.Sort(y)
		f := &fitter{form: form, most: math.Inf(1)}
		fit := f.at(NewScores(y, scores+1), 0, 0)
		values[i], fails[i] = fit.Misfit, !fit.Passes
	})
	slices.Sort(values)
	for _, f := range fails {
		if f {
			failed++
		}
	}
	return values[samples*9/10], failed / float64(samples)
}
