package evp

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// coverageSamples asks for the full tables: go test ./evp -run Coverage
// -coverage-samples 400 -timeout 60m rewrites testdata/coverage.
var coverageSamples = flag.Int("coverage-samples", 0, "simulate so many logs for each law and rewrite the tables of coverage")

// coverageSeed is that of the simulated logs: nothing was tuned on it.
const coverageSeed = 20261126

// A coverage counts how often a band held, how often it did so because a side
// was open, and how often the curve was said to be weak.
type coverage struct{ held, open, weak, of int }

// share returns the share of bands that held.
func (c coverage) share() float64 { return float64(c.held) / float64(c.of) }

// A setting is a law's logs of N trials, and the x at which bands are looked at,
// in units of the law's mean cost (or trials).
type setting struct {
	law   scoreLaw
	axis  Axis
	n     int
	xs    []float64
	unit  float64   // the law's mean cost
	truth []float64 // the law's own curve
}

func newSetting(t *testing.T, law scoreLaw, axis Axis, statistic Statistic, n int, xs []float64) setting {
	t.Helper()
	unit, truth := law.truth(t, axis, statistic, xs)
	return setting{law, axis, n, xs, unit, truth}
}

// coverage counts, for each x, how often the band that o asks for held the
// truth, and how often it held it at all x together. A side that is open holds.
func (c setting) coverage(t *testing.T, o CurveOptions, samples int) (each []coverage, all coverage) {
	t.Helper()
	o.At, o.Seed = nil, 9
	for _, x := range c.xs {
		if c.axis == Budget {
			x *= c.unit
		}
		o.At = append(o.At, x)
	}
	each = make([]coverage, len(c.xs))
	curves := make([]*Curve, samples)
	inParallel(samples, nil, func() func(int) {
		return func(i int) {
			r := rand.New(rand.NewPCG(coverageSeed+uint64(c.n), uint64(i)))
			s, err := NewSample(fmt.Sprint(i), c.law.draw(c.n, r), SampleOptions{})
			if err == nil {
				curves[i], err = curveOn(c.axis, s, o)
			}
			if err != nil {
				t.Error(err)
			}
		}
	})
	for _, curve := range curves {
		var whole coverage
		whole.held, whole.of = 1, 1
		for k, p := range curve.Points {
			var one coverage
			one.of = 1
			if !(p.Lower > c.truth[k]+1e-9) && !(p.Upper < c.truth[k]-1e-9) {
				one.held = 1
			}
			if math.IsNaN(p.Lower) || math.IsNaN(p.Upper) {
				one.open = 1
			}
			each[k].add(one)
			whole.held, whole.open = min(whole.held, one.held), max(whole.open, one.open)
		}
		if curve.BandWeakFrom > 0 {
			whole.weak = 1
		}
		all.add(whole)
	}
	return each, all
}

// add adds other counts.
func (c *coverage) add(d coverage) {
	c.held, c.open, c.weak, c.of = c.held+d.held, c.open+d.open, c.weak+d.weak, c.of+d.of
}

// atLeast checks that a share of bands is not below a nominal one by more than
// four standard errors.
func atLeast(t *testing.T, what string, c coverage, nominal float64) {
	t.Helper()
	if least := nominal - 4*math.Sqrt(nominal*(1-nominal)/float64(c.of)); c.share() < least {
		t.Errorf("%s: %d of %d held, a share of %.3f, below %.3f", what, c.held, c.of, c.share(), least)
	}
}

// writeTable writes a table of testdata/coverage.
func writeTable(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile("../testdata/coverage/"+name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestCoverageBootstrap measures the bootstrap band against known laws. In
// short it looks at the light tail only.
func TestCoverageBootstrap(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	if *coverageSamples == 0 {
		each, _ := newSetting(t, laws[0], Budget, Mean, 20, []float64{2, 10}).coverage(t, CurveOptions{Band: BandBootstrap, Resamples: 200}, 120)
		for k, c := range each {
			atLeast(t, fmt.Sprintf("light tail, N = 20, budget %d", k), c, 0.92)
		}
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of %d simulated logs whose bootstrap band (nominal 0.95, 400 resamples) held the law's own curve. "+
		"A side that is open holds; how often one was is in brackets. The last column is how often the curve was said to be weak past a quarter of the data.\n\n", *coverageSamples)
	for _, axis := range []Axis{Trials, Budget} {
		unit := map[Axis]string{Trials: "trials", Budget: "mean costs"}[axis]
		fmt.Fprintf(&b, "| axis, law | N | 1 | N/8 | N/4 | N/2 | N %s | all five | warned |\n|---|---|---|---|---|---|---|---|---|\n", unit)
		for i, law := range laws {
			if axis == Trials && (i == 2 || i == 3) {
				continue // the scores of the light tail: costs do not matter here
			}
			for _, n := range []int{20, 50, 200} {
				xs := []float64{1, math.Floor(float64(n) / 8), float64(n) / 4, float64(n) / 2, float64(n)}
				if axis == Trials {
					xs[2], xs[3] = math.Floor(xs[2]), math.Floor(xs[3])
				}
				at := newSetting(t, law, axis, Mean, n, xs)
				each, alone := at.coverage(t, CurveOptions{Band: BandBootstrap, Resamples: 400}, *coverageSamples)
				_, all := at.coverage(t, CurveOptions{Band: BandBootstrap, Resamples: 400, Simultaneous: true}, *coverageSamples)
				fmt.Fprintf(&b, "| %s, %s | %d |", axis, law.name, n)
				for _, c := range append(each, all) {
					fmt.Fprintf(&b, " %.2f (%.2f) |", c.share(), float64(c.open)/float64(c.of))
				}
				fmt.Fprintf(&b, " %.2f |\n", float64(alone.weak)/float64(alone.of))
				t.Log(b.String()[max(0, b.Len()-150):])
			}
		}
		b.WriteString("\n")
	}
	writeTable(t, "bootstrap.md", b.String())
}

// TestCoverageCDF measures the bands of the distribution function, and the
// conservative band by budget.
func TestCoverageCDF(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	samples := 150
	if *coverageSamples > 0 {
		samples = *coverageSamples
	}
	unit := &Support{0, 1}
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of %d simulated logs (light tail) whose band (nominal 0.95) held the law's own curve at all of n = 1, 2, 5, N/4 and N (trials, or mean costs).\n\n"+
		"| band | N = 10 | N = 48 | N = 200 |\n|---|---|---|---|\n", samples)
	for _, row := range []struct {
		name    string
		axis    Axis
		options CurveOptions
	}{
		{"ld, median, trials", Trials, CurveOptions{Band: BandLD, Statistic: Quantile(0.5)}},
		{"ld, mean, trials", Trials, CurveOptions{Band: BandLD, Support: unit}},
		{"ld-equal-tailed, mean, trials", Trials, CurveOptions{Band: BandLDEqualTailed, Support: unit}},
		{"ks, mean, trials", Trials, CurveOptions{Band: BandKS, Support: unit}},
		{"dkw, mean, trials", Trials, CurveOptions{Band: BandDKW, Support: unit}},
		{"ld, mean, budget (conservative)", Budget, CurveOptions{Band: BandLD, Support: unit}},
		{"ld, median, budget (conservative)", Budget, CurveOptions{Band: BandLD, Statistic: Quantile(0.5)}},
	} {
		fmt.Fprintf(&b, "| %s |", row.name)
		for _, n := range []int{10, 48, 200} {
			if *coverageSamples == 0 && (n == 200 || row.axis == Budget && (n > 10 || !row.options.Statistic.IsMean())) {
				continue
			}
			xs := []float64{1, 2, 5, math.Floor(float64(n) / 4), float64(n)}
			law := laws[0]
			if row.axis == Budget {
				law = laws[2] // the harder one: cost rises with score
			}
			_, all := newSetting(t, law, row.axis, row.options.Statistic, n, xs).coverage(t, row.options, samples)
			atLeast(t, fmt.Sprintf("%s, N = %d", row.name, n), all, 0.95)
			fmt.Fprintf(&b, " %.3f |", all.share())
		}
		b.WriteString("\n")
	}
	if *coverageSamples > 0 {
		writeTable(t, "cdf.md", b.String())
	}
}
