package sheet

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// placeColumns sets the frames' left and right edges and the x ticks. All
// frames have the same width.
func (p *Plan) placeColumns() {
	before := make([]float64, p.columns) // free to the left of each frame
	after := p.Legend.spaceRight()
	for i := range p.Frames {
		k := p.column(i)
		before[k] = math.Max(before[k], p.leftOf(i))
		if p.isLastColumn(i) {
			after = math.Max(after, p.Frames[i].overhang(p.typesetter)+edge*p.em())
		}
	}
	p.after = math.Max(p.after, after) // so that rounds do not alternate between two sets of ticks
	width := p.Width - p.after
	for _, space := range before {
		width -= space
	}
	width /= float64(len(before))
	x := 0.0
	for i := range p.Frames {
		k := p.column(i)
		if k == 0 {
			x = 0
		}
		x += before[k]
		f := &p.Frames[i]
		f.Box.Min.X, f.Box.Max.X = vg.Length(x), vg.Length(x+width)
		x += width
		f.setXScales(p.typesetter, width)
	}
}

// leftOf returns the space to leave to the left of frame i.
func (p *Plan) leftOf(i int) float64 {
	f, t := &p.Frames[i], p.typesetter
	first := p.column(i) == 0
	space := p.TickLength + panelGap*p.em()
	if !first {
		space = math.Max(space, p.Frames[i-1].overhang(t)+f.underhang(t)+panelGap*p.em())
	}
	if !f.hasY {
		return space
	}
	left := p.TickLength + labelGap*p.em() + f.numbersWidth(t)
	if len(f.YLabel) > 0 {
		left += nameGap*p.em() + height(len(f.YLabel), p.LabelSize)
	}
	if first {
		return math.Max(left+edge*p.em(), f.underhang(t)+edge*p.em())
	}
	return left + labelGap*p.em() + p.Frames[i-1].overhang(t)
}
