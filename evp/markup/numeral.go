package markup

import (
	"regexp"
	"strings"
)

// A piece is a part of a text.
type piece struct {
	text string
	kind pieceKind
}

type pieceKind int8

const (
	isText   pieceKind = iota
	isNumber           // with an exponent: 6.7e19
	isPower            // of x, in a law: (x/6.7e19)^−0.5
)

var (
	// powers finds a power of x with a negative exponent, as fitted laws have.
	powers = regexp.MustCompile(`·((?:\(x/[\d.e-]+\)|x)\^−\d+(?:\.\d+)?)`)
	// exponentials finds a number with an exponent that is not part of a word.
	exponentials = regexp.MustCompile(`(?:^|[ (,])(-?\d+(?:\.\d+)?e-?\d+)\b`)
)

// splitNumbers splits text into powers of x, numbers with an exponent, and the
// rest.
func splitNumbers(s string) []piece {
	var out []piece
	for _, p := range splitPowers(s) {
		if p.kind == isPower {
			out = append(out, p)
		} else {
			out = append(out, split(p.text, exponentials, isNumber)...)
		}
	}
	return out
}

// splitPowers splits text into powers of x and the rest.
func splitPowers(s string) []piece { return split(s, powers, isPower) }

// split splits text into what the first group of a pattern matches, which is of
// the given kind, and the rest.
func split(s string, pattern *regexp.Regexp, kind pieceKind) []piece {
	var out []piece
	last := 0
	for _, at := range pattern.FindAllStringSubmatchIndex(s, -1) {
		out = append(out, piece{s[last:at[2]], isText}, piece{s[at[2]:at[3]], kind})
		last = at[3]
	}
	return append(out, piece{s[last:], isText})
}

// powerParts returns the number that x is divided by in a power of x, "" if
// there is none, and the exponent without its minus sign.
func powerParts(s string) (divisor, exponent string) {
	base, exponent, _ := strings.Cut(s, "^−")
	_, divisor, _ = strings.Cut(strings.TrimSuffix(base, ")"), "/")
	return divisor, exponent
}

// scientific returns the mantissa and the exponent of a number; ok is false for
// a number without an exponent and for anything else. The exponent loses the
// leading zeros that some programs write: 1e-05 has the exponent -5.
func scientific(s string) (mantissa, exponent string, ok bool) {
	mantissa, exponent, ok = strings.Cut(s, "e")
	if !ok || !isNumeral(mantissa, ".") || !isNumeral(exponent, "") {
		return "", "", false
	}
	digits := strings.TrimPrefix(exponent, "-")
	sign := exponent[:len(exponent)-len(digits)]
	last := len(digits) - 1
	return mantissa, sign + strings.TrimLeft(digits[:last], "0") + digits[last:], true
}

// isNumeral reports whether s is digits, perhaps with a minus sign before them,
// and perhaps with one of the further characters.
func isNumeral(s, further string) bool {
	s = strings.TrimPrefix(s, "-")
	if further != "" {
		s = strings.Replace(s, further, "", 1)
	}
	return s != "" && strings.Trim(s, "0123456789") == ""
}
