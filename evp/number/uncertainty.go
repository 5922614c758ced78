package number

import (
	"math"
	"strconv"
)

// A value has at least fewestDigits and at most mostDigits significant digits,
// whatever its uncertainty; without an uncertainty it has defaultDigits.
const (
	fewestDigits  = 2
	mostDigits    = 6
	defaultDigits = 4
)

// known reports whether an uncertainty says anything: it is above 0 and finite.
func known(uncertainty float64) bool { return uncertainty > 0 && !math.IsInf(uncertainty, 0) }

// Supported returns the number with the significant digits that its uncertainty,
// in the same unit, supports: its last digit has the place of the uncertainty's
// second digit. Without an uncertainty it has four.
func (n Value) Supported(uncertainty float64) string {
	return n.Rounded(supportedDigits(float64(n), uncertainty))
}

// supportedDigits returns how many significant digits of a value its uncertainty
// supports.
func supportedDigits(value, uncertainty float64) int {
	if !known(uncertainty) || value == 0 {
		return defaultDigits
	}
	digits := math.Floor(math.Log10(math.Abs(value))) - math.Floor(math.Log10(uncertainty)) + 2
	return int(min(max(digits, fewestDigits), mostDigits))
}

// To returns the number with as many decimals as its uncertainty, in the same
// unit, has up to its second digit, so that the numbers of a column align.
// Without an uncertainty it has four significant digits. Numbers from 10^6 on, and
// those that would have more than eight decimals, are as Supported writes them.
func (n Value) To(uncertainty float64) string {
	if !known(uncertainty) {
		return n.Rounded(defaultDigits)
	}
	if !n.Exists() {
		return ""
	}
	decimals := 1 - int(math.Floor(math.Log10(uncertainty)))
	if decimals > 8 || math.Abs(float64(n)) >= 1e6 {
		return n.Supported(uncertainty)
	}
	return strconv.FormatFloat(float64(n), 'f', max(decimals, 0), 64)
}
