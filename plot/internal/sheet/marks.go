package sheet

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

// placeMarks adds the labels of the panel's marks, each where it covers least,
// as near to its mark as that allows.
func (l labeller) placeMarks() {
	for _, m := range l.Panel.Marks {
		at := l.at(m.X, m.Y)
		if !contains(l.Box, at) {
			continue
		}
		label := l.markLabel(m)
		label.Box = l.around(at, label.Box)
		label.Mark, label.clear = &at, l.inkIn(label.Box) > 0
		l.Labels = append(l.Labels, label)
	}
}

// markLabel returns the label of a mark, at the origin.
func (l labeller) markLabel(m Mark) Label {
	value := markup(ValueLabel(m.X, l.Panel.X, 2))
	if m.Name == "" {
		return newLabel(l.typesetter, value)
	}
	return newLabel(l.typesetter, literal(m.Name), value)
}

// around returns the best place about a mark for the box of its label.
func (l labeller) around(mark vg.Point, box vg.Rectangle) vg.Rectangle {
	best, least := box, math.Inf(1)
	size := box.Size()
	for _, away := range []float64{9, 16, 24, 34} {
		for turn := range 16 {
			sin, cos := math.Sincos(math.Pi * (0.625 + float64(turn)/8)) // first to the upper left
			centre := mark.Add(vg.Point{
				X: vg.Length(cos) * (vg.Length(away*l.em()) + size.X/2),
				Y: vg.Length(sin) * (vg.Length(away*l.em()) + size.Y/2),
			})
			box := vg.Rectangle{Min: centre.Sub(size.Scale(0.5)), Max: centre.Add(size.Scale(0.5))}
			bad := 0.1*away + l.taken(box, mark)
			if bad < least {
				bad += l.inkIn(box) + l.crossings(leader(mark, box))
			}
			if bad < least {
				bad += 4 * covered(box, l.bands)
			}
			if bad < least {
				best, least = box, bad
			}
		}
	}
	return best
}

// taken says how bad it is that the label of a mark in a box covers the legend
// or another label, or a mark, its own included.
func (l labeller) taken(box vg.Rectangle, mark vg.Point) float64 {
	bad := 0.0
	if l.legend.Place == Inside && overlap(box, l.legend.Box) {
		bad += 100
	}
	for _, other := range l.Labels {
		if overlap(box, other.Box) {
			bad += 100
		}
	}
	for _, line := range l.Panel.Lines {
		if x := l.x(line.X); x > box.Min.X && x < box.Max.X {
			bad += 15
		}
	}
	near := wider(box, (ringRadius+1)*l.em())
	if contains(near, mark) {
		bad += 50
	}
	for _, m := range l.Panel.Marks {
		if contains(near, l.at(m.X, m.Y)) {
			bad += 50
		}
	}
	return bad
}

// crossings says how bad it is that a leader line, from its mark's ring on,
// runs through curves.
func (l labeller) crossings(leader []vg.Point) float64 {
	from, away := leader[0], leader[1].Sub(leader[0])
	if length := math.Hypot(float64(away.X), float64(away.Y)); length > 0 {
		from = from.Add(away.Scale(vg.Length(ringRadius * l.em() / length)))
	}
	bad := 0.0
	for _, line := range l.lines {
		for k := 1; k < len(line); k++ {
			if cross(from, leader[1], line[k-1], line[k]) {
				bad += leaderCross
				break
			}
		}
	}
	return bad
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

// drawMark draws a ring, and the line that leads from it to its label.
func (l Label) drawMark(p pen) {
	if l.Mark == nil {
		return
	}
	at := *l.Mark
	to := leader(at, l.Box)[1]
	away := to.Sub(at)
	if length := math.Hypot(float64(away.X), float64(away.Y)); length > (ringRadius+leaderGap)*p.em() {
		to = at.Add(away.Scale(vg.Length(1 - leaderGap*p.em()/length)))
		p.axis(at, to)
	}
	ring := circle(at, ringRadius*p.em())
	p.fill(ring, p.Paper)
	p.page.Stroke(ring, p.Ink, vg.Length(ringWidth*p.em()), nil)
}
