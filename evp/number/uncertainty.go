package number

import (
	"math"
	"strconv"
)

// fewestDigits and mostDigits are the significant digits that a value has
// whatever its uncertainty.
const (
	fewestDigits = 2
	mostDigits   = 6
)

// Supported returns the number with the digits that its uncertainty, in the
// same unit, supports: it ends where the second digit of the uncertainty does.
// Without an uncertainty it has four significant digits.
func (n Value) Supported(uncertainty float64) string {
	return n.Rounded(supportedDigits(float64(n), uncertainty))
}

// supportedDigits returns how many significant digits of value an uncertainty
// supports.
func supportedDigits(value, uncertainty float64) int {
	if !(uncertainty > 0) || math.IsInf(uncertainty, 0) || value == 0 {
		return 4
	}
	digits := math.Floor(math.Log10(math.Abs(value))) - math.Floor(math.Log10(uncertainty)) + 2
	return int(min(max(digits, fewestDigits), mostDigits))
}

// To returns the number to the decimal place at which the second digit of an
// uncertainty in the same unit stands, as its neighbours in a column are; with
// four significant digits if there is none.
func (n Value) To(uncertainty float64) string {
	if !(uncertainty > 0) || math.IsInf(uncertainty, 0) {
		return n.Rounded(4)
	}
	places := 1 - int(math.Floor(math.Log10(uncertainty)))
	if !n.Exists() {
		return ""
	}
	if places > 8 || math.Abs(float64(n)) >= 1e6 {
		return n.Supported(uncertainty)
	}
	return strconv.FormatFloat(float64(n), 'f', max(places, 0), 64)
}
