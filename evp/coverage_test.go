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
			} else {
				one.HeldClosed = one.Held
				each[k].AddWidth(p.Upper - p.Lower)
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

// coverageDraws is the number of draws behind the bands of the tables; the default is 1,000.
const coverageDraws = 200

// coverageKinds are the kinds of band that TestCoverageBands measures, with what a caption
// need not repeat.
var coverageKinds = []BandKind{BandDirichlet, BandBootstrap, BandLD}

// TestCoverageBands measures pointwise bands, and ld, of the mean against known laws, and
// writes one table for each kind and axis: testdata/coverage/dirichlet-budget.md and so on.
// Without -coverage-samples it looks at the light tail only.
func TestCoverageBands(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	for _, kind := range coverageKinds {
		for _, axis := range []Axis{Trials, Budget} {
			t.Run(kind.String()+","+axis.String(), func(t *testing.T) {
				if *coverage.Samples > 0 {
					writeCoverage(t, kind, axis)
				} else {
					checkCoverage(t, kind, axis)
				}
			})
		}
	}
}

// checkCoverage checks that bands of a light tail hold.
func checkCoverage(t *testing.T, kind BandKind, axis Axis) {
	o := CurveOptions{Band: kind, Resamples: coverageDraws}
	if kind == BandLD {
		o.Support = &Support{0, 1}
	}
	each, _ := newSetting(t, coverage.LightTail, axis, Mean, 20, []float64{2, 10}).measure(t, o, 120)
	for k, c := range each {
		c.AtLeast(t, fmt.Sprintf("light tail, N = 20, x number %d", k), 0.93)
	}
}

// A coverageRow is a law, and what is said of it to the band.
type coverageRow struct {
	law           coverage.Law
	scores, costs bool // the support of the scores, of the costs is given
}

// name names the row.
func (r coverageRow) name() string {
	name := r.law.Name
	if r.scores {
		name += ", `--support`"
	}
	if r.costs {
		name += ", `--cost-support`"
	}
	return name
}

// options returns the row's options; false if the kind of band cannot be made for it.
func (r coverageRow) options(kind BandKind) (o CurveOptions, ok bool) {
	o = CurveOptions{Band: kind, Resamples: coverageDraws}
	if ends := r.law.ScoreEnds; r.scores || kind == BandLD {
		o.Support = &Support{ends[0], ends[1]}
	}
	if ends := r.law.CostEnds; r.costs {
		o.CostSupport = &CostRange{ends[0], ends[1]}
	}
	return o, o.Support == nil || o.Support.Low < o.Support.High
}

// coverageRows are the rows of the tables of an axis.
func coverageRows(axis Axis) []coverageRow {
	var rows []coverageRow
	add := func(laws ...coverage.Law) {
		for _, law := range laws {
			rows = append(rows, coverageRow{law: law})
		}
	}
	if axis == Trials {
		add(coverage.Everyday...)
		add(coverage.Hard...)
		return append(rows, coverageRow{law: coverage.RareMode, scores: true})
	}
	add(coverage.Costs...)
	add(coverage.UShape, coverage.FineTuning, coverage.Exponential, coverage.HeavyTail, coverage.RareMode)
	rows = append(rows, coverageRow{law: coverage.RareMode, scores: true})
	for _, law := range coverage.Costs {
		if law.CostEnds[1] >= 75 { // what a trial can cost at most is seldom seen
			rows = append(rows, coverageRow{law: law, costs: true})
		}
	}
	return rows
}

// writeCoverage writes the table of a kind and an axis.
func writeCoverage(t *testing.T, kind BandKind, axis Axis) {
	var b strings.Builder
	unit := map[Axis]string{Trials: "trials", Budget: "mean costs"}[axis]
	fmt.Fprintf(&b, "Shares of %d simulated logs of N trials whose %s band (nominal 0.95, %d draws) held the law's own "+
		"expected best score, after so many %s. A side that is open holds; where bands were open, the share held "+
		"among the closed ones and, in brackets, the share of closed ones follow. The last two columns are the median "+
		"widths of closed bands, in standard deviations of the law's score.\n\n"+
		"| law | N | 1 | N/8 | N/4 | N/2 | N | width, N/4 | N |\n|---|---|---|---|---|---|---|---|---|\n",
		*coverage.Samples, kind, coverageDraws, unit)
	for _, row := range coverageRows(axis) {
		o, ok := row.options(kind)
		if !ok {
			continue
		}
		for _, n := range []int{20, 50, 200} {
			of := math.Floor(float64(n) / 8)
			xs := []float64{1, of, math.Floor(float64(n) / 4), math.Floor(float64(n) / 2), float64(n)}
			each, _ := newSetting(t, row.law, axis, Mean, n, xs).measure(t, o, *coverage.Samples)
			fmt.Fprintf(&b, "| %s | %d |", row.name(), n)
			for _, c := range each {
				fmt.Fprintf(&b, " %s |", c.Cell())
			}
			sd := row.law.SD()
			fmt.Fprintf(&b, " %.3g | %.3g |\n", each[2].MedianWidth()/sd, each[4].MedianWidth()/sd)
		}
		coverage.WriteTable(t, "..", kind.String()+"-"+axis.String()+".md", b.String())
	}
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
