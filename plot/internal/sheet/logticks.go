package sheet

import (
	"math"
	"slices"
)

// logTicks returns the ticks of a logarithmic axis from lo to hi, 0 < lo < hi.
// Decades are labelled, or every second or third one where the labels would not
// fit; over less than one and a half decades, 2 and 5 times the powers of ten as
// well; and where all that gives fewer than two labels, round numbers. There are
// minor ticks at 2, 3, …, 9 times the powers of ten. If plain, labels are numbers
// such as 1,000 instead of 10^{3}, and within a decade every multiple has one if
// they fit. fits says whether labels fit side by side.
func logTicks(lo, hi float64, plain bool, fits func([]Tick) bool) Scale {
	var best Scale
	for _, s := range logScales(lo, hi, plain) {
		labelled := slices.DeleteFunc(slices.Clone(s.Ticks), Tick.Minor)
		if !fits(labelled) || len(labelled) <= len(best.Labels()) {
			continue
		}
		if best = s; len(labelled) >= 2 {
			break
		}
	}
	return best
}

// logScales returns the scales to be tried, best first.
func logScales(lo, hi float64, plain bool) []Scale {
	var fine, coarse []Scale
	decades := math.Log10(hi / lo)
	if plain && decades < 1 {
		fine = append(fine, Scale{Ticks: withMinor(multiples(lo, hi, plain, 1, 2, 3, 4, 5, 6, 7, 8, 9), lo, hi)})
	}
	for _, of := range [][]float64{{1, 2, 5}, {1, 3}} {
		fine = append(fine, Scale{Ticks: withMinor(multiples(lo, hi, plain, of...), lo, hi)})
	}
	for most := 6; most >= 2; most-- {
		s := linearTicks(lo, hi, most)
		s.Ticks = append(s.Ticks, betweenTicks(lo, hi, most)...)
		fine = append(fine, s)
	}
	for stride := 1; stride <= int(decades)+1; stride++ {
		coarse = append(coarse, Scale{Ticks: withMinor(everyDecade(lo, hi, plain, stride), lo, hi)})
	}
	if decades < 1.5 || plain && decades < 2.7 {
		return append(fine, coarse...)
	}
	return append(coarse, fine...)
}

// multiples returns ticks at the given multiples of the powers of ten.
func multiples(lo, hi float64, plain bool, of ...float64) []Tick {
	var ticks []Tick
	for k := decade(lo) - 1; k <= decade(hi)+1; k++ {
		for _, m := range of {
			if v := times10(m, k); within(v, lo, hi) {
				ticks = append(ticks, Tick{v, powerLabel(m, k, plain)})
			}
		}
	}
	return ticks
}

// everyDecade returns ticks at the powers of ten whose exponent is a multiple
// of stride.
func everyDecade(lo, hi float64, plain bool, stride int) []Tick {
	var ticks []Tick
	for k := decade(lo) - 1; k <= decade(hi)+1; k++ {
		if v := math.Pow10(k); k%stride == 0 && within(v, lo, hi) {
			ticks = append(ticks, Tick{v, powerLabel(1, k, plain)})
		}
	}
	return ticks
}

// withMinor adds minor ticks at the multiples 1, 2, …, 9 of the powers of ten
// that are not labelled; only at the powers themselves if these are very many.
func withMinor(labelled []Tick, lo, hi float64) []Tick {
	of := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}
	if math.Log10(hi/lo) > 12 {
		of = of[:1]
	}
	all := labelled
	for _, t := range multiples(lo, hi, false, of...) {
		if !slices.ContainsFunc(labelled, func(l Tick) bool { return l.Value == t.Value }) {
			all = append(all, Tick{Value: t.Value})
		}
	}
	return all
}

// decade returns the largest k with 10^k ≤ v.
func decade(v float64) int { return int(math.Floor(math.Log10(v) + 1e-12)) }

// within reports whether lo ≤ v ≤ hi, up to rounding.
func within(v, lo, hi float64) bool { return v >= lo*(1-1e-9) && v <= hi*(1+1e-9) }
