package sheet

import (
	"sort"
	"strings"
	"unicode"
)

// A typesetter measures text in a look, and breaks and shortens it to the room
// there is. Widths are in points.
type typesetter struct {
	Look
	ems map[string]float64 // widths of what was measured, in type sizes
}

// newTypesetter returns the typesetter of a look.
func newTypesetter(l Look) typesetter { return typesetter{l, make(map[string]float64)} }

// width returns the width of a phrase at a type size.
func (t typesetter) width(p Phrase, size float64) float64 {
	w := 0.0
	for _, piece := range p {
		em, ok := t.ems[piece.text]
		if !ok {
			em = float64(t.Face.Advance(piece.text, 1))
			t.ems[piece.text] = em
		}
		w += em * piece.size(size)
	}
	return w
}

// TickWidth returns the width of a tick's label.
func (t typesetter) TickWidth(tick Tick) float64 { return t.width(markup(tick.Label), t.TickSize) }

// TitleWidth returns the width of a line of a title.
func (t typesetter) TitleWidth(line Phrase) float64 { return t.width(line, t.LabelSize) }

// widest returns the width of the widest of some phrases at a type size.
func (t typesetter) widest(lines []Phrase, size float64) float64 {
	w := 0.0
	for _, line := range lines {
		w = max(w, t.width(line, size))
	}
	return w
}

// height returns the height of n lines of text.
func height(n int, size float64) float64 {
	return (float64(n-1)*lineHeight + capHeight + descent) * size
}

// shortened returns s, or its beginning and an ellipsis if it is wider than
// width at the type size.
func (t typesetter) shortened(s string, size, width float64) string {
	return t.cut(s, size, width, func(runes []rune, n int) string {
		return strings.TrimRightFunc(string(runes[:n]), unicode.IsSpace) + "…"
	})
}

// squeezed is shortened with the ellipsis in the middle.
func (t typesetter) squeezed(s string, size, width float64) string {
	return t.cut(s, size, width, func(runes []rune, n int) string {
		return string(runes[:n-n/2]) + "…" + string(runes[len(runes)-n/2:])
	})
}

// cut returns s, or if it is wider than width what of returns for the largest
// number of its characters that fits.
func (t typesetter) cut(s string, size, width float64, of func(runes []rune, n int) string) string {
	s = Clean(s)
	if t.width(literal(s), size) <= width {
		return s
	}
	runes := []rune(s)
	n := sort.Search(len(runes), func(n int) bool { return t.width(literal(of(runes, n)), size) > width })
	return of(runes, max(n-1, 0))
}

// fitting returns the phrase, shortened if it is wider than width.
func (t typesetter) fitting(p Phrase, size, width float64) Phrase {
	if t.width(p, size) <= width {
		return p
	}
	return literal(t.shortened(p.String(), size, width))
}

// wrapped breaks p at spaces into at most most lines of the given width; what
// is left over ends in an ellipsis.
func (t typesetter) wrapped(p Phrase, size, width float64, most int) []Phrase {
	lines := []Phrase{nil}
	for _, word := range p.words() {
		last := len(lines) - 1
		longer := lines[last].joined(word)
		switch {
		case len(lines[last]) == 0 || t.width(longer.trimmed(), size) <= width:
			lines[last] = longer
		case len(lines) < most:
			lines[last] = lines[last].trimmed()
			lines = append(lines, word)
		default:
			lines[last] = lines[last].with(piece{text: "…"})
			return lines
		}
	}
	return lines
}

// hyphenated breaks a name at its spaces and after its hyphens into at most most
// lines of the given width; ok is false if it does not fit.
func (t typesetter) hyphenated(name string, size, width float64, most int) (lines []Phrase, ok bool) {
	line := ""
	for _, word := range strings.SplitAfter(strings.ReplaceAll(name, "-", "-\x00"), " ") {
		for _, part := range strings.Split(word, "\x00") {
			if line != "" && t.width(literal(line+part), size) > width {
				lines = append(lines, literal(line))
				line = ""
			}
			line += part
		}
	}
	lines = append(lines, literal(line))
	return lines, len(lines) <= most && t.widest(lines, size) <= width
}
