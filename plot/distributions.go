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

// Distributions are the distributions of models' single scores, drawn as two panels: the
// empirical distribution functions with their bands over all scores, and the better tail,
// which decides what a search finds, enlarged: from the best quarter of each model on, the
// share of trials that score at least as well, on a logarithmic axis, where every trial of
// the tail is a step that can be seen, and a share of 1/n reads as one trial in n. With
// facets there is such a pair of panels for each.
type Distributions struct {
	Facets []DistributionFacet // one, whose Value is "", without facets
	// LogScores makes the axes of scores, which must be above 0, logarithmic.
	LogScores bool
	// Range is the range of scores, low then high, that the first panel shows; nil: all.
	Range *[2]float64
}

// A DistributionFacet is what one pair of panels shows: the distributions of one value of
// a variable such as the data set.
type DistributionFacet struct {
	Value  string // the panels' title, after the letter
	Models []*evp.Distribution
}

// Numbers of figures of distributions.
const (
	tailShare  = 0.25 // of the trials of each model, that its enlarged tail has at least,
	tailTrials = 5    // and how many trials at least
	besideMin  = 4.9  // width of a figure, in inches, from which its panels are side by side
	stackShare = 0.9  // height of each of two panels below each other, as a share of a single one's
	tailBeyond = 0.5  // of its width, that a tail is drawn further to show the best possible score
	tailFloor  = 0.5  // of one trial's share, at which the axis of the tail ends
)

// Figure returns the figure of the distributions. The panels are side by side where the
// figure is wide enough, else below each other. Bands of more than five models in a panel
// are left out unless o.BandFor names them. It is an error if no model has a score, if some
// scores are maximized and others minimized, if a logarithmic axis cannot show a score, or
// if an option is out of range.
func (d Distributions) Figure(o Options) (*Figure, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	d, o, shown := d.shown(o)
	f := newFigure(o)
	order := d.names()
	plan := d.bandPlan(o)
	for _, g := range d.Facets {
		if len(g.scored()) == 0 {
			f.note("No trial of %s has a score: it has no panel.", quoted(sheet.Clean(g.Value)))
			continue
		}
		whole, tail := d.panels(g, f.Theme, order, plan, o)
		n := len(f.Panels)
		whole.Title, tail.Title = g.titles(letter(n), letter(n+1))
		f.Panels = append(f.Panels, whole, tail)
	}
	f.Absent = absent(d.scoreless())
	f.arrangePairs(o)
	f.labelDistributions(o)
	f.grow(o)
	f.noteCut(shown)
	f.noteLetters()
	f.noteMany()
	d.note(f, plan, o)
	return f, nil
}

// check reports why the distributions have no figure.
func (d Distributions) check() error {
	all := d.all()
	if len(all) == 0 {
		return errors.New("there is no distribution to draw")
	}
	scored := false
	for _, m := range all {
		if m.Direction != all[0].Direction {
			return errors.New("scores that are maximized and scores that are minimized cannot share a figure")
		}
		for _, y := range m.Scores {
			if d.LogScores && y <= 0 {
				return fmt.Errorf("`log-x` needs scores above 0, and %s has the score %g: leave `log-x` out",
					quoted(sheet.Clean(m.Model)), y)
			}
		}
		scored = scored || len(m.Scores) > 0
	}
	if !scored {
		return errors.New("no trial has a score: there is nothing to draw")
	}
	for _, g := range d.Facets {
		if err := CheckModels(len(g.Models)); err != nil {
			return err
		}
	}
	return CheckPanels(2 * len(d.Facets))
}

// all returns the distributions of all facets.
func (d Distributions) all() []*evp.Distribution {
	var all []*evp.Distribution
	for _, g := range d.Facets {
		all = append(all, g.Models...)
	}
	return all
}

// scored returns the distributions of the models that have a score.
func (g DistributionFacet) scored() []*evp.Distribution {
	return slices.DeleteFunc(slices.Clone(g.Models), func(m *evp.Distribution) bool { return len(m.Scores) == 0 })
}

// names returns the names of the models that have a score, each once.
func (d Distributions) names() []string {
	var names []string
	for _, g := range d.Facets {
		for _, m := range g.scored() {
			names = append(names, nameOrNone(m.Model))
		}
	}
	return unique(names)
}

// nameOrNone returns a model's name as a legend has it.
func nameOrNone(model string) string { return cmp.Or(sheet.Clean(model), "(unnamed)") }

// shown returns the distributions with the names of models, and of facets, as a figure
// shows them.
func (d Distributions) shown(o Options) (Distributions, Options, shownNames) {
	var models, values []string
	for _, g := range d.Facets {
		values = append(values, g.Value)
		for _, m := range g.Models {
			models = append(models, m.Model)
		}
	}
	n, titles := o.namesShown(models), o.namesShown(values)
	d.Facets = slices.Clone(d.Facets)
	for i, g := range d.Facets {
		out := DistributionFacet{Value: titles.of(g.Value)}
		for _, m := range g.Models {
			renamed := *m
			renamed.Model = n.of(m.Model)
			out.Models = append(out.Models, &renamed)
		}
		d.Facets[i] = out
	}
	return d, n.options(o), n
}

// bandPlan returns the plan for the bands of each pair of panels.
func (d Distributions) bandPlan(o Options) bandPlan {
	if len(o.BandFor) > 0 {
		return bandPlan{only: o.BandFor}
	}
	most := 0
	for _, g := range d.Facets {
		most = max(most, len(g.scored()))
	}
	if most > mostShaded {
		return bandPlan{many: most}
	}
	return bandPlan{}
}

// drawsBandOf reports whether the band of a model is drawn.
func (p bandPlan) drawsBandOf(model string) bool {
	return p.many == 0 && (len(p.only) == 0 || slices.Contains(p.only, model))
}

// scoreless returns the models that have no score anywhere, with their trials.
func (d Distributions) scoreless() []scoreless {
	scored := d.names()
	var out []scoreless
	for _, m := range d.all() {
		name := nameOrNone(m.Model)
		if slices.Contains(scored, name) {
			continue
		}
		if i := slices.IndexFunc(out, func(s scoreless) bool { return s.name == name }); i >= 0 {
			out[i].trials += m.Trials + m.Dropped
			continue
		}
		out = append(out, scoreless{name: name, trials: m.Trials + m.Dropped})
	}
	return out
}

// titles returns the titles of a pair of panels.
func (g DistributionFacet) titles(first, second string) (whole, tail string) {
	if g.Value == "" {
		return "(" + first + ") All scores", "(" + second + ") The better tail"
	}
	value := sheet.Clean(g.Value)
	return "(" + first + ") " + value, "(" + second + ") " + value + ", the better tail"
}

// arrangePairs sets the size of the figure and how many panels are side by side: pairs
// below each other on a narrow page if there is one, else in columns of two panels each.
func (f *Figure) arrangePairs(o Options) {
	n := len(f.Panels)
	if n > 2 {
		f.Width, f.Height = o.size(n)
		f.Columns = 2 * max(1, min(n/2, int(f.Width/(2*facetPairWidth))))
		if rows := (n + f.Columns - 1) / f.Columns; o.Height == 0 {
			f.Height = math.Min(f.Height*(1+moreRows*float64(rows-1)), maxSize)
		}
		return
	}
	f.Width, f.Height = o.size(1)
	if f.Columns = 1; f.Width < besideMin {
		if o.Height == 0 {
			f.Height = math.Min(2*stackShare*f.Height, maxSize)
		}
		return
	}
	f.Columns = 2
	f.Width, f.Height = o.size(2)
}

// facetPairWidth is how wide, in inches, a panel of several pairs is with its numbers, at
// least.
const facetPairWidth = 1.6

// labelDistributions labels the axes of all pairs of panels.
func (f *Figure) labelDistributions(o Options) {
	score := strings.TrimPrefix(scoreLabel(o.ScoreName, evp.Mean), "Expected ")
	label := score
	if rest, found := strings.CutPrefix(score, "validation "); found { // a column keeps its name
		label = "Validation " + rest
	}
	if o.XLabel != "" {
		label = sheet.Typed(o.XLabel)
	}
	whole := "Cumulative share of trials"
	if o.YLabel != "" {
		whole = sheet.Typed(o.YLabel)
	}
	for i := range f.Panels {
		f.Panels[i].Y.Label = whole
		if i+f.Columns >= len(f.Panels) { // of panels below each other, the lowest
			f.Panels[i].X.Label = label
		}
		if i%2 == 1 {
			f.Panels[i].Y.Label = "Share at least as good"
		}
	}
}

// note adds what the reader cannot see. Where scores have a greatest one that is the best,
// as accuracies do, a logarithmic axis would enlarge the wrong end.
func (d Distributions) note(f *Figure, plan bandPlan, o Options) {
	if plan.many > 0 {
		f.note("The bands of %d models would hide each other and are left out: `band-for MODEL,…` draws some, `facet` gives "+
			"models panels of their own.", plan.many)
	}
	isShare := o.Possible != nil && !math.IsInf(o.Possible.High, 1) && d.all()[0].Direction == evp.Maximize
	if isShare || d.LogScores || d.Range != nil {
		return
	}
	widest, ends := float64(mostSpan), [2]float64{}
	for _, g := range d.Facets {
		low, high := g.ends()
		if span := high / low; low > 0 && span > widest {
			widest, ends = span, [2]float64{low, high}
		}
	}
	if ends[1] > 0 {
		f.note("The scores span a factor of %s (%s): `log-x` shows small ones as well as large ones.",
			factor(widest), interval(ends[0], ends[1]))
	}
}

// ends returns the smallest and the largest score of the facet.
func (g DistributionFacet) ends() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, m := range g.scored() {
		a, b := m.Scores[0], m.Scores[len(m.Scores)-1]
		low, high = math.Min(low, math.Min(a, b)), math.Max(high, math.Max(a, b))
	}
	return low, high
}
