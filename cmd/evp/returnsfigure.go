package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/cmd/evp/internal/report"
	"evpkit/evp"
	"evpkit/plot"
)

// extrapolation is how many times as far as the data a fitted law is drawn.
const extrapolation = 4

// draw returns the figure, the curves above and the gain of doubling below;
// nil if none is wanted.
func (c *returnsRun) draw(result *report.Returns, scoreName string) (*plot.Figure, error) {
	if !c.output.hasFigure() {
		return nil, nil
	}
	return c.picture(result, scoreName)
}

// picture returns the figure. It sets the caption.
func (c *returnsRun) picture(result *report.Returns, scoreName string) (*plot.Figure, error) {
	axis, drawn := onOneAxis(result)
	o := c.figure.options
	o.ScoreName, o.CostUnit = scoreName, result.Unit
	if result.XName != "" {
		if o.CostUnit = result.XName; o.XLabel == "" {
			o.XLabel = upperFirst(result.XName)
		}
		if o.YLabel == "" {
			o.YLabel = upperFirst(scoreName)
		}
	}
	upper := plot.Row{Height: 1.5}
	lower := plot.Row{Label: "Gain of doubling", Zero: true}
	for _, r := range drawn {
		c.addTo(&upper, &lower, r, len(drawn) == 1)
	}
	figure, err := plot.Stack(axis, []plot.Row{upper, lower}, o)
	if err != nil {
		return nil, err
	}
	if len(drawn) < len(result.Models) {
		figure.Notes = append(figure.Notes, "It shows the curves by budget; --x trials draws the others.")
	}
	result.Caption = c.caption(result, drawn, o) + c.read.chosen
	return figure, nil
}

// onOneAxis returns the models' returns on the axis that is drawn: the budget,
// if there are several.
func onOneAxis(result *report.Returns) (axis evp.Axis, drawn []*evp.Returns) {
	axis = evp.Trials
	for _, m := range result.Models {
		if c := m.Returns.Curve; c == nil || c.Axis == evp.Budget {
			axis = evp.Budget
		}
	}
	for _, m := range result.Models {
		if c := m.Returns.Curve; c == nil || c.Axis == axis {
			drawn = append(drawn, m.Returns)
		}
	}
	return axis, drawn
}

// addTo adds a model to both panels: its curve, the law fitted to it, its gain
// and the mark of saturation. A model that is alone has a line there.
func (c *returnsRun) addTo(upper, lower *plot.Row, r *evp.Returns, alone bool) {
	upper.Curves = append(upper.Curves, drawnCurve(r))
	if law := c.fitted(r); law.X != nil {
		upper.Series = append(upper.Series, law)
	}
	gain := plot.Series{Name: r.Model, Unlisted: true}
	for _, p := range r.Points {
		if !math.IsNaN(p.Gain) {
			gain.X, gain.Y = append(gain.X, p.X), append(gain.Y, p.Gain)
		}
	}
	if gain.X != nil {
		lower.Series = append(lower.Series, gain)
	}
	switch x := r.Saturation; {
	case math.IsNaN(x):
	case alone:
		upper.Lines = append(upper.Lines, plot.Line{X: x, Bare: true})
		lower.Lines = append(lower.Lines, plot.Line{X: x, Name: "saturated from"})
	default:
		lower.Marks = append(lower.Marks, plot.Mark{X: x, Y: r.MinGain, Name: "saturated from"})
	}
}

// drawnCurve returns the curve, or for measured points their line.
func drawnCurve(r *evp.Returns) evp.Curve {
	if r.Curve != nil {
		return *r.Curve
	}
	out := evp.Curve{Model: r.Model, Axis: evp.Budget, Direction: r.Direction, End: r.End, Trials: r.Trials}
	for _, p := range r.Points {
		out.Points = append(out.Points, evp.Point{X: p.X, Estimate: p.Estimate, Lower: math.NaN(), Upper: math.NaN()})
	}
	return out
}

// best returns the law that is drawn: the one with the smaller residual.
func best(fits []evp.Fit) (evp.Fit, bool) {
	fits = slices.DeleteFunc(slices.Clone(fits), func(f evp.Fit) bool { return !f.Identified() })
	if len(fits) == 0 {
		return evp.Fit{}, false
	}
	return slices.MinFunc(fits, func(f, g evp.Fit) int { return int(math.Copysign(1, f.RMS-g.RMS)) }), true
}

// fitted returns the law as a line over the data, and past them if asked for.
func (c *returnsRun) fitted(r *evp.Returns) plot.Series {
	s := plot.Series{Name: r.Model, Fitted: true, Unlisted: true}
	law, ok := best(r.Fits)
	if !ok {
		return s
	}
	low, high := r.Points[0].X, r.End
	for _, p := range r.Points {
		low = math.Min(low, p.X)
	}
	low = math.Max(low, law.From)
	if c.extrapolate {
		high = math.Max(extrapolation*high, c.options.Curve.To)
	}
	const points = 100
	for i := range points + 1 {
		x := low * math.Pow(high/low, float64(i)/points)
		s.X, s.Y = append(s.X, x), append(s.Y, law.At(x))
	}
	return s
}

// caption says what the figure shows.
func (c *returnsRun) caption(result *report.Returns, drawn []*evp.Returns, o plot.Options) string {
	var out []string
	above := "Measured points, joined by straight lines."
	if result.XName == "" {
		var curves []evp.Curve
		for _, r := range drawn {
			curves = append(curves, *r.Curve)
		}
		above = plot.Caption(curves, o)
	}
	out = append(out, "Above: "+above, "Below: the gain of doubling, E(2x) − E(x).")
	if laws := c.captionLaws(drawn); laws != "" {
		out = append(out, laws)
	}
	var saturated []string
	for _, r := range drawn {
		at := "nowhere within the data"
		if !math.IsNaN(r.Saturation) {
			at = "from " + report.Number(r.Saturation).Short(3) + " on"
		}
		saturated = append(saturated, fmt.Sprintf("%s %s (%s)", r.Model, at, report.Number(r.MinGain).Short(2)))
	}
	return strings.Join(append(out, "Saturated, so that no doubling within the data gains the value in brackets: "+strings.Join(saturated, ", ")+"."), " ")
}

// captionLaws says what the dashed lines are.
func (c *returnsRun) captionLaws(drawn []*evp.Returns) string {
	var laws []string
	to := "the curve up to a quarter of the data"
	for _, r := range drawn {
		law, ok := best(r.Fits)
		if !ok {
			continue
		}
		if r.Curve == nil {
			to = "the points"
		}
		n := func(i int) string { return report.Number(law.Params[i]).Short(4) }
		if law.Law == evp.PowerLaw {
			laws = append(laws, fmt.Sprintf("%s: %s − %s·x^−%s", r.Model, n(0), n(1), n(2)))
		} else {
			laws = append(laws, fmt.Sprintf("%s: %s + %s·log10 x", r.Model, n(0), n(1)))
		}
	}
	if laws == nil {
		return ""
	}
	out := fmt.Sprintf("Dashed: laws fitted by least squares to %s (%s).", to, strings.Join(laws, "; "))
	if c.extrapolate {
		out += " Beyond the data they are extrapolations, which nothing here supports."
	}
	return out
}
