package ink

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// A Page is a drawing: marks, in the order in which they are painted.
type Page struct {
	Width, Height vg.Length   // in points, > 0
	Paper         color.NRGBA // the background, painted opaque
	Text          TextMode
	Marks         []Mark
}

// A TextMode says how text is written.
type TextMode string

// The ways of writing text. PNG and EPS have outlines only.
const (
	TextDefault TextMode = ""        // as font in PDF, if it can be embedded; as outlines in SVG
	TextOutline TextMode = "outline" // as shapes of glyphs
	TextFont    TextMode = "font"    // as characters: embedded in PDF, in the reader's font in SVG
)

// A Mark is one thing on a Page: a stroked line if Width > 0, text if Text is
// not nil, and a filled shape otherwise.
type Mark struct {
	Path  vg.Path     // in page coordinates; filled by the nonzero rule
	Text  *Text       // drawn in place of Path
	Color color.NRGBA // straight alpha
	Width vg.Length   // line width; joins are round, ends are butt
	Dash  []vg.Length // lengths on and off in turn; nil is a solid line
}

// A Text is one line of text in one size.
type Text struct {
	Face   *Face
	Size   vg.Length // type size
	At     vg.Point  // left end of the baseline
	Angle  float64   // of the baseline, in radians, counter-clockwise
	String string
}

// Fill paints the inside of a path.
func (p *Page) Fill(path vg.Path, c color.NRGBA) {
	p.Marks = append(p.Marks, Mark{Path: path, Color: c})
}

// Stroke paints a line of the given width on a path.
func (p *Page) Stroke(path vg.Path, c color.NRGBA, width vg.Length, dash []vg.Length) {
	p.Marks = append(p.Marks, Mark{Path: path, Color: c, Width: width, Dash: dash})
}

// Write paints text.
func (p *Page) Write(t Text, c color.NRGBA) {
	p.Marks = append(p.Marks, Mark{Text: &t, Color: c})
}

// encoders holds one row per format, by the file name's ending.
var encoders = []struct {
	format string
	encode func(p *Page, dpi float64) ([]byte, error)
}{
	{"eps", encodeEPS},
	{"pdf", encodePDF},
	{"png", encodePNG},
	{"svg", encodeSVG},
}

// Formats returns the names of the formats, sorted.
func Formats() []string {
	names := make([]string, len(encoders))
	for i, e := range encoders {
		names[i] = e.format
	}
	return names
}

// Encode writes the page in a format of Formats. dpi is the resolution in dots
// per inch of formats that have one.
func (p *Page) Encode(format string, dpi float64) ([]byte, error) {
	for _, e := range encoders {
		if e.format == format {
			return e.encode(p, dpi)
		}
	}
	return nil, fmt.Errorf("figure format %q is not one of %s", format, strings.Join(Formats(), ", "))
}

// outline returns the mark's path in page coordinates, text as glyph outlines.
func (m Mark) outline() vg.Path {
	if m.Text == nil {
		return m.Path
	}
	scale := float64(m.Text.Size) / m.Text.Face.unitsPerEm()
	return m.Text.placement(scale).path(m.Text.Face.Outline(m.Text.String))
}

// placement returns the map from a line of text, with the left end of its
// baseline at the origin, to page coordinates, scale times as large.
func (t *Text) placement(scale float64) affine {
	sin, cos := math.Sincos(t.Angle)
	if t.Angle == math.Pi/2 {
		sin, cos = 1, 0
	}
	return affine{scale * cos, scale * sin, -scale * sin, scale * cos, float64(t.At.X), float64(t.At.Y)}
}

// An affine map takes (x, y) to (a x + c y + e, b x + d y + f), written
// [a b c d e f] as in SVG and PDF.
type affine [6]float64

// path returns the path's image.
func (m affine) path(p vg.Path) vg.Path {
	image := slices.Clone(p)
	for i, comp := range p {
		image[i].Pos = m.point(comp.Pos)
		image[i].Control = make([]vg.Point, len(comp.Control))
		for j, c := range comp.Control {
			image[i].Control[j] = m.point(c)
		}
	}
	return image
}

// point returns the point's image.
func (m affine) point(p vg.Point) vg.Point {
	x, y := float64(p.X), float64(p.Y)
	return vg.Point{
		X: vg.Length(m[0]*x + m[2]*y + m[4]),
		Y: vg.Length(m[1]*x + m[3]*y + m[5]),
	}
}
