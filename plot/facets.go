package plot

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
)

// A Facet is what one panel of small multiples shows: the curves, and single
// trials if they are wanted, of one value of a variable such as the data set.
type Facet struct {
	Value  string // the panel's title, after its letter
	Curves []evp.Curve
	Trials []evp.Trial // drawn one by one, as Options.Trials are by Curves
}

// Facets are small multiples: one panel per facet, in rows of up to four.
type Facets []Facet

// Figure returns the figure of the facets: the same range on every x axis, and on
// every y axis unless o.FacetY has it otherwise, one legend, and the titles "(a) SST-2" and so on; no legend if each
// panel's title is the name of its model. A model has the same colour and dash
// in every panel. Small multiples have one x axis: where facets have curves by
// trials and by budget, those by budget are drawn, and the Notes say so.
// o.Trials is not used: each facet has its own. Errors are those of
// Curves.Figure.
func (facets Facets) Figure(o Options) (*Figure, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if err := facets.check(); err != nil {
		return nil, err
	}
	f := newFigure(o)
	facets, o, shown := facets.shown(o)
	all := facets.curves()
	f.noteOneAxis(all)
	plan := o.bandPlan(facets.panels()...)
	f.noteBands(plan, facets.panels())
	facets = facets.shaded(plan)
	all = facets.curves()
	f.addFacets(facets, facetAxis(all), all, o)
	if f.Absent = absent(facets.scoreless()); titled(facets) {
		f.unlist()
	}
	if len(f.Panels) == 0 {
		return nil, errors.New("no curve has a point to draw")
	}
	f.shareX(o)
	f.Width, f.Height = o.size(len(f.Panels))
	f.Columns = facetColumns(len(f.Panels), f.Width)
	if rows := (len(f.Panels) + f.Columns - 1) / f.Columns; o.Height == 0 {
		f.Height = math.Min(f.Height*(1+moreRows*float64(rows-1)), maxSize)
	}
	score := yLabel(all, o)
	for i := range f.Panels {
		f.Panels[i].Y.Label = score
	}
	if err := f.checkXRange(o); err != nil {
		return nil, err
	}
	if err := f.setFacetRanges(direction(all), o); err != nil {
		return nil, err
	}
	f.addReferences(f.scorePanels(), o)
	f.noteSpan(f.scorePanels(), o)
	f.grow(o)
	f.noteOutside()
	f.noteDots()
	f.noteCut(shown)
	f.noteLetters()
	f.noteMany()
	f.noteNoBudget(o)
	return f, nil
}

// check returns an error if the facets cannot share a figure.
func (facets Facets) check() error {
	for _, g := range facets {
		if err := checkModels(g.Curves); err != nil {
			return err
		}
	}
	return cmp.Or(CheckPanels(len(facets)), sameDirection(facets.curves()))
}

// shown returns the facets with the names of models, and of the facets
// themselves, as a figure shows them.
func (facets Facets) shown(o Options) (Facets, Options, shownNames) {
	var values []string
	for _, g := range facets {
		values = append(values, g.Value)
	}
	models, titles := o.namesShown(modelsOf(facets.curves())), o.namesShown(values)
	out := make(Facets, len(facets))
	for i, g := range facets {
		out[i] = Facet{Value: titles.of(g.Value), Curves: models.curves(g.Curves), Trials: models.trials(g.Trials)}
	}
	return out, models.options(o), models
}

// Numbers of small multiples.
const (
	mostColumns = 4    // panels side by side
	facetWidth  = 1.25 // inches that a panel needs with its space, at least
	moreRows    = 0.65 // height of a further row, as a share of the first
)

// noteOneAxis adds a note if curves have another axis than the panels.
func (f *Figure) noteOneAxis(curves []evp.Curve) {
	byTrials := func(c evp.Curve) bool { return c.Axis == evp.Trials && len(c.Points) > 0 }
	if facetAxis(curves) == evp.Budget && slices.ContainsFunc(curves, byTrials) {
		f.note("Small multiples have one x axis: the curves by trials are not drawn.")
	}
}

// addFacets adds a panel for every facet that has something to draw.
func (f *Figure) addFacets(facets Facets, axis evp.Axis, all []evp.Curve, o Options) {
	names := seriesNames(all)
	order := unique(names)
	for _, g := range facets {
		n := len(f.Panels)
		o.Trials = g.Trials
		f.addPanel(axis, g.Curves, names[:len(g.Curves)], order, o)
		names = names[len(g.Curves):]
		value := sheet.Clean(g.Value)
		if g.bare() {
			f.note("No trial of %s has a score: it has no panel.", quoted(value))
			continue
		}
		if len(f.Panels) == n {
			f.note("There is nothing to draw for %s.", quoted(value))
			continue
		}
		f.Panels[n].Title = strings.TrimSpace("(" + letter(n) + ") " + value)
	}
}

// titled reports whether the panels' titles name their curves, so that nothing
// else needs to.
func titled(facets Facets) bool {
	for _, facet := range facets {
		for _, c := range facet.Curves {
			if name := sheet.Clean(c.Model); name == "" || name != sheet.Clean(facet.Value) {
				return false
			}
		}
	}
	return true
}

// unlist takes the names of all series out of the legend.
func (f *Figure) unlist() {
	for _, p := range f.Panels {
		for i := range p.Series {
			p.Series[i].Unlisted = true
		}
	}
}

// shareX gives all panels the same range of x, and the label asked for.
func (f *Figure) shareX(o Options) {
	x := f.Panels[0].X
	for _, p := range f.Panels {
		x.Min, x.Max = math.Min(x.Min, p.X.Min), math.Max(x.Max, p.X.Max)
	}
	if o.XLabel != "" {
		x.Label, x.Short, x.Unit = sheet.Typed(o.XLabel), "", ""
	}
	for i := range f.Panels {
		p := &f.Panels[i]
		p.X = x
		if p.Top.Max != 0 {
			p.addTopAxis(o.TopAxis)
		}
	}
}

// facetColumns returns how many of n panels are side by side on a page of the
// given width: all of up to four; of more, three or four, whichever leaves fewer
// places empty; never so many that they become too narrow.
func facetColumns(n int, width float64) int {
	most := max(1, min(mostColumns, int(width/facetWidth)))
	if n <= most {
		return n
	}
	if most == mostColumns && (3-n%3)%3 < (4-n%4)%4 {
		return 3
	}
	return most
}

// letter returns the letter of panel i: a to z, then aa, ab and so on.
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// panelName returns the name of panel i, for the beginning of a note: its letter
// or its place.
func (f *Figure) panelName(i int) string {
	n := len(f.Panels)
	switch title := f.Panels[i].Title; {
	case n == 1:
		return "The panel"
	case strings.HasPrefix(title, "("+letter(i)+")"):
		return "Panel (" + letter(i) + ")"
	case f.Columns > 1 && strings.HasPrefix(f.Panels[i-i%f.Columns].Title, "("+letter(i/f.Columns)+")"):
		return fmt.Sprintf("%s of row (%s)", []string{"The left panel", "The right panel"}[i%f.Columns], letter(i/f.Columns))
	case f.Columns == 1 && n == 2:
		return []string{"The upper panel", "The lower panel"}[i]
	}
	return fmt.Sprintf("Panel %d", i+1)
}
