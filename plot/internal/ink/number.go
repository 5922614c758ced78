package ink

import (
	"math"
	"strconv"

	"gonum.org/v1/plot/vg"
)

// appendNumber appends x rounded to the given number of decimals, without
// trailing zeros and never as "-0". What is not a number is written as 0: a
// broken coordinate must not break the file.
func appendNumber(dst []byte, x float64, decimals int) []byte {
	scale := math.Pow10(decimals)
	x = math.Round(x*scale) / scale
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return append(dst, '0')
	}
	return strconv.AppendFloat(dst, x, 'f', -1, 64)
}

// appendPoint appends a point's coordinates, separated by a space.
func appendPoint(dst []byte, p vg.Point, decimals int) []byte {
	dst = appendNumber(dst, float64(p.X), decimals)
	dst = append(dst, ' ')
	return appendNumber(dst, float64(p.Y), decimals)
}
