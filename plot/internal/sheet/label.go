package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"evpkit/evp/number"
)

// minus is a true minus sign, as wide as a figure.
const minus = "−"

// decimal writes x with the given decimals, a true minus sign and, from 1,000
// on, commas between the thousands.
func decimal(x float64, decimals int) string {
	digits := number.Value(math.Abs(x)).Fixed(decimals)
	whole, fraction, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if x < 0 && strings.Trim(digits, "0.") != "" {
		return minus + whole
	}
	return whole
}

// hasFraction reports whether a number that decimal wrote has decimals.
func hasFraction(label string) bool { return strings.Contains(label, ".") }

// powerLabel writes m × 10^k: "10^{17}", "2×10^{17}", or plainly "200".
func powerLabel(m float64, k int, plain bool) string {
	if plain {
		return decimal(times10(m, k), max(0, -k))
	}
	power := "10^{" + strings.ReplaceAll(strconv.Itoa(k), "-", minus) + "}"
	if m == 1 {
		return power
	}
	return fmt.Sprintf("%s×%s", decimal(m, 0), power)
}

// ValueLabel writes x with the given significant digits as the numbers on the
// axis are written, in markup: "2.5×10^{17}", or "250".
func ValueLabel(x float64, a Axis, digits int) string {
	written := strconv.FormatFloat(x, 'e', digits-1, 64)
	mantissa, exponent, _ := strings.Cut(written, "e")
	k, err := strconv.Atoi(exponent)
	if err != nil {
		return written // NaN or infinite
	}
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	if k >= -3 && k < 5 && a.plain() {
		_, fraction, _ := strings.Cut(mantissa, ".")
		rounded, _ := strconv.ParseFloat(written, 64) // what FormatFloat wrote
		return decimal(rounded, max(0, len(fraction)-k))
	}
	power := powerLabel(1, k, false)
	if mantissa == "1" {
		return power
	}
	return strings.ReplaceAll(mantissa, "-", minus) + "×" + power
}

// PlainLabel returns a label without markup: "2.5×10^17".
func PlainLabel(label string) string {
	return strings.NewReplacer("^{", "^", "}", "").Replace(label)
}

// significant writes x with the given significant digits, with fewer if these
// are all that it has, but never with fewer than its whole part has.
func significant(x float64, digits int) string {
	if x == 0 {
		return "0"
	}
	all, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'e', 11, 64), "e")
	digits = min(digits, max(1, len(strings.TrimRight(all, "0"))-1)) // one of all is the point
	written := strconv.FormatFloat(x, 'e', digits-1, 64)
	_, exponent, _ := strings.Cut(written, "e")
	k, err := strconv.Atoi(exponent)
	if err != nil || k < -6 || k > 6 {
		return strings.ReplaceAll(written, "-", minus)
	}
	return decimal(x, max(0, digits-1-k))
}

// times10 returns n × 10^k, rounded once for the k of tick labels.
func times10(n float64, k int) float64 {
	if k < 0 {
		return n / math.Pow10(-k)
	}
	return n * math.Pow10(k)
}
