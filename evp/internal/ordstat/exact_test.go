package ordstat

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// unit is the step of the scores in these tests: whole multiples of it are
// exact in float64, so that sums of them can be formed in whole numbers.
const unit = 1.0 / 1024

// A law counts, of all outcomes of n draws, those whose best has at most the
// rank i: i^n for V, C(i, n) for U.
type law func(i, n int) *big.Int

func powers(i, n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(int64(i)), big.NewInt(int64(n)), nil)
}

func choices(i, n int) *big.Int { return new(big.Int).Binomial(int64(i), int64(n)) }

// share returns a/b, rounded once.
func share(a, b *big.Int) float64 {
	f, _ := new(big.Rat).SetFrac(a, b).Float64()
	return f
}

// exact returns the probability of a score, and mean and variance of the best
// given one, of scores level·unit (ascending), in exact rational arithmetic.
func (count law) exact(levels []int, failed, n int) (scored, mean, variance float64) {
	none, all := count(failed, n), count(failed+len(levels), n)
	weight := new(big.Int).Sub(all, none)
	first, second := new(big.Int), new(big.Int)
	before := none
	for e, level := range levels {
		upTo := count(failed+e+1, n)
		term := new(big.Int).Sub(upTo, before)
		first.Add(first, term.Mul(term, big.NewInt(int64(level))))
		second.Add(second, new(big.Int).Mul(term, big.NewInt(int64(level))))
		before = upTo
	}
	square := new(big.Int).Mul(weight, weight)
	spread := new(big.Int).Mul(second, weight)
	spread.Sub(spread, new(big.Int).Mul(first, first))
	return share(weight, all), share(first, weight) * unit, share(spread, square) * unit * unit
}

// sample returns the levels as scores.
func sample(levels []int, failed int) Sample {
	scores := make([]float64, len(levels))
	for i, level := range levels {
		scores[i] = float64(level) * unit
	}
	return Sample{Scores: scores, Failed: failed}
}

// randomLevels returns n levels from 0 to 1,023, ascending, of which at most
// distinct differ.
func randomLevels(n, distinct int) []int {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	levels := make([]int, n)
	for i := range levels {
		levels[i] = r.IntN(distinct) * (1023 / distinct)
	}
	slices.Sort(levels)
	return levels
}

// estimators are V and U, each with the law that it is an estimate by.
var estimators = []struct {
	name    string
	moments func(s Sample, ns []int) []Moment
	tail    func(s Sample, e, n int) float64
	search  func(s Sample, n int, reached func(e int, above float64) bool) int
	count   law
	endless bool // n may exceed N
}{
	{"V", Sample.V, Sample.TailV, Sample.SearchV, powers, true},
	{"U", Sample.U, Sample.TailU, Sample.SearchU, choices, false},
}

// TestMomentsExact compares with exact rationals: the mean within 1e-12, the
// variance within 1e-13, of scores that span at most 1.
func TestMomentsExact(t *testing.T) {
	for _, c := range []struct {
		name   string
		levels []int
		failed int
		ns     []int
	}{
		{"one trial", []int{512}, 0, []int{1, 2, 10}},
		{"two trials", []int{-100, 900}, 0, []int{1, 2, 3, 20}},
		{"one score among failures", []int{300}, 19, []int{1, 2, 20, 200}},
		{"two scores among failures", []int{300, 301}, 398, []int{1, 2, 399, 400, 4000}},
		{"all tied", []int{7, 7, 7, 7}, 2, []int{1, 3, 6, 60}},
		{"ties", randomLevels(60, 5), 0, []int{1, 2, 17, 60, 600}},
		{"ties and failures", randomLevels(60, 5), 40, []int{1, 2, 41, 61, 100, 1000}},
		{"400 trials", randomLevels(400, 1023), 0, []int{1, 2, 31, 32, 33, 399, 400, 4000}},
		{"2,000 trials", randomLevels(2000, 1023), 0, []int{1, 37, 2000}},
		{"2,000 trials, many failed", randomLevels(500, 1023), 1500, []int{1, 37, 1501, 2000}},
	} {
		s := sample(c.levels, c.failed)
		for _, estimator := range estimators {
			for _, n := range c.ns {
				if n > s.N() && !estimator.endless {
					continue
				}
				scored, mean, variance := estimator.count.exact(c.levels, c.failed, n)
				got := estimator.moments(s, []int{n})[0]
				if math.Abs(got.Scored-scored) > 1e-15+1e-14*scored ||
					math.Abs(got.Mean-mean) > 1e-12 || math.Abs(got.SD*got.SD-variance) > 1e-13 {
					t.Errorf("%s, %s of %d: %+v, exactly scored %v, mean %v, sd %v",
						c.name, estimator.name, n, got, scored, mean, math.Sqrt(variance))
				}
			}
		}
	}
}

// TestTailsExact compares P(best ≥ score e) with exact rationals.
func TestTailsExact(t *testing.T) {
	for _, c := range []struct{ scored, failed int }{{1, 0}, {5, 0}, {1, 6}, {12, 9}, {200, 100}} {
		s := sample(randomLevels(c.scored, 1023), c.failed)
		for _, estimator := range estimators {
			for _, n := range []int{0, 1, 2, 7, 10, 21, 150, 299, 300, 3000} {
				if n > s.N() && !estimator.endless {
					continue
				}
				all := estimator.count(s.N(), n)
				for e := 0; e <= c.scored; e += 1 + c.scored/9 {
					below := estimator.count(c.failed+e, n)
					want := share(new(big.Int).Sub(all, below), all)
					if got := estimator.tail(s, e, n); !(math.Abs(got-want) <= 2e-15) {
						t.Errorf("Tail%s(%d, %d) of %+v: %v, exactly %v", estimator.name, e, n, c, got, want)
					}
				}
			}
		}
	}
}

// TestSearchExact compares quantiles with exact rationals: the smallest
// position e with P(best ≤ score e) ≥ q. The levels are exact ties of some
// laws: 1/2 of n = 1 with N = 20, 1/4 of V and n = 2.
func TestSearchExact(t *testing.T) {
	for _, c := range []struct{ scored, failed int }{{1, 0}, {20, 0}, {15, 5}, {2, 18}, {300, 0}} {
		s := sample(randomLevels(c.scored, 1023), c.failed)
		for _, estimator := range estimators {
			for _, n := range []int{1, 2, 3, 10, 20} {
				if n > s.N() && !estimator.endless {
					continue
				}
				for _, q := range []float64{1.0 / 64, 0.25, 0.5, 0.75, 0.9375} {
					want := exactPosition(estimator.count, c.scored, c.failed, n, q)
					got := estimator.search(s, n, func(e int, above float64) bool { return 1-above >= q*(1-1e-12) })
					if got != want {
						t.Errorf("%s of %+v: the %v-quantile of the best of %d stands at %d, want %d",
							estimator.name, c, q, n, got, want)
					}
				}
			}
		}
	}
}

// exactPosition returns the smallest e with count(f+e+1)/count(N) ≥ q.
func exactPosition(count law, scored, failed, n int, q float64) int {
	all, level := count(scored+failed, n), new(big.Rat).SetFloat64(q)
	for e := range scored {
		if new(big.Rat).SetFrac(count(failed+e+1, n), all).Cmp(level) >= 0 {
			return e
		}
	}
	return scored
}
