package plot

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp"
)

// trialCurve returns a curve on the trial axis with these estimates, and a
// band of the given half-width if it is > 0.
func trialCurve(model string, half float64, estimates ...float64) evp.Curve {
	c := evp.Curve{Model: model, Axis: evp.Trials, Trials: len(estimates), End: float64(len(estimates))}
	for i, y := range estimates {
		p := evp.Point{X: float64(i + 1), Estimate: y, Band: evp.Band{Interval: evp.NoInterval()}}
		if half > 0 {
			p.Lower, p.Upper = y-half, y+half
		}
		c.Points = append(c.Points, p)
	}
	return c
}

// maxOfUniform returns the expected best of n = 1, …, N trials with scores
// uniform on [lo, hi]: lo + (hi − lo) n / (n + 1).
func maxOfUniform(n int, lo, hi float64) []float64 {
	e := make([]float64, n)
	for i := range e {
		e[i] = lo + (hi-lo)*float64(i+1)/float64(i+2)
	}
	return e
}

// negated returns −1 times each number.
func negated(a []float64) []float64 { return scaled(a, -1) }

func TestScoreRange(t *testing.T) {
	outlier := append([]float64{5e4, 2e3, 80, 4}, negated(maxOfUniform(40, -0.5, -0.2))...)
	for _, test := range []struct {
		name     string
		minimize bool
		curves   []evp.Curve
		wantLo   float64
		wantHi   float64
		cut      bool // some estimates are outside
	}{
		{"a whole curve", false, []evp.Curve{trialCurve("a", 0, maxOfUniform(50, 0.6, 0.9)...)}, 0.74, 0.9, false},
		{"a long curve", false, []evp.Curve{trialCurve("a", 0, maxOfUniform(500, 0.6, 0.9)...)}, 0.74, 0.91, false},
		{"a constant", false, []evp.Curve{trialCurve("a", 0, 0.5, 0.5, 0.5)}, 0.47, 0.53, false},
		{"a constant zero", false, []evp.Curve{trialCurve("a", 0, 0, 0, 0)}, 0, 1, false},
		{"a constant past 1", false, []evp.Curve{trialCurve("a", 0, 80, 80)}, 75, 85, false},
		{"a bad first trial", false, []evp.Curve{trialCurve("a", 0,
			append([]float64{0.1}, maxOfUniform(49, 0.88, 0.9)...)...)}, 0.889, 0.9, true},
		{"outliers of a loss", true, []evp.Curve{trialCurve("a", 0, outlier...)}, 0.2, 0.35, true},
		{"a bad model beside a good one", false, []evp.Curve{
			trialCurve("good", 0, maxOfUniform(50, 0.89, 0.9)...),
			trialCurve("bad", 0, maxOfUniform(50, 0.3, 0.5)...),
		}, 0.4, 0.9, false},
		{"scores of at most 1", false, []evp.Curve{trialCurve("a", 0, 0.5, 0.9, 0.99, 1)}, 0.5, 1, false},
		{"tiny", false, []evp.Curve{trialCurve("a", 0, 1e-12, 2e-12, 3e-12)}, 1e-12, 3e-12, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.minimize {
				for i := range test.curves {
					test.curves[i].Direction = evp.Minimize
				}
			}
			f, err := Curves(test.curves).Figure(Options{})
			if err != nil {
				t.Fatal(err)
			}
			y := f.Panels[0].Y
			// Within a tick of what is wanted: the rule is not about the digits.
			slack := 0.12*(test.wantHi-test.wantLo) + 1e-300
			if math.Abs(y.Min-test.wantLo) > slack || math.Abs(y.Max-test.wantHi) > slack {
				t.Errorf("range %g to %g, want about %g to %g", y.Min, y.Max, test.wantLo, test.wantHi)
			}
			if cut := strings.Contains(strings.Join(f.Notes, "\n"), "leaves out"); cut != test.cut {
				t.Errorf("estimates outside: %v, want %v; notes %q", cut, test.cut, f.Notes)
			}
		})
	}
}

func TestScoreRangeNeverHidesHalfACurve(t *testing.T) {
	for _, bad := range []float64{-1e9, -1, 0, 0.5, 0.899} {
		f, err := Curves{
			trialCurve("flat", 0, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
			trialCurve("steep", 0, bad, bad, bad, bad/2+0.45, 0.9, 0.9, 0.9, 0.9),
		}.Figure(Options{})
		if err != nil {
			t.Fatal(err)
		}
		p := f.Panels[0]
		profile := newProfile(p.Series[1], p.X, newScoreScale(evp.Maximize, false))
		shown := 0
		for _, y := range profile.estimate {
			if y >= p.Y.Min {
				shown++
			}
		}
		if 2*shown < len(profile.estimate) {
			t.Errorf("first trials %g: %d of %d places shown", bad, shown, len(profile.estimate))
		}
	}
}

func TestScoreRangeIsTheSameMirrored(t *testing.T) {
	e := maxOfUniform(60, 0.2, 0.9)
	up, err := Curves{trialCurve("a", 0.05, e...)}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	mirrored := trialCurve("a", 0.05, negated(e)...)
	mirrored.Direction = evp.Minimize
	down, err := Curves{mirrored}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	// Scores below 0 are not bounded by [0, 1]; nothing here is near its ends.
	if a, b := up.Panels[0].Y, down.Panels[0].Y; !near(a.Min, -b.Max) || !near(a.Max, -b.Min) {
		t.Errorf("%g to %g maximised, %g to %g minimised", a.Min, a.Max, b.Min, b.Max)
	}
}

func TestBandsWithinTheRange(t *testing.T) {
	e := maxOfUniform(50, 0.6, 0.9)
	c := trialCurve("a", 0.02, e...)
	c.Points[0].Lower, c.Points[0].Upper = -5, 7
	c.Points[1].Upper = math.Inf(1)
	f, err := Curves{c}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	y := f.Panels[0].Y
	if y.Min > e[0] || y.Min < 0.6 || y.Max < 0.91 || y.Max > 1 {
		t.Errorf("range %g to %g", y.Min, y.Max)
	}
	if caption := (Curves{c}).Caption(Options{}); len(f.Notes) > 0 ||
		!strings.Contains(caption, "The y range cuts the bands, which reach from -5 to 7.") {
		t.Errorf("notes %q, caption %s", f.Notes, caption)
	}
}

// A band that runs away leaves the curve most of the height that it has with its band as it
// should be; its cut is noted from half of the length along the logarithmic axis on.
func TestRunawayBand(t *testing.T) {
	for _, test := range []struct {
		first           int // point of the band that runs away, of 60
		minimize, noted bool
	}{{5, false, true}, {5, true, true}, {20, false, false}, {20, true, false}} {
		minimize := test.minimize
		e := maxOfUniform(60, 0.6, 0.9)
		if minimize {
			e = negated(e)
		}
		sane, wild := trialCurve("a", 0.02, e...), trialCurve("a", 0.02, e...)
		for i := test.first; i < len(e); i++ {
			wild.Points[i].Lower, wild.Points[i].Upper = -1.5e6, 2e4
		}
		heights := make([]float64, 2)
		for k, c := range []evp.Curve{sane, wild} {
			if minimize {
				c.Direction = evp.Minimize
			}
			f, err := Curves{c}.Figure(Options{})
			if err != nil {
				t.Fatal(err)
			}
			y := f.Panels[0].Y
			heights[k] = y.Max - y.Min
			if cut := strings.Contains(strings.Join(f.Notes, "\n"), "cuts most of the band of “a”"); cut != (k == 1 && test.noted) {
				t.Errorf("notes %q", f.Notes)
			}
		}
		// Half a height of the curve more on either side, and a little room.
		if heights[1] > 2.5*heights[0] {
			t.Errorf("a height of %g, with a sane band of %g", heights[1], heights[0])
		}
	}
}
