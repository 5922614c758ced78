package plot

import (
	"math"
	"strconv"
	"strings"
)

// A Tick is a mark on an axis.
type Tick struct {
	Value float64 // in data units
	Label string  // markup; empty for a minor tick
}

// Minor reports whether the tick has no label.
func (t Tick) Minor() bool { return t.Label == "" }

// steps are the mantissas of tick steps, times ten.
var steps = []int64{10, 20, 25, 50, 100}

// linearTicks returns at most most ticks (at least one fits always) between
// lo < hi, at multiples of 1, 2, 2.5 or 5 times a power of ten, with a
// constant number of decimals. Labels are to be multiplied by 10^exponent,
// which is 0 unless the numbers are very large or very small.
func linearTicks(lo, hi float64, most int) (ticks []Tick, exponent int) {
	mantissa, power := tickStep(lo, hi, most)
	step := float64(mantissa) * math.Pow10(power)
	exponent = commonExponent(math.Max(math.Abs(lo), math.Abs(hi)))
	shift := power - exponent // of the last digit of the mantissa
	decimals := max(0, -shift)
	if mantissa%10 == 0 {
		decimals = max(0, -shift-1)
	}
	slack := 1e-9 * (hi - lo) / step
	for i := math.Ceil(lo/step - slack); i <= math.Floor(hi/step+slack); i++ {
		if i == 0 {
			i = 0 // not -0
		}
		n := i * float64(mantissa)
		ticks = append(ticks, Tick{times10(n, power), decimal(times10(n, shift), decimals)})
	}
	return ticks, exponent
}

// betweenTicks returns the minor ticks, four or three to a step, that go with
// linearTicks.
func betweenTicks(lo, hi float64, most int) []Tick {
	mantissa, power := tickStep(lo, hi, most)
	parts := int64(5)
	if mantissa == 20 {
		parts = 4
	}
	step := float64(mantissa/parts) * math.Pow10(power)
	var ticks []Tick
	for i := math.Ceil(lo / step); i <= math.Floor(hi/step); i++ {
		if int64(i)%parts != 0 {
			ticks = append(ticks, Tick{Value: i * step})
		}
	}
	return ticks
}

// tickStep returns the smallest step mantissa × 10^power that gives at most
// most ticks between lo and hi.
func tickStep(lo, hi float64, most int) (mantissa int64, power int) {
	span := hi - lo
	for power = int(math.Floor(math.Log10(span/float64(max(most, 1))))) - 2; ; power++ {
		for _, m := range steps {
			step := float64(m) * math.Pow10(power)
			slack := 1e-9 * span / step
			if math.Floor(hi/step+slack)-math.Ceil(lo/step-slack)+1 <= float64(max(most, 1)) {
				if m == 100 {
					return 10, power + 1
				}
				return m, power
			}
		}
	}
}

// commonExponent returns the power of ten to be taken out of the labels of
// numbers up to magnitude: 0 from 0.001 to 99 999.
func commonExponent(magnitude float64) int {
	if magnitude == 0 || magnitude >= 1e-2 && magnitude < 1e5 {
		return 0
	}
	return int(math.Floor(math.Log10(magnitude) + 1e-12))
}

// times10 returns n × 10^k, rounded once for the k of tick labels.
func times10(n float64, k int) float64 {
	if k < 0 {
		return n / math.Pow10(-k)
	}
	return n * math.Pow10(k)
}

// decimal writes x with the given decimals, a true minus sign and, from 1,000
// on, commas between the thousands.
func decimal(x float64, decimals int) string {
	digits := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if x < 0 && strings.Trim(digits, "0.") != "" {
		return "−" + whole
	}
	return whole
}
