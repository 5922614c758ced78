package sheet

import "math"

// A Series is one curve with its band. X, Y, Lower and Upper have the same
// length; NaN is a gap.
type Series struct {
	Name  string // in the legend; equal names are one entry
	Style Style
	X, Y  []float64 // in data units, X ascending

	// Lower and Upper are the ends of the band in data units; where one is infinite
	// the other goes on as a thin line.
	Lower, Upper []float64
	Band         string // what the legend calls the band; empty means nothing
	Law          string // what the legend calls the lines of series with this Law, once; empty means nothing

	Dots []Dot // single trials, drawn as dots and as a rug along the x axis

	End   float64 // x at which the series' own data end: what lies beyond is dashed and fainter; NaN means none
	Weak  float64 // x from which the band is fainter, up to End; 0 means none
	Jumps []Jump  // where the series may change: with one between two points it is drawn as a step

	Listed   bool // points, joined by a thin line: not a curve
	Fitted   bool // a thin line with dashes of its own: a fitted law, not data
	Level    bool // a thin dotted line: a level to be reached, not data
	Unlisted bool // without an entry in the legend
}

// A Dot is one trial. Its Y is NaN if it has no score: then only the rug shows
// it.
type Dot struct{ X, Y float64 }

// A Jump is a rise or fall of a series between two x, which may be equal.
type Jump struct{ From, To float64 }

// hasBand reports whether the series has a band at point k.
func (s Series) hasBand(k int) bool { return !math.IsNaN(s.Lower[k]) && !math.IsNaN(s.Upper[k]) }

// banded reports whether the series has a band anywhere.
func (s Series) banded() bool {
	for k := range s.X {
		if s.hasBand(k) {
			return true
		}
	}
	return false
}
