package evp

import (
	"cmp"
	"math"
	"slices"
)

// LeastClosed is the share of a curve over which its band must have both ends to be
// drawn as one: with less, what is seen is an accident of where so few trials happen
// to bound it.
const LeastClosed = 0.25

// ClosedShare returns the share of a curve over which its band has both ends, in
// [0, 1]: by length on a logarithmic x axis, between neighbours that both have both
// ends. The x ascend and have one interval each; those of them that are 0 or less
// have no length. A curve of one x has the share 1 or 0.
func ClosedShare(x []float64, bands []Interval) float64 {
	closed := func(k int) bool {
		lower, upper := bands[k].Ends()
		return math.Abs(lower) <= math.MaxFloat64 && math.Abs(upper) <= math.MaxFloat64
	}
	whole, part := 0.0, 0.0
	for k := 1; k < len(x); k++ {
		if !(x[k-1] > 0) {
			continue
		}
		length := math.Log(x[k] / x[k-1])
		if whole += length; closed(k-1) && closed(k) {
			part += length
		}
	}
	switch {
	case whole > 0:
		return part / whole
	case len(x) > 0 && closed(0):
		return 1
	}
	return 0
}

// MostlyOpen reports whether the curve's band is open, on either side or on both,
// over so much of the curve that figures do not draw it: its ClosedShare is below
// LeastClosed. A curve is not if no band was asked for or none could be made, or if
// its points were listed one by one: each of these shows its own interval.
func (c *Curve) MostlyOpen() bool {
	if c.Listed {
		return false
	}
	points := slices.DeleteFunc(slices.Clone(c.Points), func(p Point) bool { return math.IsNaN(p.Estimate) })
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	var x []float64
	var bands []Interval
	exists := false
	for _, p := range points {
		x, bands = append(x, p.X), append(bands, p.Interval)
		exists = exists || NewInterval(p.Lower, p.Upper).Exists()
	}
	if !exists && (!c.Band.IsConfidence() || c.warned(WarnBandNone)) {
		return false
	}
	return len(x) > 0 && ClosedShare(x, bands) < LeastClosed
}

// warned reports whether the curve has a warning of the code.
func (c *Curve) warned(code WarningCode) bool {
	return slices.ContainsFunc(c.Warnings, func(w Warning) bool { return w.Code == code })
}
