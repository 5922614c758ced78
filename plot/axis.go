package plot

import "math"

// An Axis is a range of numbers along one side of a panel.
type Axis struct {
	Label string // without the unit
	Short string // the same in short, where Label takes more than a line; empty means none
	Unit  string // added in brackets; empty means none

	Min, Max float64 // the range, in data units; Min < Max, and Min > 0 if Log
	Log      bool    // logarithmic
	Counts   bool    // counts whole things: labelled 1,000 rather than 10^3
}

// Numbers beyond these are not drawn: arithmetic with them may overflow.
const (
	largest = 1e150 // magnitude
	finest  = 1e-9  // of a range's magnitude: the shortest range
)

// isRange reports whether lo to hi is a range that an axis can show.
func isRange(lo, hi float64) bool {
	magnitude := math.Max(math.Abs(lo), math.Abs(hi))
	return lo < hi && magnitude <= largest && hi-lo >= finest*magnitude
}

// drawable returns x, or NaN if it is too large to be drawn, or 0 if it is too
// small to be distinguished from 0.
func drawable(x float64) float64 {
	switch {
	case math.Abs(x) > largest:
		return math.NaN()
	case math.Abs(x) < 1/largest:
		return 0
	}
	return x
}

// xAxis returns an axis that shows the values from lo to hi, lo > 0 if log.
func xAxis(lo, hi float64, log bool) Axis {
	if log {
		lo, hi = logRange(math.Log10(lo), math.Log10(hi))
	} else {
		lo, hi = linearRange(lo, hi)
	}
	return Axis{Min: lo, Max: hi, Log: log}
}

// linearRange returns a range a little wider than lo to hi, and from 0 if lo
// is near it.
func linearRange(lo, hi float64) (float64, float64) {
	if !isRange(lo, hi) {
		lo, hi = about(lo, 0.5)
	}
	pad := rangePad * (hi - lo)
	if lo >= 0 && lo < hi/4 {
		return 0, hi + pad
	}
	return lo - pad, hi + pad
}

// about returns a range about v, as wide to either side as share of v.
func about(v, share float64) (lo, hi float64) {
	half := share * math.Abs(v)
	if v == 0 {
		half = 1
	}
	return v - half, v + half
}

// Shares of an axis's length.
const (
	rangePad  = 0.025 // left free beyond the values
	decadePad = 0.08  // left free to end at a power of ten
)

// logRange returns a range a little wider than 10^lo to 10^hi, or out to a
// power of ten that is near.
func logRange(lo, hi float64) (float64, float64) {
	if hi-lo < 1e-6 {
		lo, hi = lo-0.3, hi+0.3
	}
	span := hi - lo
	min, max := math.Pow(10, lo-rangePad*span), math.Pow(10, hi+rangePad*span)
	if k := math.Floor(lo + 1e-9); lo-k < decadePad*span {
		min = math.Pow10(int(k))
	}
	if k := math.Ceil(hi - 1e-9); k-hi < decadePad*span {
		max = math.Pow10(int(k))
	}
	return min, max
}
