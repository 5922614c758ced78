package sheet

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

// At returns where v lies between Min (0) and Max (1).
func (a Axis) At(v float64) float64 {
	if a.Log {
		return math.Log10(math.Max(v, 0)/a.Min) / math.Log10(a.Max/a.Min)
	}
	return (v - a.Min) / (a.Max - a.Min)
}

// scale returns the axis's ticks, of which most may be labelled if it is
// linear. fits says whether labels fit side by side.
func (a Axis) scale(most int, fits func([]Tick) bool) Scale {
	if a.Log {
		return logTicks(a.Min, a.Max, a.plain(), fits)
	}
	if a.Counts {
		most = min(most, int(math.Min(a.Max-a.Min, 1e6))+1)
	}
	for ; most > 1; most-- {
		if s := linearTicks(a.Min, a.Max, most); fits(s.Ticks) {
			return s
		}
	}
	return linearTicks(a.Min, a.Max, 1)
}

// plain reports whether labels are written as numbers, not as powers of ten.
func (a Axis) plain() bool {
	if a.Counts {
		return a.Max < 1e6
	}
	return a.Min >= 1e-3 && a.Max < 1e5
}

// caption returns the axis's label with its unit, preceded by the power of ten
// that the numbers on the axis are to be multiplied by.
func (a Axis) caption(power int) Phrase {
	p := literal(a.Label)
	var bracket Phrase
	switch {
	case power != 0 && a.Unit != "":
		bracket = append(markup(powerLabel(1, power, false)+" "), literal(a.Unit)...)
	case power != 0:
		bracket = markup("×" + powerLabel(1, power, false))
	case a.Unit != "":
		bracket = literal(a.Unit)
	default:
		return p
	}
	p = append(p, piece{text: " ("})
	p = append(p, bracket...)
	return append(p, piece{text: ")"})
}

// fits returns a function that reports whether labels fit side by side on a
// horizontal axis of the given length in points.
func (a Axis) fits(length float64, t typesetter) func([]Tick) bool {
	return func(ticks []Tick) bool {
		end := math.Inf(-1)
		for _, tick := range ticks {
			half := t.TickWidth(tick) / 2
			x := a.At(tick.Value) * length
			if x-half < end+0.6*t.TickSize {
				return false
			}
			end = x + half
		}
		return true
	}
}

// fitsUpright returns a function that reports whether labels fit above each
// other on a vertical axis of the given length. A linear one never has more
// ticks than fit.
func (a Axis) fitsUpright(length, size float64) func([]Tick) bool {
	return func(ticks []Tick) bool {
		for k := range ticks {
			if a.Log && k > 0 && (a.At(ticks[k].Value)-a.At(ticks[k-1].Value))*length < 1.4*size {
				return false
			}
		}
		return true
	}
}
