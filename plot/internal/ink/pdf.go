package ink

import (
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// encodePDF writes the page as a one-page PDF of exactly its size, with a fixed
// date. Text is an embedded subset of its font, unless the page says otherwise
// or, where it says nothing, the font cannot be embedded. The format has no
// resolution.
//
// The file is written here, and not by go-pdf/fpdf, for the sake of the text:
// fpdf only knows characters of 16 bits, neither kerns nor reports a damaged
// font, and a character that the font lacks cannot be searched for.
func encodePDF(p *Page, _ float64) ([]byte, error) {
	w := pdfWriter{alpha: 255, text: p.Text}
	w.page(p)
	if w.err != nil {
		return nil, w.err
	}
	file := newPDFFile()
	resources, err := w.resources(file)
	if err != nil {
		return nil, err
	}
	content := file.stream("", w.stream)
	pages := content + 2 // the object after the page
	page := file.object(fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R"+
		" /Group <</S /Transparency /CS /DeviceRGB>> /Resources %s>>",
		pages, appendNumber(nil, float64(p.Width), 3), appendNumber(nil, float64(p.Height), 3), content, resources))
	file.object(fmt.Sprintf("<</Type /Pages /Kids [%d 0 R] /Count 1>>", page))
	catalogue := file.object(fmt.Sprintf("<</Type /Catalog /Pages %d 0 R>>", pages))
	description := file.object("<</Producer (evpkit) /CreationDate (D:19700101000000Z)>>")
	return file.finish(catalogue, description), nil
}

// A pdfWriter writes marks as operators of a PDF content stream.
type pdfWriter struct {
	stream []byte
	text   TextMode
	fonts  []*pdfFont // in the order of use
	alphas []uint8    // in the order of use
	alpha  uint8      // in force
	err    error      // the first
}

// page writes the paper and all marks.
func (w *pdfWriter) page(p *Page) {
	sheet := vg.Rectangle{Max: vg.Point{X: p.Width, Y: p.Height}}
	w.stream = append(w.stream, "1 j 0 J\n"...)
	w.mark(Mark{Path: sheet.Path(), Color: opaque(p.Paper)})
	for _, m := range p.Marks {
		w.mark(m)
	}
}

// mark writes one mark.
func (w *pdfWriter) mark(m Mark) {
	if m.Text != nil && w.text != TextOutline && w.embeds(m.Text.Face) {
		w.write(m)
		return
	}
	path := m.outline()
	if len(path) == 0 {
		return
	}
	w.setColor(m.Color, m.Width > 0)
	if m.Width == 0 {
		w.stream = append(appendPath(w.stream, path), "f\n"...)
		return
	}
	w.stream = append(appendNumber(w.stream, float64(m.Width), 3), " w "...)
	w.stream = append(appendDash(w.stream, m.Dash), " 0 d\n"...)
	w.stream = append(appendPath(w.stream, path), "S\n"...)
}

// embeds reports whether the face's font goes into the file. If the page
// demands it and it cannot, that is an error.
func (w *pdfWriter) embeds(face *Face) bool {
	for _, f := range w.fonts {
		if f.face == face {
			return true
		}
	}
	err := face.embeddable()
	if err == nil {
		name := fmt.Sprintf("F%d", len(w.fonts)+1)
		w.fonts = append(w.fonts, &pdfFont{face: face, name: name, codes: make(map[rune]uint16)})
	} else if w.text == TextFont && w.err == nil {
		w.err = err
	}
	return err == nil
}

// write writes a line of text in its font.
func (w *pdfWriter) write(m Mark) {
	line, _ := m.Text.Face.shape(m.Text.String)
	if len(line) == 0 {
		return
	}
	i := slices.IndexFunc(w.fonts, func(f *pdfFont) bool { return f.face == m.Text.Face })
	w.setColor(m.Color, false)
	w.stream = fmt.Appendf(w.stream, "BT /%s %s Tf ", w.fonts[i].name, appendNumber(nil, float64(m.Text.Size), 4))
	for k, x := range m.Text.placement(1) {
		w.stream = append(appendNumber(w.stream, x, 6-3*(k/4)), ' ')
	}
	w.stream = append(w.stream, "Tm "...)
	w.stream = append(append(w.stream, w.fonts[i].show(line)...), "ET\n"...)
}

// setColor writes the operators that set the colour to fill or stroke with.
func (w *pdfWriter) setColor(c color.NRGBA, stroke bool) {
	if c.A != w.alpha {
		w.alpha = c.A
		if !slices.Contains(w.alphas, c.A) {
			w.alphas = append(w.alphas, c.A)
		}
		w.stream = fmt.Appendf(w.stream, "/A%d gs\n", c.A)
	}
	w.stream = append(w.stream, pdfColor(c, stroke)...)
}

// resources writes the fonts and returns the dictionary of what the page uses.
func (w *pdfWriter) resources(file *pdfFile) (string, error) {
	dictionary := "<</ExtGState <<"
	for _, a := range w.alphas {
		value := appendNumber(nil, float64(a)/255, 4)
		dictionary += fmt.Sprintf("/A%d <</ca %s /CA %s>> ", a, value, value)
	}
	dictionary += ">> /Font <<"
	for _, f := range w.fonts {
		number, err := f.write(file)
		if err != nil {
			return "", fmt.Errorf("writing PDF: %w", err)
		}
		dictionary += fmt.Sprintf("/%s %d 0 R ", f.name, number)
	}
	return dictionary + ">>>>", nil
}

// pdfColor returns the operator that sets the stroke or the fill colour.
func pdfColor(c color.NRGBA, stroke bool) []byte {
	if stroke {
		return append(appendRGB(nil, c), "RG\n"...)
	}
	return append(appendRGB(nil, c), "rg\n"...)
}

// opaque returns the colour with full alpha.
func opaque(c color.NRGBA) color.NRGBA {
	c.A = 255
	return c
}
