package study

import (
	"math"

	"evpkit/evp/number"
	"evpkit/evp/table"
)

// rounded returns a cell with a number to so many significant digits.
func rounded(x float64, digits int) table.Cell {
	return table.Rounded(x, number.Value(x).Rounded(digits))
}

// short returns a cell with a number to at most so many significant digits.
func short(x float64, digits int) table.Cell {
	return table.Rounded(x, number.Value(x).Short(digits))
}

// fixed returns a cell with a number to so many decimals.
func fixed(x float64, decimals int) table.Cell {
	return table.Rounded(x, number.Value(x).Fixed(decimals))
}

// toward returns a cell with a number to the decimal that its uncertainty
// supports.
func toward(x, uncertainty float64) table.Cell {
	return table.Rounded(x, number.Value(x).To(uncertainty))
}

// position returns a cell with a number of trials or a budget.
func position(x float64) table.Cell {
	if x == math.Trunc(x) && x < 1e6 {
		return table.Whole(int(x))
	}
	return short(x, 4)
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
	return fixed(p, 3)
}

// counted writes a number of things: "1 trial", "1,200 trials".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return number.Count(n) + " " + thing + "s"
}
