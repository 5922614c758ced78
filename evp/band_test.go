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

// TestBandAroundEstimate: without failed trials the estimate lies within its own
// band, a higher confidence within holds a lower one, and the support bounds
// both sides.
func TestBandAroundEstimate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		trials := anyTrials(t)
		for i := range trials {
			if trials[i].Failed() {
				trials[i].Score = 0.3
			}
		}
		s := sampleFrom(t, trials, rapid.SampledFrom([]Direction{Maximize, Minimize}).Draw(t, "direction"))
		o := CurveOptions{Support: &Support{-1, 2}, Band: rapid.SampledFrom(exactBands).Draw(t, "kind")}
		if rapid.Bool().Draw(t, "median") {
			o.Statistic = Quantile(0.5)
		}
		o.Confidence = 0.95
		wide := curveFor(t, s, Trials, o)
		o.Confidence = 0.8
		narrow := curveFor(t, s, Trials, o)
		for i, p := range wide.Points {
			q := narrow.Points[i]
			if !(p.Lower <= q.Lower+1e-12 && q.Lower <= q.Estimate+1e-12 && q.Estimate <= q.Upper+1e-12 && q.Upper <= p.Upper+1e-12) {
				t.Fatalf("%s, x = %g: %g, %g, estimate %g, %g, %g do not ascend", o.Band, p.X, p.Lower, q.Lower, q.Estimate, q.Upper, p.Upper)
			}
			if p.Lower < -1 || p.Upper > 2 || p.Kind != o.Band {
				t.Fatalf("%s: band from %g to %g", p.Kind, p.Lower, p.Upper)
			}
		}
	})
}

// TestBandMirrored: minimising the negative scores gives the negative band.
func TestBandMirrored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		trials := anyTrials(t)
		low := 0.0
		o := CurveOptions{Support: &Support{-1, 2}, Baseline: &low, Band: rapid.SampledFrom([]BandKind{BandLD, BandBootstrap, BandAuto}).Draw(t, "kind"), Resamples: 100}
		axis := rapid.SampledFrom([]Axis{Trials, Budget}).Draw(t, "axis")
		up := curveFor(t, sampleFrom(t, trials, Maximize), axis, o)
		for i := range trials {
			trials[i].Score = -trials[i].Score
		}
		o.Support = &Support{-2, 1}
		down := curveFor(t, sampleFrom(t, trials, Minimize), axis, o)
		for i, p := range up.Points {
			q := down.Points[i]
			if p.Kind != q.Kind || !sameOrNaN(p.Lower, -q.Upper) || !sameOrNaN(p.Upper, -q.Lower) {
				t.Fatalf("%s, x = %g: %g to %g, mirrored %g to %g", p.Kind, p.X, p.Lower, p.Upper, q.Lower, q.Upper)
			}
		}
	})
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
		"one":    bandSample(t, Trial{Score: 0.5, Cost: 1}),
		"two":    bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: 0.6, Cost: 2}),
		"equal":  bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: 0.5, Cost: 2}, Trial{Score: 0.5, Cost: 4}),
		"failed": bandSample(t, Trial{Score: 0.5, Cost: 1}, Trial{Score: nan, Cost: 2}, Trial{Score: 0.7, Cost: 4}, Trial{Score: nan, Cost: 1}),
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
		failed := bandSample(t, Trial{Score: nan, Cost: 1}, Trial{Score: nan, Cost: 1}, Trial{Score: nan, Cost: 1}, Trial{Score: 0.6, Cost: 1}, Trial{Score: 0.7, Cost: 1})
		scored := bandSample(t, Trial{Score: none, Cost: 1}, Trial{Score: none, Cost: 1}, Trial{Score: none, Cost: 1}, Trial{Score: 0.6, Cost: 1}, Trial{Score: 0.7, Cost: 1})
		for _, kind := range exactBands {
			o := CurveOptions{Band: kind, Support: &Support{0, 1}, At: []float64{1, 2, 5}, Baseline: &none}
			want := mustCurve(t, Trials, scored, o).Points
			for i, p := range mustCurve(t, Trials, failed, o).Points {
				if q := want[i]; !(math.Abs(p.Lower-q.Lower) < 1e-12 && math.Abs(p.Upper-q.Upper) < 1e-12) {
					t.Errorf("%s, baseline %g, n = %g: %g to %g, of scored trials %g to %g", kind, none, p.X, p.Lower, p.Upper, q.Lower, q.Upper)
				}
			}
		}
	}
}
