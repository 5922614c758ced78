package evp

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"evpkit/evp/internal/coverage"
)

// exactBands are the bands of the distribution function.
var exactBands = []BandKind{BandLD, BandLDEqualTailed, BandKS, BandDKW}

// bandRows is the battery's table of bands: a kind joins by one row and passes the same
// checks as the others.
var bandRows = []bandRow{
	{kind: BandSD, byTrials: true, contains: true},
	{kind: BandAuto, confidence: true},
	{kind: BandLD, byTrials: true, contains: true, confidence: true},
	{kind: BandLDEqualTailed, byTrials: true, contains: true, confidence: true},
	{kind: BandKS, byTrials: true, contains: true, confidence: true},
	{kind: BandDKW, byTrials: true, contains: true, confidence: true},
	{kind: BandBootstrap, confidence: true, meanOnly: true},
	{kind: BandDirichlet, byTrials: true, contains: true, confidence: true},
}

// A bandRow is a kind of band and what it promises.
type bandRow struct {
	kind       BandKind
	byTrials   bool // by number of trials it exists at every x
	contains   bool // by number of trials and without failed trials it contains the estimate
	confidence bool // a higher confidence makes it wider
	meanOnly   bool // there is none for quantiles
}

// TestBandBattery: a band lies within the support, does not depend on the order of the
// trials, is mirrored if the scores are, contains the estimate if it says so, and that of a
// higher confidence contains that of a lower one.
func TestBandBattery(t *testing.T) {
	for _, row := range bandRows {
		for _, axis := range []Axis{Trials, Budget} {
			t.Run(row.kind.String()+","+axis.String(), func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) { row.check(t, axis) })
			})
		}
	}
}

func (r bandRow) check(t *rapid.T, axis Axis) {
	trials := anyTrials(t)
	low := rapid.SampledFrom([]float64{-1, 0}).Draw(t, "baseline")
	o := CurveOptions{Band: r.kind, Support: &Support{-1, 2}, Baseline: &low, Resamples: 100}
	if !r.meanOnly && rapid.Bool().Draw(t, "median") {
		o.Statistic = Quantile(0.5)
	}
	s := sampleFrom(t, trials, Maximize)
	curve := curveFor(t, s, axis, o)
	r.withinSupport(t, s, curve)
	if r.confidence && low == o.Support.Low {
		r.nested(t, s, curve, o)
	}

	mirrored := rapid.Permutation(trials).Draw(t, "order")
	for i := range mirrored {
		mirrored[i].Score = -mirrored[i].Score
	}
	high := -low
	o.Support, o.Baseline = &Support{-2, 1}, &high
	sameMirrored(t, curveFor(t, sampleFrom(t, mirrored, Minimize), axis, o), curve)
}

// withinSupport checks the ends of the band and its kind.
func (r bandRow) withinSupport(t *rapid.T, s *Sample, c *Curve) {
	for _, p := range c.Points {
		if r.byTrials && c.Axis == Trials && (!p.Exists() || p.Kind != r.kind) {
			t.Fatalf("x = %g: no band, or of another kind: %+v", p.X, p)
		}
		if p.Lower > p.Upper || r.confidence && (p.Lower < -1 || p.Upper > 2) {
			t.Fatalf("%s, x = %g: band from %g to %g", p.Kind, p.X, p.Lower, p.Upper)
		}
		widened := Interval{p.Lower - 1e-12, p.Upper + 1e-12}
		if r.contains && c.Axis == Trials && s.Failed() == 0 && !widened.Contains(p.Estimate) {
			t.Fatalf("%s, x = %g: %g is outside the band from %g to %g", p.Kind, p.X, p.Estimate, p.Lower, p.Upper)
		}
	}
}

// nested checks that the band of a lower confidence lies within the given one. The
// baseline must be at the end of the support: above it a smaller budget, which the band
// assumes for the worse law, can be the better one.
func (r bandRow) nested(t *rapid.T, s *Sample, wide *Curve, o CurveOptions) {
	o.Confidence = 0.8
	for i, q := range curveFor(t, s, wide.Axis, o).Points {
		if p := wide.Points[i]; p.Lower > q.Lower+1e-12 || p.Upper < q.Upper-1e-12 {
			t.Fatalf("%s, x = %g: at 0.95 from %g to %g, at 0.8 from %g to %g",
				q.Kind, q.X, p.Lower, p.Upper, q.Lower, q.Upper)
		}
	}
}

// sameMirrored checks that one band is the negative of the other, to the bit.
func sameMirrored(t *rapid.T, got, want *Curve) {
	for i, p := range got.Points {
		q, w := p.Negated(), want.Points[i]
		if p.Kind != w.Kind || !sameOrNaN(q.Lower, w.Lower) || !sameOrNaN(q.Upper, w.Upper) {
			t.Fatalf("in another order and mirrored, the %s band at x = %g is %+v instead of %+v", p.Kind, p.X, q, w.Band)
		}
	}
}

func sameOrNaN(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// bandSample returns a sample of the trials.
func bandSample(t *testing.T, trials ...Trial) *Sample {
	t.Helper()
	s, err := NewSample("m", trials, SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBandDegenerate: one trial, two, equal scores, half of them failed, very
// high and low confidence: sides are open rather than wrong.
func TestBandDegenerate(t *testing.T) {
	nan := math.NaN()
	samples := map[string]*Sample{
		"one":   bandSample(t, Trial{Score: 0.5, Cost: 1}),
		"two":   bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: 0.6, Cost: 2}),
		"equal": bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: 0.5, Cost: 2}, Trial{Score: 0.5, Cost: 4}),
		"failed": bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: nan, Cost: 2}, Trial{Score: 0.7, Cost: 4},
			Trial{Score: nan, Cost: 1}),
	}
	for name, s := range samples {
		for _, confidence := range []float64{0.5, 0.9999} {
			for _, axis := range []Axis{Trials, Budget} {
				for _, kind := range append(exactBands, BandBootstrap, BandAuto) {
					o := CurveOptions{Band: kind, Confidence: confidence, Support: &Support{0, 1}, Resamples: 200, Points: 8}
					for _, p := range mustCurve(t, axis, s, o).Points {
						if p.Lower > p.Estimate+1e-9 || p.Upper < p.Estimate-1e-9 || p.Lower < 0 || p.Upper > 1 {
							if name != "failed" {
								t.Errorf("%s, %s, %s, %g: %g to %g around %g", name, axis, kind, confidence, p.Lower, p.Upper, p.Estimate)
							}
						}
						if kind == BandBootstrap && (name == "one" || name == "equal") && p.Kind != BandNone {
							t.Errorf("%s: a bootstrap band from %g to %g of scores that do not differ", name, p.Lower, p.Upper)
						}
					}
				}
			}
		}
	}
}

// TestBandOfFailures checks the band with failed trials by hand: one scored of
// two. α = 0.1 is shared out as 0.02 for the share of failures, Clopper–Pearson
// from 1 of 2, and 1 − 0.9/0.98 for the scores' law, one interval of one score.
func TestBandOfFailures(t *testing.T) {
	s := bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: math.NaN(), Cost: 1})
	c := mustCurve(t, Trials, s, CurveOptions{At: []float64{2}, Band: BandLD, Confidence: 0.9, Support: &Support{0, 1}})
	a := (1 - 0.9/0.98) / 2 // F(0.5) is in [a, 1 − a]
	high := math.Sqrt(0.99) // of two: 1 − (1−φ)² … both ends of Clopper–Pearson
	low := 1 - high
	h := func(f, phi float64) float64 { return (math.Pow(phi+(1-phi)*f, 2) - phi*phi) / (1 - phi*phi) }
	worse := 0.5 * (1 - h(1-a, high))       // mass 1−a at 0
	better := 0.5*h(a, low) + 1 - h(a, low) // mass 1−a at 1
	if p := c.Points[0]; math.Abs(p.Lower-worse) > 1e-9 || math.Abs(p.Upper-better) > 1e-9 {
		t.Errorf("%g to %g, want %g to %g", p.Lower, p.Upper, worse, better)
	}
}

// TestBootstrapSeed: the same seed gives the same band, another another.
func TestBootstrapSeed(t *testing.T) {
	s := bandSample(t, drawTrials(coverage.LightTail, 15, rand.New(rand.NewPCG(1, 1)))...)
	o := CurveOptions{Band: BandBootstrap, Seed: 3, At: []float64{2}}
	a, b := mustCurve(t, Budget, s, o).Points[0], mustCurve(t, Budget, s, o).Points[0]
	o.Seed = 4
	if c := mustCurve(t, Budget, s, o).Points[0]; a.Lower != b.Lower || a.Upper != b.Upper || a.Lower == c.Lower {
		t.Errorf("lower ends %v, %v, and with another seed %v", a.Lower, b.Lower, c.Lower)
	}
}

// TestBandOfBaseline: with a baseline failed trials have the band of trials
// that score the baseline, be it below, among or above the other scores.
func TestBandOfBaseline(t *testing.T) {
	nan := math.NaN()
	for _, none := range []float64{0.1, 0.6, 0.65, 0.9} {
		failed := bandSample(t, Trial{Score: nan, Cost: 1}, Trial{Score: nan, Cost: 1}, Trial{Score: nan, Cost: 1},
			Trial{Score: 0.6, Cost: 1}, Trial{Score: 0.7, Cost: 1})
		scored := bandSample(t, Trial{Score: none, Cost: 1}, Trial{Score: none, Cost: 1}, Trial{Score: none, Cost: 1},
			Trial{Score: 0.6, Cost: 1}, Trial{Score: 0.7, Cost: 1})
		for _, kind := range exactBands {
			o := CurveOptions{Band: kind, Support: &Support{0, 1}, At: []float64{1, 2, 5}, Baseline: &none}
			want := mustCurve(t, Trials, scored, o).Points
			for i, p := range mustCurve(t, Trials, failed, o).Points {
				if q := want[i]; !(math.Abs(p.Lower-q.Lower) < 1e-12 && math.Abs(p.Upper-q.Upper) < 1e-12) {
					t.Errorf("%s, baseline %g, n = %g: %g to %g, of scored trials %g to %g", kind, none, p.X, p.Lower, p.Upper,
						q.Lower, q.Upper)
				}
			}
		}
	}
}
