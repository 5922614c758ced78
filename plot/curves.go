package plot

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
)

// Curves are drawn in one panel for each axis that they have, trials before
// budget.
type Curves []evp.Curve

// Figure returns the figure of the curves. The two panels share the range of
// scores, and a model has the same colour and dash in both. Curves without a
// point are left out, and the figure's Notes say so; of models without a score the
// legend says so. Names that are too long are cut, and without o.Height the figure
// is as high as the legend needs. It is an error if nothing is left, if some curves
// are maximized and others minimized, if there are more than MostCurves models, or
// if an option is out of range.
func (curves Curves) Figure(o Options) (*Figure, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if err := cmp.Or(sameDirection(curves), checkModels(curves)); err != nil {
		return nil, err
	}
	f := newFigure(o)
	shown := o.namesShown(modelsOf(curves))
	curves, o = shown.curves(curves), shown.options(o)
	plan := o.bandPlan(byAxis(curves)...)
	f.noteBands(plan, byAxis(curves))
	curves = plan.shaded(curves)
	names := seriesNames(curves)
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		f.addPanel(axis, curves, names, unique(names), o)
	}
	if len(f.Panels) == 0 {
		return nil, errors.New("no curve has a point to draw")
	}
	f.Width, f.Height = o.size(len(f.Panels))
	f.Absent = absent(scorelessOf(curves))
	f.label(curves, o)
	if err := f.checkXRange(o); err != nil {
		return nil, err
	}
	if err := f.setScoreRange(direction(curves), o); err != nil {
		return nil, err
	}
	if o.FacetY == "free" || o.FacetY == "shared" {
		f.note("`facet-y` %s has no effect: `facet` makes small multiples.", o.FacetY)
	}
	f.addReferences(f.scorePanels(), o)
	f.noteSpan(f.scorePanels(), o)
	f.grow(o)
	f.noteOutside()
	f.noteWidth(o)
	f.noteDots()
	f.noteCut(shown)
	f.noteLetters()
	f.noteMany()
	f.noteNoBudget(o)
	return f, nil
}

// newFigure returns a figure without panels that looks as the options say.
func newFigure(o Options) *Figure {
	return &Figure{DPI: o.resolution(), Title: sheet.Typed(o.Title), Theme: o.theme(), Text: o.Text, Legend: o.Legend}
}

// addPanel adds the panel of the curves with the given axis, if any of them
// has a point. A name's place in order decides its colour and dash.
func (f *Figure) addPanel(axis evp.Axis, curves []evp.Curve, names, order []string, o Options) {
	p, models := f.panelOf(axis, curves, names, order, o)
	if len(p.Series) > 0 {
		f.Panels = append(f.Panels, f.withAxis(p, axis, models, o))
	}
}

// panelOf returns a panel of the curves with the given axis, without axes, and
// the model of each of its series. Curves without a point are noted.
func (f *Figure) panelOf(
	axis evp.Axis, curves []evp.Curve, names, order []string, o Options,
) (p Panel, models []string) {
	for i, c := range curves {
		if c.Axis != axis || c.Unscored() {
			continue
		}
		s := newSeries(c, names[i], !o.LinearX)
		if _, _, ok := s.span(); !ok {
			f.note("%s has no point to draw by %s.", quoted(names[i]), axis)
			continue
		}
		s.Style = f.Theme.style(slices.Index(order, names[i]))
		s.reaches = o.reaches(c)
		p.Series = append(p.Series, s)
		models = append(models, c.Model)
	}
	return p, models
}

// withAxis returns the panel, which has series, with its x axis and what belongs
// to it: single trials, lines, a second scale.
func (f *Figure) withAxis(p Panel, axis evp.Axis, models []string, o Options) Panel {
	lo, hi := p.span()
	if axis == evp.Budget {
		lo, hi = f.addDots(&p, models, o.Trials, lo, hi, !o.LinearX)
		lo, hi = p.addBudgetLine(o.BudgetLine, lo, hi)
	}
	p.X = o.limited(xAxis(lo, hi, !o.LinearX))
	p.X.Label, p.X.Unit = "Training budget", unit(o.CostUnit)
	if axis == evp.Trials {
		p.X.Label, p.X.Short, p.X.Unit, p.X.Counts = trialsLabel, "Trials", "", true
		if lo == hi && p.X.Log && o.XRange == nil {
			p.X.Min, p.X.Max = lo/oneCount, lo*oneCount
		}
	} else {
		p.addTopAxis(o.TopAxis)
	}
	return p
}

// span returns the first and the last x of the panel's series and lines.
func (p Panel) span() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range p.Series {
		if first, last, ok := s.span(); ok {
			lo, hi = math.Min(lo, first), math.Max(hi, last)
		}
	}
	for _, l := range p.Lines {
		lo, hi = math.Min(lo, l.X), math.Max(hi, l.X)
	}
	return lo, hi
}

// oneCount is how far an axis of one number of trials reaches to either side.
const oneCount = 1.5

// trialsLabel is the label of an axis of trials.
const trialsLabel = "Trials (hyperparameter assignments)"

// seriesNames returns each curve's name in the legend: the model, and the
// statistic and the estimator where curves differ in them.
func seriesNames(curves []evp.Curve) []string {
	names := make([]string, len(curves))
	for i, c := range curves {
		names[i] = sheet.Clean(c.Model)
		if names[i] == "" {
			names[i] = "(unnamed)"
		}
		if mixed(curves, func(c evp.Curve) any { return c.Statistic }) {
			names[i] += ", " + c.Statistic.String()
		}
		if mixed(curves, func(c evp.Curve) any { return c.Estimator }) {
			names[i] += ", " + c.Estimator.String()
		}
	}
	return names
}

// mixed reports whether the curves differ in the property that of returns.
func mixed(curves []evp.Curve, of func(evp.Curve) any) bool {
	return slices.ContainsFunc(curves, func(c evp.Curve) bool { return of(c) != of(curves[0]) })
}

// label sets the labels and titles of the panels.
func (f *Figure) label(curves []evp.Curve, o Options) {
	score := yLabel(curves, o)
	for i := range f.Panels {
		f.Panels[i].Y.Label = score
	}
	if o.XLabel != "" {
		last := &f.Panels[len(f.Panels)-1].X
		last.Label, last.Short, last.Unit = sheet.Typed(o.XLabel), "", ""
	}
	if len(f.Panels) == 2 {
		f.Panels[0].Title = "(a) By trials"
		f.Panels[1].Title = "(b) By budget"
	}
}

// yLabel returns the label of the y axis.
func yLabel(curves []evp.Curve, o Options) string {
	switch {
	case o.YLabel != "":
		return sheet.Typed(o.YLabel)
	case mixed(curves, func(c evp.Curve) any { return c.Statistic }):
		return mixedLabel(o.ScoreName)
	}
	return scoreLabel(o.ScoreName, curves[0].Statistic)
}

// sameDirection returns an error if some curves are maximized and others
// minimized: they cannot share a y axis.
func sameDirection(curves []evp.Curve) error {
	if mixed(curves, func(c evp.Curve) any { return c.Direction }) {
		return errors.New("curves that maximize and curves that minimize their score cannot share a figure")
	}
	return nil
}

// direction returns the direction that the curves share.
func direction(curves []evp.Curve) evp.Direction {
	if len(curves) == 0 {
		return evp.Maximize
	}
	return curves[0].Direction
}

// unique returns the names without repetition, in first-seen order.
func unique(names []string) []string {
	seen := make(map[string]bool, len(names))
	var first []string
	for _, n := range names {
		if !seen[n] {
			seen[n], first = true, append(first, n)
		}
	}
	return first
}

// quoted returns a name for a sentence: short, and marked as a name.
func quoted(name string) string {
	const most = 40
	if r := []rune(name); len(r) > most {
		name = string(r[:most-1]) + "…"
	}
	return "“" + name + "”"
}
