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
// on. More jumps than one are nearer to each other than the points.
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
