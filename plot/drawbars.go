package plot

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
)

// Numbers of the look of bars.
const (
	barWidth   = 0.64 // of the distance from bar to bar
	valueSize  = 0.93 // of the values above bars, in type sizes
	nameLines  = 3    // of a category's name
	nameSpace  = 0.5  // between names side by side, in type sizes
	nameAngle  = 40   // degrees, of names that are slanted
	slantShare = 0.3  // of the page's height, at most, for slanted names
)

// barPitch returns the distance from bar to bar in panel i.
func (s *sheet) barPitch(i int) float64 {
	return float64(s.frames[i].Size().X) / float64(len(s.Panels[i].Categories))
}

// A nameplate is a category's name as it is shown.
type nameplate struct {
	lines []phrase
	slant bool
}

// nameplates returns the names below panel i: on one line each if they fit
// side by side, on up to three, or slanted.
func (s *sheet) nameplates(i int) []nameplate {
	size := s.Theme.TickSize
	room := s.barPitch(i) - nameSpace*size
	var plates []nameplate
	for _, name := range s.Panels[i].Categories {
		lines, ok := s.broken(name, room)
		if !ok {
			return s.slanted(i)
		}
		plates = append(plates, nameplate{lines: lines})
	}
	return plates
}

// broken breaks a name at its spaces and hyphens into lines that fit into the
// room; ok is false if that does not do.
func (s *sheet) broken(name string, room float64) (lines []phrase, ok bool) {
	size := s.Theme.TickSize
	line := ""
	for _, word := range strings.SplitAfter(strings.ReplaceAll(name, "-", "-\x00"), " ") {
		for _, part := range strings.Split(word, "\x00") {
			if line != "" && s.width(literal(line+part), size) > room {
				lines = append(lines, literal(line))
				line = ""
			}
			line += part
		}
	}
	lines = append(lines, literal(line))
	for _, l := range lines {
		if s.width(l, size) > room {
			return nil, false
		}
	}
	return lines, len(lines) <= nameLines
}

// slanted returns slanted names, shortened where they would take too much of
// the page.
func (s *sheet) slanted(i int) []nameplate {
	size := s.Theme.TickSize
	sin, cos := math.Sincos(nameAngle * math.Pi / 180)
	var plates []nameplate
	for k, name := range s.Panels[i].Categories {
		most := slantShare * float64(s.page.Height) / sin
		before := float64(s.frames[i].Min.X) + (float64(k)+0.5)*s.barPitch(i) - edge*s.em
		most = math.Min(most, math.Max(before/cos, 4*size))
		plates = append(plates, nameplate{[]phrase{literal(s.squeezed(name, size, most))}, true})
	}
	return plates
}

// nameHeight returns the height of the names below panel i.
func (s *sheet) nameHeight(i int) float64 {
	size := s.Theme.TickSize
	height := 0.0
	sin, cos := math.Sincos(nameAngle * math.Pi / 180)
	for _, p := range s.nameplates(i) {
		if p.slant {
			height = math.Max(height, sin*s.width(p.lines[0], size)+cos*capHeight*size)
			continue
		}
		height = math.Max(height, s.lines(len(p.lines), size))
	}
	return height
}

// tickBelowNames returns the height of ticks and names below frame i.
func (s *sheet) tickBelowNames(i int) float64 {
	return s.Theme.TickLength + labelGap*s.em + s.nameHeight(i)
}

// captionHeight returns the height of the label of the x axis of panel i with
// the space above it; 0 if there is none.
func (s *sheet) captionHeight(i int) float64 {
	if len(s.xCaption[i]) == 0 {
		return 0
	}
	return nameGap*s.em + s.lines(len(s.xCaption[i]), s.Theme.LabelSize)
}

// drawBars draws the bars of panel i with their values.
func (s *sheet) drawBars(i int) {
	p := s.Panels[i]
	if len(p.Bars) == 0 {
		return
	}
	half := barWidth / 2 * s.barPitch(i)
	base := math.Max(p.Y.Min, 0)
	for k, sum := range p.heights() {
		x := float64(s.frames[i].Min.X) + (float64(k)+0.5)*s.barPitch(i)
		from := base
		for n, b := range p.Bars {
			v := b.Values[k]
			if math.IsNaN(v) || v == 0 {
				continue
			}
			to := from + v
			if n == 0 {
				to = v
			}
			y0, y1 := float64(s.y(i, from)), float64(s.y(i, to))
			s.page.Fill(rectangle(x-half, math.Min(y0, y1), x+half, math.Max(y0, y1)).Path(), b.Style.Color)
			from = to
		}
		s.drawValue(i, x, sum)
	}
}

// drawValue writes a value above its bar, or below if it is negative, upright
// if it is wider than there is room.
func (s *sheet) drawValue(i int, x, v float64) {
	size := valueSize * s.Theme.TickSize
	end := v
	if math.IsNaN(v) {
		end = math.Max(s.Panels[i].Y.Min, 0)
	}
	label := s.value(i, v)
	y, gap := float64(s.y(i, end)), 2*s.em
	if s.upright(i) {
		a := left
		if v < 0 {
			a, gap = right, -gap
		}
		s.write(label, x+capHeight/2*size, y+gap, size, a, math.Pi/2, s.Theme.Ink)
		return
	}
	if v < 0 {
		y -= 2*gap + capHeight*size
	}
	s.write(label, x, y+gap, size, centre, 0, s.Theme.Ink)
}

// value writes the value of a bar of panel i.
func (s *sheet) value(i int, v float64) phrase {
	if math.IsNaN(v) {
		return literal("n/a")
	}
	return literal(significant(times10(v, -s.yScale[i].power), 3))
}

// upright reports whether the values of panel i are too wide to stand side by
// side.
func (s *sheet) upright(i int) bool {
	for _, v := range s.Panels[i].heights() {
		if s.width(s.value(i, v), valueSize*s.Theme.TickSize) > 0.97*s.barPitch(i) {
			return true
		}
	}
	return false
}

// significant writes x with the given significant digits, with fewer if these
// are all that it has, but never with fewer than its whole part has.
func significant(x float64, digits int) string {
	if x == 0 {
		return "0"
	}
	all, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'e', 11, 64), "e")
	digits = min(digits, max(1, len(strings.TrimRight(all, "0"))-1)) // one of all is the point
	written := strconv.FormatFloat(x, 'e', digits-1, 64)
	_, exponent, _ := strings.Cut(written, "e")
	k, err := strconv.Atoi(exponent)
	if err != nil || k < -6 || k > 6 {
		return strings.ReplaceAll(written, "-", "−")
	}
	return decimal(x, max(0, digits-1-k))
}

// drawNames writes the names below panel i, with a tick for each, and a break
// in the axis if it does not begin at 0.
func (s *sheet) drawNames(i int) {
	p, f, size := s.Panels[i], s.frames[i], s.Theme.TickSize
	axis := Style{Color: s.Theme.Ink}
	if len(p.Categories) == 0 {
		return
	}
	if p.Y.Min > 0 {
		for _, up := range []float64{5, 7} {
			y := float64(f.Min.Y) + up*s.em
			x := float64(f.Min.X)
			s.stroke([]vg.Point{point(x-2.2*s.em, y-1.2*s.em), point(x+2.2*s.em, y+1.2*s.em)}, axis, s.Theme.AxisWidth)
		}
	}
	if zero := s.y(i, 0); p.Y.Min < 0 && p.Y.Max > 0 {
		s.stroke([]vg.Point{{X: f.Min.X, Y: zero}, {X: f.Max.X, Y: zero}}, axis, s.Theme.AxisWidth)
	}
	if !s.named(i) {
		return
	}
	for k, plate := range s.nameplates(i) {
		x := float64(f.Min.X) + (float64(k)+0.5)*s.barPitch(i)
		s.stroke([]vg.Point{point(x, float64(f.Min.Y)), point(x, float64(f.Min.Y)-s.Theme.TickLength)}, axis, s.Theme.AxisWidth)
		y := float64(f.Min.Y) - s.Theme.TickLength - labelGap*s.em - capHeight*size
		if plate.slant {
			s.write(plate.lines[0], x+0.3*size, y+0.15*size, size, right, nameAngle*math.Pi/180, s.Theme.Ink)
			continue
		}
		for n, line := range plate.lines {
			s.write(line, x, y-float64(n)*lineHeight*size, size, centre, 0, s.Theme.Ink)
		}
	}
}
