package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
)

// mostShaded is how many models of a panel have their bands drawn where nobody says
// whose: more cover each other up.
const mostShaded = 5

// A bandPlan says whose bands a figure draws.
type bandPlan struct {
	only []string // names of the models; none: of all
	many int      // how many models a panel has, if these are too many for bands; else 0
}

// bandPlan returns the plan for the curves of each panel.
func (o Options) bandPlan(panels ...[]evp.Curve) bandPlan {
	if len(o.BandFor) > 0 {
		return bandPlan{only: o.BandFor}
	}
	most := 0
	for _, curves := range panels {
		var models []string
		for _, c := range drawnCurves(curves) {
			if hasBand(c) && !slices.Contains(models, c.Model) {
				models = append(models, c.Model)
			}
		}
		most = max(most, len(models))
	}
	if most > mostShaded {
		return bandPlan{many: most}
	}
	return bandPlan{}
}

// hasBand reports whether an interval of the curve has an end.
func hasBand(c evp.Curve) bool {
	return slices.ContainsFunc(c.Points, func(p evp.Point) bool { return p.Exists() })
}

// chooses reports whether the band of a curve is drawn, if it can be.
func (p bandPlan) chooses(c evp.Curve) bool {
	return p.many == 0 && (len(p.only) == 0 || slices.Contains(p.only, c.Model))
}

// draws reports whether the band of a curve is drawn.
func (p bandPlan) draws(c evp.Curve) bool { return p.chooses(c) && hasBand(c) && !c.MostlyOpen() }

// shaded returns the curves without the bands that are not drawn.
func (p bandPlan) shaded(curves []evp.Curve) []evp.Curve {
	curves = slices.Clone(curves)
	for i, c := range curves {
		if !p.draws(c) {
			curves[i] = bandless(c)
		}
	}
	return curves
}

// shaded returns the facets without the bands that are not drawn.
func (facets Facets) shaded(p bandPlan) Facets {
	facets = slices.Clone(facets)
	for i, g := range facets {
		facets[i].Curves = p.shaded(g.Curves)
	}
	return facets
}

// bandless returns the curve without its band.
func bandless(c evp.Curve) evp.Curve {
	c.Band, c.Confidence, c.BandWeakFrom = evp.BandNone, 0, 0
	c.Points = slices.Clone(c.Points)
	for k := range c.Points {
		c.Points[k].Band = evp.Band{Interval: evp.NoInterval()}
	}
	return c
}

// mostlyOpen returns the names of the models, written as called writes them, whose
// bands are not drawn because they are open over most of the curve; with the letters
// of the panels if a model has its band in others.
func (p bandPlan) mostlyOpen(panels [][]evp.Curve, called func(name string) string) []string {
	var names []string
	where := make(map[string][]string) // a model's band is not drawn
	drawn := make(map[string]bool)     // it is
	for i, curves := range panels {
		for _, c := range drawnCurves(curves) {
			name := modelName(c)
			switch {
			case p.draws(c):
				drawn[name] = true
			case p.chooses(c) && c.MostlyOpen():
				names, where[name] = append(names, name), append(where[name], "("+letter(i)+")")
			}
		}
	}
	names = unique(names)
	for k, name := range names {
		if names[k] = called(name); drawn[name] {
			names[k] += " in " + strings.Join(unique(where[name]), ", ")
		}
	}
	return names
}

// noteBands says whose bands the panels do not draw.
func (f *Figure) noteBands(p bandPlan, panels [][]evp.Curve) {
	if p.many > 0 {
		f.note("The bands of %d models would hide each other and are left out: `band-for MODEL,…` draws some, `facet` gives "+
			"models panels of their own.", p.many)
	}
	if open := p.mostlyOpen(panels, quoted); len(open) > 0 {
		f.note("No band is drawn for %s: it is open over most of the curve.", listed(open))
	}
}

// mostListedNames is how many names a sentence has.
const mostListedNames = 4

// listed returns names for a sentence: the first few, and how many more there are.
func listed(names []string) string {
	if more := len(names) - mostListedNames; more > 1 {
		return strings.Join(names[:mostListedNames], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}

// captionLeftOut says whose bands the panels do not draw, and why.
func (p bandPlan) captionLeftOut(panels [][]evp.Curve) string {
	if p.many > 0 {
		return "Bands are left out: there are too many models."
	}
	open := p.mostlyOpen(panels, strings.Clone)
	switch {
	case len(open) == 0:
		return ""
	case !slices.ContainsFunc(slices.Concat(panels...), p.draws):
		return "No band is drawn: it is open over most of the curve."
	}
	return "No band is drawn for " + strings.Join(open, ", ") + ": it is open over most of the curve."
}

// byAxis divides curves among the panels of a figure of curves: trials before budget.
func byAxis(curves []evp.Curve) [][]evp.Curve {
	var panels [][]evp.Curve
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		if of := drawnOn(axis, curves); len(of) > 0 {
			panels = append(panels, of)
		}
	}
	return panels
}

// panels returns the curves of each panel of small multiples.
func (facets Facets) panels() [][]evp.Curve {
	var panels [][]evp.Curve
	for _, g := range facets {
		if of := drawnOn(facetAxis(facets.curves()), g.Curves); len(of) > 0 {
			panels = append(panels, of)
		}
	}
	return panels
}

// whose says in brackets, after a space, whose bands are drawn if they are not those
// of all.
func (p bandPlan) whose(curves []evp.Curve) string {
	var names []string
	all := true
	for _, c := range drawnCurves(curves) {
		if p.draws(c) {
			names = append(names, modelName(c))
		} else if !p.chooses(c) {
			all = false
		}
	}
	if all {
		return ""
	}
	return " (" + strings.Join(unique(names), ", ") + " only)"
}

// withoutOpenBand returns the series, which is not a curve's, without its band if
// that is open over most of it.
func (s Series) withoutOpenBand() Series {
	var x []float64
	var bands []evp.Interval
	exists := false
	for k := range s.X {
		if !math.IsNaN(s.Y[k]) {
			band := evp.NewInterval(s.Lower[k], s.Upper[k])
			x, bands, exists = append(x, s.X[k]), append(bands, band), exists || band.Exists()
		}
	}
	if !exists || s.Listed || evp.ClosedShare(x, bands) >= evp.LeastClosed {
		return s
	}
	none := slices.Repeat([]float64{math.NaN()}, len(s.X))
	s.Lower, s.Upper, s.Band = none, none, ""
	return s
}
