package evp

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/evp/internal/coverage"
)

// alsoCases are curves of every kind, on both axes.
var alsoCases = map[string]CurveOptions{
	"V mean":         {Band: BandBootstrap},
	"V median":       {Statistic: Quantile(0.5), Band: BandLD},
	"V with support": {Band: BandLD, Support: &Support{0, 1}},
	"V sd":           {Band: BandSD},
	"U mean":         {Estimator: U, Orders: 200, Band: BandBootstrap},
	"U 0.9":          {Estimator: U, Orders: 200, Statistic: Quantile(0.9)},
}

// TestAlso: the estimates at Also are those of At, in the same order; the points of
// the grid stay the same to the bit; where Also is an x of the grid, so is its band.
func TestAlso(t *testing.T) {
	log := drawTrials(coverage.LightTail, 24, rand.New(rand.NewPCG(6, 6)))
	for i := range 3 {
		log[7*i].Score = math.NaN()
	}
	s := mustSample(t, log, Maximize)
	for _, axis := range []Axis{Trials, Budget} {
		for name, o := range alsoCases {
			if o.Support != nil || o.Band == BandLD {
				baseline := 0.1
				o.Baseline = &baseline // the band by budget needs one
			}
			o.Points, o.Resamples, o.Seed = 12, 100, 3
			alone := mustCurve(t, axis, s, o)
			n := len(alone.Points)
			o.Also = []float64{alone.Points[n-1].X, alone.Points[n/2].X, alone.Points[0].X}
			compareAlso(t, name+", "+axis.String(), alone, mustCurve(t, axis, s, o))

			at := o
			at.At, at.Also = []float64{7, 1, 20}, nil
			if axis == Budget {
				at.At = []float64{7.3 * s.MeanCost(), 0.4 * s.MeanCost(), s.TotalCost() * 0.9}
			}
			o.Also = at.At
			want := mustCurve(t, axis, s, at)
			for k, p := range mustCurve(t, axis, s, o).Also {
				q := want.Points[k]
				if p.X != q.X || !within12(p.Estimate, q.Estimate) || !within12(p.PNone, q.PNone) || !within12(p.SD, q.SD) {
					t.Errorf("%s, %s: %+v, by At %+v", name, axis, p, q)
				}
			}
		}
	}
}

func within12(a, b float64) bool { return sameOrNaN(a, b) || math.Abs(a-b) <= 1e-12 }

// compareAlso checks a curve whose Also are the last, the middle and the first x of
// its grid.
func compareAlso(t *testing.T, name string, alone, got *Curve) {
	t.Helper()
	n := len(alone.Points)
	for k, p := range got.Points {
		if q := alone.Points[k]; p.X != q.X || !sameOrNaN(p.Estimate, q.Estimate) ||
			!sameOrNaN(p.Lower, q.Lower) || !sameOrNaN(p.Upper, q.Upper) || p.Kind != q.Kind {
			t.Errorf("%s: Also changes %+v to %+v", name, q, p)
		}
	}
	for k, i := range []int{n - 1, n / 2, 0} {
		p, q := got.Also[k], alone.Points[i]
		if p.X != q.X || !within12(p.Estimate, q.Estimate) ||
			!within12(p.Lower, q.Lower) || !within12(p.Upper, q.Upper) || p.Kind != q.Kind {
			t.Errorf("%s: %+v is %+v on the grid", name, p, q)
		}
	}
	if len(got.Warnings) != len(alone.Warnings) {
		t.Errorf("%s: warnings %v, alone %v", name, got.Warnings, alone.Warnings)
	}
}

// TestAlsoBand: an x beyond the grid has anchors of its own and leaves the others as
// they are; a simultaneous band takes it into account and can only become wider; a curve
// without points has those of Also all the same.
func TestAlsoBand(t *testing.T) {
	s := mustSample(t, drawTrials(coverage.LightTail, 60, rand.New(rand.NewPCG(6, 7))), Maximize)
	o := CurveOptions{Band: BandBootstrap, Resamples: 400, Points: 20, To: 15 * s.MeanCost()}
	alone := mustCurve(t, Budget, s, o)
	o.Also = []float64{50 * s.MeanCost(), alone.Points[0].X / 2}
	got := mustCurve(t, Budget, s, o)
	for k, p := range got.Points {
		if p.Interval != alone.Points[k].Interval {
			t.Errorf("pointwise: Also changes %v to %v", alone.Points[k].Interval, p.Interval)
		}
	}
	if far := got.Also[0]; !(far.Lower < far.Estimate && far.Estimate < far.Upper) || far.Kind != BandBootstrap {
		t.Errorf("no band beyond the grid: %+v", far)
	}
	o.Simultaneous = true
	together := mustCurve(t, Budget, s, o)
	o.Also = nil
	simultaneous := mustCurve(t, Budget, s, o)
	for k, p := range together.Points {
		if q := simultaneous.Points[k]; p.Lower > q.Lower+1e-12 || p.Upper < q.Upper-1e-12 {
			t.Errorf("simultaneous at more x, yet narrower: %v, of the grid alone %v", p.Interval, q.Interval)
		}
	}
	o = CurveOptions{Band: BandBootstrap, Resamples: 100, To: 1e-9, Also: []float64{10 * s.MeanCost()}}
	empty := mustCurve(t, Budget, s, o)
	if len(empty.Points) != 0 || len(empty.Also) != 1 || !empty.Also[0].Exists() {
		t.Errorf("an empty grid: %+v", empty)
	}
}

// TestAlsoIsValidated: as At is.
func TestAlsoIsValidated(t *testing.T) {
	s := mustSample(t, pairs(0.1, 1, 0.2, 2), Maximize)
	for _, o := range []CurveOptions{{Also: []float64{1.5}}, {Also: []float64{0}}, {Also: []float64{math.Inf(1)}},
		{Estimator: U, Also: []float64{3}}} {
		if _, err := TrialCurve(s, o); err == nil {
			t.Errorf("%v was accepted", o.Also)
		}
	}
	also := []float64{2, 1}
	if _, err := TrialCurve(s, CurveOptions{Also: also}); err != nil || !slices.Equal(also, []float64{2, 1}) {
		t.Errorf("%v, %v", also, err)
	}
}
