package plot

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// Numbers of the look of marks, in ems.
const (
	ringRadius = 2.4
	ringWidth  = 0.9
	leaderGap  = 1.5 // between a leader line and its label

	leaderCross = 6.0 // how bad it is that a leader line crosses a curve
)

// placeMarks places the labels of the marks of panel i, each where it covers
// least, as near to its mark as that allows.
func (s *sheet) placeMarks(i int) {
	if len(s.Panels[i].Marks) == 0 {
		return
	}
	curves, bands := s.traces(i)
	for _, m := range s.Panels[i].Marks {
		at := vg.Point{X: s.x(i, m.X), Y: s.y(i, m.Y)}
		if !contains(s.frames[i], at) {
			continue
		}
		n := s.markNote(m, s.Panels[i].X)
		least := math.Inf(1)
		size := n.box.Size()
		for _, away := range []float64{9, 16, 24, 34} {
			for turn := range 16 {
				sin, cos := math.Sincos(math.Pi * (0.625 + float64(turn)/8)) // first to the upper left
				centre := at.Add(vg.Point{
					X: vg.Length(cos) * (vg.Length(away*s.em) + size.X/2),
					Y: vg.Length(sin) * (vg.Length(away*s.em) + size.Y/2),
				})
				box := vg.Rectangle{Min: centre.Sub(size.Scale(0.5)), Max: centre.Add(size.Scale(0.5))}
				bad := 0.1*away + s.taken(i, box, at)
				if bad < least {
					bad += s.ink(i, box, curves) + s.crossings(leader(at, box), curves)
				}
				if bad < least {
					bad += 4 * covered(box, bands)
				}
				if bad < least {
					n.box, least = box, bad
				}
			}
		}
		n.mark, n.clear = &at, s.ink(i, n.box, curves) > 0
		s.notes[i] = append(s.notes[i], n)
	}
}

// taken says how bad it is that a label in a box of panel i covers the legend
// or what else is written there, or a mark, its own at the point at included.
func (s *sheet) taken(i int, box vg.Rectangle, at vg.Point) float64 {
	bad := 0.0
	if s.legend.place == legendInside && overlap(box, s.legend.box) {
		bad += 100
	}
	for _, n := range s.notes[i] {
		if overlap(box, n.box) {
			bad += 100
		}
	}
	for _, l := range s.Panels[i].Lines {
		if x := s.x(i, l.X); x > box.Min.X && x < box.Max.X {
			bad += 15
		}
	}
	for _, m := range append([]Mark{{}}, s.Panels[i].Marks...) {
		ring := vg.Point{X: s.x(i, m.X), Y: s.y(i, m.Y)}
		if m == (Mark{}) {
			ring = at
		}
		if contains(wider(box, (ringRadius+1)*s.em), ring) {
			bad += 50
		}
	}
	return bad
}

// contains reports whether p lies in the rectangle or on its edge.
func contains(r vg.Rectangle, p vg.Point) bool {
	return p.X >= r.Min.X && p.X <= r.Max.X && p.Y >= r.Min.Y && p.Y <= r.Max.Y
}

// markNote returns the label of a mark, at the origin.
func (s *sheet) markNote(m Mark, x Axis) note {
	lines := []phrase{literal(m.Name), markup(valueLabel(m.X, x, 2))}
	if m.Name == "" {
		lines = lines[1:]
	}
	size, width := s.Theme.TickSize, 0.0
	for _, line := range lines {
		width = math.Max(width, s.width(line, size))
	}
	return note{lines: lines, box: rectangle(0, 0, width, (noteHeight*float64(len(lines)-1)+lineHeight)*size)}
}

// leader returns the line from a mark to the label in a box.
func leader(at vg.Point, box vg.Rectangle) []vg.Point {
	to := vg.Point{
		X: vg.Length(between(float64(at.X), float64(box.Min.X), float64(box.Max.X))),
		Y: vg.Length(between(float64(at.Y), float64(box.Min.Y), float64(box.Max.Y))),
	}
	if to.X != at.X && to.Y != at.Y { // a corner: lead nearer to the middle
		to.X += ((box.Min.X+box.Max.X)/2 - to.X) / 3
	}
	return []vg.Point{at, to}
}

// crossings says how bad it is that a leader line, from its mark's ring on,
// runs through curves.
func (s *sheet) crossings(leader []vg.Point, curves [][]vg.Point) float64 {
	from, away := leader[0], leader[1].Sub(leader[0])
	if length := math.Hypot(float64(away.X), float64(away.Y)); length > 0 {
		from = from.Add(away.Scale(vg.Length(ringRadius * s.em / length)))
	}
	bad := 0.0
	for _, c := range curves {
		for k := 1; k < len(c); k++ {
			if cross(from, leader[1], c[k-1], c[k]) {
				bad += leaderCross
				break
			}
		}
	}
	return bad
}

// cross reports whether the lines from a to b and from c to d cross.
func cross(a, b, c, d vg.Point) bool {
	side := func(p, q, r vg.Point) bool { return (q.X-p.X)*(r.Y-p.Y) > (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

// drawMark draws a ring, and the line that leads from it to its label.
func (s *sheet) drawMark(n note) {
	at := *n.mark
	to := leader(at, n.box)[1]
	away := to.Sub(at)
	if length := math.Hypot(float64(away.X), float64(away.Y)); length > (ringRadius+leaderGap)*s.em {
		to = at.Add(away.Scale(vg.Length(1 - leaderGap*s.em/length)))
		s.stroke([]vg.Point{at, to}, Style{Color: s.Theme.Ink}, s.Theme.AxisWidth)
	}
	ring := dot(at, ringRadius*s.em)
	s.page.Fill(ring, s.Theme.Paper)
	s.page.Stroke(ring, s.Theme.Ink, vg.Length(ringWidth*s.em), nil)
}
