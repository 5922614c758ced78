package plot

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
)

const (
	lineAlpha = 0.7 // of a budget line, which makes it grey
	labelRows = 8   // heights at which its label is tried, from the top
)

// addBudgetLine marks a budget on the budget axis, which is widened to show
// it.
func (p *Panel) addBudgetLine(x, lo, hi float64) (float64, float64) {
	if x == 0 {
		return lo, hi
	}
	p.Lines = append(p.Lines, Line{X: x, Name: "budget"})
	return math.Min(lo, x), math.Max(hi, x)
}

// drawLabelledLines draws the vertical lines of panel i.
func (s *sheet) drawLabelledLines(i int) {
	f := s.frames[i]
	for _, l := range s.Panels[i].Lines {
		if x := s.x(i, l.X); x >= f.Min.X && x <= f.Max.X {
			style := Style{faded(s.Theme.Ink, lineAlpha), []float64{3 * s.em, 2 * s.em}}
			s.stroke([]vg.Point{{X: x, Y: f.Min.Y}, {X: x, Y: f.Max.Y}}, style, 0.7*s.em)
		}
	}
}

// A note is a label inside a panel.
type note struct {
	lines []phrase
	box   vg.Rectangle
	mark  *vg.Point // what it is about, if it has a leader line
	clear bool      // has a ground that keeps it readable over curves
}

// placeLineLabels places the labels of the lines of panel i: at the top and to
// the left of the line, or where curves and trials leave more room, to its
// right or further down.
func (s *sheet) placeLineLabels(i int) []note {
	if len(s.Panels[i].Lines) == 0 {
		return nil
	}
	var notes []note
	f := s.frames[i]
	curves, _ := s.traces(i)
	for _, l := range s.Panels[i].Lines {
		x := s.x(i, l.X)
		if l.Bare || x < f.Min.X || x > f.Max.X {
			continue
		}
		n := s.note(l.Name+" ", valueLabel(l.X, s.Panels[i].X, 3))
		size := n.box.Size()
		gap := vg.Length(cornerGap * s.em)
		least := math.Inf(1)
		origin := n.box
		for row := range labelRows {
			y := f.Max.Y - size.Y*vg.Length(1+1.1*float64(row)) - gap/4
			for _, at := range []vg.Point{{X: x - gap - size.X, Y: y}, {X: x + gap, Y: y}} {
				box := origin.Add(at)
				if bad := s.ink(i, box, curves) + float64(row); bad < least && (row == 0 || box.Min.Y > f.Min.Y) {
					n.box, least = box, bad
				}
			}
		}
		if shift := f.Min.X + gap/2 - n.box.Min.X; shift > 0 { // no room on either side
			n.box = n.box.Add(vg.Point{X: shift})
		}
		n.clear = s.ink(i, n.box, curves) > 0
		notes = append(notes, n)
	}
	return notes
}

// ink says how bad it is to write in a box of panel i: how much of it sticks
// out of the frame, and how many curves and trials it covers.
func (s *sheet) ink(i int, box vg.Rectangle, curves [][]vg.Point) float64 {
	f := s.frames[i]
	bad := 0.0
	for _, out := range []vg.Length{f.Min.X - box.Min.X, box.Max.X - f.Max.X, f.Min.Y - box.Min.Y, box.Max.Y - f.Max.Y} {
		bad += 10 * math.Max(0, float64(out))
	}
	for _, c := range curves {
		if crossed(box, [][]vg.Point{c}) {
			bad += 20
		}
	}
	return bad + 2*float64(s.dotsIn(i, box))
}

// dotsIn returns how many dots of panel i lie in the box.
func (s *sheet) dotsIn(i int, box vg.Rectangle) int {
	n := 0
	for _, c := range s.crowds[i] {
		for _, p := range c.spots {
			if p.at.X >= box.Min.X && p.at.X <= box.Max.X && p.at.Y >= box.Min.Y && p.at.Y <= box.Max.Y {
				n++
			}
		}
	}
	return n
}

// note returns a label of one line, a name followed by markup, at the origin.
func (s *sheet) note(name, value string) note {
	line := append(literalKeepingSpace(name), markup(value)...)
	size := s.Theme.TickSize
	return note{lines: []phrase{line}, box: rectangle(0, 0, s.width(line, size), lineHeight*size)}
}

// literalKeepingSpace is literal, with the space at the end of s.
func literalKeepingSpace(s string) phrase {
	p := literal(s)
	if strings.HasSuffix(s, " ") {
		p[len(p)-1].text += " "
	}
	return p
}

// drawNote writes the lines of a label.
func (s *sheet) drawNote(n note) {
	size := s.Theme.TickSize
	if n.clear {
		s.page.Fill(n.box.Path(), faded(s.Theme.Paper, 0.7))
	}
	for k, line := range n.lines {
		y := float64(n.box.Max.Y) - (float64(k)*noteHeight+0.95)*size
		s.write(line, float64(n.box.Min.X+n.box.Max.X)/2, y, size, centre, 0, s.Theme.Ink)
	}
}

// noteHeight is the distance of the lines in a label, in type sizes.
const noteHeight = 1.15

// valueLabel writes x with the given significant digits as the numbers on the
// axis are written: "2.5×10^{17}", or "250".
func valueLabel(x float64, a Axis, digits int) string {
	written := strconv.FormatFloat(x, 'e', digits-1, 64)
	mantissa, exponent, _ := strings.Cut(written, "e")
	k, err := strconv.Atoi(exponent)
	if err != nil {
		return written // not a number, or infinite
	}
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	decimals := 0
	if _, fraction, ok := strings.Cut(mantissa, "."); ok {
		decimals = len(fraction)
	}
	if k >= -3 && k < 5 && a.plain() {
		rounded, _ := strconv.ParseFloat(written, 64) // what FormatFloat wrote
		return decimal(rounded, max(0, decimals-k))
	}
	power := powerLabel(1, k, false)
	if mantissa == "1" {
		return power
	}
	return strings.ReplaceAll(mantissa, "-", "−") + "×" + power
}
