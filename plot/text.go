package plot

import (
	"image/color"
	"math"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"evpkit/plot/internal/ink"
	"gonum.org/v1/plot/vg"
)

// A phrase is a line of text in pieces: some of them raised or lowered.
type phrase []piece

// A piece is a run of characters on one level.
type piece struct {
	text  string
	level int8 // +1 superscript, −1 subscript
}

// Sizes as fractions of the type size.
const (
	scriptSize  = 0.72 // of a superscript or subscript
	superscript = 0.36 // how far it is raised
	subscript   = 0.16 // how far it is lowered
	capHeight   = 0.70 // of capitals and figures
	descent     = 0.21 // of letters such as p below the line
	lineHeight  = 1.2
)

// markup reads the program's own strings, in which ^{} raises and _{} lowers.
func markup(s string) phrase {
	var p phrase
	for {
		i := script(s)
		if i < 0 {
			return append(p, piece{text: s})
		}
		level := int8(1)
		if s[i] == '_' {
			level = -1
		}
		inside, rest, _ := strings.Cut(s[i+2:], "}")
		p = append(p, piece{text: s[:i]}, piece{inside, level})
		s = rest
	}
}

// script returns where the first ^{} or _{} of s begins, -1 if there is none.
func script(s string) int {
	for i := range s {
		if (s[i] == '^' || s[i] == '_') && strings.HasPrefix(s[i+1:], "{") && strings.Contains(s[i:], "}") {
			return i
		}
	}
	return -1
}

// literal takes a user's string as it is: only characters that cannot be drawn
// are replaced, and superscript figures, which fonts lack in part, raised.
func literal(s string) phrase {
	s = clean(s)
	if !strings.ContainsFunc(s, isRaised) {
		return phrase{{text: s}}
	}
	var p phrase
	for _, r := range s {
		x := piece{text: string(r)}
		if isRaised(r) {
			x = piece{string(raised[r]), 1}
		}
		p = p.with(x)
	}
	return p
}

// typed returns a label as it was typed: "10^9" and "m^{2}" with their
// exponents raised.
func typed(s string) string {
	return exponents.ReplaceAllStringFunc(clean(s), func(power string) string {
		var raised strings.Builder
		for _, r := range strings.Trim(power, "^{}") {
			raised.WriteRune(raisedBy[r])
		}
		return raised.String()
	})
}

// exponents are whole numbers after ^, in braces or not.
var exponents = regexp.MustCompile(`\^([-+−]?[0-9]+|\{[-+−]?[0-9]+\})`)

// raisedBy holds the superscripts of figures and signs.
var raisedBy = func() map[rune]rune {
	by := map[rune]rune{'-': '⁻'}
	for high, r := range raised {
		by[r] = high
	}
	return by
}()

// isRaised reports whether r is a superscript figure or sign.
func isRaised(r rune) bool { return raised[r] != 0 }

// raised holds the superscript figures and signs of Unicode.
var raised = map[rune]rune{
	'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9', '⁺': '+', '⁻': '−',
}

// clean replaces line ends, tabs and other control characters by spaces, and
// drops invisible format characters.
func clean(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp):
			b.WriteByte(' ')
		case unicode.In(r, unicode.Cf, unicode.Variation_Selector):
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// A typesetter measures and writes text in one face.
type typesetter struct {
	face *ink.Face
	page *ink.Page
	ems  map[string]float64 // widths of what was measured, in type sizes
}

// width returns the width of a phrase at a type size, in points.
func (t typesetter) width(p phrase, size float64) float64 {
	w := 0.0
	for _, piece := range p {
		em, ok := t.ems[piece.text]
		if !ok {
			em = float64(t.face.Advance(piece.text, 1))
			t.ems[piece.text] = em
		}
		w += em * piece.size(size)
	}
	return w
}

// size returns the piece's type size within a line of the given size.
func (p piece) size(line float64) float64 {
	if p.level != 0 {
		return line * scriptSize
	}
	return line
}

// rise returns how far the piece is raised within a line of the given size.
func (p piece) rise(line float64) float64 {
	switch {
	case p.level > 0:
		return line * superscript
	case p.level < 0:
		return -line * subscript
	}
	return 0
}

// An anchor says which part of a line of text stands at a point.
type anchor float64

// The anchors of a line of text.
const (
	left   anchor = 0
	centre anchor = 0.5
	right  anchor = 1
)

// write draws a phrase with its baseline through (x, y), turned by angle
// radians about that point.
func (t typesetter) write(p phrase, x, y, size float64, a anchor, angle float64, c color.NRGBA) {
	sin, cos := math.Sincos(angle)
	along := -float64(a) * t.width(p, size)
	for _, piece := range p {
		up := piece.rise(size)
		t.page.Write(ink.Text{
			Face:   t.face,
			Size:   vg.Length(piece.size(size)),
			At:     point(x+along*cos-up*sin, y+along*sin+up*cos),
			Angle:  angle,
			String: piece.text,
		}, c)
		along += t.width(phrase{piece}, size)
	}
}

// shortened returns s, or its beginning and an ellipsis if it is wider than
// width points at the type size.
func (t typesetter) shortened(s string, size, width float64) string {
	s = clean(s)
	if t.width(literal(s), size) <= width {
		return s
	}
	runes := []rune(s)
	cut := func(n int) string {
		return strings.TrimRightFunc(string(runes[:n]), unicode.IsSpace) + "…"
	}
	n := sort.Search(len(runes), func(n int) bool { return t.width(literal(cut(n)), size) > width })
	return cut(max(n-1, 0))
}

// squeezed is shortened with the ellipsis in the middle.
func (t typesetter) squeezed(s string, size, width float64) string {
	s = clean(s)
	if t.width(literal(s), size) <= width {
		return s
	}
	runes := []rune(s)
	cut := func(n int) string {
		return string(runes[:n-n/2]) + "…" + string(runes[len(runes)-n/2:])
	}
	n := sort.Search(len(runes), func(n int) bool { return t.width(literal(cut(n)), size) > width })
	return cut(max(n-1, 0))
}

// wrapped breaks p at spaces into at most most lines of width points; what is
// left over ends in an ellipsis.
func (t typesetter) wrapped(p phrase, size, width float64, most int) []phrase {
	lines := []phrase{nil}
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

// fitting returns the phrase, shortened if it is wider than width points.
func (t typesetter) fitting(p phrase, size, width float64) phrase {
	if t.width(p, size) <= width {
		return p
	}
	text := ""
	for _, x := range p {
		text += x.text
	}
	return literal(t.shortened(text, size, width))
}

// with returns the phrase and one more piece, in one with the last if that is
// on the same level.
func (p phrase) with(x piece) phrase {
	n := len(p)
	if n == 0 || p[n-1].level != x.level {
		return append(p[:n:n], x)
	}
	return append(p[:n-1:n-1], piece{p[n-1].text + x.text, x.level})
}

// trimmed returns the phrase without spaces at its end.
func (p phrase) trimmed() phrase {
	n := len(p)
	if n == 0 {
		return p
	}
	return append(p[:n-1:n-1], piece{strings.TrimRight(p[n-1].text, " "), p[n-1].level})
}

// joined returns the phrase and the pieces of another behind it.
func (p phrase) joined(other phrase) phrase {
	for _, x := range other {
		p = p.with(x)
	}
	return p
}

// words splits the phrase behind its spaces. A word may be of several pieces.
func (p phrase) words() []phrase {
	var words []phrase
	open := false // the last word goes on
	for _, x := range p {
		for _, w := range strings.SplitAfter(x.text, " ") {
			if w == "" {
				continue
			}
			if !open {
				words = append(words, nil)
			}
			last := len(words) - 1
			words[last] = words[last].with(piece{w, x.level})
			open = !strings.HasSuffix(w, " ")
		}
	}
	return words
}
