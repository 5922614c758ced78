package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// placeRows sets the frames' lower and upper edges and the y ticks. All frames
// have the same height, or one in proportion to that of their row.
func (p *Plan) placeRows() {
	rows := p.rows()
	above, below := make([]float64, rows), make([]float64, rows)
	for i := range p.Frames {
		f, r := &p.Frames[i], p.row(i)
		f.XLabel = f.xLabel(p.typesetter, p.xLabelWidth(i))
		above[r] = math.Max(above[r], f.above(p.typesetter))
		if p.isLastRow(i) || i+p.columns < p.n { // what is below others is free
			below[r] = math.Max(below[r], f.below(p.typesetter, p.Height))
		}
	}
	free, whole := p.Height-p.headHeight()-edge*p.em(), 0.0
	for r := range rows {
		free -= above[r] + below[r]
		whole += p.height(r)
	}
	top := p.Height - p.headHeight()
	for i := range p.Frames {
		f, r := &p.Frames[i], p.row(i)
		height := free * p.height(r) / whole
		if p.column(i) == 0 {
			top -= above[r]
		}
		f.Box.Min.Y, f.Box.Max.Y = vg.Length(top-height), vg.Length(top)
		f.setYScale(p.typesetter, height)
		if p.isLastColumn(i) {
			top -= height + below[r]
		}
	}
	p.setYLabels()
}

// setYLabels sets the labels of the y axes: of each that has numbers, or only one,
// at the left, if all have the same. Then numbers that are to be multiplied by
// different powers of ten are written out.
func (p *Plan) setYLabels() {
	if p.oneY && !p.hasCommonPower() {
		for i := range p.Frames {
			p.Frames[i].YScale = p.Frames[i].YScale.writtenOut()
		}
	}
	for i := range p.Frames {
		f := &p.Frames[i]
		f.YLabel = nil
		if f.hasY && !(p.oneY && p.column(i) > 0) {
			label := f.Panel.Y.caption(f.YScale.Power)
			f.YLabel = p.wrapped(label, p.LabelSize, p.yLabelTop(i)-p.yLabelBottom(i), 2)
		}
	}
}

// hasCommonPower reports whether the numbers on the y axes of all frames are to be
// multiplied by the same power of ten.
func (p *Plan) hasCommonPower() bool {
	for _, f := range p.Frames {
		if f.YScale.Power != p.Frames[0].YScale.Power {
			return false
		}
	}
	return true
}

// headHeight returns the height of what is above all panels.
func (p *Plan) headHeight() float64 {
	h := edge * p.em()
	if len(p.Title) > 0 {
		h += height(len(p.Title), p.LabelSize) + titleGap*p.em()
	}
	return h + p.Legend.spaceAbove()
}

// aboveFirstRow returns the height of what is above the frames of the first row.
func (p *Plan) aboveFirstRow() float64 {
	above := 0.0
	for i := range p.columns {
		above = math.Max(above, p.Frames[i].above(p.typesetter))
	}
	return above
}

// xLabelWidth returns how wide the label of the x axis of panel i may be: as
// wide as the page about the middle of the frame, or with more panels as the
// frame. It is 0 before the frame is known.
func (p *Plan) xLabelWidth(i int) float64 {
	f := &p.Frames[i]
	if p.columns > 1 || f.Box.Max.X == 0 {
		return f.width()
	}
	return 2 * (math.Min(f.middle(), p.Width-f.middle()) - edge*p.em())
}

// yLabelTop returns how high the label of the y axis of panel i may reach: to
// the panel above, or to the legend; a label of all panels to the legend.
func (p *Plan) yLabelTop(i int) float64 {
	if p.oneY {
		i = 0
	}
	f := &p.Frames[i]
	return float64(f.Box.Max.Y) + f.above(p.typesetter) - edge*p.em()
}

// yLabelBottom returns how low the label of the y axis of panel i may reach.
func (p *Plan) yLabelBottom(i int) float64 {
	if p.oneY || p.isLastRow(i) {
		return edge * p.em()
	}
	return float64(p.Frames[i].Box.Min.Y) - p.TickLength
}
