package sheet

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
)

// Distances in ems (points at the default type size).
const (
	edge     = 2.0  // free at the edge of the figure
	labelGap = 2.5  // between a tick and its number
	nameGap  = 3.5  // between the numbers and the axis's label
	titleGap = 3.0  // between a title and what is below it
	panelGap = 9.0  // between panels, at least
	minPanel = 24.0 // smallest side of a panel

	narrowPanel = 66.0 // width of a panel at which a legend to its right takes too much
	lowPanel    = 44.0 // height of a panel that a legend above it should leave
)

// A Plan is a figure laid out: where everything is on the page, in points.
type Plan struct {
	Figure        Figure
	Width, Height float64  // of the page
	Title         []Phrase // lines
	Frames        []Frame  // of the panels
	Legend        Legend
	BandKey       Legend // of bands that no panel with a legend has

	typesetter
	arrangement
	after  float64 // free to the right of the last column
	traced bool    // the frames have their curves, trials and labels of lines
}

// New lays a figure out: the legend inside a panel if it finds an empty corner
// there, otherwise above; to the right of the panels if it is long. It is an
// error if the panels would be too small.
func New(f Figure) (*Plan, error) {
	p := &Plan{
		Figure: f, Width: float64(vg.Length(f.Width) * vg.Inch), typesetter: newTypesetter(f.Look),
		arrangement: newArrangement(f),
	}
	p.Title = p.title()
	p.Legend = p.newLegend()
	p.BandKey = p.Legend.takeApart(f.Panels)
	if err := p.placeLegend(); err != nil {
		return nil, err
	}
	p.trace()
	for i := range p.Frames {
		p.labeller(i).placeMarks()
	}
	p.settle(&p.Legend)
	p.settle(&p.BandKey)
	return p, nil
}

// figureHeight returns the height of the figure without what it grows, in points.
func (p *Plan) figureHeight() float64 { return float64(vg.Length(p.Figure.Height) * vg.Inch) }

// title returns the figure's title, broken into lines.
func (p *Plan) title() []Phrase {
	if p.Figure.Title == "" {
		return nil
	}
	return p.wrapped(literal(p.Figure.Title), p.LabelSize, p.Width-2*edge*p.em(), 2)
}

// newLegend returns the figure's legend, not yet placed.
func (p *Plan) newLegend() Legend { return newLegend(p.Figure, p.typesetter, p.arrangement) }

// labeller returns a labeller of frame i.
func (p *Plan) labeller(i int) labeller { return newLabeller(&p.Frames[i], p.typesetter, p.Legend) }

// placeLegend places the panels and the legend.
func (p *Plan) placeLegend() error {
	if err := p.place(); err != nil {
		return err
	}
	l := &p.Legend
	if l.Place == Direct && l.auto && !p.parted() {
		l.Place = Right
		if err := p.place(); err != nil {
			return err
		}
	}
	if l.Place == Right && l.auto && (p.Narrow() || l.Crowded()) {
		if err := p.tryAbove(); err != nil {
			return err
		}
	}
	if l.Place == Inside {
		p.trace()
		if !l.findPlace(p.Frames) {
			p.Legend, p.BandKey = p.newLegend(), Legend{}
			p.Legend.Place = Above
			return p.place()
		}
	}
	if p.BandKey.Place == Inside {
		p.trace()
		p.BandKey.findPlace(p.Frames)
	}
	return nil
}

// parted reports whether the series can be named at the ends of their lines.
func (p *Plan) parted() bool {
	p.trace()
	return p.Legend.parted(&p.Frames[directPanel(p.Figure.Panels, p.arrangement)])
}

// Narrow reports whether the panels are narrower than a curve needs to be read.
func (p *Plan) Narrow() bool { return p.Frames[0].width() < narrowPanel*p.em() }

// tryAbove puts a legend that is to the right above the panels, if that leaves
// them high enough and shows all names in full.
func (p *Plan) tryAbove() error {
	p.Legend = p.newLegend()
	p.Legend.Place = Above
	if err := p.place(); err == nil && !p.Legend.Crowded() && p.Height <= mostGrowth*p.figureHeight() &&
		float64(p.Frames[0].Box.Size().Y) >= lowPanel*p.em() {
		return nil
	}
	p.Legend = p.newLegend()
	p.Legend.Place = Right
	return p.place()
}

// place finds the panels' frames, ticks and labels. The height comes first,
// because the width of the numbers on the y axis depends on it.
func (p *Plan) place() error {
	p.Frames = make([]Frame, p.n)
	for i, panel := range p.Figure.Panels {
		p.Frames[i] = newFrame(panel)
		p.Frames[i].hasX, p.Frames[i].hasY = p.hasX(p.Figure.Panels, i), p.hasY(p.Figure.Panels, i)
	}
	p.Height = p.figureHeight()
	if p.Figure.Grow {
		p.Height += p.Legend.growth(p.Width, p.Height)
	}
	p.Legend.arrange(p.Width, p.Height)
	p.BandKey.arrange(p.Width, p.Height)
	p.after, p.traced = 0, false
	for range 4 { // each round knows the widths of the round before
		p.placeRows()
		p.placeColumns()
		if err := p.checkRoom(); err != nil {
			return err
		}
	}
	for i := range p.Frames {
		f := &p.Frames[i]
		f.Title = f.title(p.typesetter)
		if len(f.Panel.Categories) > 0 {
			f.names = f.barChart().nameplates(p.typesetter, p.Height)
		}
	}
	return nil
}

// checkRoom returns an error if the panels are too small to be drawn.
func (p *Plan) checkRoom() error {
	for _, f := range p.Frames {
		size := f.Box.Size()
		if float64(size.X) < minPanel*p.em() || float64(size.Y) < minPanel*p.em() {
			return fmt.Errorf("a figure of %g × %g inches leaves no room for its %d panels",
				p.Figure.Width, p.Figure.Height, p.n)
		}
	}
	return nil
}

// trace sets the curves, single trials and labels of lines of all frames, where
// these are placed, unless they are set.
func (p *Plan) trace() {
	if p.traced {
		return
	}
	t := tracer{lineWidth: p.LineWidth, columnWidth: p.columnWidth(), cutApart: cutApart * p.em()}
	for i := range p.Frames {
		p.Frames[i].trace(t)
	}
	p.scatter()
	for i := range p.Frames {
		p.labeller(i).placeLines()
		p.labeller(i).placeReferences()
	}
	p.traced = true
}

// columnWidth returns the width of the columns in which long lines are thinned
// out: one dot, or more where the figure has so many long lines that its file
// would become too large.
func (p *Plan) columnWidth() float64 {
	length := 0.0 // of all long lines, in the direction of x
	for _, f := range p.Frames {
		for _, s := range f.Panel.Series {
			if len(s.X) <= thinAbove {
				continue
			}
			lines := 1.0
			if s.banded() {
				lines = 3
			}
			length += lines * f.width()
		}
	}
	return math.Max(column, 4*length/mostPoints)
}

// scatter sets the single trials of all frames, thinned out so that the whole
// figure has at most MostDots dots.
func (p *Plan) scatter() {
	var dots, rugs []*[]Spot
	for i := range p.Frames {
		f := &p.Frames[i]
		f.Crowds = make([]Crowd, len(f.Panel.Series))
		for k, s := range f.Panel.Series {
			f.Crowds[k] = f.crowd(s.Dots)
			dots, rugs = append(dots, &f.Crowds[k].Dots), append(rugs, &f.Crowds[k].Rug)
		}
	}
	thin(dots, MostDots)
	thin(rugs, mostRug)
}

// settle sets where the entries of a placed legend are.
func (p *Plan) settle(l *Legend) {
	first, last := &p.Frames[0], &p.Frames[p.columns-1]
	x, top := 0.0, 0.0
	switch l.Place {
	case Direct:
		f := &p.Frames[directPanel(p.Figure.Panels, p.arrangement)]
		l.direct = l.directLabels(f)
		x, top = float64(f.Box.Max.X)+directGap*p.em(), float64(f.Box.Min.Y)
	case Inside:
		x, top = float64(l.Box.Min.X)+legendPad*p.em(), float64(l.Box.Max.Y)-legendPad*p.em()
	case Above:
		x = math.Min(float64(first.Box.Min.X), p.Width-edge*p.em()-l.gridWidth())
		top = float64(first.Box.Max.Y) + p.aboveFirstRow() + rowGap*p.em() + l.gridHeight()
	case Right:
		x = float64(last.Box.Max.X) + math.Max(columnGap*p.em(), last.overhang(p.typesetter))
		top = math.Min(math.Max(float64(last.Box.Max.Y), l.gridHeight()+edge*p.em()), p.Height-edge*p.em())
	}
	l.at = point(x, top)
}
