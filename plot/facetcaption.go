package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// Caption returns a caption for the figure that Figure draws with the same
// options, as Curves.Caption does. It names the panels, and says how many
// trials each model had in each of them.
func (facets Facets) Caption(o Options) string {
	if facets.check() != nil {
		return "" // of no figure
	}
	return facets.caption(o, panelsOf(facets.Figure(o)), "panel")
}

// caption returns the caption of panels that show the facets, each of which is part of
// the figure: a panel or a row.
func (facets Facets) caption(o Options, panels []Panel, part string) string {
	facets, o, _ = facets.shown(o)
	reaches := facets.reaches(panels, o)
	none := []string{captionScoreless(facets.scoreless()), facets.captionBare()}
	facets = facets.drawn()
	if len(facets) == 0 {
		return ""
	}
	var all []evp.Curve
	var titles, trials, late []string
	var sum withoutScore
	o.Trials = nil
	for i, g := range facets {
		all = append(all, g.Curves...)
		o.Trials = append(o.Trials, g.Trials...)
		titles = append(titles, strings.TrimSpace("("+letter(i)+") "+sheet.Clean(g.Value)))
		models, n := trialCounts(g.Curves)
		trials, sum = append(trials, models), withoutScore{sum.counted + n.counted, sum.dropped + n.dropped}
		for _, s := range unscored(g.Curves) {
			late = append(late, "("+letter(i)+") "+s)
		}
	}
	counts := "Trials in each " + part + ": " + trials[0] + "."
	if len(unique(trials)) > 1 {
		for i := range trials {
			trials[i] = "(" + letter(i) + ") " + trials[i]
		}
		counts = "Trials: " + strings.Join(trials, "; ") + "."
	}
	said := []string{
		captionSubject(all, o), strings.ToUpper(part[:1]) + part[1:] + "s: " + strings.Join(titles, ", ") + ".", captionEstimator(all),
		captionBand(facets.panels(), o), captionLimits(facets.panels(), o),
		captionHidden(panels, o), captionCut(panels), captionFall(panels, direction(all)),
		counts + sum.sentence(hasAxis(all, evp.Budget), strings.Join(none, "") == ""),
	}
	said = append(append(said, none...), captionNone(all, late), captionPast(all, !titled(facets)))
	said = append(append(said, captionExtras(all, o)...), captionFree(panels))
	return sentences(append(said, captionReferences(panels, reaches)...))
}

// captionFree says that panels have y axes of their own, if they do.
func captionFree(panels []Panel) string {
	if !haveFreeY(panels) {
		return ""
	}
	return "Each panel has a y axis of its own."
}

// drawn returns the facets with the curves that are drawn, without facets that
// have none.
func (facets Facets) drawn() Facets {
	axis := facetAxis(facets.curves())
	var drawn Facets
	for _, g := range facets {
		g.Curves = drawnOn(axis, g.Curves)
		if len(g.Curves) > 0 {
			drawn = append(drawn, g)
		}
	}
	return drawn
}

// facetAxis returns the axis that small multiples show: the budget if any
// curve has a point there.
func facetAxis(curves []evp.Curve) evp.Axis {
	if slices.ContainsFunc(curves, func(c evp.Curve) bool { return c.Axis == evp.Budget && len(c.Points) > 0 }) {
		return evp.Budget
	}
	return evp.Trials
}

// Probabilities that nothing has scored yet: above likelyNone the caption gives
// it, and says when it falls to rarelyNone; from someNone on it says what that
// means for the estimates.
const (
	likelyNone = 0.2
	rarelyNone = 0.05
	someNone   = 0.01
)

// unscored says, for each curve by trials where it is likely that nothing has
// scored yet, how likely that is.
func unscored(curves []evp.Curve) []string {
	var all []string
	for _, c := range curves {
		if c.Axis != evp.Trials || len(c.Points) == 0 {
			continue
		}
		points := slices.Clone(c.Points)
		slices.SortFunc(points, func(a, b evp.Point) int { return cmp.Compare(a.X, b.X) })
		first := points[0]
		if !(first.PNone > likelyNone) {
			continue
		}
		s := fmt.Sprintf("%s %.2g after %s", modelName(c), first.PNone, counted(int(first.X), "trial", "trials"))
		if k := slices.IndexFunc(points, func(p evp.Point) bool { return p.PNone <= rarelyNone }); k > 0 {
			s += fmt.Sprintf(" and %.2g after %s", points[k].PNone, number.Count(int(points[k].X)))
		}
		all = append(all, s)
	}
	return all
}

// captionNone says how likely it is that nothing has scored yet, for some models,
// and what the curves show then.
func captionNone(curves []evp.Curve, models []string) string {
	var s []string
	if len(models) > 0 {
		s = append(s, "Probability that nothing has scored yet: "+strings.Join(models, ", ")+".")
	}
	k := slices.IndexFunc(curves, func(c evp.Curve) bool {
		return slices.ContainsFunc(c.Points, func(p evp.Point) bool { return p.PNone >= someNone && !math.IsNaN(p.Estimate) })
	})
	switch {
	case k < 0:
	case curves[k].Baseline != nil:
		s = append(s, fmt.Sprintf("While nothing has scored, the score %g stands in (baseline).", *curves[k].Baseline))
	case slices.ContainsFunc(curves, func(c evp.Curve) bool { return c.Failed > 0 }):
		s = append(s, "Estimates are given that some trial has scored.")
	default:
		s = append(s, "Estimates are given that the first trial fits the budget.")
	}
	return sentences(s)
}
