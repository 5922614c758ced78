package sampling

import "math/rand/v2"

// A Bootstrap draws resamples: as many draws with replacement as there are trials,
// and permutations. Those of different names are independent; those of one name and
// seed are always the same.
type Bootstrap struct {
	Seed Seed
	Name string
}

// Weights fills weight with the share of each of len(weight) trials among the draws
// of resample i; the shares sum to 1.
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

// CountedWeights is Weights for rows that stand for counts[j] ≥ 1 trials each: of
// Σ counts draws, each row gets its share. The work does not grow with the counts,
// because the multinomial law is drawn as a sequence of binomial ones.
func (b Bootstrap) CountedWeights(i int, counts []int, weight []float64) {
	r := b.stream(i)
	n := 0
	for _, c := range counts {
		n += c
	}
	draws, left := n, n // remaining draws, and trials in the remaining rows
	for j, c := range counts {
		k := binomial(r, draws, float64(c)/float64(left))
		weight[j] = float64(k) / float64(n)
		draws, left = draws-k, left-c
	}
}

// Permute divides len(inFirst) trials at random into two groups and marks the members of
// the first one, whose number is size. All choices are equally likely; i numbers the
// permutation.
func (b Bootstrap) Permute(i, size int, inFirst []bool) {
	r := b.stream(i)
	clear(inFirst)
	for k := len(inFirst) - size; k < len(inFirst); k++ { // Floyd's selection
		if j := r.IntN(k + 1); inFirst[j] {
			inFirst[k] = true
		} else {
			inFirst[j] = true
		}
	}
}

// stream returns the random numbers of resample i: the position of the generator
// depends on the seed and the name, its sequence on the resample.
func (b Bootstrap) stream(i int) *rand.Rand {
	hash := uint64(14695981039346656037) // FNV-1a
	for _, c := range []byte(b.Name) {
		hash = (hash ^ uint64(c)) * 1099511628211
	}
	return rand.New(rand.NewPCG(uint64(b.Seed)^hash, uint64(i)))
}

// Subsample fills weight with the share of each row in a random choice of size trials, none
// of them twice, out of all those that the rows stand for: counts[j] ≥ 1 each, or one each
// if counts is nil. All choices are equally likely; i numbers the choice.
func (b Bootstrap) Subsample(i, size int, counts []int, weight []float64) {
	n := len(weight)
	if counts != nil {
		n = 0
		for _, c := range counts {
			n += c
		}
	}
	chosen := make([]bool, n)
	b.Permute(i, size, chosen)
	for j, trial := 0, 0; j < len(weight); j++ {
		count, members := 1, 0
		if counts != nil {
			count = counts[j]
		}
		for range count {
			if chosen[trial] {
				members++
			}
			trial++
		}
		weight[j] = float64(members) / float64(size)
	}
}
