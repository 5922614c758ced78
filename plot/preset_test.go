package plot_test

import (
	"bytes"
	"image/png"
	"math"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/golden"
	"evpkit/plot"
)

// presetSizes are those of the design: width and height in inches with one,
// two and three panels, and the sizes of labels and ticks in points.
var presetSizes = []struct {
	name             string
	one, two         [2]float64
	label, tick      float64
	font, twoPanelIn string
}{
	{"default", [2]float64{3.25, 2.2}, [2]float64{6.75, 2.2}, 8, 7, "sans", ""},
	{"icml", [2]float64{3.25, 2.2}, [2]float64{3.25, 2.2}, 8, 7, "serif", "icml-wide"},
	{"icml-wide", [2]float64{6.75, 2.2}, [2]float64{6.75, 2.2}, 8, 7, "serif", ""},
	{"neurips", [2]float64{5.5, 3.4}, [2]float64{5.5, 2.2}, 9, 7, "serif", ""},
	{"acl", [2]float64{3.03, 2.1}, [2]float64{3.03, 2.1}, 9, 7.5, "serif", "acl-wide"},
	{"acl-wide", [2]float64{6.30, 2.1}, [2]float64{6.30, 2.1}, 9, 7.5, "serif", ""},
	{"beamer", [2]float64{4.96, 1.86}, [2]float64{4.96, 1.86}, 9, 7, "sans", ""},
	{"slide", [2]float64{8, 4.5}, [2]float64{8, 4.5}, 16, 14, "sans", ""},
	{"cvpr", [2]float64{3.28, 2.2}, [2]float64{3.28, 2.2}, 8, 7, "serif", "cvpr-wide"},
	{"cvpr-wide", [2]float64{6.87, 2.2}, [2]float64{6.87, 2.2}, 8, 7, "serif", ""},
	{"iclr", [2]float64{5.5, 3.4}, [2]float64{5.5, 2.2}, 9, 7, "serif", ""},
	{"aaai", [2]float64{3.31, 2.2}, [2]float64{3.31, 2.2}, 9, 7.5, "serif", "aaai-wide"},
	{"aaai-wide", [2]float64{7, 2.2}, [2]float64{7, 2.2}, 9, 7.5, "serif", ""},
	{"ieee", [2]float64{3.48, 2.3}, [2]float64{3.48, 2.3}, 8, 7, "serif", "ieee-wide"},
	{"ieee-wide", [2]float64{7.13, 2.2}, [2]float64{7.13, 2.2}, 8, 7, "serif", ""},
	{"nature", [2]float64{3.5, 2.2}, [2]float64{3.5, 2.2}, 7, 6, "sans", "nature-wide"},
	{"nature-wide", [2]float64{7.2, 2.2}, [2]float64{7.2, 2.2}, 7, 6, "sans", ""},
}

// Units of lengths in style files.
const (
	texInch = 72.27 // points
	pica    = 12    // points
	mm      = texInch / 25.4
)

// venues are the pages of the publications, in TeX's points, from the files
// named in preset.go.
var venues = []struct {
	name         string
	text, gutter float64 // width of the text, and between its columns; no gutter: one column
	caption      float64 // type size of captions, of nature the largest allowed and one more
}{
	{"icml", 6.75 * texInch, 0.25 * texInch, 9},
	{"neurips", 5.5 * texInch, 0, 10},
	{"acl", 160 * mm, 6 * mm, 10},
	{"cvpr", 6.875 * texInch, 0.3125 * texInch, 9},
	{"iclr", 5.5 * texInch, 0, 10},
	{"aaai", 7 * texInch, 0.375 * texInch, 10},
	{"ieee", 43 * pica, pica, 8 + 1}, // axis labels as large as the captions
	{"nature", 183 * mm, (183 - 2*89) * mm, 7 + 1},
}

// TestPresetsFitTheirVenues: a figure that is included as it is fills the column
// to 0.3 mm and is no wider, but for what TeX does not report (\hfuzz, 0.1 points).
func TestPresetsFitTheirVenues(t *testing.T) {
	width := func(name string) (inches, label float64) {
		f, err := plot.Curves(twoModels(12)[2:]).Figure(plot.Options{Preset: name})
		if err != nil {
			t.Fatal(err)
		}
		return f.Width, f.Theme.LabelSize
	}
	fits := func(name string, column, caption float64) {
		inches, label := width(name)
		if w := inches * texInch; w > column+0.1 || w < column-0.3*mm {
			t.Errorf("%s is %.2f points wide in a column of %.2f", name, w, column)
		}
		if label > caption-1 || label < caption-2 {
			t.Errorf("%s: labels of %g points above captions of %g", name, label, caption)
		}
	}
	for _, v := range venues {
		if v.gutter == 0 {
			fits(v.name, v.text, v.caption)
			continue
		}
		fits(v.name, (v.text-v.gutter)/2, v.caption)
		fits(v.name+"-wide", v.text, v.caption)
	}
}

// Nature wants no gridlines and type of 5 to 7 points; no height over 170 mm.
func TestPresetNature(t *testing.T) {
	for _, name := range []string{"nature", "nature-wide"} {
		f, err := plot.Curves(twoModels(12)).Figure(plot.Options{Preset: name})
		if err != nil {
			t.Fatal(err)
		}
		theme := f.Theme
		if theme.GridWidth != 0 || theme.TickSize < 5 || theme.LabelSize > 7 || f.Height*25.4 > 170 {
			t.Errorf("%s: grid of %g points, type of %g and %g points, %g inches high",
				name, theme.GridWidth, theme.TickSize, theme.LabelSize, f.Height)
		}
		grid := "#e3e3e3"
		if b := string(encoded(t, twoModels(12), plot.Options{Preset: name}, "svg")); strings.Contains(strings.ToLower(b), grid) {
			t.Errorf("%s has a grid", name)
		}
		if b := string(encoded(t, twoModels(12), plot.Options{}, "svg")); !strings.Contains(strings.ToLower(b), grid) {
			t.Errorf("the default has no line of %s", grid)
		}
	}
}

func TestPresets(t *testing.T) {
	if got, want := len(plot.Presets()), len(presetSizes); got != want {
		t.Fatalf("%d presets, want %d", got, want)
	}
	for i, want := range presetSizes {
		t.Run(want.name, func(t *testing.T) {
			if got := plot.Presets()[i]; got != want.name {
				t.Errorf("preset %d is %s", i, got)
			}
			o := plot.Options{ScoreName: "accuracy", Preset: want.name}
			for curves, size := range map[*evp.Curve][2]float64{{}: want.one, nil: want.two} {
				c := twoModels(12)
				if curves != nil {
					c = c[2:]
				}
				f, err := plot.Curves(c).Figure(o)
				if err != nil {
					t.Fatal(err)
				}
				if f.Width != size[0] || f.Height != size[1] {
					t.Errorf("%d panels on %g × %g inches, want %g", len(f.Panels), f.Width, f.Height, size)
				}
				if f.Theme.LabelSize != want.label || math.Abs(f.Theme.TickSize-want.tick) > 1e-12 || f.Theme.Font != want.font {
					t.Errorf("%s, %g and %g points", f.Theme.Font, f.Theme.LabelSize, f.Theme.TickSize)
				}
				notes := strings.Join(f.Notes, " ")
				if noted := strings.Contains(notes, "preset"); noted != (len(f.Panels) == 2 && want.twoPanelIn != "") ||
					!strings.Contains(notes, want.twoPanelIn) && noted {
					t.Errorf("%d panels, notes %q", len(f.Panels), notes)
				}
			}
		})
	}
}

// TestGoldenPresets draws a figure in each preset. ICLR's text is as wide and as large as that
// of NeurIPS, so its figures are the same.
func TestGoldenPresets(t *testing.T) {
	t.Parallel()
	for _, name := range plot.Presets() {
		t.Run(name, func(t *testing.T) {
			got := encoded(t, twoModels(12), plot.Options{ScoreName: "accuracy", Preset: name, Text: "font"}, "svg")
			if name == "iclr" {
				name = "neurips"
			}
			golden.Check(t, goldenFile("presets", name), got)
		})
	}
}

// TestPNGInches: a picture has the preset's inches at the resolution that it
// states, to the half dot.
func TestPNGInches(t *testing.T) {
	t.Parallel()
	for _, preset := range presetSizes {
		for _, dpi := range []int{72, 101} {
			b := encoded(t, twoModels(5)[2:], plot.Options{Preset: preset.name, DPI: dpi}, "png")
			c, err := png.DecodeConfig(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			for i, dots := range []int{c.Width, c.Height} {
				if math.Abs(float64(dots)-preset.one[i]*float64(dpi)) > 0.5+1e-9 {
					t.Errorf("%s at %d dots per inch: %d dots for %g inches", preset.name, dpi, dots, preset.one[i])
				}
			}
		}
	}
}

func TestPresetOverridden(t *testing.T) {
	f, err := plot.Curves(twoModels(5)).Figure(plot.Options{Preset: "acl", Width: 7, Height: 3, Font: "sans"})
	if err != nil {
		t.Fatal(err)
	}
	if f.Width != 7 || f.Height != 3 || f.Theme.Font != "sans" || f.Theme.LabelSize != 9 || len(f.Notes) != 0 {
		t.Errorf("%g × %g, %s, %g points, notes %q", f.Width, f.Height, f.Theme.Font, f.Theme.LabelSize, f.Notes)
	}
}

func TestTypeOptionErrors(t *testing.T) {
	for _, test := range []struct {
		name string
		o    plot.Options
		want string
	}{
		{"preset", plot.Options{Preset: "science"}, `preset "science" is not one of default, icml,`},
		{"font", plot.Options{Font: "Times"}, `font "Times" is not one of sans, serif`},
		{"text", plot.Options{Text: "latex"}, `text "latex" is not one of outline, font`},
		{"no font", plot.Options{FontFile: []byte("%PDF-1.4 is not a font")}, "font file: not a TrueType font"},
		{"font and file", plot.Options{Font: "serif", FontFile: serifFile}, "exclude each other"},
		{"half a font", plot.Options{FontFile: serifFile[:len(serifFile)/2]}, "font file: "},
		{"no glyphs", plot.Options{FontFile: serifFile[:2000]}, "font file: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := test.o.Validate(); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestFigureChangedToWhatCannotBeDrawn(t *testing.T) {
	for want, change := range map[string]func(*plot.Figure){
		`font "Times"`:       func(f *plot.Figure) { f.Theme.Font = "Times" },
		"not a TrueType":     func(f *plot.Figure) { f.Theme.FontFile = []byte("no font") },
		`text "latex" is no`: func(f *plot.Figure) { f.Text = "latex" },
	} {
		f, err := plot.Curves(twoModels(5)).Figure(plot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		change(f)
		if _, err := f.Encode("svg"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}
