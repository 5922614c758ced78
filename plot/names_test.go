package plot

import (
	"fmt"
	"strings"
	"testing"

	"evpkit/evp"
)

// named returns straight curves of the given names.
func named(names ...string) []evp.Curve {
	var curves []evp.Curve
	for i, name := range names {
		curves = append(curves, straight(name, 0, 0, 1+0.1*float64(i)))
	}
	return curves
}

// A name that is far too long is cut in figure and caption alike, with a note, and
// names that differ stay different.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("A", 100_000)
	for _, names := range [][]string{{long, "b"}, {long + "x", long + "y"}, {long + "x" + long, long + "y" + long}} {
		f, err := Curves(named(names...)).Figure(Options{})
		if err != nil {
			t.Fatal(err)
		}
		shown := modelsOfPanel(f.Panels[0])
		if shown[0] == shown[1] || len(shown[0]) > 400 || !strings.Contains(shown[0], "…") {
			t.Errorf("%q", shown)
		}
		if notes := strings.Join(f.Notes, " "); !strings.Contains(notes, "cut") || !strings.Contains(notes, "`models OLD=NEW`") {
			t.Errorf("notes %q", notes)
		}
		if c := Curves(named(names...)).Caption(Options{}); len(c) > 2000 || !strings.Contains(c, shown[0]) {
			t.Errorf("a caption of %d letters: %.400s", len(c), c)
		}
	}
	f, err := Curves(named("microsoft/deberta-v3-large finetuned with layerwise decay", "b")).Figure(Options{})
	if err != nil || strings.Contains(strings.Join(f.Notes, " "), "cut") {
		t.Errorf("a name of two lines: notes %q, %v", f.Notes, err)
	}
}

// modelsOfPanel returns the names of a panel's series.
func modelsOfPanel(p Panel) []string {
	var names []string
	for _, s := range p.Series {
		names = append(names, s.Name)
	}
	return names
}

// Single trials, facets and rows follow the names that are shown.
func TestLongNamesEverywhere(t *testing.T) {
	long := strings.Repeat("long ", 30)
	curves := named(long, "b")
	f, err := Facets{{Value: long, Curves: curves}, {Value: "two", Curves: curves}}.Figure(Options{})
	if err != nil || len(f.Panels) != 2 || !strings.Contains(f.Panels[0].Title, "…") {
		t.Errorf("facets: %v", err)
	}
	f, err = Stack(evp.Trials, []Row{{Curves: curves}, {Series: []Series{{Name: long, X: []float64{1, 2}, Y: []float64{1, 2}}}}},
		Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := f.Panels[0].Series[0], f.Panels[1].Series[0]; a.Name != b.Name || a.Style.Color != b.Style.Color {
		t.Errorf("%q has another look than %q", b.Name, a.Name)
	}
}

// A figure is as high as its legend needs, unless it is told how high to be.
func TestFigureGrowsWithItsLegend(t *testing.T) {
	curves := named("microsoft/deberta-v3-large finetuned with layerwise decay",
		"facebook/bart-large-mnli distilled into six layers, with label smoothing")
	f, err := Curves(curves).Figure(Options{Legend: "above"})
	if err != nil || f.Height <= 2.3 || f.Height > 3 {
		t.Errorf("%g inches, %v", f.Height, err)
	}
	if got := planned(t, f).Height / inch; got != f.Height {
		t.Errorf("a page of %g inches for a figure of %g", got, f.Height)
	}
	f.Height = 2.2
	if got := planned(t, f).Height / inch; got != 2.2 {
		t.Errorf("told to be 2.2 inches high it is %g", got)
	}
	if f, err := Curves(curves).Figure(Options{Legend: "above", Height: 2.2}); err != nil || f.Height != 2.2 {
		t.Errorf("asked for 2.2 inches: %g, %v", f.Height, err)
	}
}

func TestTooManyModels(t *testing.T) {
	var names []string
	for i := range 101 {
		names = append(names, fmt.Sprint("m", i))
	}
	many := named(names...)
	for what, draw := range map[string]func() (*Figure, error){
		"curves": func() (*Figure, error) { return Curves(many).Figure(Options{}) },
		"facets": func() (*Figure, error) { return Facets{{Value: "x", Curves: many}}.Figure(Options{}) },
		"rows":   func() (*Figure, error) { return Stack(evp.Trials, []Row{{Curves: many}}, Options{}) },
		"panels": func() (*Figure, error) { return make(Facets, 161).Figure(Options{}) },
	} {
		if _, err := draw(); err == nil || !strings.Contains(err.Error(), "in one figure, which takes 1") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if c := Curves(many).Caption(Options{}); c != "" {
		t.Errorf("a caption of no figure: %.100s", c)
	}
	f, err := Curves(many[:100]).Figure(Options{})
	if err != nil || !strings.Contains(strings.Join(f.Notes, " "), "small multiples (`facet`)") {
		t.Errorf("100 models: %v, notes %v", err, f)
	}
}
