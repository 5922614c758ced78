package evp

import "math"

// An Interval is a range of plausible values, ends included, Lower ≤ Upper.
//
// NaN stands for an end that does not exist. If one end is NaN the interval is open
// on that side: the data bound the value on the other side only. If both are NaN
// there is no interval at all. The zero value is the interval from 0 to 0.
type Interval struct {
	Lower, Upper float64
}

// NewInterval returns the interval from lower to upper, either of which may be
// infinite or NaN if the interval is open on its side.
func NewInterval(lower, upper float64) Interval {
	return Interval{Lower: nanIfInfinite(lower), Upper: nanIfInfinite(upper)}
}

// NoInterval returns an interval that does not exist.
func NoInterval() Interval { return Interval{Lower: math.NaN(), Upper: math.NaN()} }

// Exists reports whether the interval has at least one end.
func (i Interval) Exists() bool { return !math.IsNaN(i.Lower) || !math.IsNaN(i.Upper) }

// Open reports on which sides an interval that exists has no end.
func (i Interval) Open() (lower, upper bool) {
	return i.Exists() && math.IsNaN(i.Lower), i.Exists() && math.IsNaN(i.Upper)
}

// Ends returns the ends for drawing: −Inf or +Inf where an interval that exists is
// open. Both are NaN if there is no interval.
func (i Interval) Ends() (lower, upper float64) {
	lower, upper = i.Lower, i.Upper
	switch openBelow, openAbove := i.Open(); {
	case openBelow:
		lower = math.Inf(-1)
	case openAbove:
		upper = math.Inf(1)
	}
	return lower, upper
}

// Negated returns the interval of −x for x in the interval.
func (i Interval) Negated() Interval {
	return Interval{Lower: 0 - i.Upper, Upper: 0 - i.Lower} // not −0 for 0
}

// Contains reports whether x lies in the interval, an open side having no end. An
// interval that does not exist contains nothing.
func (i Interval) Contains(x float64) bool {
	return i.Exists() && !(x < i.Lower) && !(x > i.Upper)
}

// nanIfInfinite returns x, or NaN if it is infinite.
func nanIfInfinite(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
