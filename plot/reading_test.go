package plot

import (
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

// shownLabels returns the numbers on the first panel's x axis.
func shownLabels(s *sheet) []string {
	var labels []string
	for _, t := range s.xScale[0].ticks {
		if !t.Minor() {
			labels = append(labels, t.Label)
		}
	}
	return labels
}

// Few trials are counted one by one, and there is no half trial.
func TestFewTrialsAreCounted(t *testing.T) {
	for n, want := range map[int]string{1: "1", 2: "1 2", 3: "1 2 3", 5: "1 2 3 4 5", 100: "1 10 100"} {
		c := evp.Curve{Model: "a", Axis: evp.Trials}
		for x := 1; x <= n; x++ {
			c.Points = append(c.Points, evp.Point{X: float64(x), Estimate: 0.5, Lower: math.NaN(), Upper: math.NaN()})
		}
		s := laidOut(t, []evp.Curve{c}, Options{})
		got := strings.Join(shownLabels(s), " ")
		if n == 100 { // more may have room
			if !strings.HasPrefix(got, "1 ") || !strings.HasSuffix(got, " 100") {
				t.Errorf("%d trials: %s", n, got)
			}
			continue
		}
		if got != want {
			t.Errorf("%d trials: %s, want %s", n, got, want)
		}
		if a := s.Panels[0].X; n == 1 && (a.Min < 0.6 || a.Max > 1.6) {
			t.Errorf("one trial on an axis from %g to %g", a.Min, a.Max)
		}
	}
}

// A title that is wider than its panel takes two lines, and loses no word.
func TestPanelTitlesAreNotCut(t *testing.T) {
	for _, preset := range Presets() {
		both := []evp.Curve{budgetCurve("a", 1, 10, 100), budgetCurve("a", 1, 10, 100)}
		both[0].Axis = evp.Trials
		s := laidOut(t, both, Options{Preset: preset})
		s.Panels[0].Title = "(a) Questions with some distractors"
		if err := s.layOut(); err != nil {
			t.Fatal(err)
		}
		for i, p := range s.Panels {
			drawn := ""
			for _, line := range s.panelTitle(i) {
				for _, x := range line {
					drawn += x.text + " "
				}
				if s.width(line, s.Theme.LabelSize) > float64(s.frames[i].Size().X) {
					t.Errorf("%s: %v is wider than its panel", preset, line)
				}
			}
			if strings.Join(strings.Fields(drawn), " ") != p.Title {
				t.Errorf("%s: %q of %q", preset, drawn, p.Title)
			}
		}
	}
}

// A band with one side is open on the other; with none there is no band.
func TestOneSidedBands(t *testing.T) {
	c := budgetCurve("a", 1e15, 1e16, 1e17)
	nan := math.NaN()
	c.Band, c.Confidence = evp.BandLD, 0.95
	for k, ends := range [][2]float64{{0.4, nan}, {nan, 0.6}, {nan, nan}} {
		c.Points[k].Lower, c.Points[k].Upper = ends[0], ends[1]
	}
	s := laidOut(t, []evp.Curve{c}, Options{})
	series := s.Panels[0].Series[0]
	if series.open(0) != (open{above: true}) || series.open(1) != (open{below: true}) || series.bandKnown(2) {
		t.Errorf("band from %v to %v", series.Lower, series.Upper)
	}
	if len(s.legend.entries) != 1 || s.legend.entries[0].name != "95 % band" {
		t.Errorf("legend %+v does not say what the band is", s.legend.entries)
	}
	if !strings.Contains(Curves([]evp.Curve{c}).Caption(Options{}), "Shading: 95 % confidence band, conservative, from highest-density intervals") {
		t.Error(Curves{c}.Caption(Options{}))
	}
	if !slices.ContainsFunc(s.Notes, func(n string) bool { return strings.Contains(n, "no end on that side") }) {
		t.Errorf("notes %q", s.Notes)
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
		var names []string
		for _, e := range s.legend.entries {
			names = append(names, e.name)
		}
		if got := strings.Join(names, ", "); got != "a, b, 97.5 % band" {
			t.Errorf("legend %q: %s", place, got)
		}
	}
	curves[0].Band, curves[1].Band = evp.BandNone, evp.BandNone
	for i := range curves {
		for k := range curves[i].Points {
			curves[i].Points[k].Lower, curves[i].Points[k].Upper = math.NaN(), math.NaN()
		}
	}
	if s := laidOut(t, curves, Options{}); len(s.legend.entries) != 2 {
		t.Errorf("without bands: %+v", s.legend.entries)
	}
}

func TestManySeriesAreNoted(t *testing.T) {
	for n, want := range map[int]string{12: "", 13: "hard to tell apart", 43: "cannot be told apart"} {
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
