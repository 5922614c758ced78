package main

import (
	"evpkit/evp/number"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/study"
	"evpkit/plot"
)

// extrapolation is how many times as far as the data a fitted law is drawn.
const extrapolation = 4

// draw returns the figure, the curves above and the gain of doubling below;
// nil if none is wanted.
func (c *returnsRun) draw(result *study.Returns, scoreName string) (*plot.Figure, error) {
	if !c.output.hasFigure() {
		return nil, nil
	}
	return c.picture(result, scoreName)
}

// picture returns the figure. It sets the caption.
func (c *returnsRun) picture(result *study.Returns, scoreName string) (*plot.Figure, error) {
	axis, drawn := onOneAxis(result)
	o := c.figure.options
	o.ScoreName, o.CostUnit = scoreName, result.Unit
	if result.XName != "" {
		if o.CostUnit = result.XName; o.XLabel == "" {
			o.XLabel = result.XName
		}
		if o.YLabel == "" {
			o.YLabel = scoreName
		}
	}
	upper := plot.Row{Height: 1.5}
	lower := plot.Row{Label: "Gain of doubling", Zero: true}
	lower.YRange, lower.LogY = gainRange(drawn)
	for _, r := range drawn {
		c.addTo(&upper, &lower, r, len(drawn))
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
func onOneAxis(result *study.Returns) (axis evp.Axis, drawn []*evp.Returns) {
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

// Bounds of the range of gains that is drawn.
const (
	wideGains   = 20 // largest gain, in least gains, from which on it is logarithmic
	belowLeast  = 5  // how far below the least gain it goes, as a factor
	gainsMargin = 1.3
)

// gainRange returns the range of gains to be drawn, and whether by their
// logarithms: gains fall by orders of magnitude, and saturation is about small
// ones. Where the score gets worse by as much as the least gain the panel is
// linear, with a range of its own.
func gainRange(drawn []*evp.Returns) (*[2]float64, bool) {
	least, most, floor := math.Inf(1), 0.0, math.Inf(1)
	for _, r := range drawn {
		least = math.Min(least, r.MinGain)
		for _, p := range r.Points {
			if p.Gain > 0 { // not NaN
				floor, most = math.Min(floor, p.Gain), math.Max(most, p.Gain)
			}
		}
	}
	falls := func(p evp.Return) bool { return p.Gain <= -least }
	if !(least > 0 && most >= wideGains*least) || slices.ContainsFunc(drawn, func(r *evp.Returns) bool { return slices.ContainsFunc(r.Points, falls) }) {
		return nil, false
	}
	low := math.Max(floor, least/belowLeast)
	saturated := func(r *evp.Returns) bool { return !math.IsNaN(r.Saturation) }
	if len(drawn) <= mostThresholds || slices.ContainsFunc(drawn, saturated) {
		low = math.Min(low, least)
	}
	return &[2]float64{low / gainsMargin, most * gainsMargin}, true
}

// How much is drawn besides the curves before it hides them.
const (
	mostThresholds = 3 // models that have their least gain drawn, and their laws in the caption
	mostLaws       = 5 // models that have their law drawn where nobody asked for it
)

// addTo adds one of some models to both panels: its curve, the law fitted to
// it, its gain, the least gain and the mark of saturation. A model that is
// alone has a line there.
func (c *returnsRun) addTo(upper, lower *plot.Row, r *evp.Returns, models int) {
	if r.Curve != nil {
		upper.Curves = append(upper.Curves, *r.Curve)
	} else {
		upper.Series = append(upper.Series, measuredPoints(r))
	}
	if law := c.fitted(r); law.X != nil && c.drawsLaws(models) {
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
	if lower.LogY && models <= mostThresholds {
		lower.Series = append(lower.Series, plot.Series{
			Name: r.Model, Fitted: true, Unlisted: true, X: []float64{r.Start, r.End}, Y: []float64{r.MinGain, r.MinGain}})
	}
	switch x := r.Saturation; {
	case math.IsNaN(x):
	case models == 1:
		upper.Lines = append(upper.Lines, plot.Line{X: x, Bare: true})
		lower.Lines = append(lower.Lines, plot.Line{X: x, Name: "saturated from"})
	default:
		lower.Marks = append(lower.Marks, plot.Mark{X: x, Y: r.MinGain, Name: "saturated from"})
	}
}

// drawsLaws reports whether the laws of so many models are drawn.
func (c *returnsRun) drawsLaws(models int) bool { return c.extrapolate || models <= mostLaws }

// measuredPoints returns measured points as they are drawn.
func measuredPoints(r *evp.Returns) plot.Series {
	out := plot.Series{Name: r.Model, Listed: true}
	for _, p := range r.Points {
		out.X, out.Y = append(out.X, p.X), append(out.Y, p.Estimate)
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
	s := plot.Series{Name: r.Model, Fitted: true, Unlisted: true, Law: "fitted law", End: r.End}
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
func (c *returnsRun) caption(result *study.Returns, drawn []*evp.Returns, o plot.Options) string {
	var out []string
	above := "Measured points, joined by lines."
	if result.XName == "" {
		var curves []evp.Curve
		for _, r := range drawn {
			curves = append(curves, *r.Curve)
		}
		above = plot.Caption(curves, o)
	}
	out = append(out, "Above: "+above)
	if laws := c.captionLaws(drawn); laws != "" {
		out = append(out, laws)
	}
	return strings.Join(append(out, captionGains(drawn)...), " ")
}

// captionGains says what the lower panel shows, and where models saturate.
func captionGains(drawn []*evp.Returns) []string {
	if !slices.ContainsFunc(drawn, func(r *evp.Returns) bool {
		return slices.ContainsFunc(r.Points, func(p evp.Return) bool { return !math.IsNaN(p.Gain) })
	}) {
		return []string{"No doubling lies within the data."}
	}
	below := "Below: the gain of doubling, E(2x) − E(x)"
	if _, log := gainRange(drawn); log {
		below += ", on a logarithmic scale"
		if len(drawn) <= mostThresholds {
			below += "; thin and dashed: the least gain, below which it counts as saturated"
		}
	}
	var reached, not []string
	for _, r := range drawn {
		least := fmt.Sprintf("%s (least gain %s)", r.Model, number.Value(r.MinGain).Short(2))
		if math.IsNaN(r.Saturation) {
			not = append(not, least)
		} else {
			reached = append(reached, fmt.Sprintf("%s from %s on", least, number.Value(r.Saturation).Short(3)))
		}
	}
	out := []string{below + "."}
	if reached != nil {
		out = append(out, "Saturated, so that no doubling within the data gains the least gain: "+strings.Join(reached, ", ")+".")
	}
	if not != nil {
		out = append(out, "Not saturated within the data: "+strings.Join(not, ", ")+".")
	}
	return out
}

// captionLaws says what the thin lines of the upper panel are.
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
		laws = append(laws, r.Model+": "+law.Formula())
	}
	if laws == nil || !c.drawsLaws(len(drawn)) {
		return ""
	}
	out := fmt.Sprintf("Thin and dashed: laws fitted by least squares to %s", to)
	if len(laws) <= mostThresholds {
		out += " (" + strings.Join(laws, "; ") + ")"
	}
	out += "."
	if c.extrapolate {
		out += " Beyond the data they are extrapolations, which nothing here supports."
	}
	return out
}
