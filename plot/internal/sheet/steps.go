package sheet

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// stepTies is the share by which budgets that count as equal may differ.
const stepTies = 1e-9

// stepped returns the series with its steps as they are: between two points
// with exactly one jump between them it stays level up to the jump and from its
// end on. Where there are more jumps, they are closer together than the points.
// A series that starts within a jump starts at its end: part of an upright line
// would look like a step.
func (s Series) stepped() Series {
	if len(s.Jumps) == 0 {
		return s
	}
	from := s
	s.X, s.Y, s.Lower, s.Upper = nil, nil, nil, nil
	add := func(x float64, k int) {
		s.X, s.Y = append(s.X, x), append(s.Y, from.Y[k])
		s.Lower, s.Upper = append(s.Lower, from.Lower[k]), append(s.Upper, from.Upper[k])
	}
	for k, x := range from.X {
		if k == 0 && len(from.X) > 1 {
			if j, ok := jumpBetween(s.Jumps, x, from.X[1]); ok && j.From <= x && j.To > x && j.To < from.X[1] {
				continue
			}
		}
		if k > 0 {
			if j, ok := jumpBetween(s.Jumps, from.X[k-1], x); ok {
				if j.From > from.X[k-1] {
					add(math.Min(j.From, x), k-1)
				}
				if j.To < x {
					add(math.Max(j.To, from.X[k-1]), k)
				}
			}
		}
		add(x, k)
	}
	return s
}

// jumpBetween returns the only jump between a and b; ok is false if there are
// none or more.
func jumpBetween(jumps []Jump, a, b float64) (j Jump, ok bool) {
	first, _ := slices.BinarySearchFunc(jumps, a*(1+stepTies), func(j Jump, x float64) int {
		if j.To <= x {
			return -1
		}
		return 1
	})
	if first == len(jumps) || jumps[first].From > b*(1+stepTies) {
		return j, false
	}
	only := first+1 == len(jumps) || jumps[first+1].From > b*(1+stepTies)
	return jumps[first], only
}

// Steps that do not show, in widths of the line.
const (
	lowStep   = 1. // high
	shortStep = 4. // long
)

// smoothed returns a line of steps without those that its width hides: where a
// short level part is less than the line's width above or below its neighbour,
// the line runs straight from middle to middle, no further than half the width
// from where it should be. Dashes would be torn there.
func smoothed(line []vg.Point, width float64) []vg.Point {
	var smooth []vg.Point
	low := func(k int) bool { // the step from point k-1 to point k
		return k > 0 && k < len(line) && math.Abs(float64(line[k].Y-line[k-1].Y)) < lowStep*width
	}
	for first := 0; first < len(line); {
		end := first + 1
		for end < len(line) && math.Abs(float64(line[end].Y-line[first].Y)) < 0.01*width {
			end++
		}
		a, b := line[first], line[end-1]
		before, after := low(first), low(end)
		switch short := float64(b.X-a.X) < shortStep*width; {
		case a == b || short && after && !before:
			smooth = append(smooth, a)
		case short && before && after:
			smooth = append(smooth, a.Add(b).Scale(0.5))
		case short && before:
			smooth = append(smooth, b)
		default:
			smooth = append(smooth, a, b)
		}
		first = end
	}
	return smooth
}
