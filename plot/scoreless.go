package plot

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// mostScoreless is how many models without a score a legend names.
const mostScoreless = 4

// A scoreless is a model without a score in what a figure shows: it has no curve,
// but its trials were run and paid for.
type scoreless struct {
	name   string
	trials int    // those that were left out included
	panels string // the letters of the panels where it has no score, such as "(b)"; "" means all
}

// scorelessOf returns the models of the curves that have no score, each once.
func scorelessOf(curves []evp.Curve) []scoreless {
	var out []scoreless
	for _, c := range curves {
		name := modelName(c)
		if !c.Unscored() || slices.ContainsFunc(out, func(s scoreless) bool { return s.name == name }) {
			continue
		}
		out = append(out, scoreless{name: name, trials: c.Trials + c.Dropped})
	}
	return out
}

// where returns the name with the panels in which the model has no score.
func (s scoreless) where() string {
	if s.panels == "" {
		return s.name
	}
	return s.name + " in " + s.panels
}

// absent returns the entries of a legend of models without a score.
func absent(all []scoreless) []Absent {
	var out []Absent
	for i, s := range all {
		if i == mostScoreless-1 && len(all) > mostScoreless {
			return append(out, Absent{fmt.Sprintf("%d more", len(all)-i), "(no score)"})
		}
		out = append(out, Absent{s.where(), fmt.Sprintf("(no score, %s)", counted(s.trials, "trial", "trials"))})
	}
	return out
}

// captionScoreless says which models have no score and therefore no curve.
func captionScoreless(all []scoreless) string {
	if len(all) == 0 {
		return ""
	}
	var names []string
	for _, s := range all {
		names = append(names, fmt.Sprintf("%s (N = %s)", s.where(), number.Count(s.trials)))
	}
	if len(names) == 1 {
		return fmt.Sprintf("%s has no trial with a score, and no curve.", names[0])
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last] + " have no trial with a score, and no curve."
}

// scoreless returns the models without a score in facets that have a panel, by
// their first panel; where a model has a score in another panel, with the letters.
func (facets Facets) scoreless() []scoreless {
	axis := facetAxis(facets.curves())
	scored := make(map[string]bool)
	var out []scoreless
	panels := make(map[string][]string)
	k := 0
	for _, g := range facets {
		if len(drawnOn(axis, g.Curves)) == 0 {
			continue
		}
		for _, c := range g.Curves {
			scored[modelName(c)] = scored[modelName(c)] || !c.Unscored()
		}
		for _, s := range scorelessOf(g.Curves) {
			panels[s.name] = append(panels[s.name], "("+letter(k)+")")
			if i := slices.IndexFunc(out, func(o scoreless) bool { return o.name == s.name }); i >= 0 {
				out[i].trials += s.trials
			} else {
				out = append(out, s)
			}
		}
		k++
	}
	for i, s := range out {
		if scored[s.name] {
			out[i].panels = strings.Join(panels[s.name], ", ")
		}
	}
	return out
}

// curves returns the curves of all facets.
func (facets Facets) curves() []evp.Curve {
	var all []evp.Curve
	for _, g := range facets {
		all = append(all, g.Curves...)
	}
	return all
}

// drawnOn returns the curves on an axis that have an estimate.
func drawnOn(axis evp.Axis, curves []evp.Curve) []evp.Curve {
	return slices.DeleteFunc(drawnCurves(curves), func(c evp.Curve) bool { return c.Axis != axis })
}

// captionBare says which facets have no panel because none of their trials has a
// score.
func (facets Facets) captionBare() string {
	var names []string
	for _, g := range facets {
		if g.bare() {
			names = append(names, fmt.Sprintf("%s (%s)", sheet.Clean(g.Value), counted(g.trials(), "trial", "trials")))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Without a panel, as no trial has a score: " + strings.Join(names, ", ") + "."
}

// bare reports whether no trial of the facet has a score.
func (g Facet) bare() bool {
	return len(g.Curves) > 0 && !slices.ContainsFunc(g.Curves, func(c evp.Curve) bool { return !c.Unscored() })
}

// trials returns how many trials without a score the models of the facet have.
func (g Facet) trials() int {
	n := 0
	for _, s := range scorelessOf(g.Curves) {
		n += s.trials
	}
	return n
}
