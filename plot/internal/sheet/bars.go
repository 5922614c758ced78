package sheet

import "math"

// A Bar is a series of bars in a panel, on top of those of the Bars before it.
type Bar struct {
	Name   string // in the legend; empty means not named there
	Style  Style
	Values []float64 // one per category; NaN means none
}

// A barChart is the bars of a frame over its categories.
type barChart struct {
	*Axes
	categories []string
	bars       []Bar
}

// barChart returns the bars of the frame.
func (f *Frame) barChart() barChart { return barChart{&f.Axes, f.Panel.Categories, f.Panel.Bars} }

// Numbers of the look of bars.
const (
	barWidth     = 0.64 // of the distance from bar to bar
	barLabelSize = 0.93 // of the values above bars, in type sizes
)

// Totals returns the sum of the bars of each of n categories; NaN if a category
// has none.
func Totals(bars []Bar, n int) []float64 {
	sums := make([]float64, n)
	for k := range sums {
		sums[k] = math.NaN()
		for _, b := range bars {
			v := b.Values[k]
			switch {
			case math.IsNaN(v):
			case math.IsNaN(sums[k]):
				sums[k] = v
			default:
				sums[k] += v
			}
		}
	}
	return sums
}

// barLabel writes the value of a bar on an axis whose labels are to be
// multiplied by 10^power.
func barLabel(v float64, power int) string {
	if math.IsNaN(v) {
		return "n/a"
	}
	return significant(times10(v, -power), 3)
}

// UprightBarLabels returns the length in points, for type of the given size, of
// the longest value above bars of the given totals, if values must be upright:
// if they are wider than the distance from bar to bar. Otherwise it is 0. Widths
// are those of figures of an average font.
func UprightBarLabels(totals []float64, y Axis, size, pitch float64) float64 {
	const digit = 0.53 // width in type sizes
	power := commonExponent(math.Max(math.Abs(y.Min), math.Abs(y.Max)))
	longest := 0
	for _, v := range totals {
		if !math.IsNaN(v) {
			longest = max(longest, len([]rune(barLabel(v, power))))
		}
	}
	length := digit * barLabelSize * size * float64(longest)
	if length <= 0.97*pitch {
		return 0
	}
	return length
}

// pitch returns the distance from bar to bar.
func (r barChart) pitch() float64 { return r.width() / float64(len(r.categories)) }

// middleOf returns the x of the middle of bar k.
func (r barChart) middleOf(k int) float64 { return float64(r.Box.Min.X) + (float64(k)+0.5)*r.pitch() }

// draw draws the bars with their values.
func (r barChart) draw(p pen) {
	if len(r.bars) == 0 {
		return
	}
	totals := Totals(r.bars, len(r.categories))
	upright := r.labelsUpright(p.typesetter, totals)
	for k, total := range totals {
		r.drawStack(p, k)
		r.drawLabel(p, r.middleOf(k), total, upright)
	}
}

// drawStack draws the bars of category k on top of each other.
func (r barChart) drawStack(p pen, k int) {
	half := barWidth / 2 * r.pitch()
	x := r.middleOf(k)
	from := math.Max(r.yAxis.Min, 0)
	for n, b := range r.bars {
		v := b.Values[k]
		if math.IsNaN(v) || v == 0 {
			continue
		}
		to := from + v
		if n == 0 {
			to = v
		}
		y0, y1 := float64(r.y(from)), float64(r.y(to))
		p.fill(rectangle(x-half, math.Min(y0, y1), x+half, math.Max(y0, y1)).Path(), b.Style.Color)
		from = to
	}
}

// drawLabel writes a value above its bar at x, or below it if the value is
// negative.
func (r barChart) drawLabel(p pen, x, v float64, upright bool) {
	size := barLabelSize * p.TickSize
	end := v
	if math.IsNaN(v) {
		end = math.Max(r.yAxis.Min, 0)
	}
	label := literal(barLabel(v, r.YScale.Power))
	y, gap := float64(r.y(end)), 2*p.em()
	if upright {
		a := left
		if v < 0 {
			a, gap = right, -gap
		}
		p.write(label, x+capHeight/2*size, y+gap, size, a, math.Pi/2)
		return
	}
	if v < 0 {
		y -= 2*gap + capHeight*size
	}
	p.write(label, x, y+gap, size, centre, 0)
}

// labelsUpright reports whether the values are too wide to be side by side.
func (r barChart) labelsUpright(t typesetter, totals []float64) bool {
	for _, v := range totals {
		if t.width(literal(barLabel(v, r.YScale.Power)), barLabelSize*t.TickSize) > 0.97*r.pitch() {
			return true
		}
	}
	return false
}

// drawBreak draws the sign that an axis does not begin at 0: two short strokes
// through it.
func (r barChart) drawBreak(p pen) {
	x, em := float64(r.Box.Min.X), p.em()
	for _, up := range []float64{5, 7} {
		y := float64(r.Box.Min.Y) + up*em
		p.axis(point(x-2.2*em, y-1.2*em), point(x+2.2*em, y+1.2*em))
	}
}

// drawAxis draws what belongs to an axis of categories: a break of the y axis if
// that does not begin at 0, the line at 0, the names and their ticks.
func (r barChart) drawAxis(p pen, names []nameplate) {
	y := r.yAxis
	if len(r.categories) == 0 {
		return
	}
	if y.Min > 0 {
		r.drawBreak(p)
	}
	if y.Min < 0 && y.Max > 0 {
		p.axis(r.horizontal(r.y(0))...)
	}
	if !r.hasX {
		return
	}
	for k, plate := range names {
		x, foot := r.middleOf(k), float64(r.Box.Min.Y)
		p.axis(point(x, foot), point(x, foot-p.TickLength))
		plate.draw(p, x, foot-p.TickLength-labelGap*p.em()-capHeight*p.TickSize)
	}
}
