package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A Reference is a horizontal line, labelled with its name, and where curves pass it.
type Reference struct {
	Name   string
	Y      float64 // in data units
	Passes []Pass
}

// A Pass is where a curve passes a horizontal line: a ring, and an interval as a bar on
// the line. Lower and Upper are NaN without an interval; an infinite Upper is open.
type Pass struct {
	X, Lower, Upper float64 // in data units
	Style           Style
}

// Numbers of the look of references, in ems.
const (
	referenceWidth = 0.7
	passRadius     = 1.9
	passWidth      = 0.9
	passTick       = 1.7 // half of the line at an end of an interval
	passPitch      = 2.4 // from the bar of one curve to that of the next
)

// referenceDash is the dash of references, in ems.
var referenceDash = []float64{6, 2}

// drawReferences draws the horizontal lines, and the bars on them.
func (f *Frame) drawReferences(p pen) {
	em := p.em()
	style := Style{Faded(p.Ink, lineAlpha), []float64{referenceDash[0] * em, referenceDash[1] * em}}
	for _, r := range f.Panel.References {
		p.stroke(f.horizontal(f.y(r.Y)), style, referenceWidth*em)
	}
}

// drawPasses draws where curves pass the horizontal lines. The bars of several curves
// are side by side, below the line and above it in turn.
func (f *Frame) drawPasses(p pen) {
	em := p.em()
	for _, r := range f.Panel.References {
		y, row := f.y(r.Y), 0
		for _, pass := range r.Passes {
			if from, to, ok := f.bar(pass); ok {
				at := y + vg.Length(passPitch*em)*vg.Length(side(row))
				f.drawBar(p, pass, from, to, at)
				row++
			}
		}
		for _, pass := range r.Passes {
			if x := f.x(pass.X); x >= f.Box.Min.X && x <= f.Box.Max.X {
				ring := circle(vg.Point{X: x, Y: y}, passRadius*em)
				p.fill(ring, p.Paper)
				p.page.Stroke(ring, pass.Style.Color, vg.Length(passWidth*em), nil)
			}
		}
	}
}

// side returns the place of bar number row: 0, −1, 1, −2, 2 and so on.
func side(row int) int {
	if row%2 == 1 {
		return -(row + 1) / 2
	}
	return row / 2
}

// bar returns the part of an interval that the box shows; ok is false if there is none.
func (f *Frame) bar(pass Pass) (from, to vg.Length, ok bool) {
	if math.IsNaN(pass.Lower) {
		return 0, 0, false
	}
	from, to = f.x(pass.Lower), f.Box.Max.X
	if !math.IsInf(pass.Upper, 1) {
		to = f.x(pass.Upper)
	}
	from, to = max(from, f.Box.Min.X), min(to, f.Box.Max.X)
	return from, to, from < to
}

// drawBar draws an interval at a height, with a tick at each end that is not open and
// is in the box.
func (f *Frame) drawBar(p pen, pass Pass, from, to, y vg.Length) {
	style, width := Style{Color: pass.Style.Color}, passWidth*p.em()
	tick := vg.Length(passTick * p.em())
	p.stroke([]vg.Point{{X: from, Y: y}, {X: to, Y: y}}, style, width)
	for _, end := range []float64{pass.Lower, pass.Upper} {
		if x := f.x(end); x >= f.Box.Min.X && x <= f.Box.Max.X && !math.IsInf(end, 0) {
			p.stroke([]vg.Point{{X: x, Y: y - tick}, {X: x, Y: y + tick}}, style, width)
		}
	}
}

// referencePlaces is at how many places along a line its label is tried.
const referencePlaces = 9

// nameShare is how much of the panel's width a line of the label takes at most.
const nameShare = 0.55

// placeReferences adds the labels of the horizontal lines, above or below the line where
// they cover least.
func (l labeller) placeReferences() {
	for _, r := range l.Panel.References {
		label := newLabel(l.typesetter, l.referenceName(r)...)
		label.Box = l.along(l.y(r.Y), label.Box)
		label.clear = l.inkIn(label.Box) > 0
		l.Labels = append(l.Labels, label)
	}
}

// referenceName returns the name of a horizontal line as lines that the panel has room
// for; captions have it whole.
func (l labeller) referenceName(r Reference) []Phrase {
	width := nameShare * l.Frame.width()
	var lines []Phrase
	for _, line := range l.wrapped(literal(r.Name), l.TickSize, width, 3) {
		lines = append(lines, l.fitting(line, l.TickSize, width))
	}
	return lines
}

// along returns the best place for a box, which is at the origin, along a horizontal
// line at y: the first of equals, from the right end to the left, above the line before
// below it.
func (l labeller) along(y vg.Length, origin vg.Rectangle) vg.Rectangle {
	best, least := origin, math.Inf(1)
	size, gap := origin.Size(), l.gap()/2
	free := l.Box.Size().X - size.X - 2*gap
	for k := range referencePlaces {
		x := l.Box.Min.X + gap + free*vg.Length(referencePlaces-1-k)/(referencePlaces-1)
		for _, bottom := range []vg.Length{y + gap/4, y - gap/4 - size.Y} {
			box := origin.Add(vg.Point{X: x, Y: bottom})
			bad := l.inkIn(box) + 0.1*float64(k) + l.onOthers(box)
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

// onOthers says how bad it is that a box covers other labels, lines or passes.
func (l labeller) onOthers(box vg.Rectangle) float64 {
	bad := 0.0
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
	for _, r := range l.Panel.References {
		y := l.y(r.Y)
		if y > box.Min.Y && y < box.Max.Y {
			bad += 15
		}
		for _, pass := range r.Passes {
			if contains(wider(box, passRadius*l.em()), vg.Point{X: l.x(pass.X), Y: y}) {
				bad += 20
			}
			if from, to, ok := l.bar(pass); ok && from < box.Max.X && to > box.Min.X &&
				math.Abs(float64(y-(box.Min.Y+box.Max.Y)/2)) < float64(box.Size().Y) {
				bad += 8
			}
		}
	}
	return bad
}
