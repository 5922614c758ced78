package plot

import (
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/ink"
)

// TestOpenBandFadesOut checks that a band without an upper end is filled where it has
// both ends, ever fainter towards where it has not, in all formats alike, and that it
// does not widen the y axis.
func TestOpenBandFadesOut(t *testing.T) {
	c := straight("a", 0.1, 0.4, 0.6)
	bounded := laidOut(t, []evp.Curve{c}, Options{})
	for k := 20; k < 30; k++ {
		c.Points[k].Upper = math.Inf(1)
	}
	s := laidOut(t, []evp.Curve{c}, Options{})
	if got, want := s.Frames[0].Panel.Y.Max, bounded.Frames[0].Panel.Y.Max; got > want {
		t.Errorf("the axis ends at %g, with a bounded band at %g", got, want)
	}
	color, last := s.Frames[0].Panel.Series[0].Style.Color, 255
	slices := slices.DeleteFunc(s.Draw().Marks, func(m ink.Mark) bool {
		return m.Width > 0 || m.Text != nil || m.Color.R != color.R || m.Color.G != color.G || m.Color.B != color.B
	})
	for k, m := range slices[:11] {
		if int(m.Color.A) >= last {
			t.Errorf("slice %d is as dark as the one before it", k)
		}
		last = int(m.Color.A)
	}
	if len(s.Frames[0].Curves[0].Edges) != 1 {
		t.Errorf("edges %v", s.Frames[0].Curves[0].Edges)
	}
	f, err := Curves{c}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Notes) > 0 {
		t.Errorf("notes %q", f.Notes)
	}
	caption := Curves{c}.Caption(Options{})
	if !strings.Contains(caption, "Where it fades out and a thin line goes on, the trials bound that side only.") {
		t.Error(caption)
	}
}

// TestMostlyOpenBandIsNotDrawn: neither figure nor legend nor caption has a band that
// is open over most of the curve, and that is said.
func TestMostlyOpenBandIsNotDrawn(t *testing.T) {
	a, b := straight("a", 0.02, 0.4, 0.6), straight("b", 0.02, 0.5, 0.7)
	for _, c := range []*evp.Curve{&a, &b} {
		c.Band, c.Confidence = evp.BandLD, 0.95
		for k := range c.Points {
			c.Points[k].Kind = evp.BandLD
		}
	}
	for k := 2; k < 30; k++ { // from n = 3 of 30 on: log 2 is a fifth of log 30
		b.Points[k].Upper = math.NaN()
	}
	for _, test := range []struct {
		curves  Curves
		legend  string
		caption string
		note    string
	}{
		{Curves{a, b}, "a, b, 95 % band", "No band is drawn for b: it is open over most of the curve.", "“b”"},
		{Curves{b}, "", "No band is drawn: it is open over most of the curve.", "“b”"},
		{Curves{a}, "95 % band", "Shading: 95 % confidence band", ""},
	} {
		f, err := test.curves.Figure(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(planned(t, f).Legend.Names(), ", "); got != test.legend {
			t.Errorf("legend %q, want %q", got, test.legend)
		}
		if caption := test.curves.Caption(Options{}); !strings.Contains(caption, test.caption) {
			t.Error(caption)
		}
		if notes := strings.Join(f.Notes, " "); strings.Contains(notes, "No band is drawn for") != (test.note != "") ||
			!strings.Contains(notes, test.note) {
			t.Errorf("notes %q", notes)
		}
	}
}

// TestBandsOfManyModels: from six models of a panel on, only the bands of those that
// are named are drawn; the legend's keys and the caption say whose.
func TestBandsOfManyModels(t *testing.T) {
	var curves Curves
	for i := range 6 {
		c := straight(letter(i), 0.02, 0.4, 0.6+0.05*float64(i))
		c.Band, c.Confidence = evp.BandLD, 0.95
		curves = append(curves, c)
	}
	for _, test := range []struct {
		n       int
		only    []string
		banded  string
		caption string
	}{
		{5, nil, "abcde", "Shading: 95 % confidence band"},
		{6, nil, "", "Bands are left out: there are too many models."},
		{6, []string{"b", "f"}, "bf", "Shading (b, f only): 95 % confidence band"},
		{2, []string{"b"}, "b", "Shading (b only): 95 % confidence band"},
		{2, []string{"a", "b"}, "ab", "Shading: 95 % confidence band"},
	} {
		o := Options{BandFor: test.only}
		f, err := curves[:test.n].Figure(o)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for k, s := range f.Panels[0].Series {
			if len(planned(t, f).Frames[0].Curves[k].Band) > 0 {
				got += s.Name
			}
		}
		if got != test.banded {
			t.Errorf("%d models, %q: bands of %q, want %q", test.n, test.only, got, test.banded)
		}
		if caption := curves[:test.n].Caption(o); !strings.Contains(caption, test.caption) {
			t.Error(caption)
		}
		if notes := strings.Join(f.Notes, " "); strings.Contains(notes, "band-for") != (test.banded == "") {
			t.Errorf("notes %q", notes)
		}
	}
	facets := Facets{{Value: "x", Curves: curves[:3]}, {Value: "y", Curves: curves[3:]}}
	f, err := facets.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.Join(f.Notes, " "), "band-for") {
		t.Errorf("three models to a panel: %q", f.Notes)
	}
}

// TestOpenBandsByPanel: a band that only some panels have is missed by the letters of
// the others.
func TestOpenBandsByPanel(t *testing.T) {
	closed, open := straight("a", 0.02, 0.4, 0.6), straight("a", 0.02, 0.4, 0.6)
	for _, c := range []*evp.Curve{&closed, &open} {
		c.Band, c.Confidence = evp.BandLD, 0.95
	}
	for k := range open.Points {
		open.Points[k].Upper = math.NaN()
	}
	facets := Facets{{Value: "x", Curves: []evp.Curve{closed}}, {Value: "y", Curves: []evp.Curve{open}},
		{Value: "z", Curves: []evp.Curve{open}}}
	f, err := facets.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	const want = "in (b), (c): it is open over most of the curve."
	if notes := strings.Join(f.Notes, " "); !strings.Contains(notes, "No band is drawn for “a” "+want) {
		t.Errorf("notes %q", notes)
	}
	if caption := facets.Caption(Options{}); !strings.Contains(caption, "No band is drawn for a "+want) {
		t.Error(caption)
	}
}

// TestNotesOfManySeries: what many series have in common is one note.
func TestNotesOfManySeries(t *testing.T) {
	var curves Curves
	for i := range 7 {
		curves = append(curves, straight(letter(i), 0, 0.4, 0.6))
	}
	f, err := curves.Figure(Options{YRange: &[2]float64{0.5, 0.7}})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Notes) != 1 || !strings.Contains(f.Notes[0], "estimates of “a”, “b”, “c”, “d” and 3 more; the first: the panel "+
		"leaves out 15 of the 30 estimates of “a”") {
		t.Errorf("notes %q", f.Notes)
	}
}
