package plot

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// A Comparison is drawn as two panels on one x axis: the models' curves with
// the crossovers above, the differences between models below, with a line at
// zero.
type Comparison struct {
	// Curves are the whole curves of the models, one each, without bands, on
	// the axis of Pairs.
	Curves []evp.Curve
	// Pairs are the comparisons, at least one.
	Pairs []*compare.Pair
	// Reference is the model from which the differences are taken if there are
	// several pairs; empty means the first of Ranking.
	Reference string
	// Ranking are the models from the best down. Where there are more
	// differences than a panel has room for, it decides which are drawn.
	Ranking []string
	// Listed says that the x were given one by one: differences are points with
	// upright intervals, not a line with a band.
	Listed bool
	// Resamples is the number of bootstrap resamples behind the intervals.
	Resamples int
}

// Numbers of crossovers that are marked.
const (
	mostMarks  = 3 // of a pair: the first ones
	mostMarked = 3 // pairs of which all are marked, not only those in the lower panel
)

// Figure returns the figure of the comparison. With two models, the lower
// panel shows their difference and its interval. With more, it shows how far the
// others are from Reference: with intervals where there are at most four lines;
// otherwise a line is strong where the models differ significantly and faint
// elsewhere, which the legend says. Errors are those of Stack.
func (c Comparison) Figure(o Options) (*Figure, error) {
	if len(c.Pairs) == 0 {
		return nil, errors.New("there is no pair of models to compare")
	}
	c, shown := c.shown(o)
	rows, d := c.rows()
	f, err := Stack(c.Pairs[0].Axis, rows, o)
	if err != nil {
		return nil, err
	}
	f.noteCut(shown)
	f.noteOmitted("", d)
	return f, nil
}

// rows returns the two panels, and what the lower one shows.
func (c Comparison) rows() ([]Row, differences) {
	d := c.differences()
	marked := d.pairs
	if len(c.Pairs) <= mostMarked {
		marked = c.Pairs
	}
	upper := Row{Height: 1.6, Curves: c.Curves}
	for _, p := range marked {
		if !p.Reference { // rings mark where curves reach its line
			upper.Marks = append(upper.Marks, crossovers(p)...)
		}
	}
	return []Row{upper, d.row()}, d
}

// noteOmitted notes the differences for which there is no room in the panel that where
// names.
func (f *Figure) noteOmitted(where string, d differences) {
	if d.omitted > 0 {
		f.note("%sOf the differences from %s, only those of the %d other models with the best scores are drawn; %d %s left out: "+
			"the tables have all of them.", where, d.reference, len(d.pairs), d.omitted, plural(d.omitted, "is", "are"))
	}
}

// shown returns the comparison with the names of models as a figure shows them.
func (c Comparison) shown(o Options) (Comparison, shownNames) {
	n := o.namesShown(c.names())
	return c.renamed(n), n
}

// names returns the names of the models.
func (c Comparison) names() []string {
	names := modelsOf(c.Curves)
	for _, p := range c.Pairs {
		names = append(names, p.A, p.B)
	}
	return names
}

// renamed returns the comparison with the names of models as they are shown.
func (c Comparison) renamed(n shownNames) Comparison {
	if n == nil {
		return c
	}
	c.Curves, c.Pairs, c.Ranking = n.curves(c.Curves), slices.Clone(c.Pairs), slices.Clone(c.Ranking)
	for i, p := range c.Pairs {
		pair := *p
		pair.A, pair.B = n.of(p.A), n.of(p.B)
		c.Pairs[i] = &pair
	}
	for i, model := range c.Ranking {
		c.Ranking[i] = n.of(model)
	}
	c.Reference = n.of(c.Reference)
	return c
}

// Caption returns a caption for the figure that Figure draws with the same
// options: what the curves are, what the differences and their intervals are,
// and on which side of zero which model is better.
func (c Comparison) Caption(o Options) string {
	if len(c.Pairs) == 0 || checkModels(c.Curves) != nil {
		return ""
	}
	c, _ = c.shown(o)
	var panels []Panel
	if len(o.References) > 0 {
		panels = panelsOf(c.Figure(o))
		panels = panels[:min(len(panels), 1)]
	}
	above := strings.Replace(Curves(c.Curves).caption(o, panels), " No uncertainty is shown.", "", 1)
	return fmt.Sprintf("Above: %s Below: %s", above, c.differences().caption(c.Resamples))
}

// Reaches returns the sentences of Curves.Reaches for the curves that are drawn, which
// have no bands.
func (c Comparison) Reaches(o Options) []string { return Curves(c.Curves).Reaches(o) }

// crossovers returns the marks of a pair's crossovers, with names that say whether the
// trials tell that the curves cross or only the estimates.
func crossovers(p *compare.Pair) []Mark {
	var marks []Mark
	grid := p.Grid
	for _, x := range p.Crossovers[:min(len(p.Crossovers), mostMarks)] {
		k, _ := slices.BinarySearchFunc(grid, x.X, func(d compare.Difference, x float64) int { return cmp.Compare(d.X, x) })
		k = min(k, len(grid)-1)
		name := "estimates cross"
		if _, where := p.Tells(x); where {
			name = "crossover"
		}
		marks = append(marks, Mark{X: x.X, Y: grid[k].EstimateA, Name: name})
	}
	return marks
}
