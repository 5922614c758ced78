package ink

import (
	"slices"
	"unicode"
)

// A stretch is a part of a line of text with one direction.
type stretch struct {
	text     []rune
	leftward bool // written from the right to the left
}

// stretches splits a line of text by its direction: a stretch from one
// right-to-left letter to the last that follows it with no left-to-right letter
// or digit between runs leftward, with the bracket that closes one in it. The
// stretches themselves follow each other rightward.
func stretches(s string) []stretch {
	runes := []rune(s)
	var all []stretch
	for begin := 0; begin < len(runes); {
		end := leftwardEnd(runes, begin)
		leftward := end > begin
		for !leftward && end < len(runes) && !rightToLeft(runes[end]) {
			end++
		}
		all = append(all, stretch{runes[begin:end], leftward})
		begin = end
	}
	return all
}

// leftwardEnd returns the end of the leftward stretch that begins at begin,
// begin if none does.
func leftwardEnd(runes []rune, begin int) int {
	end := begin
	for i := begin; i < len(runes); i++ {
		switch r := runes[i]; {
		case rightToLeft(r):
			end = i + 1
		case end == begin || unicode.IsLetter(r) || unicode.IsDigit(r):
			return end
		case closes(runes[begin:i], r):
			end = i + 1
		}
	}
	return end
}

// brackets are pairs of characters that are each other's mirror image.
const brackets = "()[]{}<>«»‹›"

// mirrored returns what is drawn for r in a leftward stretch.
func mirrored(r rune) rune {
	pairs := []rune(brackets)
	if i := slices.Index(pairs, r); i >= 0 {
		return pairs[i^1]
	}
	return r
}

// closes reports whether r closes a bracket that is open at the end of before.
func closes(before []rune, r rune) bool {
	opening := mirrored(r)
	if opening == r || opening > r {
		return false
	}
	open := 0
	for _, b := range before {
		switch b {
		case opening:
			open++
		case r:
			open--
		}
	}
	return open > 0
}

// visual returns the characters in the order in which they are seen, from left
// to right.
func visual(s string) []rune {
	var seen []rune
	for _, part := range stretches(s) {
		if !part.leftward {
			seen = append(seen, part.text...)
			continue
		}
		for i := len(part.text) - 1; i >= 0; i-- {
			seen = append(seen, mirrored(part.text[i]))
		}
	}
	return seen
}

// rightToLeft reports whether r belongs to a script written from the right.
func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
