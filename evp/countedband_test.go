package evp

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/evp/internal/coverage"
)

// TestCountedBand compares the bootstrap band of rows that stand for three trials
// with that of three rows each.
func TestCountedBand(t *testing.T) {
	trials := drawTrials(coverage.RisingCost, 60, rand.New(rand.NewPCG(5, 5)))
	for i := range 10 {
		trials[i].Score = math.NaN()
	}
	rows := slices.Clone(trials)
	for i := range rows {
		rows[i].Count = 3
	}
	counted, single := mustSample(t, rows, Maximize), mustSample(t, slices.Concat(trials, trials, trials), Maximize)
	for _, axis := range []Axis{Trials, Budget} {
		unit := map[Axis]float64{Trials: 1, Budget: single.MeanCost()}[axis]
		o := CurveOptions{Band: BandBootstrap, Resamples: 2000, At: []float64{2 * unit, 10 * unit, 40 * unit}}
		a, b := mustCurve(t, axis, counted, o), mustCurve(t, axis, single, o)
		for k, p := range a.Points {
			q := b.Points[k]
			width := q.Upper - q.Lower // resampling moves an end by about 3 % of it
			if !(math.Abs(p.Lower-q.Lower) <= 0.15*width && math.Abs(p.Upper-q.Upper) <= 0.15*width) {
				t.Errorf("%s, x = %g: %g … %g by counts, %g … %g by rows", axis, p.X, p.Lower, p.Upper, q.Lower, q.Upper)
			}
		}
	}
}

// TestAutoOfMany checks that auto leaves the bootstrap out where it is long.
func TestAutoOfMany(t *testing.T) {
	s := mustSample(t, []Trial{{Score: 0.1, Cost: 1, Count: 60_000}, {Score: 0.2, Cost: 2, Count: 60_000}}, Maximize)
	for _, axis := range []Axis{Trials, Budget} {
		c := mustCurve(t, axis, s, CurveOptions{Band: BandAuto, At: []float64{10}})
		if !math.IsNaN(c.Points[0].Lower) || len(c.Warnings) != 1 || c.Warnings[0].Code != WarnBandNone {
			t.Errorf("%s: %+v, warnings %+v", axis, c.Points[0], c.Warnings)
		}
		c = mustCurve(t, axis, s, CurveOptions{Band: BandBootstrap, At: []float64{2}})
		if p := c.Points[0]; !(p.Lower < p.Estimate && p.Estimate < p.Upper) {
			t.Errorf("%s: band %g … %g around %g", axis, p.Lower, p.Upper, p.Estimate)
		}
	}
}
