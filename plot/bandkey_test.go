package plot

import (
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
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

// TestBandsAreNamedWhereTheyAre: a band that only the lower row has is named
// there, not among the curves of the upper row, and once where the legend
// is outside the panels.
func TestBandsAreNamedWhereTheyAre(t *testing.T) {
	for _, place := range []string{"auto", "inside", "above", "right"} {
		f, err := Stack(evp.Budget, bandBelow(), Options{Legend: place})
		if err != nil {
			t.Fatal(err)
		}
		s := planned(t, f)
		legend, key := s.Legend.Names(), s.BandKey.Names()
		if place == "above" || place == "right" {
			if !slices.Equal(legend, []string{"a", "b", "95 % band"}) || len(key) > 0 {
				t.Errorf("%s: %q, and in the row %q", place, legend, key)
			}
			continue
		}
		if !slices.Equal(legend, []string{"a", "b"}) || !slices.Equal(key, []string{"95 % band"}) {
			t.Errorf("%s: %q, and in the row %q", place, legend, key)
		}
		if box, row := s.BandKey.Box, s.Frames[1].Box; !within(row, box) {
			t.Errorf("%s: the band is named at %v, its row is %v", place, box, row)
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
	if s := laidOut(t, curves, Options{Preset: "acl"}); s.Legend.Place != sheet.Above || s.Narrow() {
		t.Errorf("two panels: place %v, %v wide", s.Legend.Place, s.Frames[0].Box.Size().X)
	}
	if s := laidOut(t, curves, Options{Preset: "acl-wide"}); s.Legend.Place == sheet.Above {
		t.Error("two wide panels: the legend is above")
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
// is above if the figure is high enough; up to three lines they have room there.
func TestLongNamesAreNotCut(t *testing.T) {
	var curves []evp.Curve
	for i := range 6 {
		curves = append(curves, straight("Logistic regression − DeBERTaV3 with a learning rate of its own, "+letter(i), 0, 0.5, 0.6+0.001*float64(i)))
	}
	if s := laidOut(t, curves, Options{Height: 3.6}); s.Legend.Place != sheet.Above || s.Legend.Crowded() {
		t.Errorf("place %v, crowded %v", s.Legend.Place, s.Legend.Crowded())
	}
	if s := laidOut(t, curves, Options{Height: 1.5}); s.Legend.Place != sheet.Right {
		t.Errorf("a low figure: place %v", s.Legend.Place)
	}
}
