package ink

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"

	"gonum.org/v1/plot/vg"
)

// encodeSVG writes the page as SVG 1.1, in points. Text is drawn as outlines
// and named by aria-label, unless the page demands a font. The format has no
// resolution.
func encodeSVG(p *Page, _ float64) ([]byte, error) {
	w := svgWriter{height: float64(p.Height), text: p.Text}
	width, height := appendNumber(nil, float64(p.Width), 3), appendNumber(nil, float64(p.Height), 3)
	fmt.Fprintf(&w.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s">`+"\n",
		width, height, width, height)
	fmt.Fprintf(&w.out, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", hex(p.Paper))
	for _, m := range p.Marks {
		w.mark(m)
	}
	w.out.WriteString("</svg>\n")
	return w.out.Bytes(), nil
}

// An svgWriter writes marks as SVG elements.
type svgWriter struct {
	out    bytes.Buffer
	height float64 // of the page, in points
	text   TextMode
}

// mark writes one element.
func (w *svgWriter) mark(m Mark) {
	switch {
	case m.Text != nil && w.text == TextFont:
		w.characters(m)
	case m.Text != nil:
		w.outlines(m)
	case m.Width > 0:
		fmt.Fprintf(&w.out, `<path d="%s" fill="none" stroke="%s"%s stroke-width="%s" stroke-linejoin="round"%s/>`+"\n",
			w.path(m.Path), hex(m.Color), opacity("stroke", m.Color), appendNumber(nil, float64(m.Width), 3), dashes(m.Dash))
	default:
		fmt.Fprintf(&w.out, `<path d="%s" fill="%s"%s/>`+"\n", w.path(m.Path), hex(m.Color), opacity("fill", m.Color))
	}
}

// outlines writes a line of text as outlines in font units, with the matrix that
// maps them to the page.
func (w *svgWriter) outlines(m Mark) {
	outline := svgPath(m.Text.Face.Outline(m.Text.String), 0)
	if len(outline) == 0 {
		return // nothing but spaces
	}
	a := m.Text.placement(float64(m.Text.Size) / m.Text.Face.unitsPerEm())
	matrix := svgMatrix(affine{a[0], -a[1], a[2], -a[3], a[4], w.height - a[5]}, 7) // 1e-7 of 2048 units
	fmt.Fprintf(&w.out, `<path aria-label="%s" transform="matrix(%s)" d="%s" fill="%s"%s/>`+"\n",
		escaped(m.Text.String), matrix, outline, hex(m.Color), opacity("fill", m.Color))
}

// characters writes a line of text in the first font of the face's family that
// the reader has, stretched to the width that it has in the face. Leftward
// stretches are marked, so that they are where outlines would be.
func (w *svgWriter) characters(m Mark) {
	t := m.Text
	if strings.TrimSpace(t.String) == "" {
		return
	}
	a := t.placement(1)
	fmt.Fprintf(&w.out, `<text transform="matrix(%s)" font-family="%s" font-size="%s" textLength="%s"`+
		` lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"%s>`,
		svgMatrix(affine{a[0], -a[1], -a[2], a[3], a[4], w.height - a[5]}, 6), escaped(t.Face.family),
		appendNumber(nil, float64(t.Size), 4), appendNumber(nil, float64(t.Face.Advance(t.String, t.Size)), 3),
		hex(m.Color), opacity("fill", m.Color))
	for _, part := range stretches(t.String) {
		if part.leftward {
			fmt.Fprintf(&w.out, `<tspan direction="rtl" unicode-bidi="isolate-override">%s</tspan>`, escaped(string(part.text)))
		} else {
			w.out.WriteString(escaped(string(part.text)))
		}
	}
	w.out.WriteString("</text>\n")
}

// svgMatrix returns the numbers of a matrix, the first four of them with the
// given number of decimals.
func svgMatrix(a affine, decimals int) []byte {
	var numbers []byte
	for i, x := range a {
		if i > 0 {
			numbers = append(numbers, ' ')
		}
		if i >= 4 {
			decimals = 3
		}
		numbers = appendNumber(numbers, x, decimals)
	}
	return numbers
}

// escaped returns text as XML has it.
func escaped(s string) string {
	var out strings.Builder
	xml.EscapeText(&out, []byte(s)) // a Builder never fails
	return out.String()
}

// path returns a path in page coordinates as SVG, in which y grows downwards.
func (w *svgWriter) path(p vg.Path) []byte {
	return svgPath(affine{1, 0, 0, -1, 0, w.height}.path(p), 3)
}

// svgPath returns the d attribute of a path.
func svgPath(p vg.Path, decimals int) []byte {
	var d []byte
	for _, comp := range p {
		switch comp.Type {
		case vg.MoveComp:
			d = append(d, 'M')
		case vg.LineComp:
			d = append(d, 'L')
		case vg.CurveComp:
			d = append(d, "?QC"[len(comp.Control)])
			for _, c := range comp.Control {
				d = append(appendPoint(d, c, decimals), ' ')
			}
		case vg.CloseComp:
			d = append(d, 'Z')
			continue
		}
		d = appendPoint(d, comp.Pos, decimals)
	}
	return d
}

// dashes returns the attribute of a dash pattern, empty for a solid line.
func dashes(pattern []vg.Length) string {
	if len(pattern) == 0 {
		return ""
	}
	attr := []byte(` stroke-dasharray="`)
	for i, d := range pattern {
		if i > 0 {
			attr = append(attr, ' ')
		}
		attr = appendNumber(attr, float64(d), 3)
	}
	return string(append(attr, '"'))
}

// hex returns the colour without its alpha, as #rrggbb.
func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// opacity returns the attribute of a colour's alpha, empty if it is opaque.
func opacity(what string, c color.NRGBA) string {
	if c.A == 255 {
		return ""
	}
	return fmt.Sprintf(` %s-opacity="%s"`, what, appendNumber(nil, float64(c.A)/255, 3))
}
