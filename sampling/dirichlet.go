package sampling

import (
	"math"
	"math/rand/v2"
)

// Dirichlet fills weight with the probabilities of the rows under draw i of the
// law Dirichlet(1, …, 1) over all logged trials and one more, and returns the
// probability of that one more; together they sum to 1. A row that stands for
// counts[j] ≥ 1 trials has the sum of theirs; counts may be nil for one each.
func (b Bootstrap) Dirichlet(i int, counts []int, weight []float64) (extra float64) {
	r := b.stream(i)
	extra = r.ExpFloat64()
	total := extra
	for j := range weight {
		if counts == nil || counts[j] == 1 {
			weight[j] = r.ExpFloat64()
		} else {
			weight[j] = gamma(r, float64(counts[j]))
		}
		total += weight[j]
	}
	for j := range weight {
		weight[j] /= total
	}
	return extra / total
}

// gamma draws from the gamma law with shape ≥ 1 and scale 1 (Marsaglia and Tsang
// 2000, "A simple method for generating gamma variables").
func gamma(r *rand.Rand, shape float64) float64 {
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		z := r.NormFloat64()
		v := 1 + c*z
		if v <= 0 {
			continue
		}
		v *= v * v
		if math.Log(r.Float64()) < z*z/2+d*(1-v+math.Log(v)) {
			return d * v
		}
	}
}
