package plot

import (
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

// facetsOf returns facets of one trial curve each, with scores uniform over a range
// from ends to the next of ends.
func facetsOf(ends ...float64) Facets {
	var facets Facets
	for i := 0; i+1 < len(ends); i += 2 {
		c := trialCurve("a", 0, maxOfUniform(30, ends[i], ends[i+1])...)
		facets = append(facets, Facet{Value: string(rune('A' + i)), Curves: []evp.Curve{c}})
	}
	return facets
}

func TestFacetY(t *testing.T) {
	alike, apart := facetsOf(0.6, 0.8, 0.5, 0.8), facetsOf(0.15, 0.29, 20, 31)
	for _, test := range []struct {
		name   string
		facets Facets
		o      Options
		free   bool
	}{
		{"alike", alike, Options{}, false},
		{"apart", apart, Options{}, true},
		{"as high, but elsewhere", facetsOf(0, 1, 30, 31), Options{FacetY: "auto"}, true},
		{"alike, free", alike, Options{FacetY: "free"}, true},
		{"apart, shared", apart, Options{FacetY: "shared"}, false},
		{"apart, with a range", apart, Options{YRange: &[2]float64{0, 40}}, false},
		{"apart by a factor", apart, Options{LogY: true}, true},
	} {
		f, err := test.facets.Figure(test.o)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if haveFreeY(f.Panels) != test.free {
			t.Errorf("%s: y axes of their own: %v, want %v", test.name, haveFreeY(f.Panels), test.free)
		}
		if says := strings.Contains(test.facets.Caption(test.o), "a y axis of its own"); says != test.free {
			t.Errorf("%s: caption %q", test.name, test.facets.Caption(test.o))
		}
	}
	f, _ := apart.Figure(Options{})
	for i, p := range f.Panels {
		e := extremes(f.Panels[i : i+1])
		if used := (e[1] - e[0]) / p.Y.length(); used < 0.8 {
			t.Errorf("%s uses %.2g of its height", p.Title, used)
		}
	}
}

func TestLogY(t *testing.T) {
	losses := trialCurve("a", 0, 20, 6, 2, 0.7, 0.2, 0.07, 0.021)
	losses.Direction = evp.Minimize
	for i := range losses.Points {
		p := &losses.Points[i]
		p.Lower, p.Upper = p.Estimate-0.05, 2*p.Estimate // below 0 at the end
	}
	plain, err := Curves{losses}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	advised := func(f *Figure) bool {
		return slices.ContainsFunc(f.Notes, func(n string) bool { return strings.Contains(n, "factor of 952") })
	}
	if !advised(plain) {
		t.Errorf("a logarithmic axis is not advised: %q", plain.Notes)
	}
	f, err := Curves{losses}.Figure(Options{LogY: true})
	if err != nil {
		t.Fatal(err)
	}
	if y := f.Panels[0].Y; !y.Log || y.Min > 0.021 || y.Min < 0.001 || y.Max < 40 || y.Max > 101 {
		t.Errorf("axis %+v", y)
	}
	if advised(f) {
		t.Errorf("notes %q", f.Notes)
	}
	if file, err := f.EncodeChecked("svg"); err != nil || file == nil {
		t.Errorf("not drawn: %v", err)
	}
	if s := (Curves{losses}).Caption(Options{LogY: true}); !strings.Contains(s, "logarithmic x and y axes") {
		t.Errorf("caption %q", s)
	}
	for _, bad := range []float64{0, -0.25} {
		losses.Points[6].Estimate = bad
		if _, err := (Curves{losses}).Figure(Options{LogY: true}); err == nil ||
			!strings.Contains(err.Error(), "`log-y` needs scores above 0, and the estimate of “a” at 7 trials is") {
			t.Errorf("estimate %g: error %v", bad, err)
		}
		if f, err := (Curves{losses}).Figure(Options{}); err != nil || strings.Contains(strings.Join(f.Notes, " "), "log-y") {
			t.Errorf("estimate %g: notes %q, error %v", bad, f.Notes, err)
		}
	}
}

// TestPossibleScores asks that no axis reaches where no score can be.
func TestPossibleScores(t *testing.T) {
	inf := math.Inf(1)
	for _, test := range []struct {
		name     string
		possible *evp.Support
		e        []float64
		half     float64 // of the band
		lo, hi   float64 // that the axis must not pass
	}{
		{"accuracy", nil, []float64{0.9, 0.98, 0.995}, 0.03, 0, 1},
		{"loss", nil, []float64{0.1, 0.05, 0.02}, 0.01, 0, inf},
		{"loss", &evp.Support{Low: 0, High: inf}, []float64{0.1, 0.05, 0.02}, 0.3, 0, inf},
		{"accuracy", &evp.Support{Low: 0, High: 100}, []float64{90, 98, 99.5}, 3, 0, 100},
		{"reward", nil, []float64{-0.2, 0.2, 0.4}, 0.3, -inf, inf},
		{"reward", &evp.Support{Low: 0, High: 1}, []float64{-0.2, 0.2, 0.4}, 0.3, -inf, 1}, // as the log has one below
	} {
		f, err := Curves{trialCurve("a", test.half, test.e...)}.Figure(Options{ScoreName: test.name, Possible: test.possible})
		if err != nil {
			t.Fatal(err)
		}
		if y := f.Panels[0].Y; y.Min < test.lo || y.Max > test.hi || y.Min > slices.Min(test.e) || y.Max < slices.Max(test.e) {
			t.Errorf("%s %v: axis from %g to %g", test.name, test.e, y.Min, y.Max)
		}
	}
}

// TestBeginningIsShown asks that of the beginning of a curve as much is shown as
// takes two thirds of the height.
func TestBeginningIsShown(t *testing.T) {
	for _, test := range []struct{ from, to, lo float64 }{
		{0.886, 0.894, 0.886}, // is shown whole, though it would be cut
		{0.8, 0.894, 0.885},   // is cut at 0.895, which leaves 0.005: 0.885 and above is shown
		{0.2, 0.3, 0.895},     // nothing of it is near
	} {
		var e []float64
		for i := range 10 {
			e = append(e, test.from+(test.to-test.from)*float64(i)/9)
		}
		for i := range 90 {
			e = append(e, 0.895+0.005*float64(i)/89)
		}
		none := slices.Repeat([]float64{math.NaN()}, len(e))
		lo, hi := scoreRange([]profile{{e, none, none}})
		if lo > test.lo+0.001 || lo < test.lo-0.011 || hi != 0.9 {
			t.Errorf("beginning from %g to %g: %g to %g shown, want %g", test.from, test.to, lo, hi, test.lo)
		}
	}
}
