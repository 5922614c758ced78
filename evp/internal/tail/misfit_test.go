package tail

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/parallel"
)

// TestMisfits: about 1 in 10 samples of a law exceed the statistic in the table of misfits. With
// -coverage-samples it prints the rows of the table.
func TestMisfits(t *testing.T) {
	if *coverage.Samples > 0 {
		for _, form := range []Form{Quadratic, Noisy} {
			for gamma := 1; gamma <= MostGamma; gamma++ {
				var row []string
				for _, m := range misfitScores {
					at, _ := misfitOf(form, gamma, int(m), *coverage.Samples)
					row = append(row, fmt.Sprintf("%.2f", at))
				}
				fmt.Printf("{%s}, // form %d, γ = %d\n", strings.Join(row, ", "), form, gamma)
			}
		}
		return
	}
	const samples = 400
	for _, c := range []struct {
		form          Form
		gamma, scores int
	}{
		{Quadratic, 1, 15}, {Quadratic, 1, 150}, {Quadratic, 2, 40}, {Quadratic, 4, 15}, {Quadratic, 6, 150}, {Quadratic, 9, 40},
		{Noisy, 2, 40}, {Noisy, 5, 15},
	} {
		_, above := misfitOf(c.form, c.gamma, c.scores, samples)
		if math.Abs(above-0.1) > 4*math.Sqrt(0.09/samples) {
			t.Errorf("form %d, γ = %d, %d scores: %.3f of samples exceed the statistic, want 0.1",
				c.form, c.gamma, c.scores, above)
		}
	}
}

// misfitOf returns the statistic that 1 in 10 samples exceed, and the share of samples that
// exceed that of the table.
func misfitOf(form Form, gamma, scores, samples int) (at, above float64) {
	values := make([]float64, samples)
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
		values[i] = f.at(NewScores(y, scores+1), 0, 0).Misfit
	})
	slices.Sort(values)
	for _, v := range values {
		if v > mostMisfit(form, gamma, scores) {
			above += 1 / float64(samples)
		}
	}
	return values[samples*9/10], above
}
