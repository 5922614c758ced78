package ink

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// appendPath appends a path in the operators that PDF has, and PostScript as
// epsProlog names them. Curves with one control point are raised to cubics, the
// only curves that these have.
func appendPath(dst []byte, path vg.Path) []byte {
	var from vg.Point
	for _, comp := range path {
		switch comp.Type {
		case vg.MoveComp:
			dst = append(appendPoint(dst, comp.Pos, 3), " m\n"...)
		case vg.LineComp:
			dst = append(appendPoint(dst, comp.Pos, 3), " l\n"...)
		case vg.CurveComp:
			dst = appendCurve(dst, from, comp, 3)
		case vg.CloseComp:
			dst = append(dst, "h\n"...)
			continue
		}
		from = comp.Pos
	}
	return dst
}

// appendCurve appends a curve from a point on.
func appendCurve(dst []byte, from vg.Point, comp vg.PathComp, decimals int) []byte {
	for _, c := range cubic(from, comp) {
		dst = append(appendPoint(dst, c, decimals), ' ')
	}
	return append(appendPoint(dst, comp.Pos, decimals), " c\n"...)
}

// cubic returns the two control points of a curve as a cubic.
func cubic(from vg.Point, curve vg.PathComp) []vg.Point {
	if len(curve.Control) == 2 {
		return curve.Control
	}
	c := curve.Control[0].Scale(2)
	return []vg.Point{
		from.Add(c).Scale(1. / 3),
		curve.Pos.Add(c).Scale(1. / 3),
	}
}

// appendDash appends a dash pattern in brackets.
func appendDash(dst []byte, pattern []vg.Length) []byte {
	dst = append(dst, '[')
	for i, d := range pattern {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = appendNumber(dst, float64(d), 3)
	}
	return append(dst, ']')
}

// appendRGB appends the parts of a colour without its alpha, as shares of 1,
// each followed by a space.
func appendRGB(dst []byte, c color.NRGBA) []byte {
	for _, v := range []uint8{c.R, c.G, c.B} {
		dst = append(appendNumber(dst, float64(v)/255, 4), ' ')
	}
	return dst
}
