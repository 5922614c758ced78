package sampling

import "math/rand/v2"

// A Bootstrap draws resamples: as many draws with replacement as there are
// trials. Resamples of different names are independent, those of one name and
// seed always the same.
type Bootstrap struct {
	Seed Seed
	Name string
}

// Weights fills weight with the share of each of len(weight) trials among the
// draws of resample i.
func (b Bootstrap) Weights(i int, weight []float64) {
	r := b.stream(i)
	clear(weight)
	n := len(weight)
	for range n {
		weight[r.IntN(n)]++
	}
	for j := range weight {
		weight[j] /= float64(n)
	}
}

// CountedWeights is Weights for rows that stand for counts[j] ≥ 1 trials each:
// Σ counts draws, of which a row gets its share. The work does not grow with the
// counts.
func (b Bootstrap) CountedWeights(i int, counts []int, weight []float64) {
	r := b.stream(i)
	n := 0
	for _, c := range counts {
		n += c
	}
	draws, left := n, n // still to be made, and trials of the rows that are left
	for j, c := range counts {
		k := binomial(r, draws, float64(c)/float64(left))
		weight[j] = float64(k) / float64(n)
		draws, left = draws-k, left-c
	}
}

// Deal deals the numbers 0 … n−1 at random: first gets how many of them go to
// the first of two hands, whose members it marks.
func (b Bootstrap) Deal(i, first int, marked []bool) {
	r := b.stream(i)
	clear(marked)
	for k := len(marked) - first; k < len(marked); k++ { // Floyd's selection
		if j := r.IntN(k + 1); marked[j] {
			marked[k] = true
		} else {
			marked[j] = true
		}
	}
}

// stream returns the random numbers of resample i: its place by the seed and
// the resample, its sequence by the name.
func (b Bootstrap) stream(i int) *rand.Rand {
	hash := uint64(14695981039346656037) // FNV-1a
	for _, c := range []byte(b.Name) {
		hash = (hash ^ uint64(c)) * 1099511628211
	}
	return rand.New(rand.NewPCG(uint64(b.Seed)^hash, uint64(i)))
}
