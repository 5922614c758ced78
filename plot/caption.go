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

// Caption returns a caption for the figure that Figure draws with the same
// options: one paragraph of plain text, ready to paste, that says what is
// drawn, by which estimator, what the shading and the dashes mean, and how many
// trials each model had, including those without a score. It is empty if no
// curve has a point, or if there are more models than a figure can show.
func (curves Curves) Caption(o Options) string {
	if checkModels(curves) != nil {
		return ""
	}
	return curves.caption(o, panelsOf(curves.Figure(o)))
}

// caption returns the caption of panels that show the curves.
func (curves Curves) caption(o Options, panels []Panel) string {
	shown := o.namesShown(modelsOf(curves))
	curves, o = shown.curves(curves), shown.options(o)
	none := scorelessOf(curves)
	curves = drawnCurves(curves)
	if len(curves) == 0 {
		return ""
	}
	models, n := trialCounts(curves)
	trials := "Trials: " + models + "." + n.sentence(hasAxis(curves, evp.Budget), len(none) == 0)
	all := []string{
		captionSubject(curves, o), captionEstimator(curves), captionBand(byAxis(curves), o), captionLimits(byAxis(curves), o),
		captionHidden(panels, o), captionCut(panels), captionFall(panels, direction(curves)), trials, captionScoreless(none),
		captionNone(curves, unscored(curves)), captionPast(curves, true),
	}
	if hasAxis(curves, evp.Budget) {
		all = append(all, captionExtras(curves, o)...)
	}
	return sentences(append(all, captionReferences(panels, curves.Reaches(o))...))
}

// drawnCurves returns the curves that have an estimate.
func drawnCurves(curves []evp.Curve) []evp.Curve {
	return slices.DeleteFunc(slices.Clone(curves), func(c evp.Curve) bool {
		return !slices.ContainsFunc(c.Points, func(p evp.Point) bool { return !math.IsNaN(p.Estimate) })
	})
}

// sentences joins those that are not empty.
func sentences(all []string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

// hasAxis reports whether a curve has the axis.
func hasAxis(curves []evp.Curve, a evp.Axis) bool {
	return slices.ContainsFunc(curves, func(c evp.Curve) bool { return c.Axis == a })
}

// captionDirection says which scores are better, and how that is known.
func captionDirection(d evp.Direction, o Options) string {
	s := "higher is better"
	if d == evp.Minimize {
		s = "lower is better"
	}
	if o.DirectionReason != "" {
		s += ", " + o.DirectionReason
	}
	return s
}

// captionSubject says what is drawn against what.
func captionSubject(curves []evp.Curve, o Options) string {
	s := bracketed(captionScore(curves, o), captionDirection(direction(curves), o))
	budget := "the training budget in " + unit(o.CostUnit) + ", summed over all trials"
	switch trials := hasAxis(curves, evp.Trials); {
	case trials && hasAxis(curves, evp.Budget):
		s += " against (a) the number of trials (hyperparameter assignments) and (b) " + budget
	case trials:
		s += " against the number of trials (hyperparameter assignments)"
	default:
		s += " against " + budget
	}
	return s + logarithmic(len(unique(axes(curves))), o) + "."
}

// logarithmic says which axes of a figure with so many x axes are logarithmic,
// beginning with a semicolon; empty if none is.
func logarithmic(xAxes int, o Options) string {
	switch {
	case o.LinearX && o.LogY:
		return "; logarithmic y axis"
	case o.LinearX:
		return ""
	case o.LogY:
		return "; logarithmic x and y axes"
	}
	return "; logarithmic x " + plural(xAxes, "axis", "axes")
}

// bracketed adds a remark in brackets, inside those with which s ends, if any.
func bracketed(s, remark string) string {
	if start, ok := strings.CutSuffix(s, ")"); ok {
		return start + "; " + remark + ")"
	}
	return s + " (" + remark + ")"
}

// axes returns the names of the curves' axes.
func axes(curves []evp.Curve) []string {
	var all []string
	for _, c := range curves {
		all = append(all, c.Axis.String())
	}
	return all
}

// captionScore says which property of the score the curves show. A label that
// was given for the axis names the score; it does not replace what is estimated.
func captionScore(curves []evp.Curve, o Options) string {
	score := strings.TrimPrefix(scoreLabel(o.ScoreName, evp.Mean), "Expected ")
	if o.YLabel != "" {
		if strings.HasPrefix(score, "validation ") {
			score = "validation score"
		}
		score += " (" + sheet.Typed(o.YLabel) + ")"
	}
	s := curves[0].Statistic
	switch {
	case mixed(curves, func(c evp.Curve) any { return c.Statistic }):
		return "Best " + score + " (mean or quantile, see the legend)"
	case s.IsMean():
		return "Expected best " + score
	case s.Q() == 0.5:
		return "Median of the best " + score
	}
	return fmt.Sprintf("The %s quantile of the best %s", s, score)
}

// captionEstimator names the estimators.
func captionEstimator(curves []evp.Curve) string {
	var names []string
	for _, c := range curves {
		names = append(names, estimatorName(c))
	}
	return "Estimated from the logged trials by " + strings.Join(unique(names), " and ") + "."
}

// estimatorName describes a curve's estimator.
func estimatorName(c evp.Curve) string {
	switch {
	case c.Estimator == evp.V:
		return "the V estimator (trials drawn with replacement; Dodge et al. 2019)"
	case c.Axis == evp.Budget:
		return "the U estimator by budget (random orders of the trials, each used at most once)"
	}
	return "the U estimator (trials drawn without replacement; Tang et al. 2020)"
}

// withoutScore counts trials without a score, which failed or were stopped
// early: those that count as trials, and those that were left out.
type withoutScore struct{ counted, dropped int }

// trialCounts says how many trials each model had, and adds up those without a
// score.
func trialCounts(curves []evp.Curve) (string, withoutScore) {
	var models []string
	var n withoutScore
	for i, c := range curves {
		if slices.ContainsFunc(curves[:i], func(d evp.Curve) bool { return d.Model == c.Model }) {
			continue
		}
		models = append(models, fmt.Sprintf("%s N = %s%s", modelName(c), number.Count(c.Trials), failures(c)))
		n = withoutScore{n.counted + c.Failed, n.dropped + c.Dropped}
	}
	return strings.Join(models, ", "), n
}

// sentence says how trials without a score were treated, beginning with a space;
// budget says that a curve has costs, and whole that no model is without a curve.
func (n withoutScore) sentence(budget, whole bool) string {
	s := ""
	if n.counted > 0 {
		s += " Trials without a score (failed, or stopped early) count as trials"
		if budget {
			s += " and their cost as spent"
		}
		s += "."
	}
	if n.dropped > 0 {
		s += " Trials that were left out are not in N."
	}
	if n.counted+n.dropped == 0 && whole {
		s += " All have a score."
	}
	return s
}

// failures says in brackets how many trials of a model have no score.
func failures(c evp.Curve) string {
	switch {
	case c.Failed > 0 && c.Dropped > 0:
		return fmt.Sprintf(" (%d without a score, %d more left out)", c.Failed, c.Dropped)
	case c.Failed > 0:
		return fmt.Sprintf(" (%d without a score)", c.Failed)
	case c.Dropped > 0:
		return fmt.Sprintf(" (%d without a score, left out)", c.Dropped)
	}
	return ""
}

// modelName returns the name of a curve's model as the figure shows it.
func modelName(c evp.Curve) string {
	if name := sheet.Clean(c.Model); name != "" {
		return name
	}
	return "(unnamed)"
}

// captionPast says what the dashes mean; together says that curves share a
// panel.
func captionPast(curves []evp.Curve, together bool) string {
	past := slices.ContainsFunc(curves, func(c evp.Curve) bool {
		return slices.ContainsFunc(c.Points, func(p evp.Point) bool { return c.End > 0 && c.PastData(p.X) })
	})
	switch several := together && len(unique(seriesNames(curves))) > 1; {
	case past && several:
		return "Finely dashed and fainter is what lies past a model's own trials."
	case past:
		return "Dashed and fainter is what lies past the model's own trials."
	}
	return ""
}

// captionExtras says what else is on the budget axis.
func captionExtras(curves []evp.Curve, o Options) []string {
	var s []string
	if o.BudgetLine != 0 {
		s = append(s, fmt.Sprintf("The vertical dashed line marks a budget of %s.", cost(o.BudgetLine, o)))
	}
	if o.TopAxis != 0 {
		s = append(s, fmt.Sprintf("The upper scale counts trials at %s each.", cost(o.TopAxis, o)))
	}
	shown := slices.ContainsFunc(o.Trials, func(t evp.Trial) bool {
		return slices.ContainsFunc(curves, func(c evp.Curve) bool { return c.Model == t.Model })
	})
	if shown {
		s = append(s, "Each dot is one trial at its own cost, and the marks along the axis are the costs of all trials, "+
			"those without a score included.")
	}
	return s
}

// cost writes an amount of the budget in plain text.
func cost(x float64, o Options) string {
	return sheet.PlainLabel(sheet.ValueLabel(x, sheet.Axis{Min: 1, Max: 10}, 3)) + " " + unit(o.CostUnit)
}
