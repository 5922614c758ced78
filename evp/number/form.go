package number

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Measure is a number and how exactly people should see it: to a number of
// significant digits or, if it has an uncertainty, to the place of the
// uncertainty's second digit, but to so many digits at least.
type Measure struct {
	Value       float64
	Digits      int     // significant digits; with an uncertainty, 0 leaves it to that
	Uncertainty float64 // in the unit of Value; one that is not above 0 and finite is none
	Short       bool    // zeros at the end say nothing: 1e17, not 1.000e17
}

// A Form is how numbers look that people compare with one another, such as those
// of a column: all have as many decimals, or all have an exponent and as many
// digits before it. Whole numbers have commas between thousands. The zero value is
// that of whole numbers.
type Form struct {
	decimals   int // of the number; of its mantissa, if it has an exponent
	scientific bool
}

// mostFixed is how many digits, before and after the point, numbers without an
// exponent have at most. More of them are hard to read, and none of our numbers is
// known so well.
const mostFixed = 7

// smallestFixed is the exponent of the smallest number that is the largest of a
// column without exponents: 0.0001.
const smallestFixed = -4

// FormOf returns the form of numbers. Of numbers without an uncertainty the
// largest has its digits and the smallest but zero at least two. If there are
// uncertainties, they decide by their median, but the smallest has at least one digit,
// and the largest that has a number of digits has these. Exponents come in where this takes more than seven digits, and
// where all numbers are below 0.0001 or short and four decades apart. Numbers that do not exist are ignored.
func FormOf(all []Measure) Form {
	exist := slices.DeleteFunc(slices.Clone(all), func(m Measure) bool { return !Value(m.Value).Exists() })
	largest, smallest := extremes(exist)
	if largest.Value == 0 {
		return Form{decimals: max(uncertainDecimals(exist), 0)}
	}
	top := largest.exponent()
	before := max(top+1, 0) // digits before the point
	if !slices.ContainsFunc(exist, func(m Measure) bool { return !m.whole() }) && before <= mostFixed {
		return Form{}
	}
	decimals := uncertainDecimals(exist)
	if decimals < 0 {
		decimals = digitDecimals(exist, largest, smallest)
	} else {
		decimals = min(decimals, max(mostFixed-before, 0))
	}
	wide := allShort(exist) && top-smallest.exponent() >= wideShort
	if wide || top < smallestFixed || before+max(decimals, 0) > mostFixed {
		return Form{decimals: mantissaDecimals(exist), scientific: true}
	}
	return Form{decimals: max(decimals, 0)}
}

// wideShort is how many decades apart short numbers are that have an exponent, as people
// write a range of learning rates: from 1e-5 to 1e-1.
const wideShort = 4

// allShort reports whether all numbers are short.
func allShort(all []Measure) bool {
	return !slices.ContainsFunc(all, func(m Measure) bool { return !m.Short })
}

// Text returns a number in the form; "" if it does not exist. It has no negative
// zero.
func (f Form) Text(x float64) string {
	switch {
	case !Value(x).Exists():
		return ""
	case f.scientific && x == 0:
		return "0"
	case f.scientific:
		return shortExponent(strconv.FormatFloat(x, 'e', f.decimals, 64))
	case f.decimals == 0:
		return Count(int(math.Round(x)))
	}
	return Value(x).Fixed(f.decimals)
}

// extremes returns the largest and the smallest of numbers by their absolute value,
// without zeros; zero values if there are no others.
func extremes(all []Measure) (largest, smallest Measure) {
	for _, m := range all {
		size := math.Abs(m.Value)
		if size > math.Abs(largest.Value) {
			largest = m
		}
		if size > 0 && (smallest.Value == 0 || size < math.Abs(smallest.Value)) {
			smallest = m
		}
	}
	return largest, smallest
}

// whole reports whether the number has no decimals to show.
func (m Measure) whole() bool { return !known(m.Uncertainty) && m.Value == math.Trunc(m.Value) }

// exponent returns the exponent of the number, which is not 0, rounded to its
// digits.
func (m Measure) exponent() int {
	_, power, _ := strings.Cut(strconv.FormatFloat(m.Value, 'e', max(m.Digits, 1)-1, 64), "e")
	exponent, _ := strconv.Atoi(power)
	return exponent
}

// decimals returns how many decimals show the number, which is not 0, with its
// digits; below 0, its last digits are not worth showing. Of a short number, it is
// the smallest number of decimals that shows the same.
func (m Measure) decimals() int { return m.mantissa() - m.exponent() }

// mantissa returns how many decimals the number's mantissa has by itself.
func (m Measure) mantissa() int {
	digits := max(m.Digits, 1) - 1
	if !m.Short {
		return digits
	}
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(m.Value, 'e', digits, 64), "e")
	whole, decimals, _ := strings.Cut(mantissa, ".")
	return min(len(strings.TrimRight(decimals, "0")), digits+len(whole))
}

// uncertainDecimals returns how many decimals of numbers their uncertainties support,
// at least 0; −1 if there is none.
func uncertainDecimals(all []Measure) int {
	var places []int
	var least []Measure // that have a number of digits
	for _, m := range all {
		if known(m.Uncertainty) {
			places = append(places, 1-int(math.Floor(math.Log10(m.Uncertainty))))
			if m.Digits > 0 {
				least = append(least, m)
			}
		}
	}
	if places == nil {
		return -1
	}
	slices.Sort(places)
	out := max(places[len(places)/2], places[len(places)-1]-1, 0)
	if largest, _ := extremes(least); largest.Value != 0 {
		out = max(out, largest.decimals())
	}
	return out
}

// digitDecimals returns with how many decimals the largest of numbers has its digits
// and the smallest at least two. If all are short, there are no more than one of them
// needs.
func digitDecimals(all []Measure, largest, smallest Measure) int {
	largest.Short, smallest.Short = false, false
	out := max(largest.decimals(), smallest.decimals()-max(smallest.Digits-2, 0))
	needed := 0
	for _, m := range all {
		if m.Value != 0 {
			needed = max(needed, m.decimals())
		}
	}
	return min(out, needed)
}

// mantissaDecimals returns how many decimals the mantissas of numbers have that
// all have an exponent.
func mantissaDecimals(all []Measure) int {
	out := 0
	for _, m := range all {
		switch {
		case m.Value == 0:
		case known(m.Uncertainty):
			out = max(out, supportedDigits(m.Value, m.Uncertainty)-1)
		default:
			out = max(out, m.mantissa())
		}
	}
	return out
}
