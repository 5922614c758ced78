package plot

import (
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
)

// addTopAxis gives a budget panel a second scale in trials of the given cost;
// 0 means none.
func (p *Panel) addTopAxis(cost float64) {
	if cost == 0 {
		return
	}
	top := p.X
	top.Label, top.Unit, top.Counts = trialsLabel, "", true
	top.Min, top.Max = p.X.Min/cost, p.X.Max/cost
	if isRange(top.Min, top.Max) {
		p.Top = top
	}
}

// whole returns the scale of counts without ticks below 1, and without labels
// at what is not a whole number.
func (s scale) whole() scale {
	var ticks []Tick
	for _, t := range s.ticks {
		if t.Value < 1-1e-9 {
			continue
		}
		if rounded := math.Round(t.Value); strings.Contains(t.Label, ".") && s.power == 0 {
			t.Label = ""
			if math.Abs(t.Value-rounded) < 1e-9*rounded {
				t.Label = decimal(rounded, 0)
			}
		}
		ticks = append(ticks, t)
	}
	s.ticks = ticks
	return s
}

// topAxisHeight returns the height of the second scale above frame i, with its
// label; 0 if there is none.
func (s *sheet) topAxisHeight(i int) float64 {
	if s.Panels[i].Top.Max == 0 {
		return 0
	}
	return s.tickBelow() + nameGap*s.em + s.lines(1, s.Theme.LabelSize)
}

// aboveRow returns the height of what stands above the frames of the first row.
func (s *sheet) aboveRow() float64 {
	above := 0.0
	for i := range s.columns() {
		above = math.Max(above, s.aboveFrame(i))
	}
	return above
}

// drawTopAxis draws the second scale of panel i.
func (s *sheet) drawTopAxis(i int) {
	p, f := s.Panels[i], s.frames[i]
	if p.Top.Max == 0 {
		return
	}
	axis := Style{Color: s.Theme.Ink}
	s.stroke([]vg.Point{{X: f.Min.X, Y: f.Max.Y}, f.Max}, axis, s.Theme.AxisWidth)
	for _, t := range s.topScale[i].ticks {
		x, up := f.Min.X+vg.Length(p.Top.at(t.Value))*f.Size().X, vg.Length(s.tickLength(t))
		s.stroke([]vg.Point{{X: x, Y: f.Max.Y}, {X: x, Y: f.Max.Y + up}}, axis, s.Theme.AxisWidth)
		y := float64(f.Max.Y) + s.Theme.TickLength + labelGap*s.em
		s.write(markup(t.Label), float64(x), y, s.Theme.TickSize, centre, 0, s.Theme.Ink)
	}
	label := p.Top.caption(s.topScale[i].power)
	lines := s.wrapped(label, s.Theme.LabelSize, float64(s.page.Width)-2*edge*s.em, 1)
	y := float64(f.Max.Y) + s.tickBelow() + nameGap*s.em + descent*s.Theme.LabelSize
	x := s.onPage(float64(f.Min.X+f.Max.X)/2, s.width(lines[0], s.Theme.LabelSize)/2, float64(s.page.Width))
	s.write(lines[0], x, y, s.Theme.LabelSize, centre, 0, s.Theme.Ink)
}
