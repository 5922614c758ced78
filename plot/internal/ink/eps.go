package ink

import (
	"bytes"
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// epsProlog defines the operators of the drawing in a dictionary of its own:
// f fills the current path and s strokes it, with the colour, width and dash that
// are on the stack.
const epsProlog = `%%BeginProlog
/evpkit 2000 dict def
evpkit begin
/m {moveto} bind def
/l {lineto} bind def
/r {rlineto} bind def
/c {curveto} bind def
/h {closepath} bind def
/f {setrgbcolor fill} bind def
/s {setrgbcolor setlinewidth 0 setdash stroke} bind def
end
%%EndProlog
`

// encodeEPS writes the page as Encapsulated PostScript of exactly its size,
// with text as outlines. PostScript has no transparency: what lies under a
// translucent shape is painted again in the colours that it has there. The
// format has no resolution.
func encodeEPS(p *Page, _ float64) ([]byte, error) {
	w := newEPSWriter(p)
	w.header(p)
	for i := range w.marks {
		fmt.Fprintf(&w.out, "/p%d {newpath\n%s} bind def\n", i, appendShortPath(nil, w.marks[i].path))
	}
	for i, m := range w.marks {
		w.mark(i, nil, m.box)
	}
	w.out.WriteString("end\nrestore\nshowpage\n%%EOF\n")
	return w.out.Bytes(), nil
}

// appendShortPath is appendPath in fewer bytes, because thousands of dots have
// many short lines: lines are relative, to the point as it was rounded, so that
// errors do not add up.
func appendShortPath(dst []byte, path vg.Path) []byte {
	const decimals = 2 // of a point
	rounded := func(p vg.Point) vg.Point {
		round := func(x vg.Length) vg.Length { return vg.Length(math.Round(float64(x)*100) / 100) }
		return vg.Point{X: round(p.X), Y: round(p.Y)}
	}
	var from, start vg.Point
	for _, comp := range path {
		switch comp.Type {
		case vg.LineComp:
			dst = append(appendPoint(dst, rounded(comp.Pos).Sub(rounded(from)), decimals), " r\n"...)
		case vg.CloseComp:
			dst = append(dst, "h\n"...)
			from = start
			continue
		case vg.MoveComp:
			start = comp.Pos
			dst = append(appendPoint(dst, comp.Pos, decimals), " m\n"...)
		case vg.CurveComp:
			dst = appendCurve(dst, from, comp, decimals)
		}
		from = comp.Pos
	}
	return dst
}

// An epsMark is a mark with its outline.
type epsMark struct {
	Mark
	path vg.Path
	box  vg.Rectangle // around all that it paints
}

// An epsWriter writes marks as PostScript.
type epsWriter struct {
	out   bytes.Buffer
	paper color.NRGBA
	marks []epsMark
	room  int // how many more marks may be painted again
}

// newEPSWriter returns a writer of the paper and the marks of a page.
func newEPSWriter(p *Page) *epsWriter {
	const room = 20000
	w := &epsWriter{paper: opaque(p.Paper), room: room}
	sheet := vg.Rectangle{Max: vg.Point{X: p.Width, Y: p.Height}}
	for _, m := range append([]Mark{{Path: sheet.Path(), Color: w.paper}}, p.Marks...) {
		if path := m.outline(); len(path) > 0 {
			w.marks = append(w.marks, epsMark{m, path, around(path, m.Width/2)})
		}
	}
	return w
}

// header writes the comments that a program needs to place the drawing, and the
// operators that precede it.
func (w *epsWriter) header(p *Page) {
	width, height := float64(p.Width), float64(p.Height)
	fmt.Fprintf(&w.out, "%%!PS-Adobe-3.0 EPSF-3.0\n%%%%BoundingBox: 0 0 %.0f %.0f\n",
		math.Ceil(width-1e-6), math.Ceil(height-1e-6))
	fmt.Fprintf(&w.out, "%%%%HiResBoundingBox: 0 0 %s %s\n", appendNumber(nil, width, 3), appendNumber(nil, height, 3))
	w.out.WriteString("%%Creator: evpkit\n%%LanguageLevel: 2\n%%Pages: 1\n%%EndComments\n" + epsProlog)
	w.out.WriteString("%%Page: 1 1\nsave\nevpkit begin\n1 setlinejoin 0 setlinecap\n")
}

// mostFilms is how many translucent shapes on top of each other are
// distinguished.
const mostFilms = 3

// mark paints mark i where it shows through films, the translucent colours on
// top of it from the lowest to the highest, within a box. What a translucent
// shape covers is painted again inside it, as it shows through that shape as
// well. A translucent line is blended with the paper only.
func (w *epsWriter) mark(i int, films []color.NRGBA, box vg.Rectangle) {
	m := w.marks[i]
	w.paint(i, through(blend(w.paper, m.Color), films))
	if m.Color.A == 255 || m.Width > 0 || len(films) == mostFilms {
		return
	}
	deeper := append([]color.NRGBA{m.Color}, films...)
	clipped := false
	for k := 1; k < i; k++ { // the paper has just been painted
		part, ok := overlap(box, w.marks[k].box)
		if !ok || w.room == 0 {
			continue
		}
		if !clipped {
			fmt.Fprintf(&w.out, "gsave p%d clip\n", i)
			clipped = true
		}
		w.room--
		w.mark(k, deeper, part)
	}
	if clipped {
		w.out.WriteString("grestore\n")
	}
}

// paint fills or strokes the path of mark i.
func (w *epsWriter) paint(i int, c color.NRGBA) {
	m := w.marks[i]
	op := fmt.Appendf(nil, "p%d ", i)
	if m.Width > 0 {
		op = appendDash(op, m.Dash)
		op = append(appendNumber(append(op, ' '), float64(m.Width), 3), ' ')
	}
	op = appendRGB(op, c)
	if m.Width > 0 {
		op = append(op, "s\n"...)
	} else {
		op = append(op, "f\n"...)
	}
	w.out.Write(op)
}

// through returns the opaque colour c as it shows through films.
func through(c color.NRGBA, films []color.NRGBA) color.NRGBA {
	for _, film := range films {
		c = blend(c, film)
	}
	return c
}

// blend returns the opaque colour of a film over an opaque background.
func blend(ground, film color.NRGBA) color.NRGBA {
	mix := func(g, f uint8) uint8 {
		a := float64(film.A) / 255
		return uint8(math.Round(a*float64(f) + (1-a)*float64(g)))
	}
	return color.NRGBA{mix(ground.R, film.R), mix(ground.G, film.G), mix(ground.B, film.B), 255}
}

// around returns the rectangle around a path, with a margin.
func around(path vg.Path, margin vg.Length) vg.Rectangle {
	box := vg.Rectangle{Min: path[0].Pos, Max: path[0].Pos}
	grow := func(p vg.Point) {
		box.Min.X, box.Min.Y = min(box.Min.X, p.X), min(box.Min.Y, p.Y)
		box.Max.X, box.Max.Y = max(box.Max.X, p.X), max(box.Max.Y, p.Y)
	}
	for _, comp := range path {
		if comp.Type == vg.CloseComp {
			continue
		}
		grow(comp.Pos)
		for _, c := range comp.Control {
			grow(c)
		}
	}
	m := vg.Point{X: margin, Y: margin}
	return vg.Rectangle{Min: box.Min.Sub(m), Max: box.Max.Add(m)}
}

// overlap returns what two rectangles share; ok is false if that is nothing.
func overlap(a, b vg.Rectangle) (shared vg.Rectangle, ok bool) {
	shared = vg.Rectangle{
		Min: vg.Point{X: max(a.Min.X, b.Min.X), Y: max(a.Min.Y, b.Min.Y)},
		Max: vg.Point{X: min(a.Max.X, b.Max.X), Y: min(a.Max.Y, b.Max.Y)},
	}
	return shared, shared.Min.X < shared.Max.X && shared.Min.Y < shared.Max.Y
}
