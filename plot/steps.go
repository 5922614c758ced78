package plot

import (
	"math"
	"slices"

	"evpkit/evp"
	"gonum.org/v1/plot/vg"
)

// stepTies is the share by which budgets that count as equal may differ.
const stepTies = 1e-9

// stepped returns the series with its steps as they are: between two points
// with one jump between them it stays level up to the jump and from its end
// on. More jumps than one are nearer to each other than the points. A series
// that starts within a jump starts at its end: part of an upright line would
// look like a step.
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

// Steps that do not show, in widths of the line.
const (
	lowStep   = 1. // high
	shortStep = 4. // long
)

// smoothed returns a line of steps without those that its width hides: where a
// short level part is less than the line's width above or below its neighbour
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

// jumpBetween returns the only jump between a and b; ok is false if there are
// none or more.
func jumpBetween(jumps []evp.Jump, a, b float64) (j evp.Jump, ok bool) {
	first, _ := slices.BinarySearchFunc(jumps, a*(1+stepTies), func(j evp.Jump, x float64) int {
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

// Numbers of the look of points that are no curve.
const (
	mostListed  = 50  // of a series: more are drawn as a curve
	joinWidth   = 0.5 // of a curve's line, of the line that joins points
	joinAlpha   = 0.6
	pointRadius = 1.5 // in widths of a curve's line
	whiskerWide = 0.7 // width of a point's band, in widths of a curve's line

	whiskerPitch = 0.9 // from series to series, so that bands at one x are all seen
)

// whiskers returns the bands of a listed series in panel i, one upright line
// per point, clipped to the frame.
func (s *sheet) whiskers(i int, series Series) [][]vg.Point {
	if !series.Listed {
		return nil
	}
	var lines [][]vg.Point
	all := s.Panels[i].Series
	place := slices.IndexFunc(all, func(x Series) bool { return x.Name == series.Name })
	aside := vg.Length((float64(place) - float64(len(all)-1)/2) * whiskerPitch * s.Theme.LineWidth)
	f := s.frames[i]
	for k, x := range series.X {
		if series.bandKnown(k) {
			at := min(max(s.x(i, x)+aside, f.Min.X), f.Max.X)
			lines = append(lines, []vg.Point{{X: at, Y: s.y(i, series.Lower[k])}, {X: at, Y: s.y(i, series.Upper[k])}})
		}
	}
	return clipLines(f, lines)
}

// drawListed draws points with their bands, joined by a thin line.
func (s *sheet) drawListed(i int, series Series) {
	thin := Style{faded(series.Style.Color, joinAlpha), series.Style.Dash}
	for _, t := range s.curve(i, series) {
		if len(t.points) > 1 {
			s.stroke(t.points, thin, joinWidth*s.Theme.LineWidth)
		}
	}
	for _, w := range s.whiskers(i, series) {
		s.stroke(w, Style{Color: thin.Color}, whiskerWide*s.Theme.LineWidth)
	}
	for k, x := range series.X {
		at := vg.Point{X: s.x(i, x), Y: s.y(i, series.Y[k])}
		if math.IsNaN(series.Y[k]) || !contains(s.frames[i], at) {
			continue
		}
		s.page.Fill(dot(at, pointRadius*s.Theme.LineWidth), series.Style.Color)
	}
}
