package number

import (
	"math"
	"strconv"
	"strings"
)

// Rounded returns the number with so many significant digits. Whole numbers below
// 10^6 are written in full; others have an exponent only from 10^6 on and below
// 10^-4.
func (n Value) Rounded(digits int) string {
	x := float64(n)
	if !n.Exists() {
		return ""
	}
	if x == math.Trunc(x) && math.Abs(x) < 1e6 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	scientific := strconv.FormatFloat(x, 'e', digits-1, 64) // has the exponent after rounding
	_, power, _ := strings.Cut(scientific, "e")
	exponent, _ := strconv.Atoi(power)
	if exponent >= 6 || exponent < -4 {
		return shortExponent(scientific)
	}
	return strconv.FormatFloat(x, 'f', max(digits-1-exponent, 0), 64)
}

// Short returns the number with at most so many significant digits: zeros at its
// end are left out.
func (n Value) Short(digits int) string {
	if !n.Exists() {
		return ""
	}
	return shortExponent(strconv.FormatFloat(float64(n), 'g', digits, 64))
}

// Fixed returns the number with so many decimals. It has no negative zero.
func (n Value) Fixed(decimals int) string {
	if !n.Exists() {
		return ""
	}
	if s := strconv.FormatFloat(float64(n), 'f', decimals, 64); strings.Trim(s, "-0.") != "" {
		return s
	}
	return strconv.FormatFloat(0, 'f', decimals, 64)
}

// shortExponent writes the exponent of a number as e6, not e+06, and as e-5, not
// e-05.
func shortExponent(s string) string {
	mantissa, power, ok := strings.Cut(s, "e")
	if !ok {
		return s
	}
	exponent, _ := strconv.Atoi(power)
	return mantissa + "e" + strconv.Itoa(exponent)
}

// Count returns a whole number with a comma between thousands: "1,234".
func Count(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}
