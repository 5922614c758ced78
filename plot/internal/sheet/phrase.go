package sheet

import (
	"regexp"
	"strings"
	"unicode"
)

// A Phrase is a line of text in pieces, some of them raised or lowered.
type Phrase []piece

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

// size returns the piece's type size within a line of the given size.
func (p piece) size(line float64) float64 {
	if p.level != 0 {
		return line * scriptSize
	}
	return line
}

// shift returns how far the piece is raised within a line of the given size.
func (p piece) shift(line float64) float64 {
	switch {
	case p.level > 0:
		return line * superscript
	case p.level < 0:
		return -line * subscript
	}
	return 0
}

// markup reads the program's own strings, in which ^{} raises and _{} lowers.
func markup(s string) Phrase {
	var p Phrase
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

// literal takes a user's string as it is, except that characters that cannot be
// drawn are replaced, and superscript figures, some of which fonts lack, are
// written as raised figures.
func literal(s string) Phrase {
	s = Clean(s)
	if !strings.ContainsFunc(s, isRaised) {
		return Phrase{{text: s}}
	}
	var p Phrase
	for _, r := range s {
		x := piece{text: string(r)}
		if isRaised(r) {
			x = piece{string(raised[r]), 1}
		}
		p = p.with(x)
	}
	return p
}

// Characters returns the characters that are drawn for a user's string.
func Characters(s string) string { return literal(s).String() }

// Clean replaces line ends, tabs and other control characters with spaces, and
// drops invisible format characters.
func Clean(s string) string {
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

// Typed returns a label that was typed by hand, cleaned and with its exponents
// raised: those of "10^9" and "m^{2}".
func Typed(s string) string {
	return exponents.ReplaceAllStringFunc(Clean(s), func(power string) string {
		var high strings.Builder
		for _, r := range strings.Trim(power, "^{}") {
			high.WriteRune(raisedBy[r])
		}
		return high.String()
	})
}

// exponents are whole numbers after ^, in braces or not.
var exponents = regexp.MustCompile(`\^([-+−]?[0-9]+|\{[-+−]?[0-9]+\})`)

// raised holds the superscript figures and signs of Unicode.
var raised = map[rune]rune{
	'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9',
	'⁺': '+', '⁻': '−',
}

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

// String returns the phrase's characters, all on one level.
func (p Phrase) String() string {
	text := ""
	for _, x := range p {
		text += x.text
	}
	return text
}

// with returns the phrase and one more piece, merged into the last one if that
// is on the same level.
func (p Phrase) with(x piece) Phrase {
	n := len(p)
	if n == 0 || p[n-1].level != x.level {
		return append(p[:n:n], x)
	}
	return append(p[:n-1:n-1], piece{p[n-1].text + x.text, x.level})
}

// trimmed returns the phrase without spaces at its end.
func (p Phrase) trimmed() Phrase {
	n := len(p)
	if n == 0 {
		return p
	}
	return append(p[:n-1:n-1], piece{strings.TrimRight(p[n-1].text, " "), p[n-1].level})
}

// joined returns the phrase followed by the pieces of another.
func (p Phrase) joined(other Phrase) Phrase {
	for _, x := range other {
		p = p.with(x)
	}
	return p
}

// words splits the phrase after its spaces. A word may have several pieces.
func (p Phrase) words() []Phrase {
	var words []Phrase
	unfinished := false // the last word goes on
	for _, x := range p {
		for _, w := range strings.SplitAfter(x.text, " ") {
			if w == "" {
				continue
			}
			if !unfinished {
				words = append(words, nil)
			}
			last := len(words) - 1
			words[last] = words[last].with(piece{w, x.level})
			unfinished = !strings.HasSuffix(w, " ")
		}
	}
	return words
}
