package plot

import (
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

func TestColors(t *testing.T) {
	var curves Curves
	for i := range 4 {
		curves = append(curves, trialCurve(string(rune('a'+i)), 0, 0.5, 0.6+float64(i)/100))
	}
	f, err := curves.Figure(Options{Colors: []string{"#FF0000", "#0072b2"}})
	if err != nil {
		t.Fatal(err)
	}
	// The first colour of the palette is asked for, so the third model has the second.
	for i, want := range []uint32{0xFF0000, 0x0072B2, 0xD55E00, 0x009E73} {
		if s := f.Panels[0].Series[i].Style; s.Color != rgb(want) || !slices.Equal(s.Dash, Light().Dashes[i]) {
			t.Errorf("series %d: %v", i+1, s)
		}
	}
	if f, err = curves.Figure(Options{Colors: []string{"#ff0000"}, Dark: true}); err != nil || f.Theme.Palette[1] != Dark().Palette[0] {
		t.Errorf("dark: %v, %v", f.Theme.Palette, err)
	}
	for _, bad := range []string{"", "red", "#12", "#12345g", "0072b2", "#0072b2ff"} {
		if _, err := (Curves{evp.Curve{}}).Figure(Options{Colors: []string{bad}}); err == nil ||
			!strings.Contains(err.Error(), "is not a colour such as #0072b2") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}
