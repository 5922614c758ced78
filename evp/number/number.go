// Package number writes numbers: exactly for machines (CSV, JSON), rounded to
// what is known for people. It is the only place that decides how a number
// looks, so that tables, captions and sentences agree.
package number

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// A Value is a float64 whose JSON is null if it is NaN or infinite, and
// whose cell is empty then.
type Value float64

// Exists reports whether the number is finite.
func (n Value) Exists() bool { return !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0) }

// Or returns the number, or another value if it does not exist.
func (n Value) Or(other float64) float64 {
	if !n.Exists() {
		return other
	}
	return float64(n)
}

// MarshalJSON gives the shortest form that reads back the same.
func (n Value) MarshalJSON() ([]byte, error) {
	if !n.Exists() {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// Cell is the number in a CSV cell: the shortest form that reads back the
// same. Whole numbers up to 10^15 have no exponent.
func (n Value) Cell() string {
	switch x := float64(n); {
	case !n.Exists():
		return ""
	case x == math.Trunc(x) && math.Abs(x) < 1e15:
		return strconv.FormatFloat(x, 'f', -1, 64)
	default:
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
}

// Rounded returns the number with so many significant digits, for people:
// whole numbers below 10^6 in full, others with an exponent only from 10^6 on
// and below 10^-4.
func (n Value) Rounded(digits int) string {
	x := float64(n)
	if !n.Exists() {
		return ""
	}
	if x == math.Trunc(x) && math.Abs(x) < 1e6 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	scientific := strconv.FormatFloat(x, 'e', digits-1, 64) // tells the size after rounding
	_, power, _ := strings.Cut(scientific, "e")
	exponent, _ := strconv.Atoi(power)
	if exponent >= 6 || exponent < -4 {
		return plainExponent(scientific)
	}
	return strconv.FormatFloat(x, 'f', max(digits-1-exponent, 0), 64)
}

// Short returns the number with at most so many significant digits.
func (n Value) Short(digits int) string {
	if !n.Exists() {
		return ""
	}
	return plainExponent(strconv.FormatFloat(float64(n), 'g', digits, 64))
}

// plainExponent writes e+06 as e6 and e-05 as e-5.
func plainExponent(s string) string {
	mantissa, power, ok := strings.Cut(s, "e")
	if !ok {
		return s
	}
	exponent, _ := strconv.Atoi(power)
	return mantissa + "e" + strconv.Itoa(exponent)
}

// Count returns a whole number with a comma between thousands.
func Count(n int) string {
	s := strconv.Itoa(n)
	start := len(s) % 3
	if n < 0 {
		start = (len(s)-1)%3 + 1
	}
	var b bytes.Buffer
	b.WriteString(s[:start])
	for i := start; i < len(s); i += 3 {
		if b.Len() > 0 && s[:i] != "-" {
			b.WriteByte(',')
		}
		b.WriteString(s[i : i+3])
	}
	return b.String()
}

// Fixed returns the number with a fixed number of decimals, and no negative zero.
func (n Value) Fixed(decimals int) string {
	if !n.Exists() {
		return ""
	}
	if s := strconv.FormatFloat(float64(n), 'f', decimals, 64); strings.Trim(s, "-0.") != "" {
		return s
	}
	return strconv.FormatFloat(0, 'f', decimals, 64)
}
