package rows

import (
	"errors"
	"math"
	"slices"
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
	v, err := strconv.ParseFloat(cell, 64)
	if err == nil || errors.Is(err, strconv.ErrRange) {
		return v, !strings.ContainsAny(cell, "_xX") // digits in groups, hexadecimal
	}
	return math.NaN(), isSignedNaN(cell)
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
	case "", "-", "nan", "none", "null", "na", "n/a", "nat":
		return true
	}
	return false
}

// NumberHint says how to write a cell that looks like a number but is not one.
// For any other text it returns otherwise.
func NumberHint(cell, otherwise string) string {
	isNumberWith := func(old, replacement string) bool {
		_, ok := Number(strings.ReplaceAll(cell, old, replacement))
		return ok && strings.Contains(cell, old)
	}
	switch {
	case isGrouped(cell):
		return "write it without commas between the digits"
	case isNumberWith(",", "."):
		return "write a decimal point instead of the comma"
	case isNumberWith("_", ""), isNumberWith(" ", ""), isNumberWith("'", ""):
		return "write its digits without anything between them"
	case strings.HasSuffix(cell, "%"):
		return "write it without the percent sign"
	case isHexadecimal(cell):
		return "write it in decimal, not hexadecimal"
	}
	return otherwise
}

// isGrouped reports whether a cell is a number with commas between groups of
// three digits, where there is more than one comma or a point as well:
// "1,234,567", "1,234.5".
func isGrouped(cell string) bool {
	whole, _, point := strings.Cut(cell, ".")
	groups := strings.Split(whole, ",")
	if len(groups) < 2 || len(groups) == 2 && !point {
		return false
	}
	return !slices.ContainsFunc(groups[1:], func(g string) bool {
		_, err := strconv.ParseUint(g, 10, 64)
		return len(g) != 3 || err != nil
	})
}

// isHexadecimal reports whether a cell begins as a hexadecimal number does.
func isHexadecimal(cell string) bool {
	cell = strings.ToLower(strings.TrimLeft(cell, "+-"))
	return strings.HasPrefix(cell, "0x")
}
