package rows

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Number reads a cell, padded or not, as a decimal floating point literal, as
// nan or inf in any case, or as infinity. A number that is too large for a
// float64 is infinite. Hexadecimal numbers and digits in groups are not
// numbers.
func Number(cell string) (float64, bool) {
	if v, ok := Decimal(cell); ok {
		return v, true
	}
	cell = strings.TrimSpace(cell)
	if !maybeFloat(cell) {
		return math.NaN(), false
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err == nil || errors.Is(err, strconv.ErrRange) {
		return v, !strings.ContainsAny(cell, "_xX") // digits in groups, hexadecimal
	}
	return math.NaN(), isSignedNaN(cell)
}

// maybeFloat reports whether a cell without padding begins as numbers do. It
// spares the error that strconv.ParseFloat would make of each text.
func maybeFloat(cell string) bool {
	if cell == "" {
		return false
	}
	switch b := cell[0]; b {
	case '+', '-', '.', 'n', 'N', 'i', 'I':
		return true
	default:
		return b-'0' <= 9
	}
}

// isSignedNaN reports whether s is a NaN with a sign, as printf in C writes it.
func isSignedNaN(s string) bool {
	return len(s) == 4 && (s[0] == '-' || s[0] == '+') && strings.EqualFold(s[1:], "nan")
}

// IsFinite reports whether v is neither NaN nor infinite.
func IsFinite(v float64) bool { return v-v == 0 }

// IsMissing reports whether a cell says that it has no value: it is empty, or
// one of the words that programs write for that.
func IsMissing(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "", "-", "nan", "none", "null", "na", "n/a", "nat", "#n/a", "<na>": // the last two of Excel and pandas
		return true
	}
	return false
}
