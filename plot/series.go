package plot

import (
	"cmp"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
)

// A Series is one curve with its band. X, Y, Lower and Upper have the same
// length; NaN is a gap.
type Series struct {
	Name  string // in the legend; equal names are one entry
	Style Style
	X, Y  []float64 // in data units, X ascending

	// Lower and Upper are the ends of the band in data units. Where one is infinite
	// the band is not filled, and the other goes on as a thin line.
	Lower, Upper []float64
	Band         string // what the legend calls the band: see BandLabel
	Law          string // what the legend calls the lines of series with this Law, once; empty: nothing

	// Dots are single trials, drawn as dots, and as a rug along the x axis
	// those without a score too.
	Dots []Dot

	// End is the x at which the series' own data end: what lies beyond is
	// drawn dashed and fainter. NaN means that there is no such x.
	End float64

	// Weak is the x from which the band may hold less often than it says; up to
	// End it is drawn fainter there. 0 means that there is no such x.
	Weak float64

	// Jumps are where the series may change, as in evp.Curve: with one between
	// two points it is drawn as a step.
	Jumps []evp.Jump

	reaches []evp.Reach // of each of the Options' References

	Listed   bool // points, joined by a thin line: not a curve
	Fitted   bool // a thin line with dashes of its own: a fitted law, not data
	Level    bool // a thin dotted line: a level to be reached, not data
	Unlisted bool // without an entry in the legend
	Faint    bool // in Stack: a line that is fainter than its name's look
}

// mostListed is how many points of a series are drawn as such: more are drawn as
// a curve.
const mostListed = 50

// newSeries returns the curve in the order of x, without points that have no
// place on the axis.
func newSeries(c evp.Curve, name string, log bool) Series {
	points := slices.DeleteFunc(slices.Clone(c.Points), func(p evp.Point) bool {
		x := drawable(p.X)
		return math.IsNaN(x) || log && x <= 0
	})
	slices.SortStableFunc(points, func(a, b evp.Point) int { return cmp.Compare(a.X, b.X) })
	points = slices.CompactFunc(points, func(a, b evp.Point) bool { return a.X == b.X })
	s := Series{
		Name: name, End: c.End, Weak: c.BandWeakFrom, Band: BandLabel(c.Band, c.Confidence),
		Jumps: c.Jumps, Listed: c.Listed && len(points) <= mostListed,
	}
	if !(s.End > 0) {
		s.End = math.NaN()
	}
	if s.Listed {
		s.Jumps = nil
	}
	for _, p := range points {
		lower, upper := bandEnds(p.Lower, p.Upper)
		s.X, s.Y = append(s.X, p.X), append(s.Y, drawable(p.Estimate))
		s.Lower, s.Upper = append(s.Lower, lower), append(s.Upper, upper)
	}
	return s
}

// bandEnds returns the ends of a band, one that does not exist as infinite
// unless neither does.
func bandEnds(lower, upper float64) (float64, float64) {
	switch noLower, noUpper := math.IsNaN(lower), math.IsNaN(upper); {
	case noLower && !noUpper:
		return math.Inf(-1), upper
	case noUpper && !noLower:
		return lower, math.Inf(1)
	}
	return lower, upper
}

// span returns the first and the last x at which the series has an estimate;
// ok is false if it has none.
func (s Series) span() (first, last float64, ok bool) {
	first, last = math.NaN(), math.NaN()
	for i, y := range s.Y {
		if math.IsNaN(y) {
			continue
		}
		if !ok {
			first, ok = s.X[i], true
		}
		last = s.X[i]
	}
	return first, last, ok
}

// placed returns the series as it can be drawn: its name cleaned, no points
// without a place on the axis, a band of NaN and an end of NaN if it has none.
func (s Series) placed(log bool) Series {
	none := slices.Repeat([]float64{math.NaN()}, len(s.X))
	from := s
	if from.Lower == nil {
		from.Lower, from.Upper = none, none
	}
	s.X, s.Y, s.Lower, s.Upper = nil, nil, nil, nil
	for k, x := range from.X {
		if x = drawable(x); math.IsNaN(x) || log && x <= 0 {
			continue
		}
		s.X, s.Y = append(s.X, x), append(s.Y, drawable(from.Y[k]))
		lower, upper := bandEnds(from.Lower[k], from.Upper[k])
		s.Lower, s.Upper = append(s.Lower, lower), append(s.Upper, upper)
	}
	s.Name = sheet.Clean(s.Name)
	if !(s.End > 0) {
		s.End = math.NaN()
	}
	return s
}

// negated returns the series of the opposite differences.
func (s Series) negated() Series {
	lower, upper := s.Lower, s.Upper
	s.Y, s.Lower, s.Upper = slices.Clone(s.Y), slices.Clone(upper), slices.Clone(lower)
	for k := range s.Y {
		s.Y[k], s.Lower[k], s.Upper[k] = -s.Y[k], -s.Lower[k], -s.Upper[k]
	}
	return s
}
