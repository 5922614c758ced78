package ink

import (
	"bytes"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

var (
	white = color.NRGBA{255, 255, 255, 255}
	red   = color.NRGBA{255, 0, 0, 255}
)

// drawing returns a page of one inch square with one mark of each kind.
func drawing() *Page {
	p := &Page{Width: vg.Inch, Height: vg.Inch, Paper: white}
	square := vg.Rectangle{Min: vg.Point{X: 9, Y: 9}, Max: vg.Point{X: 63, Y: 27}}
	p.Fill(square.Path(), color.NRGBA{255, 0, 0, 51})
	var line vg.Path
	line.Move(vg.Point{X: 9, Y: 36})
	line.QuadTo(vg.Point{X: 36, Y: 50}, vg.Point{X: 63, Y: 36})
	p.Stroke(line, red, 2, []vg.Length{4, 1.5})
	p.Write(Text{Face: Sans(), Size: 12, At: vg.Point{X: 9, Y: 54}, String: "Aé−×"}, color.NRGBA{A: 255})
	return p
}

func TestFormats(t *testing.T) {
	if !slices.IsSorted(Formats()) {
		t.Errorf("formats %q are not sorted", Formats())
	}
	for _, format := range Formats() {
		a, err := drawing().Encode(format, 72)
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := drawing().Encode(format, 72); !bytes.Equal(a, b) {
			t.Errorf("%s differs between two runs", format)
		}
	}
	if _, err := drawing().Encode("gif", 72); err == nil {
		t.Error("no error for an unknown format")
	}
}

// TestAlphaIsStraight looks for what goes wrong with premultiplied colours: a
// band of red at 20 % must come out as pink, (255, 204, 204), not as grey.
func TestAlphaIsStraight(t *testing.T) {
	file, err := drawing().Encode("png", 72)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if got := color.NRGBAModel.Convert(picture.At(36, 54)); got != (color.NRGBA{255, 204, 204, 255}) {
		t.Errorf("PNG: the band is %v", got)
	}
	svg, err := drawing().Encode("svg", 72)
	if err != nil {
		t.Fatal(err)
	}
	if want := `fill="#ff0000" fill-opacity="0.2"`; !strings.Contains(string(svg), want) {
		t.Errorf("SVG: no %s in\n%s", want, svg)
	}
	if got := string(pdfColor(color.NRGBA{255, 0, 0, 51}, false)); got != "1 0 0 rg\n" {
		t.Errorf("PDF: the colour of the band is %q", got)
	}
}

func TestSVG(t *testing.T) {
	svg, err := drawing().Encode("svg", 72)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`width="72pt" height="72pt" viewBox="0 0 72 72"`,
		`<path d="M9 36Q36 22 63 36" fill="none" stroke="#ff0000" stroke-width="2" stroke-linejoin="round" stroke-dasharray="4 1.5"/>`,
		`<path d="M9 63L63 63L63 45L9 45Z" fill="#ff0000" fill-opacity="0.2"/>`,
		`<path aria-label="Aé−×" transform="matrix(0.0058594 0 0 -0.0058594 9 18)" d="M`,
	} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestPNGSaysItsResolution(t *testing.T) {
	file, err := drawing().Encode("png", 300)
	if err != nil {
		t.Fatal(err)
	}
	// 300 dots per inch are 11811 = 0x2E23 dots per metre.
	if want := "pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01"; !bytes.Contains(file, []byte(want)) {
		t.Error("no resolution in the file")
	}
	if _, err := png.Decode(bytes.NewReader(file)); err != nil {
		t.Error(err)
	}
}

func TestPNGBounds(t *testing.T) {
	for _, dpi := range []float64{0, -300, math.NaN(), 1e6, math.Inf(1)} {
		if _, err := drawing().Encode("png", dpi); err == nil {
			t.Errorf("no error at %g dots per inch", dpi)
		}
	}
}

func TestAdvance(t *testing.T) {
	// Liberation Sans has the widths of Arial: in 1/2048 of the type size a
	// figure is 1139 wide, A 1366, V 1366, and AV is set closer by 152.
	for _, test := range []struct {
		text string
		want float64
	}{
		{"", 0}, {"0", 1139}, {"0000", 4 * 1139}, {"A", 1366}, {"AV", 2*1366 - 152}, {"VA", 2*1366 - 152},
	} {
		if got := float64(Sans().Advance(test.text, 2048)); math.Abs(got-test.want) > 0.01 {
			t.Errorf("%q is %g wide, want %g", test.text, got, test.want)
		}
	}
}

func TestOutlineOfMissingCharacter(t *testing.T) {
	if box := Sans().Outline("🦙"); len(box) == 0 {
		t.Error("a character that the font lacks is drawn as nothing")
	}
	if space := Sans().Outline("  "); len(space) != 0 {
		t.Errorf("spaces have outlines: %v", space)
	}
}

func TestAppendNumber(t *testing.T) {
	for _, test := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{1, 3, "1"}, {0.12345, 3, "0.123"}, {-0.0001, 3, "0"}, {-1.5, 0, "-2"}, {1234.5678, 2, "1234.57"},
		{math.NaN(), 3, "0"}, {math.Inf(-1), 3, "0"}, {0.30000000000000004, 3, "0.3"},
	} {
		if got := string(appendNumber(nil, test.x, test.decimals)); got != test.want {
			t.Errorf("%g with %d decimals is %q, want %q", test.x, test.decimals, got, test.want)
		}
	}
}
