package rows

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NumberHint says how to write a cell that looks like a number but is not one,
// or has a number among words. For any other text it returns otherwise.
func NumberHint(cell, otherwise string) string {
	cell = typographic.Replace(strings.TrimSpace(cell))
	isNumberWith := func(old, replacement string) bool {
		_, ok := Number(strings.ReplaceAll(cell, old, replacement))
		return ok && strings.Contains(strings.Trim(cell, old), old)
	}
	if _, isGroup := grouped(cell); isGroup {
		return "write it without commas between the digits"
	}
	switch {
	case isNumberWith(",", "."):
		return "write a decimal point instead of the comma"
	case isNumberWith("_", ""), isNumberWith(" ", ""), isNumberWith("'", ""):
		return "write its digits without anything between them"
	case strings.HasSuffix(cell, "%"):
		return "write it without the percent sign"
	case isHexadecimal(cell):
		return "write it in decimal, not hexadecimal"
	case IsDate(cell):
		return "it is a date and time; " + otherwise
	}
	switch found := numbersIn(cell); len(found) {
	case 0:
		return otherwise
	case 1:
		return fmt.Sprintf("write the number alone, %s", found[0])
	default:
		return fmt.Sprintf("write one number alone, such as %s", found[0])
	}
}

// typographic writes signs of print, such as the minus sign and the spaces between
// groups of digits, as a keyboard does.
var typographic = strings.NewReplacer("\u2212", "-", "\u00a0", " ", "\u2009", " ", "\u202f", " ")

// isHexadecimal reports whether a cell begins as a hexadecimal number does.
func isHexadecimal(cell string) bool {
	cell = strings.ToLower(strings.TrimLeft(cell, "+-"))
	return strings.HasPrefix(cell, "0x")
}

// IsDate reports whether a cell is a date and time in text.
func IsDate(cell string) bool {
	if _, isNumber := Number(cell); isNumber {
		return false
	}
	_, _, ok := Moment(cell)
	return ok
}

// maxSearched is how many bytes of a cell are searched for a number.
const maxSearched = 200

// numbersIn returns the first two numbers that stand by themselves among words
// and signs, as in "0.94 ± 0.01", "tensor(0.94, device='cuda:0')" and "$1.20",
// as they are written. A digit within a word or a date is none; nan and inf are
// numbers if they are all that is in brackets, or the first that is.
func numbersIn(cell string) (found []string) {
	cell = cell[:min(len(cell), maxSearched)]
	for i := 0; i < len(cell) && len(found) < 2; {
		r, size := utf8.DecodeRuneInString(cell[i:])
		if !startsToken(cell[:i], r) {
			i += size
			continue
		}
		token := cell[i : i+tokenLen(cell[i:])]
		if isNumeral(cell, i, token) {
			found = append(found, token)
		}
		i += max(len(token), size)
	}
	return found
}

// startsToken reports whether a number or a word may begin with r after a text.
func startsToken(before string, r rune) bool {
	if !isTokenRune(r) && r != '-' && r != '+' {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !isTokenRune(last)
}

// isTokenRune reports whether r is part of numbers and words.
func isTokenRune(r rune) bool {
	return r == '.' || r == '_' || r == ':' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// tokenLen returns the length of the number, or else of the word, that a text
// begins with.
func tokenLen(s string) int {
	if number, _ := cutNumber(s); number != "" {
		return len(number)
	}
	for i, r := range s {
		if i > 0 && !isTokenRune(r) {
			return i
		}
	}
	return len(s)
}

// isNumeral reports whether a token at i of a cell is a number that stands by
// itself.
func isNumeral(cell string, i int, token string) bool {
	v, ok := Number(token)
	if !ok {
		return false
	}
	before, after := cell[:i], cell[i+len(token):]
	if isGlued(before, "-/") || !strings.ContainsAny(cell, "([") && isGlued(before, ",") {
		return false
	}
	if !IsFinite(v) {
		isOpened := i > 0 && strings.IndexByte("([", cell[i-1]) >= 0
		return isOpened && (after == "" || strings.IndexByte(")],", after[0]) >= 0)
	}
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case after == "":
		return true
	case next == '-' || next == '/' || next == ':' || next == '_': // a date, a fraction, a clock
		return strings.HasPrefix(after, "-+") || strings.HasPrefix(after, "/-")
	case next == '.':
		return len(after) == 1 // the end of a sentence
	case next == ',' && len(after) > 1 && after[1]-'0' <= 9:
		return strings.ContainsAny(cell, "([")
	case unicode.IsLetter(next): // a unit, at the beginning of the cell
		unit, _, _ := strings.Cut(after, " ")
		return i == 0 && !strings.ContainsFunc(unit, func(r rune) bool { return !unicode.IsLetter(r) })
	}
	return true
}

// isGlued reports whether a text ends with one of the signs right after a letter
// or a digit.
func isGlued(text, signs string) bool {
	i := len(text) - 1
	if i < 1 || !strings.Contains(signs, text[i:]) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:i])
	return isTokenRune(last)
}
