package study

import (
	"math"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// position returns a cell with a number of trials or a budget.
func position(x float64) table.Cell { return table.Short(x, 4) }

// fewest is how many significant digits the largest estimate of a column has at least,
// however little is known of it: enough to tell models apart. Without an interval it
// has one more.
const fewest = 3

// measured returns how exactly people should see an estimate and the ends of its
// interval, half of which is the uncertainty of all three.
func measured(estimate float64, i evp.Interval) (x, lower, upper number.Measure) {
	half := halfWidth(i, estimate)
	x = number.Measure{Value: estimate, Digits: fewest, Uncertainty: half}
	if half == 0 {
		x.Digits++
	}
	end := number.Measure{Digits: 1, Uncertainty: half} // of no interval, if half is 0
	if half > 0 {
		end.Digits = 0
	}
	lower, upper = end, end
	lower.Value, upper.Value = i.Lower, i.Upper
	return x, lower, upper
}

// halfWidth returns half the width of the interval of an estimate; of one that is open
// on a side, how far its other end is from the estimate; 0 if that is not known.
func halfWidth(i evp.Interval, estimate float64) float64 {
	if half := (i.Upper - i.Lower) / 2; number.Value(half).Exists() {
		return half
	}
	return math.Max(number.Value(i.Upper-estimate).Or(0), number.Value(estimate-i.Lower).Or(0))
}

// rangeCells returns cells with the ends of the range of a column of a log. The columns
// of a log are in units of their own, so only the two of a row have one form.
func rangeCells(low, high float64) (least, most table.Cell) {
	ends := []number.Measure{{Value: low, Digits: 4, Short: true}, {Value: high, Digits: 4, Short: true}}
	form := number.FormOf(ends)
	return table.Rounded(low, form.Text(low)), table.Rounded(high, form.Text(high))
}

// probability returns a cell with a probability to three decimals. If it would
// round to 0 or 1 and is neither, people see that it is beyond them.
func probability(p float64) table.Cell {
	switch {
	case p > 0 && p < 0.0005:
		return table.Rounded(p, "<0.001")
	case p < 1 && p >= 0.9995:
		return table.Rounded(p, ">0.999")
	}
	return table.Rounded(p, number.Value(p).Fixed(3))
}

// counted writes a number of things: "1 trial", "1,200 trials".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return number.Count(n) + " " + thing + "s"
}
