package number

import (
	"encoding/json"
	"math"
	"strconv"
)

// A Value is a number that may not exist: NaN and the infinities do not. One that
// does not exist is null in JSON and an empty text everywhere else.
type Value float64

// Exists reports whether the number is finite.
func (n Value) Exists() bool { return !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0) }

// Or returns the number, or another one if it does not exist.
func (n Value) Or(other float64) float64 {
	if !n.Exists() {
		return other
	}
	return float64(n)
}

// MarshalJSON returns the shortest form that reads back the same.
func (n Value) MarshalJSON() ([]byte, error) {
	if !n.Exists() {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// Cell returns the number as a CSV cell: the shortest form that reads back the
// same. Whole numbers below 10^15, which float64 holds exactly, have no exponent.
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
