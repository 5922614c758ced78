package renewal

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// near reports whether got is within tolerance of want; NaN is near NaN.
func near(got, want, tolerance float64) bool {
	return math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) <= tolerance
}

func TestMomentsWholeCosts(t *testing.T) {
	whole := func(most int) func(r *rand.Rand) trial {
		return func(r *rand.Rand) trial {
			return trial{math.Round(100*r.Float64()) / 100, float64(1 + r.IntN(most))}
		}
	}
	dear := func(r *rand.Rand) trial {
		u := r.Float64()
		return trial{u, 1 + math.Floor(40*u*u)}
	}
	for name, trials := range map[string][]trial{
		"one":           {{0.5, 3}},
		"two":           {{0.2, 1}, {0.9, 2}},
		"ties":          random(1, 30, 0, whole(5)),
		"failures":      random(2, 30, 3, whole(7)),
		"mostly failed": append(random(3, 29, 1, whole(4)), trial{0.7, 9}),
		"dear is good":  random(4, 40, 0, dear),
		"common factor": {{0.1, 6}, {0.4, 10}, {0.3, 4}},
	} {
		t.Run(name, func(t *testing.T) {
			l := lawOf(trials)
			most := 300
			below := make([][]float64, len(l.scores)+1)
			for e := range below {
				below[e] = direct(l, e, most)
			}
			var budgets []float64
			for b := 1; b <= most; b++ {
				budgets = append(budgets, float64(b))
			}
			for i, got := range l.Moments(budgets) {
				want := momentOf(l, func(e int) float64 { return below[e][i+1] })
				if !near(got.Scored, want.Scored, 1e-9) || !near(got.Mean, want.Mean, 1e-9) || !near(got.SD, want.SD, 1e-5) {
					t.Fatalf("budget %d: got %+v, the renewal equation gives %+v", i+1, got, want)
				}
			}
			e := len(l.scores) / 2
			for i, got := range l.Tail(e, budgets) {
				if want := 1 - below[e][i+1]; !near(got, want, 1e-9) {
					t.Fatalf("Tail(%d) at budget %d: got %g, want %g", e, i+1, got, want)
				}
			}
		})
	}
}

// TestMomentsScale checks that the unit of cost does not matter, nor budgets
// between the whole ones.
func TestMomentsScale(t *testing.T) {
	trials := random(5, 20, 4, func(r *rand.Rand) trial { return trial{r.Float64(), float64(1 + r.IntN(6))} })
	scaled := slices.Clone(trials)
	for i := range scaled {
		scaled[i].cost *= 1.7e16
	}
	whole, fpo := lawOf(trials), lawOf(scaled)
	for b := 1.0; b < 60; b++ {
		want := whole.Moments([]float64{b})[0]
		for _, budget := range []float64{b * 1.7e16, (b + 0.999) * 1.7e16} {
			if got := fpo.Moments([]float64{budget})[0]; !near(got.Mean, want.Mean, 1e-9) ||
				!near(got.Scored, want.Scored, 1e-9) {
				t.Errorf("budget %g·1.7e16: got %+v, want %+v", budget/1.7e16, got, want)
			}
		}
	}
}

// TestMomentsOffLattice compares with the enumeration of all sequences of
// draws, at budgets that are not within a lattice step of a jump.
func TestMomentsOffLattice(t *testing.T) {
	for name, trials := range map[string][]trial{
		"pi":      {{0.3, 1}, {0.8, math.Pi}},
		"pi back": {{0.8, 1}, {0.3, math.Pi}},
		"failed":  {{0.3, 1}, {0.8, math.Pi}, {math.NaN(), math.Sqrt2}},
		"three":   {{0, 1}, {0.5, math.E / 2}, {1, math.Pi}},
	} {
		l := lawOf(trials)
		for _, b := range []float64{0.5, 1.2, 1.9, 2.5, 3.3, 4.3, 5.61, 7.32, 9.53} {
			got := l.Moments([]float64{b})[0]
			want := momentOf(l, func(e int) float64 { return enumerate(l, e, b) })
			if !near(got.Scored, want.Scored, 2e-4) || !near(got.Mean, want.Mean, 2e-4) || !near(got.SD, want.SD, 1e-3) {
				t.Errorf("%s, budget %g: got %+v, enumeration gives %+v", name, b, got, want)
			}
		}
	}
}

// TestMomentsFinerLattice compares with an 8-fold finer lattice.
func TestMomentsFinerLattice(t *testing.T) {
	laws := map[string]func(r *rand.Rand) trial{
		"lognormal":  func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} },
		"uniform":    func(r *rand.Rand) trial { return trial{r.Float64(), 0.5 + r.Float64()} },
		"correlated": func(r *rand.Rand) trial { u := r.Float64(); return trial{u, math.Exp(2 * u)} },
		"six decades": func(r *rand.Rand) trial {
			return trial{r.Float64(), math.Pow(10, 6*r.Float64())}
		},
		"heavy tail": func(r *rand.Rand) trial {
			return trial{math.Exp(r.NormFloat64()), math.Exp(r.NormFloat64())}
		},
	}
	for name, f := range laws {
		l := lawOf(random(6, 1000, 0, f))
		finer := lawOf(random(6, 1000, 0, f))
		finer.finer = 3
		span := l.scores[len(l.scores)-1] - l.scores[0]
		start, _ := l.Start(0.05)
		var budgets []float64
		for i := range 60 {
			budgets = append(budgets, start*math.Pow(l.total/start, float64(i)/59))
		}
		want := finer.Moments(budgets)
		for i, got := range l.Moments(budgets) {
			if d := math.Abs(got.Mean-want[i].Mean) / span; d > 1e-4 {
				t.Errorf("%s, budget %.4g: off by %.2g of the score range", name, budgets[i], d)
			}
		}
	}
}

// TestMomentsGroups compares looking at the ranks in groups with looking at
// each.
func TestMomentsGroups(t *testing.T) {
	for name, f := range map[string]func(r *rand.Rand) trial{
		"lognormal": func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} },
		"dear good": func(r *rand.Rand) trial { u := r.Float64(); return trial{u, math.Exp(3 * u)} },
		"outlier":   func(r *rand.Rand) trial { return trial{1 / (1e-4 + r.Float64()), 1 + r.Float64()} },
	} {
		l := lawOf(random(11, 6000, 13, f))
		best, span := l.scores[len(l.scores)-1], l.scores[len(l.scores)-1]-l.scores[0]
		for _, top := range []float64{4 * l.mean, 30 * l.mean} {
			lattice := l.lattice(top, len(l.scores))
			c := newCircle(lattice.points, wrap)
			grouped := l.sums(lattice, len(l.scores), circles{})
			points := make([]float64, lattice.half+3)
			lattice.weigh(points, l.costs, l.weight)
			lattice.weigh(points, l.failed, l.lost)
			each := newPass(c, c.evaluate(nil, points))
			base := l.steps(lattice, c, len(l.scores), each.run)
			each.finish()
			first := each.invert(each.first, lattice.half)
			second := each.invert(each.second, lattice.half)
			scored := each.invert(each.tail, lattice.half)
			for k := lattice.half / 2; k <= lattice.half; k++ {
				want := (base-l.scores[0])*scored[k] + first[k]
				got := (grouped.base-l.scores[0])*grouped.scored[k] + grouped.first[k]
				if !near(got, want, 3e-5*span) || !near(grouped.scored[k], scored[k], 1e-9) {
					t.Fatalf("%s: first = %v in groups, %v one by one (of %v), at %d steps", name, got, want, span, k)
				}
				// second counts from different lowest scores.
				d, dg := best-base, best-grouped.base
				if got, want := dg*dg*grouped.scored[k]-grouped.second[k], d*d*scored[k]-second[k]; !near(got, want,
					3e-5*span*span) {
					t.Fatalf("%s: second moment %v in groups, %v one by one, at %d steps", name, got, want, k)
				}
			}
		}
	}
}

// TestMomentsAlone checks that a value does not depend on what else is asked.
func TestMomentsAlone(t *testing.T) {
	l := lawOf(random(7, 300, 0, func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} }))
	budgets := []float64{700, 3, 40, 0.001, 41, 40, l.total, 2 * l.total}
	together := l.Moments(budgets)
	for i, b := range budgets {
		// The cut starts at the octave's lowest possible budget, not at that asked for.
		if alone := l.Moments([]float64{b})[0]; !near(alone.Mean, together[i].Mean, 0) || alone.Scored != together[i].Scored {
			t.Errorf("budget %g: alone %+v, with others %+v", b, alone, together[i])
		}
	}
}

// TestCut checks that leaving out ranks changes nothing, even if a single expensive draw
// can end the search.
func TestCut(t *testing.T) {
	for name, f := range map[string]func(r *rand.Rand) trial{
		"even": func(r *rand.Rand) trial { return trial{r.Float64(), 1 + r.Float64()} },
		"dear draw": func(r *rand.Rand) trial {
			c := 1 + r.Float64()
			if r.IntN(50) == 0 {
				c *= 700
			}
			return trial{r.Float64(), c}
		},
	} {
		l := lawOf(random(8, 1000, 9, f))
		for _, b := range []float64{l.total / 100, l.total / 10, l.total} {
			ranks := l.cut(b, 0)
			e := len(l.scores) - ranks
			if h := l.Tail(e, []float64{b})[0]; e > 0 && h < 1-1e-8 { // 1e-12, and what the lattice adds
				t.Errorf("%s: %d ranks at budget %g, but P(best among them) = 1 − %g", name, ranks, b, 1-h)
			}
			if name == "even" && b == l.total && ranks > 100 {
				t.Errorf("even costs: %d ranks of 1,000 for a thousand trials", ranks)
			}
		}
	}
}

func TestRareScore(t *testing.T) {
	trials := random(9, 2000, 1, func(r *rand.Rand) trial { return trial{0, float64(5 + r.IntN(5))} })
	trials = append(trials, trial{0.25, 1}, trial{0.75, 2})
	l := lawOf(trials)
	for b := 1; b <= 4; b++ {
		got := l.Moments([]float64{float64(b)})[0]
		want := momentOf(l, func(e int) float64 { return direct(l, e, b)[b] })
		if !near(got.Mean, want.Mean, 1e-9) || !near(got.Scored/want.Scored, 1, 1e-8) {
			t.Errorf("budget %d: got %+v, want %+v", b, got, want)
		}
	}
}
