package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A Label is text inside a panel, about a line or a mark.
type Label struct {
	Lines []Phrase
	Box   vg.Rectangle
	Mark  *vg.Point // what it is about, if it is a mark: a ring, joined to the label by a leader line
	clear bool      // has a background that keeps it readable over curves
}

// Numbers of labels.
const (
	labelHeight = 1.15 // from line to line, in type sizes
	labelRows   = 8    // heights at which the label of a line is tried, from the top
)

// newLabel returns a label of some lines, its box at the origin.
func newLabel(t typesetter, lines ...Phrase) Label {
	size := t.TickSize
	height := (labelHeight*float64(len(lines)-1) + lineHeight) * size
	return Label{Lines: lines, Box: rectangle(0, 0, t.widest(lines, size), height)}
}

// A labeller finds room for the labels in a frame.
type labeller struct {
	*Frame
	typesetter
	lines, bands [][]vg.Point // outlines of what is drawn
	legend       Legend
}

// newLabeller returns a labeller of a frame with its curves.
func newLabeller(f *Frame, t typesetter, l Legend) labeller {
	lines, bands := f.outlines()
	return labeller{f, t, lines, bands, l}
}

// placeLines adds the labels of the panel's lines: at the top and to the left of
// the line, or where curves and trials leave more room, to its right or further
// down.
func (l labeller) placeLines() {
	for _, line := range l.Panel.Lines {
		x := l.x(line.X)
		if line.Bare || x < l.Box.Min.X || x > l.Box.Max.X {
			continue
		}
		name := literal(line.Name).with(piece{text: " "})
		label := newLabel(l.typesetter, append(name, markup(ValueLabel(line.X, l.Panel.X, 3))...))
		label.Box = l.besides(x, label.Box)
		if shift := l.Box.Min.X + l.gap()/2 - label.Box.Min.X; shift > 0 { // no room on either side
			label.Box = label.Box.Add(vg.Point{X: shift})
		}
		label.clear = l.inkIn(label.Box) > 0
		l.Labels = append(l.Labels, label)
	}
}

// gap returns the space between a line and its label.
func (l labeller) gap() vg.Length { return vg.Length(cornerGap * l.em()) }

// besides returns the best place for a box, which is at the origin, on either
// side of a vertical line at x.
func (l labeller) besides(x vg.Length, origin vg.Rectangle) vg.Rectangle {
	best, least := origin, math.Inf(1)
	size, gap := origin.Size(), l.gap()
	for row := range labelRows {
		y := l.Box.Max.Y - size.Y*vg.Length(1+1.1*float64(row)) - gap/4
		for _, at := range []vg.Point{{X: x - gap - size.X, Y: y}, {X: x + gap, Y: y}} {
			box := origin.Add(at)
			if bad := l.inkIn(box) + float64(row); bad < least && (row == 0 || box.Min.Y > l.Box.Min.Y) {
				best, least = box, bad
			}
		}
	}
	return best
}

// inkIn says how bad it is to write in a box: how much of it sticks out of the
// frame, and how many curves and trials it covers.
func (l labeller) inkIn(box vg.Rectangle) float64 {
	f := l.Box
	bad := 0.0
	for _, out := range []vg.Length{f.Min.X - box.Min.X, box.Max.X - f.Max.X, f.Min.Y - box.Min.Y, box.Max.Y - f.Max.Y} {
		bad += 10 * math.Max(0, float64(out))
	}
	for _, line := range l.lines {
		if meets(line, box) {
			bad += 20
		}
	}
	return bad + 2*float64(l.dotsIn(box))
}

// draw writes the lines of a label.
func (l Label) draw(p pen) {
	size := p.TickSize
	if l.clear {
		p.fill(l.Box.Path(), Faded(p.Paper, 0.7))
	}
	for k, line := range l.Lines {
		y := float64(l.Box.Max.Y) - (float64(k)*labelHeight+0.95)*size
		p.write(line, float64(l.Box.Min.X+l.Box.Max.X)/2, y, size, centre, 0)
	}
}
