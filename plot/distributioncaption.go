package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// Caption returns a caption for the figure that Figure draws with the same options: what
// the two panels show, what the shading is, and how many trials each model has, with and
// without a score.
func (d Distributions) Caption(o Options) string {
	if d.check() != nil {
		return ""
	}
	d, o, _ = d.shown(o)
	plan := d.bandPlan(o)
	return sentences([]string{
		d.captionWhole(o), d.captionTail(), d.captionLaws(), d.captionPanels(), d.captionBand(plan), d.captionTrials(),
		captionScoreless(d.scoreless()), d.captionFailed(), d.captionRange(),
	})
}

// captionWhole says what the first panel shows.
func (d Distributions) captionWhole(o Options) string {
	first := d.all()[0]
	score := strings.TrimPrefix(scoreLabel(o.ScoreName, evp.Mean), "Expected ")
	s := fmt.Sprintf("(a) Empirical distribution function of the %s of single trials",
		bracketed(score, captionDirection(first.Direction, o)))
	if len(d.Facets) > 1 {
		s = "Left of each pair: " + lowered(strings.TrimPrefix(s, "(a) "))
	}
	s += ": the share of trials that score at most x, over all scores"
	if slices.ContainsFunc(d.Facets, DistributionFacet.hasRug) {
		s += "; ticks: single trials"
	}
	s += "."
	if d.LogScores {
		s += " Logarithmic axes of scores."
	}
	return s
}

// captionTail says what the second panel shows.
func (d Distributions) captionTail() string {
	s := "(b) The"
	if len(d.Facets) > 1 {
		s = "Right: the"
	}
	return s + " better tail, enlarged: the share of trials that score at least as well as x, on a logarithmic axis " +
		"(1/n: one trial in n)."
}

// captionLaws says what the laws of the best scores are, and what they say.
func (d Distributions) captionLaws() string {
	var laws []string
	form := ""
	k := 0
	for _, g := range d.Facets {
		for _, m := range g.scored() {
			if m.Tail == nil {
				continue
			}
			name := nameOrNone(m.Model)
			if len(d.Facets) > 1 {
				name = "(" + letter(k+1) + ") " + name
			}
			form, laws = m.Tail.Form.String(), append(laws, name+" "+tailWords(m.Tail))
		}
		if len(g.scored()) > 0 {
			k += 2
		}
	}
	if len(laws) == 0 {
		return ""
	}
	return fmt.Sprintf("Thin and dashed: the %s law of the best scores (Lourie et al. 2025), fitted to those better than a threshold: "+
		"%s.",
		form, strings.Join(laws, "; "))
}

// tailWords says what a law of the best scores says, with its intervals.
func tailWords(t *evp.Tail) string {
	s := fmt.Sprintf("from %s on (%s of the trials): best possible score %s", number.Value(t.Threshold).Short(4),
		percent(math.Round(100*t.Share)/100), number.Value(t.Best).Short(4))
	if low, high := t.BestRange.Lower, t.BestRange.Upper; !math.IsNaN(low) && !math.IsNaN(high) {
		s += fmt.Sprintf(" [%s, %s]", number.Value(low).Short(4), number.Value(high).Short(4))
	}
	s += fmt.Sprintf(", γ = %d [%d, %d]", t.Gamma, t.GammaRange[0], t.GammaRange[1])
	if t.Noise > 0 {
		s += ", noise " + number.Value(t.Noise).Short(2)
	}
	return s
}

// captionPanels names the facets.
func (d Distributions) captionPanels() string {
	if len(d.Facets) < 2 {
		return ""
	}
	var titles []string
	for _, g := range d.Facets {
		if n := 2 * len(titles); len(g.scored()) > 0 {
			titles = append(titles, fmt.Sprintf("(%s), (%s) %s", letter(n), letter(n+1), sheet.Clean(g.Value)))
		}
	}
	return "Panels: " + strings.Join(titles, "; ") + "."
}

// captionBand says what the shading is, and whose.
func (d Distributions) captionBand(plan bandPlan) string {
	if plan.many > 0 {
		return "Bands are left out: there are too many models."
	}
	var kinds, names []string
	all := true
	for _, m := range d.all() {
		switch {
		case len(m.Scores) == 0:
		case plan.drawsBandOf(m.Model):
			kinds = append(kinds, percent(m.Confidence)+" confidence band "+m.Band.Origin())
			names = append(names, nameOrNone(m.Model))
		default:
			all = false
		}
	}
	if len(kinds) == 0 {
		return "No uncertainty is shown."
	}
	whose := ""
	if !all {
		whose = " (" + strings.Join(unique(names), ", ") + " only)"
	}
	return "Shading" + whose + ": " + strings.Join(unique(kinds), "; ") + ", which holds at all scores at once; " +
		"beyond the best score it says how many better trials the law may hold."
}

// captionTrials says how many trials each model has.
func (d Distributions) captionTrials() string {
	var facets []string
	k := 0
	for _, g := range d.Facets {
		var models []string
		for _, m := range g.scored() {
			models = append(models, fmt.Sprintf("%s N = %s%s", nameOrNone(m.Model), number.Count(m.Trials),
				failures(evp.Curve{Failed: m.Failed, Dropped: m.Dropped})))
		}
		if len(models) == 0 {
			continue
		}
		of := strings.Join(models, ", ")
		if len(d.Facets) > 1 {
			of = "(" + letter(k) + ") " + of
		}
		k += 2
		facets = append(facets, of)
	}
	return "Trials: " + strings.Join(facets, "; ") + "."
}

// captionFailed says where trials without a score are.
func (d Distributions) captionFailed() string {
	any := func(of func(m *evp.Distribution) int) bool {
		return slices.ContainsFunc(d.all(), func(m *evp.Distribution) bool { return of(m) > 0 && len(m.Scores) > 0 })
	}
	failed := any(func(m *evp.Distribution) int { return m.Failed })
	dropped := any(func(m *evp.Distribution) int { return m.Dropped })
	var s []string
	if failed {
		end := "starts at their share"
		if d.all()[0].Direction == evp.Minimize {
			end = "ends below 1 by their share"
		}
		s = append(s, "Trials without a score (failed, or stopped early) rank below every score: the distribution function "+
			end+".")
	}
	if dropped {
		s = append(s, "Trials that were left out are not in N.")
	}
	if !failed && !dropped && len(d.scoreless()) == 0 {
		s = append(s, "All have a score.")
	}
	return sentences(s)
}

// captionRange says what the range of scores that was asked for leaves out.
func (d Distributions) captionRange() string {
	if d.Range == nil {
		return ""
	}
	out, all := 0, 0
	for _, m := range d.all() {
		for k, y := range m.Scores {
			all += m.Counts[k]
			if y < d.Range[0] || y > d.Range[1] {
				out += m.Counts[k]
			}
		}
	}
	if out == 0 {
		return ""
	}
	return fmt.Sprintf("The range of scores leaves out %s of %s of the first panel.", number.Count(out),
		counted(all, "trial", "trials"))
}
