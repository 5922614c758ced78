package plot

import (
	"slices"
	"testing"

	"evpkit/evp"
)

// bandBelow returns two curves without bands above their difference with one.
func bandBelow() []Row {
	curves := []evp.Curve{budgetCurve("a", 1e15, 1e16, 1e17, 1e18, 1e19), budgetCurve("b", 1e16, 1e17, 1e18, 1e19)}
	d := Series{Name: "a − b", Unlisted: true, Band: "95 % band"}
	for i, x := range []float64{1e16, 1e17, 1e18} {
		y := 0.1 - 0.1*float64(i)
		d.X, d.Y = append(d.X, x), append(d.Y, y)
		d.Lower, d.Upper = append(d.Lower, y-0.05), append(d.Upper, y+0.05)
	}
	return []Row{{Curves: curves}, {Series: []Series{d}, Zero: true}}
}

// entryNames returns the names in a legend.
func entryNames(l legend) []string {
	var names []string
	for _, e := range l.entries {
		names = append(names, e.name)
	}
	return names
}

// TestBandsAreNamedWhereTheyAre: a band that only the lower row has is named
// there, not among the curves of the upper row, and once where the legend
// stands outside the panels.
func TestBandsAreNamedWhereTheyAre(t *testing.T) {
	for _, place := range []string{"auto", "inside", "above", "right"} {
		f, err := Stack(evp.Budget, bandBelow(), Options{Legend: place})
		if err != nil {
			t.Fatal(err)
		}
		s := newSheet(f)
		if err := s.layOut(); err != nil {
			t.Fatal(err)
		}
		legend, key := entryNames(s.legend), entryNames(s.bandKey)
		if place == "above" || place == "right" {
			if !slices.Equal(legend, []string{"a", "b", "95 % band"}) || len(key) > 0 {
				t.Errorf("%s: %q, and in the row %q", place, legend, key)
			}
			continue
		}
		if !slices.Equal(legend, []string{"a", "b"}) || !slices.Equal(key, []string{"95 % band"}) {
			t.Errorf("%s: %q, and in the row %q", place, legend, key)
		}
		if box := s.bandKey.box; !contains(s.frames[1], box.Min) || !contains(s.frames[1], box.Max) {
			t.Errorf("%s: the band is named at %v, its row is %v", place, box, s.frames[1])
		}
	}
}

// TestWholeRange: the row of a difference shows its band in full, and zero.
func TestWholeRange(t *testing.T) {
	f, err := Stack(evp.Budget, bandBelow(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if y := f.Panels[1].Y; y.Min > -0.15 || y.Max < 0.15 || y.Max-y.Min > 0.5 {
		t.Errorf("from %g to %g, the band from -0.15 to 0.15", y.Min, y.Max)
	}
}

// TestLegendOfNarrowPanels: two panels in a column keep their width below a
// legend of many names, and a column of one panel keeps it beside.
func TestLegendOfNarrowPanels(t *testing.T) {
	var curves []evp.Curve
	for i := range 6 {
		c := straight("a model "+letter(i), 0, 0.5, 0.6+0.001*float64(i))
		b := c
		b.Axis = evp.Budget
		curves = append(curves, c, b)
	}
	if s := laidOut(t, curves, Options{Preset: "acl"}); s.legend.place != legendAbove || s.narrow() {
		t.Errorf("two panels: place %v, %v wide", s.legend.place, s.frames[0].Size().X)
	}
	if s := laidOut(t, curves, Options{Preset: "acl-wide"}); s.legend.place == legendAbove {
		t.Error("two wide panels: the legend stands above")
	}
}

// TestSingleTrialsWidenTheRange, by half the height of the curves at most.
func TestSingleTrialsWidenTheRange(t *testing.T) {
	c := budgetCurve("a", 1e15, 1e16, 1e17) // scores from 0.5 to 0.9
	for _, test := range []struct{ score, least, most float64 }{{0.4, 0.3, 0.4}, {-7, 0.25, 0.3}, {0.6, 0.45, 0.5}} {
		f, err := Curves{c}.Figure(Options{Trials: []evp.Trial{{Model: "a", Score: test.score, Cost: 2e15}}})
		if err != nil {
			t.Fatal(err)
		}
		if y := f.Panels[0].Y.Min; y < test.least || y > test.most {
			t.Errorf("a trial at %g: the axis begins at %g, want %g to %g", test.score, y, test.least, test.most)
		}
	}
}

// TestLongNamesAreNotCut: where names are too long for a legend to the right, it
// stands above if the figure is high enough.
func TestLongNamesAreNotCut(t *testing.T) {
	var curves []evp.Curve
	for i := range 6 {
		curves = append(curves, straight("Logistic regression − DeBERTaV3 "+letter(i), 0, 0.5, 0.6+0.001*float64(i)))
	}
	if s := laidOut(t, curves, Options{Height: 3.6}); s.legend.place != legendAbove || s.legend.cut() {
		t.Errorf("place %v, cut %v", s.legend.place, s.legend.cut())
	}
	if s := laidOut(t, curves, Options{Height: 1.5}); s.legend.place != legendRight {
		t.Errorf("a low figure: place %v", s.legend.place)
	}
}
