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

// A coverage counts how often a band held.
type coverage struct{ held, of int }

// share returns the share of bands that held.
func (c coverage) share() float64 { return float64(c.held) / float64(c.of) }

// simulateCoverage counts, for each x in units of the law's mean cost (or trials),
// how often the band that o asks for held the truth, and how often it held it
// at all x together. A side that is open holds.
func simulateCoverage(t *testing.T, law scoreLaw, axis Axis, o CurveOptions, n int, xs []float64, samples int) (each []coverage, all coverage) {
	t.Helper()
	unit, truth := law.truth(t, axis, o.Statistic, xs)
	o.At = nil
	for _, x := range xs {
		if axis == Budget {
			x *= unit
		}
		o.At = append(o.At, x)
	}
	each = make([]coverage, len(xs))
	held := make([][]bool, samples)
	inParallel(samples, nil, func() func(int) {
		return func(i int) {
			r := rand.New(rand.NewPCG(uint64(1000*n), uint64(i)))
			o := o
			o.Seed = 9
			s, err := NewSample(fmt.Sprint(i), law.draw(n, r), SampleOptions{})
			if err != nil {
				t.Error(err)
				return
			}
			curve, err := map[Axis]func(*Sample, CurveOptions) (*Curve, error){Trials: TrialCurve, Budget: BudgetCurve}[axis](s, o)
			if err != nil {
				t.Error(err)
				return
			}
			for k, p := range curve.Points {
				held[i] = append(held[i], !(p.Lower > truth[k]+1e-9) && !(p.Upper < truth[k]-1e-9))
			}
		}
	})
	for _, h := range held {
		together := true
		for k, ok := range h {
			each[k].of++
			if ok {
				each[k].held++
			}
			together = together && ok
		}
		all.of++
		if together {
			all.held++
		}
	}
	return each, all
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
	if *coverageSamples == 0 {
		each, _ := simulateCoverage(t, laws[0], Budget, CurveOptions{Band: BandBootstrap, Resamples: 200}, 20, []float64{2, 10}, 120)
		for k, c := range each {
			atLeast(t, fmt.Sprintf("light tail, N = 20, budget %d", k), c, 0.92)
		}
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of %d simulated logs whose bootstrap band (nominal 0.95, 400 resamples) held the law's own curve.\n\n", *coverageSamples)
	for _, axis := range []Axis{Trials, Budget} {
		unit := map[Axis]string{Trials: "trials", Budget: "mean costs"}[axis]
		fmt.Fprintf(&b, "| axis, law | N | 1 | N/8 | N/4 | N/2 | N %s | all five |\n|---|---|---|---|---|---|---|---|\n", unit)
		for _, law := range laws {
			for _, n := range []int{20, 50, 200} {
				xs := []float64{1, math.Floor(float64(n) / 8), float64(n) / 4, float64(n) / 2, float64(n)}
				if axis == Trials {
					xs[2], xs[3] = math.Floor(xs[2]), math.Floor(xs[3])
				}
				each, _ := simulateCoverage(t, law, axis, CurveOptions{Band: BandBootstrap, Resamples: 400}, n, xs, *coverageSamples)
				_, all := simulateCoverage(t, law, axis, CurveOptions{Band: BandBootstrap, Resamples: 400, Simultaneous: true}, n, xs, *coverageSamples)
				fmt.Fprintf(&b, "| %s, %s | %d |", axis, law.name, n)
				for _, c := range append(each, all) {
					fmt.Fprintf(&b, " %.2f |", c.share())
				}
				b.WriteString("\n")
				t.Log(b.String()[max(0, b.Len()-90):])
			}
		}
		b.WriteString("\n")
	}
	writeTable(t, "bootstrap.md", b.String())
}

// TestCoverageCDF measures the bands of the distribution function, and the
// conservative band by budget.
func TestCoverageCDF(t *testing.T) {
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
			_, all := simulateCoverage(t, law, row.axis, row.options, n, xs, samples)
			atLeast(t, fmt.Sprintf("%s, N = %d", row.name, n), all, 0.95)
			fmt.Fprintf(&b, " %.3f |", all.share())
		}
		b.WriteString("\n")
	}
	if *coverageSamples > 0 {
		writeTable(t, "cdf.md", b.String())
	}
}
