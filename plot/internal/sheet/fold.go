package sheet

import (
	"strings"
	"unicode"
)

// folded breaks a name into as few lines of the given width as there can be, about
// as long as each other: after its spaces, after the signs that join words, as in
// "facebook/bart-large", and between characters of scripts that are written without
// spaces; inside a word only if it is wider than a line. Nothing is left out.
func (t typesetter) folded(name string, size, width float64) []Phrase {
	lines := t.filled(name, size, width)
	if len(lines) == 1 {
		return lines
	}
	low, high := width/2, width // widths that give more lines, and as many
	for high-low > 0.25*size {
		middle := (low + high) / 2
		if even := t.filled(name, size, middle); len(even) == len(lines) {
			lines, high = even, middle
		} else {
			low = middle
		}
	}
	return lines
}

// filled breaks a name into lines of the given width, each as long as it can be.
func (t typesetter) filled(name string, size, width float64) []Phrase {
	wide := func(s string) bool { return t.width(literal(s), size) > width }
	var lines []Phrase
	line := ""
	add := func(part string) {
		if line != "" && part != " " && wide(line+part) {
			lines = append(lines, literal(line))
			line = ""
		}
		line += part
	}
	for _, part := range foldable(Clean(name)) {
		if wide(part) {
			for _, letter := range letters(part) {
				add(letter)
			}
			continue
		}
		add(part)
	}
	return append(lines, literal(line))
}

// joints are signs between words, after which a name may be broken.
const joints = " -/_.,:;|+=@&"

// unspaced are scripts that are written without spaces between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}

// noLineStart are the signs with which no line begins.
const noLineStart = "、。，．：；！？）」』】〉》ー…)]}"

// foldable divides a name into the parts between which it may be broken. A sign
// before a figure joins it to what it is in: "0.5", "GPT-2".
func foldable(name string) []string {
	var parts []string
	from := 0
	all := []rune(name)
	for i, r := range all[:max(0, len(all)-1)] {
		next := all[i+1]
		after := strings.ContainsRune(joints, r) && (r == ' ' || !unicode.IsDigit(next) && !strings.ContainsRune(joints, next))
		between := unicode.In(r, unspaced...) || unicode.In(next, unspaced...)
		if (after || between) && !isAttached(next) {
			parts, from = append(parts, string(all[from:i+1])), i+1
		}
	}
	return append(parts, string(all[from:]))
}

// letters divides a word into its letters, each with its combining marks.
func letters(word string) []string {
	var all []string
	for _, r := range word {
		if n := len(all); n > 0 && isAttached(r) {
			all[n-1] += string(r)
			continue
		}
		all = append(all, string(r))
	}
	return all
}

// isAttached reports whether a character belongs to the one before it, or may at
// least not begin a line.
func isAttached(r rune) bool { return unicode.Is(unicode.M, r) || strings.ContainsRune(noLineStart, r) }
