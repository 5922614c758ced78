package compare

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/resample"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// permutationBatch is the number of permutations that are evaluated at a time; the
// spread of the differences is taken from the first batch.
const permutationBatch = 100

// permute returns, for the x with the given indices, the probability that the largest
// studentised difference over all of them is as large as the one observed there when
// the trials of both models are permuted between them: a max-T permutation test. After
// P permutations, if e are as large, that is (1 + e)/(1 + P). If e reaches the
// number h with which this can no longer be significant, after m permutations, it is
// h/m (Besag and Clifford 1991, "Sequential Monte Carlo p-values"), and the test stops
// once that is so at every x: the verdicts are those of all permutations. Differences
// are studentised by their root mean square over the first batch and the one observed.
func (c *comparison) permute(a, b *model, both []int) []float64 {
	xs := make([]float64, len(both))
	for i, k := range both {
		xs[i] = c.xs[k]
	}
	pool, isA := trials.Pool(a.set, b.set)
	p := resample.NewPermutations(resample.Setup{
		Trials: pool, Budget: c.axis == evp.Budget, Xs: xs, None: a.none(),
	}, a.N())
	observed := p.Difference(isA)

	// The random numbers depend on the name: another word than "deal" would change every
	// p-value.
	draw := sampling.Bootstrap{Seed: c.options.Curve.Seed, Name: "deal " + a.Model() + "\x00" + b.Model()}
	all := c.options.Permutations
	differences := p.Draw(draw, 0, min(permutationBatch, all))
	t := newMaxT(observed, differences, 1-c.options.Curve.Confidence, all)
	for done := 0; ; {
		t.count(differences)
		c.progress.Add(len(differences))
		if done += len(differences); done == all || t.settled() {
			c.progress.Add(all - done)
			return t.pValues()
		}
		differences = p.Draw(draw, done, min(permutationBatch, all-done))
	}
}

// A maxT counts the permutations whose largest studentised difference is as large as
// the one observed at each x.
type maxT struct {
	spread   []float64 // of the differences, by x
	observed []float64 // studentised, by x
	exceed   []int     // permutations that are as large, by x
	enough   int       // with so many it cannot be significant
	counted  int
	stopped  []int // permutations counted when exceed reached enough; 0: not yet
}

// permutationTies is the relative amount by which differences may differ that count as
// equal: more than the rounding of the lattice of renewal.Split.
const permutationTies = 1e-6

// newMaxT returns a test at a level with no permutation counted yet; all is the largest
// number that may be counted.
func newMaxT(observed []float64, differences [][]float64, level float64, all int) *maxT {
	t := &maxT{
		spread: spreads(append(slices.Clone(differences), observed)),
		exceed: make([]int, len(observed)), stopped: make([]int, len(observed)),
		enough: int(level*float64(1+all)+1e-9) + 1,
	}
	for i, d := range observed {
		t.observed = append(t.observed, studentised(d, t.spread[i]))
	}
	return t
}

// count counts permutations.
func (t *maxT) count(differences [][]float64) {
	for _, d := range differences {
		largest := 0.0
		for i := range d {
			largest = math.Max(largest, studentised(d[i], t.spread[i]))
		}
		t.counted++
		for i, observed := range t.observed {
			if largest < observed*(1-permutationTies) {
				continue
			}
			if t.exceed[i]++; t.exceed[i] == t.enough {
				t.stopped[i] = t.counted
			}
		}
	}
}

// settled reports whether significance is out of reach at each x.
func (t *maxT) settled() bool { return !slices.Contains(t.stopped, 0) }

// pValues returns the p-value at each x.
func (t *maxT) pValues() []float64 {
	out := make([]float64, len(t.observed))
	for i, e := range t.exceed {
		out[i] = float64(1+e) / float64(1+t.counted)
		if t.stopped[i] > 0 {
			out[i] = float64(t.enough) / float64(t.stopped[i])
		}
	}
	return out
}

// studentised returns |d|/spread; 0 if both are 0.
func studentised(d, spread float64) float64 {
	if d == 0 {
		return 0
	}
	return math.Abs(d) / spread
}

// spreads returns the root mean square of the differences at each x.
func spreads(differences [][]float64) []float64 {
	out := make([]float64, len(differences[0]))
	for i := range out {
		for _, d := range differences {
			out[i] += d[i] * d[i]
		}
		out[i] = math.Sqrt(out[i] / float64(len(differences)))
	}
	return out
}
