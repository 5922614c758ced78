package plot_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"evpkit/evp"
	"evpkit/plot"
)

// serifFile is used as a user's font file.
var serifFile = liberationserifregular.TTF

// textModes are all values of Options.Text.
var textModes = []string{"", "outline", "font"}

// piped runs a program with input and returns its output; the test is skipped
// if the program is not installed.
func piped(t *testing.T, input []byte, name string, args ...string) []byte {
	t.Helper()
	program, err := exec.LookPath(name)
	if err != nil {
		t.Skip(name + " is not installed")
	}
	cmd := exec.Command(program, args...)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Logf("%s", exit.Stderr)
		}
		t.Fatalf("%s: %v: %.300s", name, err, out)
	}
	return out
}

// rendered returns what a figure's file shows at 150 dots per inch, as PNG.
func rendered(t *testing.T, file []byte, format string) []byte {
	t.Helper()
	switch format {
	case "eps":
		return piped(t, file, "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-r150",
			"-dGraphicsAlphaBits=4", "-sDEVICE=png16m", "-sOutputFile=-", "-")
	case "pdf":
		return piped(t, file, "pdftoppm", "-r", "150", "-png", "-singlefile", "-")
	}
	return file
}

// textModesOf returns the text modes that matter for a format.
func textModesOf(format string) []string {
	if format == "png" || format == "eps" {
		return textModes[:1]
	}
	return textModes
}

// TestRendered compares what PDF and EPS show with the PNG: overlapping bands,
// what lies beyond the data, a dark ground, superscripts, kerning.
func TestRendered(t *testing.T) {
	t.Parallel()
	past := twoModels(40)[2:]
	past[0].End, past[1].End = 1e17, 2e18
	for _, test := range []struct {
		name   string
		format string
		curves []evp.Curve
		o      plot.Options
	}{
		{"two panels", "pdf", twoModels(40), plot.Options{}},
		{"two panels", "eps", twoModels(40), plot.Options{}},
		{"serif", "pdf", past, plot.Options{Preset: "neurips"}},
		{"serif", "eps", past, plot.Options{Preset: "icml"}},
		{"dark", "pdf", past, plot.Options{Preset: "slide", Dark: true, Width: 4, Height: 3}},
		{"dark", "eps", past, plot.Options{Preset: "beamer", Dark: true, Width: 5, Height: 2}},
		{"outlines", "pdf", past, plot.Options{Text: "outline"}},
		{"font file", "pdf", past, plot.Options{FontFile: serifFile}},
	} {
		t.Run(test.name+" "+test.format, func(t *testing.T) {
			test.o.DPI, test.o.ScoreName = 150, "accuracy"
			shown := rendered(t, encoded(t, test.curves, test.o, test.format), test.format)
			compareRenderings(t, encoded(t, test.curves, test.o, "png"), shown)
		})
	}
}

// names are model names that a PDF must give back.
var names = []string{"RoBERTa_large 10%", "αβγ-Transformer", "naïve Łódź", "Ωμ ∑ “A”", "ко́т", "BERT 🦙",
	"AVAVA fi", "模型"}

// TestPDFText: text in a PDF can be copied and searched, also where the font
// has no shape for it, or two characters share one.
func TestPDFText(t *testing.T) {
	t.Parallel()
	for _, o := range []plot.Options{{}, {Text: "font", Font: "serif"}, {FontFile: serifFile}} {
		var curves []evp.Curve
		for i, name := range append([]string{"שלום עולם v2"}, names...) {
			curves = append(curves, saturating(name, evp.Budget, 12, 1e15, 1e18, 0.5, 0.6+0.02*float64(i), 0))
		}
		o.ScoreName, o.Width = "accuracy", 6.75
		got := string(piped(t, encoded(t, curves, o, "pdf"), "pdftotext", "-layout", "-", "-"))
		for _, want := range append([]string{"Expected validation accuracy", "Training budget (FPO)", "שלום עולם",
			"1015"}, names...) {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: no %q in %s", o.Font, want, got)
			}
		}
	}
	outline := encoded(t, twoModels(9), plot.Options{Text: "outline"}, "pdf")
	if got := piped(t, outline, "pdftotext", "-", "-"); strings.TrimSpace(string(got)) != "" {
		t.Errorf("outlines as text: %q", got)
	}
}

func TestSVGText(t *testing.T) {
	c := twoModels(9)[2:]
	c[0].Model, c[1].Model = "שלום v2", `a<b & "c"  d`
	b := string(encoded(t, c, plot.Options{Text: "font", Font: "serif"}, "svg"))
	for _, want := range []string{
		`font-family="&#39;Liberation Serif&#39;, &#39;Times New Roman&#39;, Times, serif" font-size="7"`,
		`<tspan direction="rtl" unicode-bidi="isolate-override">שלום</tspan> v2</text>`,
		`>a&lt;b &amp; &#34;c&#34;  d</text>`,
		`<text transform="matrix(0 -1 1 0 `, // the label of the y axis
	} {
		if !strings.Contains(b, want) {
			t.Errorf("no %s in the SVG", want)
		}
	}
	if strings.Contains(b, "aria-label") {
		t.Error("outlines among text")
	}
}

func TestEPSHeader(t *testing.T) {
	b := string(encoded(t, twoModels(9)[2:], plot.Options{}, "eps"))
	if want := "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 234 159\n%%HiResBoundingBox: 0 0 234 " +
		"158.4\n%%Creator: evpkit\n"; !strings.HasPrefix(b, want) {
		t.Errorf("begins with %.150q", b)
	}
	if !strings.HasSuffix(b, "\n%%EOF\n") || strings.Contains(b, "CreationDate") {
		t.Error("no end, or a date")
	}
	for i, line := range strings.Split(b, "\n") {
		if len(line) > 255 {
			t.Errorf("line %d has %d characters: the conventions allow 255", i+1, len(line))
		}
		for _, r := range line {
			if r < ' ' || r > '~' {
				t.Fatalf("line %d has the character %q", i+1, r)
			}
		}
	}
}

// hostile are names from a log that are hard on a file format.
var hostile = []string{
	"", strings.Repeat("x", 200), strings.Repeat("long name ", 20), `_ % $ \ ( )`, "((", ")", "שלום עולם", "مرحبا",
	"🦙🔥👩\u200d🚀",
	"two\nlines", "\x00\x1b", "\xff\xfe", "\ufffe\uffff", `<&"'>]]>`, "<</Type>> endstream endobj", "a\u0301\u0300",
	"\U0010ffff", "^{x}_{y}",
}

// TestHostileNames draws each name in every format and text mode, twice: the
// bytes are the same, and the file is well-formed.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	for i, name := range hostile {
		c := twoModels(5)[2:]
		c[0].Model = name
		for _, format := range plot.Formats() {
			for _, text := range textModesOf(format) {
				o := plot.Options{Text: text, DPI: 40, Title: name, ScoreName: name, CostUnit: name,
					Preset: plot.Presets()[i%len(plot.Presets())]}
				a := encoded(t, c, o, format)
				if !bytes.Equal(a, encoded(t, c, o, format)) {
					t.Errorf("%q as %s, text %q, differs between two runs", name, format, text)
				}
				if format == "svg" {
					if err := wellFormed(a); err != nil {
						t.Errorf("%q, text %q: %v", name, text, err)
					}
				}
			}
		}
	}
}

// wellFormed returns an error if a file is not well-formed XML.
func wellFormed(file []byte) error {
	d := xml.NewDecoder(bytes.NewReader(file))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestHostileNamesRender has other programs read the files.
func TestHostileNamesRender(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts many programs")
	}
	var curves []evp.Curve
	for i, name := range hostile {
		curves = append(curves, saturating(fmt.Sprintf("%s%d", name, i), evp.Budget, 12, 1e15, 1e18, 0.5,
			0.6+0.01*float64(i), 0.01))
	}
	o := plot.Options{Width: 6, Height: 4, DPI: 150, Title: strings.Join(hostile, "")}
	picture := encoded(t, curves, o, "png")
	for _, format := range []string{"pdf", "eps"} {
		t.Run(format, func(t *testing.T) {
			compareRenderings(t, picture, rendered(t, encoded(t, curves, o, format), format))
		})
	}
}

// TestFormatsAreTheSameTwice covers every format and text mode.
func TestFormatsAreTheSameTwice(t *testing.T) {
	t.Parallel()
	for _, format := range plot.Formats() {
		for _, text := range textModes {
			for _, o := range []plot.Options{{}, {Preset: "acl"}, {FontFile: serifFile}} {
				o.Text, o.DPI = text, 60
				if !bytes.Equal(encoded(t, twoModels(20), o, format), encoded(t, twoModels(20), o, format)) {
					t.Errorf("%s, text %q, %s differs between two runs", format, text, o.Preset)
				}
			}
		}
	}
}
