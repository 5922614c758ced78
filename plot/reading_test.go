package plot

import (
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

// Few trials are counted one by one, and there is no half trial.
func TestFewTrialsAreCounted(t *testing.T) {
	for n, want := range map[int]string{1: "1", 2: "1 2", 3: "1 2 3", 5: "1 2 3 4 5", 100: "1 10 100"} {
		c := evp.Curve{Model: "a", Axis: evp.Trials}
		for x := 1; x <= n; x++ {
			c.Points = append(c.Points, evp.Point{X: float64(x), Estimate: 0.5, Band: evp.Band{Interval: evp.NoInterval()}})
		}
		s := laidOut(t, []evp.Curve{c}, Options{})
		got := strings.Join(s.Frames[0].XScale.Labels(), " ")
		if n == 100 { // more may have room
			if !strings.HasPrefix(got, "1 ") || !strings.HasSuffix(got, " 100") {
				t.Errorf("%d trials: %s", n, got)
			}
			continue
		}
		if got != want {
			t.Errorf("%d trials: %s, want %s", n, got, want)
		}
		if a := s.Frames[0].Panel.X; n == 1 && (a.Min < 0.6 || a.Max > 1.6) {
			t.Errorf("one trial on an axis from %g to %g", a.Min, a.Max)
		}
	}
}

// A title that is wider than its panel takes two lines, and loses no word.
func TestPanelTitlesAreNotCut(t *testing.T) {
	for _, preset := range Presets() {
		both := []evp.Curve{budgetCurve("a", 1, 10, 100), budgetCurve("a", 1, 10, 100)}
		both[0].Axis = evp.Trials
		f, err := Curves(both).Figure(Options{Preset: preset})
		if err != nil {
			t.Fatal(err)
		}
		f.Panels[0].Title = "(a) Questions with some distractors"
		s := planned(t, f)
		for i, frame := range s.Frames {
			drawn := ""
			for _, line := range frame.Title {
				drawn += line.String() + " "
				if s.TitleWidth(line) > float64(frame.Box.Size().X) {
					t.Errorf("%s: %v is wider than its panel", preset, line)
				}
			}
			if strings.Join(strings.Fields(drawn), " ") != f.Panels[i].Title {
				t.Errorf("%s: %q of %q", preset, drawn, f.Panels[i].Title)
			}
		}
	}
}

// A band with one side is open on the other; with none there is no band.
func TestOneSidedBands(t *testing.T) {
	c := budgetCurve("a", 1e15, 1e16, 1e17, 1e18, 1e19)
	nan := math.NaN()
	c.Band, c.Confidence = evp.BandLD, 0.95
	for k, ends := range [][2]float64{{0.4, nan}, {nan, 0.6}, {nan, nan}} {
		c.Points[k].Lower, c.Points[k].Upper = ends[0], ends[1]
	}
	for k := 3; k < 5; k++ {
		c.Points[k].Lower, c.Points[k].Upper = 0.5, 1
	}
	f, err := Curves{c}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := f.Panels[0].Series[0]
	if s.Lower[0] != 0.4 || !math.IsInf(s.Upper[0], 1) || !math.IsInf(s.Lower[1], -1) || s.Upper[1] != 0.6 ||
		!math.IsNaN(s.Lower[2]) || !math.IsNaN(s.Upper[2]) {
		t.Errorf("band from %v to %v", s.Lower, s.Upper)
	}
	if names := planned(t, f).Legend.Names(); !slices.Equal(names, []string{"95 % band"}) {
		t.Errorf("legend %q does not say what the band is", names)
	}
	if !strings.Contains(Curves([]evp.Curve{c}).Caption(Options{}),
		"Shading: 95 % confidence band, approximate, from highest-density intervals") {
		t.Error(Curves{c}.Caption(Options{}))
	}
	if caption := (Curves{c}).Caption(Options{}); !strings.Contains(caption, "the trials bound that side only") {
		t.Error(caption)
	}
}

// A band that holds at all x together is called so, whichever kind it is.
func TestSimultaneousBandsAreCalledSo(t *testing.T) {
	for _, kind := range []evp.BandKind{evp.BandDirichlet, evp.BandBootstrap} {
		c := straight("a", 0.02, 0.5, 0.6)
		c.Band, c.Confidence, c.Simultaneous = kind, 0.95, true
		if s := (Curves{c}).Caption(Options{}); !strings.Contains(s, "95 % confidence band, simultaneous, by ") {
			t.Errorf("%s: %s", kind, s)
		}
	}
}

// What the bands are is said once, wherever the legend is.
func TestBandsAreNamedOnce(t *testing.T) {
	var curves []evp.Curve
	for _, m := range []string{"a", "b"} {
		c := straight(m, 0.02, 0.5, 0.6)
		c.Band, c.Confidence = evp.BandLD, 0.975
		curves = append(curves, c)
	}
	for _, place := range []string{"", "inside", "above", "right", "direct"} {
		s := laidOut(t, curves, Options{Legend: place})
		if got := strings.Join(s.Legend.Names(), ", "); got != "a, b, 97.5 % band" {
			t.Errorf("legend %q: %s", place, got)
		}
	}
	curves[0].Band, curves[1].Band = evp.BandNone, evp.BandNone
	for i := range curves {
		for k := range curves[i].Points {
			curves[i].Points[k].Lower, curves[i].Points[k].Upper = math.NaN(), math.NaN()
		}
	}
	if names := laidOut(t, curves, Options{}).Legend.Names(); len(names) != 2 {
		t.Errorf("without bands: %q", names)
	}
}

func TestManySeriesAreNoted(t *testing.T) {
	for n, want := range map[int]string{12: "", 13: "hard to tell apart", 43: "43 curves are hard to tell apart"} {
		var curves []evp.Curve
		for i := range n {
			curves = append(curves, straight(letter(i), 0, 0.5, 0.6))
		}
		f, err := Curves(curves).Figure(Options{})
		if err != nil {
			t.Fatal(err)
		}
		notes := strings.Join(f.Notes, " ")
		if want == "" && strings.Contains(notes, "tell apart") || !strings.Contains(notes, want) {
			t.Errorf("%d series: %s", n, notes)
		}
	}
}
