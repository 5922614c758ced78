package plot

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"

	"evpkit/plot/internal/sheet"
)

// A ComparedFacet is a facet, such as a data set, within which models are compared.
type ComparedFacet struct {
	Value string // the title of its row, after its letter
	Comparison
}

// ComparisonFacets are drawn as a row for each facet: on the left the models' curves with
// the crossovers, on the right the differences between models, as Comparison draws them.
type ComparisonFacets []ComparedFacet

// Numbers of the rule for the height of rows of two panels, in heights of a figure of
// one panel.
const (
	rowHeight   = 0.72 // of a row, …
	mostHeight  = 3.2  // … of all rows together at most, …
	leastHeight = 0.25 // … but of a row at least this: axes and titles stay readable
)

// rowsSize returns the size of a figure with so many rows of two panels.
func (o Options) rowsSize(rows int) (width, height float64) {
	width, height = o.size(2)
	if o.Height > 0 {
		return width, height
	}
	_, height = o.size(1)
	n := float64(rows)
	return width, math.Min(height*math.Max(math.Min(n*rowHeight, mostHeight), n*leastHeight), maxSize)
}

// Figure returns the figure of the facets: rows with the titles "(a) SST-2" and so on,
// one range of x for all of them, a y axis for each panel, and one legend. A model has
// the same colour and dash in every row. Facets in which there is nothing to compare have
// no row, and the Notes say so. Errors are those of Stack.
func (facets ComparisonFacets) Figure(o Options) (*Figure, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	facets, _ = facets.shown(o)
	drawn, rows := facets.rows()
	if err := cmp.Or(CheckPanels(len(rows)), sameDirection(curvesOf(rows))); err != nil {
		return nil, err
	}
	if len(drawn) == 0 {
		return nil, errors.New("there is no pair of models to compare")
	}
	f, err := stacked(drawn[0].Pairs[0].Axis, rows, 2, o)
	if err != nil {
		return nil, err
	}
	f.Absent = absent(drawn.curves().scoreless())
	facets.note(f, drawn, o)
	return f, nil
}

// note notes what the figure does not show.
func (facets ComparisonFacets) note(f *Figure, drawn ComparisonFacets, o Options) {
	for _, g := range facets {
		if !slices.ContainsFunc(drawn, func(d ComparedFacet) bool { return d.Value == g.Value }) {
			f.note("Nothing is compared in %s, which has no row: there is no x at which two of its models have a curve.",
				quoted(sheet.Clean(g.Value)))
		}
	}
	for i, g := range drawn {
		f.noteOmitted("("+letter(i)+") ", g.differences())
	}
	_, shown := facets.shown(o)
	f.noteCut(shown)
}

// rows returns the facets that have something to draw in both panels, and their panels.
func (facets ComparisonFacets) rows() (drawn ComparisonFacets, rows []Row) {
	for _, g := range facets {
		both, _ := g.Comparison.rows()
		if len(both[1].Series) == 0 {
			continue
		}
		both[0].Title = strings.TrimSpace("(" + letter(len(drawn)) + ") " + sheet.Clean(g.Value))
		both[1].Height = both[0].Height
		drawn, rows = append(drawn, g), append(rows, both...)
	}
	return drawn, rows
}

// shown returns the facets with the names of models, and of the facets themselves, as a
// figure shows them.
func (facets ComparisonFacets) shown(o Options) (ComparisonFacets, shownNames) {
	var models, values []string
	for _, g := range facets {
		models, values = append(models, g.names()...), append(values, g.Value)
	}
	names, titles := o.namesShown(models), o.namesShown(values)
	out := make(ComparisonFacets, len(facets))
	for i, g := range facets {
		out[i] = ComparedFacet{titles.of(g.Value), g.renamed(names)}
	}
	return out, names
}

// curves returns the facets as they are drawn without comparisons.
func (facets ComparisonFacets) curves() Facets {
	out := make(Facets, len(facets))
	for i, g := range facets {
		out[i] = Facet{Value: g.Value, Curves: g.Curves}
	}
	return out
}

// Caption returns a caption for the figure that Figure draws with the same options: the
// facets, what the curves are, what the differences and their intervals are, and on
// which side of zero which model is better.
func (facets ComparisonFacets) Caption(o Options) string {
	panels := facets.leftPanels(o)
	if panels == nil {
		return ""
	}
	facets, _ = facets.shown(o)
	facets, _ = facets.rows()
	left := strings.Replace(facets.curves().caption(o, panels, "row"), " No uncertainty is shown.", "", 1)
	return "Left: " + left + " Right: " + facets.captionDifferences()
}

// leftPanels returns the panels of the figure that have curves; nil if there is none.
func (facets ComparisonFacets) leftPanels(o Options) []Panel {
	f, err := facets.Figure(o)
	if err != nil {
		return nil
	}
	var out []Panel
	for _, i := range f.firstPanels() {
		out = append(out, f.Panels[i])
	}
	return out
}

// captionDifferences says what the panels on the right show: once, or for the rows that
// differ in it.
func (facets ComparisonFacets) captionDifferences() string {
	var said []string
	rows := make(map[string][]string)
	for i, g := range facets {
		s := g.differences().caption(g.Resamples)
		if rows[s] == nil {
			said = append(said, s)
		}
		rows[s] = append(rows[s], "("+letter(i)+")")
	}
	if len(said) == 1 {
		return said[0]
	}
	for i, s := range said {
		said[i] = strings.Join(rows[s], ", ") + " " + s
	}
	return strings.Join(said, " ")
}

// Reaches returns the sentences of Facets.Reaches for the curves that are drawn.
func (facets ComparisonFacets) Reaches(o Options) []string {
	if len(o.References) == 0 {
		return nil
	}
	panels := facets.leftPanels(o)
	facets, _ = facets.shown(o)
	facets, _ = facets.rows()
	return facets.curves().reaches(panels, o)
}
