package tail

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/sampling"
)

// peak returns n ascending scores of random search around a smooth optimum over so many
// hyperparameters, with noise.
func peak(n, dimensions int, noise float64, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]float64, n)
	for i := range out {
		lost := 0.0
		for range dimensions {
			z := r.NormFloat64()
			lost += z * z
		}
		out[i] = 0.9 - 0.1*lost/float64(dimensions) + noise*r.NormFloat64()
	}
	slices.Sort(out)
	return out
}

func BenchmarkBootstrap(b *testing.B) {
	for name, form := range map[string]Form{"quadratic": Quadratic, "noisy": Noisy} {
		b.Run(name, func(b *testing.B) {
			s := NewScores(peak(1000, 4, 0, 1), 1000)
			for b.Loop() {
				Choose(s, form, math.Inf(1)).Bootstrap(sampling.Bootstrap{Seed: 1}, 1000, nil)
			}
		})
	}
}
