package sheet

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/plot/vg"
)

// bandTracer is a tracer of a panel 100 points wide and high, with x and y from 0 to
// 100: data units are points of the page.
func bandTracer() tracer {
	axis := Axis{Min: 0, Max: 100}
	return tracer{window{axis, axis, rectangle(0, 0, 100, 100)}, 1, column, cutApart}
}

// banded is a series at height 50 whose band from 40 to 60 lacks what open says at
// each of its points: "." nothing, "^" the upper end, "v" the lower one, "x" both.
func banded(x []float64, open string) Series {
	s := Series{X: x, End: math.NaN()}
	for _, mark := range open {
		lower, upper := 40., 60.
		switch mark {
		case '^':
			upper = math.Inf(1)
		case 'v':
			lower = math.Inf(-1)
		case 'x':
			lower, upper = math.NaN(), math.NaN()
		}
		s.Y, s.Lower, s.Upper = append(s.Y, 50), append(s.Lower, lower), append(s.Upper, upper)
	}
	return s
}

// spans returns the ends in x of traces, rounded, in order.
func spans(traces []Trace) [][2]float64 {
	var all [][2]float64
	for _, t := range traces {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, p := range t.Points {
			lo, hi = math.Min(lo, float64(p.X)), math.Max(hi, float64(p.X))
		}
		all = append(all, [2]float64{math.Round(lo*100) / 100, math.Round(hi*100) / 100})
	}
	return all
}

// every returns the numbers from 0 to 100 in steps.
func every(step float64) []float64 {
	var x []float64
	for v := 0.; v <= 100; v += step {
		x = append(x, v)
	}
	return x
}

// TestOpenBandFadesAlongX: before a band opens, its fill fades out over a tenth of
// the panel, in slices that touch, and the end that it keeps goes on as a line.
func TestOpenBandFadesAlongX(t *testing.T) {
	fills, edges := bandTracer().band(banded(every(10), "......^^^^^"))
	if len(fills) != 1+fadeSlices {
		t.Fatalf("%d fills", len(fills))
	}
	at, share := 40., 1.
	if got := spans(fills[:1])[0]; got != [2]float64{0, 40} || fills[0].Share != 1 {
		t.Errorf("the full part is from %v with share %g", got, fills[0].Share)
	}
	for k, f := range fills[1:] {
		got := spans([]Trace{f})[0]
		if math.Abs(got[0]-at) > 0.01 || math.Abs(got[1]-at-1) > 0.01 || f.Share >= share || f.Share <= 0 {
			t.Errorf("slice %d from %v with share %g after %g", k, got, f.Share, share)
		}
		for _, p := range f.Points {
			if p.Y != 40 && p.Y != 60 {
				t.Errorf("slice %d has a corner at height %g", k, p.Y)
			}
		}
		at, share = at+1, f.Share
	}
	if diff := cmp.Diff([][2]float64{{40, 100}}, spans(edges)); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	for _, p := range edges[0].Points {
		if p.Y != 40 {
			t.Errorf("the line along the lower end is at %g", p.Y)
		}
	}
}

// TestClosedPartBetweenOpenOnes: a band that is closed over less than two tenths
// fades to both sides from its middle, and each side's own end goes on.
func TestClosedPartBetweenOpenOnes(t *testing.T) {
	fills, edges := bandTracer().band(banded(every(5), "vvvvvvvvv....^^^^^^^^"))
	if len(fills) != 2*fadeSlices {
		t.Fatalf("%d fills: %v", len(fills), spans(fills))
	}
	if first, last := spans(fills[:1])[0], spans(fills[len(fills)-1:])[0]; first[0] != 45 || last[1] != 60 {
		t.Errorf("from %v to %v", first, last)
	}
	if fills[fadeSlices-1].Share != fills[fadeSlices].Share || fills[0].Share != fills[2*fadeSlices-1].Share {
		t.Error("the two fades differ")
	}
	if diff := cmp.Diff([][2]float64{{52.5, 100}, {0, 52.5}}, spans(edges)); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
}

// TestShapesOfBands: short gaps are bridged, slivers are not filled, and a curve that
// begins or ends closed does not fade there.
func TestShapesOfBands(t *testing.T) {
	thin := []float64{0, 20, 40, 41, 41.5, 60, 80, 100}
	for _, test := range []struct {
		name, open string
		x          []float64
		fills      [][2]float64 // first and last x of what is filled, ends of runs
		edges      int
	}{
		{"closed", "...........", every(10), [][2]float64{{0, 100}}, 0},
		{"a short gap", "...^....", thin, [][2]float64{{0, 100}}, 0},
		{"a short gap on neither side", "...x....", thin, [][2]float64{{0, 100}}, 0},
		{"a long gap", "....^^^....", every(10), [][2]float64{{0, 30}, {70, 100}}, 1},
		{"a long gap on neither side", "....xxx....", every(10), [][2]float64{{0, 30}, {70, 100}}, 0},
		{"a sliver", "^^..^...", thin, [][2]float64{{60, 100}}, 1},
		{"open at the beginning", "^^^........", every(10), [][2]float64{{30, 100}}, 1},
		{"never closed", "^^^^^^^^^^^", every(10), nil, 0},
	} {
		fills, edges := bandTracer().band(banded(test.x, test.open))
		var got [][2]float64
		for _, s := range spans(fills) {
			if n := len(got); n > 0 && math.Abs(got[n-1][1]-s[0]) < 0.011 {
				got[n-1][1] = s[1]
				continue
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(test.fills, got); diff != "" {
			t.Errorf("%s: fills (-want +got):\n%s", test.name, diff)
		}
		if len(edges) != test.edges {
			t.Errorf("%s: edges %v", test.name, spans(edges))
		}
	}
}

// TestBridgesAreWide: a gap is as wide as the wider of the ends beside it.
func TestBridgesAreWide(t *testing.T) {
	s := banded([]float64{0, 40, 41, 41.5, 100}, "..^..")
	s.Lower[1], s.Upper[3] = 30, 75
	got := bandTracer().whole(s)
	if got.Lower[2] != 30 || got.Upper[2] != 75 || !math.IsInf(s.Upper[2], 1) {
		t.Errorf("the gap is from %g to %g, of a series with %g", got.Lower[2], got.Upper[2], s.Upper[2])
	}
}

// TestStepsFadeAsSteps: the corners of a band of steps are level or upright.
func TestStepsFadeAsSteps(t *testing.T) {
	s := banded([]float64{1, 20, 40, 60, 80, 100}, "....^^")
	for k := range s.X {
		s.Y[k] += float64(4 * k)
		s.Lower[k] += float64(4 * k)
		s.Upper[k] += float64(4 * k)
	}
	s.Jumps = []Jump{{10, 10}, {30, 30}, {50, 50}, {70, 70}, {90, 90}}
	fills, edges := bandTracer().band(s)
	for _, f := range fills {
		for k, p := range f.Points {
			q := f.Points[(k+1)%len(f.Points)]
			if p.X != q.X && math.Abs(float64(p.Y-q.Y)) > 1e-9 {
				t.Errorf("a slope from %v to %v", p, q)
			}
		}
	}
	if got := spans(fills); got[len(got)-1][1] != 70 {
		t.Errorf("the fill ends at %g, not where the band opens", got[len(got)-1][1])
	}
	if got := spans(edges); len(got) != 1 || got[0] != [2]float64{60, 100} {
		t.Errorf("edges %v", got)
	}
}

// TestOpenWhiskersHaveOneArm: the band of a point reaches from it to the end there is.
func TestOpenWhiskersHaveOneArm(t *testing.T) {
	got := bandTracer().whiskers(banded([]float64{10, 20, 30, 40}, ".^vx"), 0)
	want := [][]vg.Point{{point(10, 40), point(10, 60)}, {point(20, 40), point(20, 50)}, {point(30, 50), point(30, 60)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
