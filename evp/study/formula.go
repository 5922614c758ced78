package study

import (
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/evp/number"
)

// Formula writes a law with its parameters, for people. That of a power law is
// c − g·(x/x1)^−k with the first x1 that it was fitted to: g, in score units, is
// what was still to gain there, where d = g·x1^k would be a number without a
// meaning of its own.
func Formula(f evp.Fit) string {
	switch {
	case !f.Identified():
		return f.Law.String() + ": not identified"
	case f.Law == evp.LogLinear:
		return fmt.Sprintf("%s %s·log10 x", number.Value(f.Params[0]).Short(4), signed(f.Params[1]))
	}
	c, d, k := f.Params[0], f.Params[1], f.Params[2]
	x := "x"
	if first := number.Value(f.From).Short(4); first != "1" {
		x = "(x/" + first + ")"
	}
	return fmt.Sprintf("%s %s·%s^−%s", number.Value(c).Short(4), signed(-d*math.Pow(f.From, -k)), x,
		number.Value(k).Short(3))
}

// signed writes a number with its sign apart, to be added to another.
func signed(x float64) string {
	if x < 0 {
		return "− " + number.Value(-x).Short(3)
	}
	return "+ " + number.Value(x).Short(3)
}
