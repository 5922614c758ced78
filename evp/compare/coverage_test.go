package compare

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/parallel"
)

// lawNamed returns a law of coverage.Everyday or coverage.Hard.
func lawNamed(t *testing.T, name string) coverage.Law {
	t.Helper()
	for _, laws := range [][]coverage.Law{coverage.Everyday, coverage.Hard} {
		for _, l := range laws {
			if l.Name == name {
				return l
			}
		}
	}
	t.Fatalf("there is no law %q", name)
	return coverage.Law{}
}

// rareMode has 5 trials of 100 in a far better mode; narrow is a law with little spread.
var (
	rareMode = coverage.Law{Name: "5 % rare better mode", Score: func(u float64) float64 {
		if u < 0.95 {
			return 0.3 + 0.1*u/0.95
		}
		return 0.8 + 0.1*(u-0.95)/0.05
	}, Cost: coverage.LightTail.Cost, ScoreEnds: [2]float64{0, 1}}
	narrow = coverage.Law{Name: "narrow", Score: func(u float64) float64 { return 0.35 + 0.05*u },
		Cost: coverage.LightTail.Cost, ScoreEnds: [2]float64{0, 1}}
)

// axes are both axes.
var axes = []evp.Axis{evp.Trials, evp.Budget}

// TestCoverageCompare measures how often verdicts and claims are wrong, and how often true
// differences are found, and writes testdata/coverage/compare.md. Without -coverage-samples it
// looks at a few pairs of one law.
func TestCoverageCompare(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	pairs := *coverage.Samples
	if pairs == 0 {
		d := duel{laws: [2]coverage.Law{coverage.LightTail, coverage.LightTail}, sizes: [2]int{20, 40}, axis: evp.Trials}
		d.at = d.grid(t)
		if n := d.run(t, 60); n.verdicts > 9 || n.claims > 9 { // 5 % of 60 is 3
			t.Errorf("of 60 pairs of one law %d have a verdict and %d a claim", n.verdicts, n.claims)
		}
		return
	}
	b := &compareTable{t: t, pairs: pairs}
	b.row("Shares of %d simulated pairs of logs, by budget %d (confidence .95, 200 resamples, 1,000 permutations), for which "+
		"`compare` names a model as better at some x (verdict), or claims that one needs less for some score.", pairs,
		b.pairsBy(evp.Budget))
	b.identical(evp.Trials)
	b.equal()
	b.rare()
	b.power()
	b.intervals()
	b.identical(evp.Budget)
}

// A compareTable writes testdata/coverage/compare.md as it is measured.
type compareTable struct {
	strings.Builder
	t     *testing.T
	pairs int
}

// row adds a row and writes the table.
func (b *compareTable) row(format string, args ...any) {
	fmt.Fprintf(b, format+"\n", args...)
	b.t.Logf(format, args...)
	coverage.WriteTable(b.t, "../..", "compare.md", b.String())
}

// atMost checks that a share is not above .05 by more than three standard errors.
func (b *compareTable) atMost(what string, count, of int) {
	if most := 0.05 + 3*math.Sqrt(0.05*0.95/float64(of)); float64(count)/float64(of) > most {
		b.t.Errorf("%s: %d of %d are wrong", what, count, of)
	}
}

// pairsBy returns how many pairs are compared on an axis: by budget, which takes ten times as
// long, fewer.
func (b *compareTable) pairsBy(axis evp.Axis) int {
	if axis == evp.Budget {
		return max(b.pairs/5, 1)
	}
	return b.pairs
}

// identical measures pairs of one law, of logs of the same and of different length.
func (b *compareTable) identical(axis evp.Axis) {
	b.row("\n## One law, by %s\n\nBoth logs are of the same law, and all verdicts and claims wrong: %d x up to the end of the shorter "+
		"log, three scores.\n\n| law | N | pairs | verdicts | claims |\n|---|---|---|---|---|", axis, dueled)
	laws := []coverage.Law{coverage.LightTail, lawNamed(b.t, "normal"), coverage.Exponential, coverage.FineTuning, coverage.Pareto3}
	for _, n := range []int{20, 100, 200, 400} {
		for _, law := range laws {
			pairs := b.pairsBy(axis)
			d := duel{laws: [2]coverage.Law{law, law}, sizes: [2]int{20, n}, axis: axis}
			d.at = d.grid(b.t)
			r := d.run(b.t, pairs)
			b.row("| %s | 20, %d | %d | %s | %s |", law.Name, n, pairs, r.share(r.verdicts), r.share(r.claims))
			b.atMost("verdicts", r.verdicts, r.of)
			b.atMost("claims", r.claims, r.of)
		}
	}
}

// equal measures pairs of regular laws with the same expected best.
func (b *compareTable) equal() {
	b.row("\n## Two regular laws that are equally good\n\nThe laws differ, the second having .3 of the standard deviation of the first, " +
		"and have the same expected best at the one x compared, in trials or mean costs: all verdicts are wrong. Beside " +
		"them, what interval and permutation test alone would say, without looking at scores that were not seen.\n\n" +
		"| axis | laws | N | x | verdicts | without |\n|---|---|---|---|---|---|")
	names := [][2]string{{"normal", "dense top"}, {"skewed like fine-tuning", "normal"}, {"exponential tail", "uniform"},
		{"U-shape", "normal"}, {"diverged or fine", "light tail"}, {"losses that blow up", "normal"}}
	for _, axis := range axes {
		for _, name := range names {
			for _, sizes := range sizesOf(axis, [][2]int{{20, 100}, {50, 50}}) {
				for _, x := range []float64{1, float64(sizes[0]) / 4, float64(sizes[0])} {
					if axis == evp.Budget { // costs vary by two: less is mostly none
						x = math.Max(x, 3)
					}
					d := duel{laws: [2]coverage.Law{scaled(lawNamed(b.t, name[0]), 1), scaled(lawNamed(b.t, name[1]), 0.3)},
						sizes: sizes, axis: axis}.equal(b.t, math.Floor(x))
					r := d.run(b.t, b.pairsBy(axis))
					b.row("| %s | %s; %s | %d, %d | %g | %s | %s |", axis, name[0], name[1], sizes[0], sizes[1], math.Floor(x),
						r.share(r.verdicts), r.share(r.bare))
					b.atMost(name[0], r.verdicts, r.of)
				}
			}
		}
	}
}

// sizesOf returns the sizes of logs that are simulated: by budget, which takes ten times as
// long, the first only.
func sizesOf(axis evp.Axis, sizes [][2]int) [][2]int {
	if axis == evp.Budget {
		return sizes[:1]
	}
	return sizes
}

// rare measures what a log does not show.
func (b *compareTable) rare() {
	b.row("\n## A better mode that a log need not show\n\nOf the first law 1 trial of 20 is in a far better mode; the second has little " +
		"spread and the same expected best at the one x compared. A log of 20 trials has none of the mode in 36 of 100 cases. " +
		"With `--support 0,1` verdicts allow for it.\n\n| axis | N | x | verdicts | with `--support` |\n|---|---|---|---|---|")
	for _, axis := range axes {
		for _, sizes := range sizesOf(axis, [][2]int{{20, 100}, {60, 60}}) {
			for _, x := range []float64{5, float64(sizes[0])} {
				d := duel{laws: [2]coverage.Law{rareMode, narrow}, sizes: sizes, axis: axis}.equal(b.t, x)
				d.laws[1].ScoreEnds = [2]float64{0, 1}
				without := d.run(b.t, b.pairsBy(axis))
				d.support = true
				with := d.run(b.t, b.pairsBy(axis))
				b.row("| %s | %d, %d | %g | %s | %s |", axis, sizes[0], sizes[1], x, without.share(without.verdicts), with.share(with.verdicts))
				b.atMost("with a support", with.verdicts, with.of)
			}
		}
	}
}

// power measures how often a difference is found.
func (b *compareTable) power() {
	pairs := max(b.pairs/10, 1)
	b.row("\n## What is found\n\nShares of %d pairs in which a model is named at the one x compared, a quarter of the log: the scores of the second "+
		"law are better by so many standard deviations. Beside it, without looking at scores that were not seen, as "+
		"before.\n\n| axis | law | N | better by | verdicts | without |\n|---|---|---|---|---|---|", pairs)
	for _, axis := range axes {
		for _, name := range []string{"light tail", "dense top", "skewed like fine-tuning", "exponential tail"} {
			for _, n := range []int{20, 60, 200} {
				if axis == evp.Budget && n != 60 {
					continue
				}
				for _, shift := range []float64{0.5, 1} {
					law := scaled(lawNamed(b.t, name), 1)
					d := duel{laws: [2]coverage.Law{law, law}, sizes: [2]int{n, n}, axis: axis}.equal(b.t, math.Floor(float64(n)/4))
					d.laws[1] = law.Shifted(shift, 1)
					r := d.run(b.t, pairs)
					b.row("| %s | %s | %d | %g | %s | %s |", axis, name, n, shift, r.share(r.verdicts), r.share(r.bare))
				}
			}
		}
	}
}

// intervals measures how often intervals hold the truth.
func (b *compareTable) intervals() {
	pairs := max(b.pairs/10, 1)
	b.row("\n## Intervals\n\nShares of %d pairs of which the simultaneous interval of the difference held the truth at all of 8 budgets up "+
		"to half of the log's total; the second law is better by 0.02 and half as dear again.\n\n| law | N | held "+
		"|\n|---|---|---|", pairs)
	for _, law := range coverage.Laws {
		held := heldAtAll(b.t, [2]coverage.Law{law, law.Shifted(0.02, 1.5)}, 50, pairs)
		b.row("| %s | 50, 50 | %.3f |", law.Name, held.Share())
		if law.Name != "heavy tail" {
			held.AtLeast(b.t, law.Name, 0.9)
		}
	}
}

// heldAtAll counts, for logs of n trials and 8 budgets, how often the simultaneous interval of
// the difference held the truth at all of them.
func heldAtAll(t *testing.T, laws [2]coverage.Law, n, pairs int) (held coverage.Count) {
	t.Helper()
	var units [2]float64
	for k, law := range laws {
		units[k], _ = truthOf(t, law, evp.Budget, 1)
	}
	at := grid.Log(3*units[1], units[0]*float64(n)/2, 8)
	truth := make([]float64, len(at))
	for i, x := range at {
		_, a := truthOf(t, laws[0], evp.Budget, x/units[0])
		_, b := truthOf(t, laws[1], evp.Budget, x/units[1])
		truth[i] = a - b
	}
	results := make([]int, pairs)
	parallel.For(pairs, func(i int) {
		r := rand.New(rand.NewPCG(77, uint64(i)))
		pair := []*evp.Sample{named(t, "a", drawTrials(laws[0], n, r)), named(t, "b", drawTrials(laws[1], n, r))}
		all, err := Pairs(pair, "", evp.Budget, Options{Curve: evp.CurveOptions{At: at, Resamples: 200, Seed: 5},
			Scores: []float64{}})
		if err != nil {
			t.Error(err)
			return
		}
		results[i] = 1
		for k, d := range all[0].Differences {
			if d.Lower > truth[k]+1e-9 || d.Upper < truth[k]-1e-9 {
				results[i] = 0
			}
		}
	})
	for _, r := range results {
		held.Held, held.Of = held.Held+r, held.Of+1
	}
	return held
}
