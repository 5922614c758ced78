package sheet

import (
	"math"

	"evpkit/plot/internal/ink"
	"gonum.org/v1/plot/vg"
)

// Draw returns the page with the figure on it, painted back to front: grids,
// bands, single trials, lines, axes, words, marks, legend.
func (p *Plan) Draw() *ink.Page {
	pen := pen{p.typesetter, &ink.Page{
		Width: vg.Length(p.Width), Height: vg.Length(p.Height), Paper: p.Paper, Text: p.Figure.Text,
	}}
	octagons := p.dots() > roundDots
	for i := range p.Frames {
		f := &p.Frames[i]
		f.drawGrid(pen)
		f.drawBands(pen, p.Figure.bandAlpha())
		f.barChart().draw(pen)
		f.drawCrowds(pen, octagons)
		f.drawZero(pen)
		f.drawMarkedLines(pen)
		f.drawReferences(pen)
		f.drawCurves(pen)
		f.drawPasses(pen)
		f.drawAxes(pen)
		f.drawTop(pen, p.Width)
		f.drawNumbers(pen)
		f.barChart().drawAxis(pen, f.names)
		p.drawXLabel(pen, i)
		p.drawYLabel(pen, i)
		f.drawLabels(pen)
	}
	p.drawTitles(pen)
	p.Legend.draw(pen)
	p.BandKey.draw(pen)
	return pen.page
}

// dots returns how many dots of single trials the figure has.
func (p *Plan) dots() int {
	n := 0
	for _, f := range p.Frames {
		for _, c := range f.Crowds {
			n += len(c.Dots)
		}
	}
	return n
}

// drawXLabel writes the label of the x axis of panel i.
func (p *Plan) drawXLabel(pen pen, i int) {
	f, size := &p.Frames[i], p.LabelSize
	y := float64(f.Box.Min.Y) - p.tickHeight() - nameGap*p.em() - capHeight*size
	if len(f.Panel.Categories) > 0 {
		y += p.tickHeight() - (p.TickLength + labelGap*p.em() + p.plateHeight(f.names))
	}
	for k, line := range f.XLabel {
		x := p.onPage(f.middle(), p.width(line, size)/2, p.Width)
		pen.write(line, x, y-float64(k)*lineHeight*size, size, centre, 0)
	}
}

// drawYLabel writes the label of the y axis of panel i.
func (p *Plan) drawYLabel(pen pen, i int) {
	f, size := &p.Frames[i], p.LabelSize
	if len(f.YLabel) == 0 || p.oneY && i > 0 {
		return
	}
	middle := f.Box
	if p.oneY {
		middle.Min.Y = p.Frames[p.n-1].Box.Min.Y
	}
	x := edge*p.em() + capHeight*size
	if p.column(i) > 0 {
		x += float64(f.Box.Min.X) - p.leftOf(i) + p.Frames[i-1].overhang(p.typesetter)
	}
	for k, line := range f.YLabel {
		half := p.width(line, size) / 2
		y := between(float64(middle.Min.Y+middle.Max.Y)/2, p.yLabelBottom(i)+half, p.yLabelTop(i)-half)
		pen.write(line, x+float64(k)*lineHeight*size, y, size, centre, math.Pi/2)
	}
}

// onPage returns the centre nearest to at of a line of text, half as long as
// half, that keeps the edge free of a page of the given length.
func (l Look) onPage(at, half, page float64) float64 {
	return between(at, edge*l.em()+half, page-edge*l.em()-half)
}

// drawTitles writes the figure's title and those of the panels.
func (p *Plan) drawTitles(pen pen) {
	size := p.LabelSize
	y := p.Height - edge*p.em() - capHeight*size
	for k, line := range p.Title {
		pen.write(line, p.Width/2, y-float64(k)*lineHeight*size, size, centre, 0)
	}
	for i := range p.Frames {
		f := &p.Frames[i]
		y := float64(f.Box.Max.Y) + f.topHeight(p.typesetter) + titleGap*p.em() + descent*size
		for k, line := range f.Title {
			up := float64(len(f.Title)-1-k) * lineHeight * size
			pen.write(line, float64(f.Box.Min.X), y+up, size, left, 0)
		}
	}
}
