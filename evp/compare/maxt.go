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

// enoughOfMany is the number of permutations as large as what was observed with which a test
// stops if there are more pairs than p-values are adjusted for: the p-value is a valid one
// whatever that number, and takes half as many permutations if the models are alike.
const enoughOfMany = 20

// permute returns, for each of two families of ascending x, the probability that the largest
// studentised difference over all x of the family is as large as the one observed at each when
// the trials of both models are permuted between them: a max-T permutation test. After
// P permutations, if e are as large, that is (1 + e)/(1 + P). If e reaches the
// number h with which this can no longer be significant, after m permutations, it is
// h/m (Besag and Clifford 1991, "Sequential Monte Carlo p-values"), and the test stops
// once that is so at every x: the verdicts are those of all permutations. Of many pairs h is
// enoughOfMany.
//
// Differences are studentised over the first batch and the one observed: less their mean,
// which is that of V's bias for logs of these lengths (0 if they are equally long), by their
// root mean square about it. Against a reference, which has no trials to permute, there is
// no p-value: NaN.
func (c *comparison) permute(a, b *model, families [2][]float64) (out [2][]float64) {
	all := c.options.Permutations
	if a.fixed || b.fixed {
		c.progress.Add(all)
		for f, xs := range families {
			out[f] = slices.Repeat([]float64{math.NaN()}, len(xs))
		}
		return out
	}
	pool, isA := trials.Pool(a.set, b.set)
	p := resample.NewPermutations(resample.Setup{
		Trials: pool, Budget: c.axis == evp.Budget, Xs: slices.Concat(families[0], families[1]), None: a.none(),
	}, a.N())

	// The random numbers depend on the name: another word than "deal" would change every
	// p-value.
	draw := sampling.Bootstrap{Seed: c.options.Curve.Seed, Name: "deal " + a.Model() + "\x00" + b.Model()}
	differences := p.Draw(draw, 0, min(permutationBatch, all))
	t := newFamilies(p.Difference(isA), differences, len(families[0]), func(observed []float64, batch [][]float64) *maxT {
		test := newMaxT(observed, batch, a.N() == b.N(), 1-c.options.Curve.Confidence, all)
		if c.many {
			test.enough = min(test.enough, enoughOfMany)
		}
		return test
	})
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

// Families are the tests of two families of x, whose differences stand one after the other.
type families struct {
	tests [2]*maxT
	first int // x of the first family
}

// newFamilies makes a test for each family.
func newFamilies(
	observed []float64, batch [][]float64, first int, test func(observed []float64, batch [][]float64) *maxT,
) families {
	t := families{first: first}
	t.tests[0] = test(observed[:first], t.part(batch, 0))
	t.tests[1] = test(observed[first:], t.part(batch, 1))
	return t
}

// part returns the differences of a family.
func (t families) part(differences [][]float64, family int) [][]float64 {
	out := make([][]float64, len(differences))
	for i, d := range differences {
		if out[i] = d[:t.first]; family == 1 {
			out[i] = d[t.first:]
		}
	}
	return out
}

// count counts permutations.
func (t families) count(differences [][]float64) {
	for f, test := range t.tests {
		test.count(t.part(differences, f))
	}
}

// settled reports whether significance is out of reach at each x.
func (t families) settled() bool { return t.tests[0].settled() && t.tests[1].settled() }

// pValues returns the p-values of each family.
func (t families) pValues() [2][]float64 {
	return [2][]float64{t.tests[0].pValues(), t.tests[1].pValues()}
}

// A maxT counts the permutations whose largest studentised difference is as large as
// the one observed at each x.
type maxT struct {
	center   []float64 // what the differences are about, by x
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
// number that may be counted. isEven says that both logs are equally long, so that the
// differences are about 0.
func newMaxT(observed []float64, differences [][]float64, isEven bool, level float64, all int) *maxT {
	t := &maxT{
		center: make([]float64, len(observed)), exceed: make([]int, len(observed)), stopped: make([]int, len(observed)),
		enough: int(level*float64(1+all)+1e-9) + 1,
	}
	batch := append(slices.Clone(differences), observed)
	if !isEven {
		t.center = means(batch)
	}
	t.spread = spreads(batch, t.center)
	for i := range observed {
		t.observed = append(t.observed, t.studentised(observed, i))
	}
	return t
}

// count counts permutations.
func (t *maxT) count(differences [][]float64) {
	for _, d := range differences {
		largest := 0.0
		for i := range d {
			largest = math.Max(largest, t.studentised(d, i))
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

// studentised returns how far the i-th of the differences is from the center, in spreads; 0
// if it is there.
func (t *maxT) studentised(differences []float64, i int) float64 {
	d := differences[i] - t.center[i]
	if d == 0 {
		return 0
	}
	return math.Abs(d) / t.spread[i]
}

// means returns the mean of the differences at each x.
func means(differences [][]float64) []float64 {
	out := make([]float64, len(differences[0]))
	for _, d := range differences {
		for i := range out {
			out[i] += d[i] / float64(len(differences))
		}
	}
	return out
}

// spreads returns the root mean square of the differences at each x about its center.
func spreads(differences [][]float64, center []float64) []float64 {
	out := make([]float64, len(center))
	for i := range out {
		for _, d := range differences {
			out[i] += (d[i] - center[i]) * (d[i] - center[i])
		}
		out[i] = math.Sqrt(out[i] / float64(len(differences)))
	}
	return out
}
