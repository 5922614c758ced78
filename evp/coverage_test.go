package evp

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/parallel"
)

// A setting is a law's logs of N trials, and the x at which bands are looked at,
// in units of the law's mean cost (or trials).
type setting struct {
	law   coverage.Law
	axis  Axis
	n     int
	xs    []float64
	unit  float64   // the law's mean cost
	truth []float64 // the law's own curve
}

func newSetting(t *testing.T, law coverage.Law, axis Axis, statistic Statistic, n int, xs []float64) setting {
	t.Helper()
	unit, truth := truthOf(t, law, axis, statistic, xs)
	return setting{law, axis, n, xs, unit, truth}
}

// coverage counts, for each x, how often the band that o asks for held the
// truth, and how often it held it at all x together. A side that is open holds.
func (c setting) measure(t *testing.T, o CurveOptions, samples int) (each []coverage.Count, all coverage.Count) {
	t.Helper()
	o.At, o.Seed = nil, 9
	for _, x := range c.xs {
		if c.axis == Budget {
			x *= c.unit
		}
		o.At = append(o.At, x)
	}
	each = make([]coverage.Count, len(c.xs))
	curves := make([]*Curve, samples)
	parallel.For(samples, func(i int) {
		r := rand.New(rand.NewPCG(coverage.Seed+uint64(c.n), uint64(i)))
		s, err := NewSample(fmt.Sprint(i), drawTrials(c.law, c.n, r), SampleOptions{})
		if err == nil {
			curves[i], err = curveOn(c.axis, s, o)
		}
		if err != nil {
			t.Error(err)
		}
	})
	for _, curve := range curves {
		var whole coverage.Count
		whole.Held, whole.Of = 1, 1
		for k, p := range curve.Points {
			var one coverage.Count
			one.Of = 1
			if !(p.Lower > c.truth[k]+1e-9) && !(p.Upper < c.truth[k]-1e-9) {
				one.Held = 1
			}
			if math.IsNaN(p.Lower) || math.IsNaN(p.Upper) {
				one.Open = 1
			}
			each[k].Add(one)
			whole.Held, whole.Open = min(whole.Held, one.Held), max(whole.Open, one.Open)
		}
		if curve.BandWeakFrom > 0 {
			whole.Weak = 1
		}
		all.Add(whole)
	}
	return each, all
}

// TestCoverageBootstrap measures the bootstrap band against known laws. In
// short it looks at the light tail only.
func TestCoverageBootstrap(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	if *coverage.Samples == 0 {
		each, _ := newSetting(t, coverage.LightTail, Budget, Mean, 20, []float64{2, 10}).measure(t,
			CurveOptions{Band: BandBootstrap, Resamples: 200}, 120)
		for k, c := range each {
			c.AtLeast(t, fmt.Sprintf("light tail, N = 20, budget %d", k), 0.92)
		}
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of %d simulated logs whose bootstrap band (nominal 0.95, 400 resamples) held the law's "+
		"own curve. "+
		"A side that is open holds; how often one was is in brackets. The last column is how often the curve was said "+
		"to be weak past a quarter of the data.\n\n", *coverage.Samples)
	for _, axis := range []Axis{Trials, Budget} {
		unit := map[Axis]string{Trials: "trials", Budget: "mean costs"}[axis]
		fmt.Fprintf(&b, "| axis, law | N | 1 | N/8 | N/4 | N/2 | N %s | all five | warned "+
			"|\n|---|---|---|---|---|---|---|---|---|\n", unit)
		for i, law := range coverage.Laws {
			if axis == Trials && (i == 2 || i == 3) {
				continue // the scores of the light tail: costs do not matter here
			}
			for _, n := range []int{20, 50, 200} {
				xs := []float64{1, math.Floor(float64(n) / 8), float64(n) / 4, float64(n) / 2, float64(n)}
				if axis == Trials {
					xs[2], xs[3] = math.Floor(xs[2]), math.Floor(xs[3])
				}
				at := newSetting(t, law, axis, Mean, n, xs)
				each, alone := at.measure(t, CurveOptions{Band: BandBootstrap, Resamples: 400}, *coverage.Samples)
				_, all := at.measure(t, CurveOptions{Band: BandBootstrap, Resamples: 400, Simultaneous: true}, *coverage.Samples)
				fmt.Fprintf(&b, "| %s, %s | %d |", axis, law.Name, n)
				for _, c := range append(each, all) {
					fmt.Fprintf(&b, " %.2f (%.2f) |", c.Share(), float64(c.Open)/float64(c.Of))
				}
				fmt.Fprintf(&b, " %.2f |\n", float64(alone.Weak)/float64(alone.Of))
				t.Log(b.String()[max(0, b.Len()-150):])
			}
		}
		b.WriteString("\n")
	}
	coverage.WriteTable(t, "..", "bootstrap.md", b.String())
}

// TestCoverageCDF measures the bands of the distribution function, and the
// conservative band by budget.
func TestCoverageCDF(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	samples := 150
	if *coverage.Samples > 0 {
		samples = *coverage.Samples
	}
	unit := &Support{0, 1}
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of %d simulated logs (light tail) whose band (nominal 0.95) held the law's own curve "+
		"at all of n = 1, 2, 5, N/4 and N (trials, or mean costs).\n\n"+
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
			if *coverage.Samples == 0 && (n == 200 || row.axis == Budget && (n > 10 || !row.options.Statistic.IsMean())) {
				continue
			}
			xs := []float64{1, 2, 5, math.Floor(float64(n) / 4), float64(n)}
			law := coverage.LightTail
			if row.axis == Budget {
				law = coverage.RisingCost // the harder one: cost rises with score
			}
			_, all := newSetting(t, law, row.axis, row.options.Statistic, n, xs).measure(t, row.options, samples)
			all.AtLeast(t, fmt.Sprintf("%s, N = %d", row.name, n), 0.95)
			fmt.Fprintf(&b, " %.3f |", all.Share())
		}
		b.WriteString("\n")
	}
	if *coverage.Samples > 0 {
		coverage.WriteTable(t, "..", "cdf.md", b.String())
	}
}
