package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
)

// Caption returns a caption for the figure that Figure draws with the same
// options: what the curves and the thin lines are, what the gain is, and where
// each model saturates.
func (r Returns) Caption(o Options) string {
	r, _ = r.shown(o)
	_, drawn := r.onOneAxis()
	above := "Measured points, joined by lines (" + captionDirection(r.Returns[0].Direction, o) + ")." + r.captionFrontier()
	if r.XName == "" {
		var curves Curves
		for _, model := range drawn {
			curves = append(curves, shownCurve(model))
		}
		panels := panelsOf(r.Figure(o))
		above = curves.caption(o, panels[:min(len(panels), 1)])
	}
	drawn = scored(drawn)
	if r.pointed(drawn) {
		above += " Points mark the x that were asked for."
	}
	return sentences(append([]string{"Above: " + above, r.captionLaws(drawn)}, r.captionGains(drawn)...))
}

// captionFrontier says, after a space, what the frontiers of measured points leave out;
// empty if they leave out nothing.
func (r Returns) captionFrontier() string {
	kept, beaten := 0, 0
	for _, model := range r.Returns {
		kept, beaten = kept+len(model.Points), beaten+len(model.Beaten)
	}
	if beaten == 0 {
		return ""
	}
	return fmt.Sprintf(" Joined are the %s of the frontier, which no cheaper point betters; faint: the other %s.",
		number.Count(kept), number.Count(beaten))
}

// pointed reports whether points are marked on the curves of models.
func (r Returns) pointed(models []*evp.Returns) bool {
	return slices.ContainsFunc(models, func(m *evp.Returns) bool { return r.wholeOf(m) != m })
}

// captionLaws says what the thin lines of the upper panel are.
func (r Returns) captionLaws(drawn []*evp.Returns) string {
	var laws []string
	to, held := "the curve up to a quarter of the data", ", which stay within its band over all of it"
	for _, model := range drawn {
		fit, ok := bestFit(model.Fits)
		if !ok {
			continue
		}
		if model.Curve == nil {
			to, held = "the points", ""
		}
		if len(model.Beaten) > 0 {
			to = "the points of the frontier"
		}
		laws = append(laws, model.Model+": "+fit.Formula())
	}
	if laws == nil || !r.drawsLaws(len(drawn)) {
		return ""
	}
	s := "Thin and dashed: laws fitted by least squares to " + to
	if len(laws) <= mostThresholds {
		s += " (" + strings.Join(laws, "; ") + ")"
	}
	s += held + "."
	if r.Extrapolate {
		s += " Beyond the data they are extrapolations, which nothing here supports."
	}
	return s
}

// captionGains says what the lower panel shows, and where models saturate.
func (r Returns) captionGains(drawn []*evp.Returns) []string {
	known := func(p evp.Return) bool { return !math.IsNaN(p.Gain) }
	if !slices.ContainsFunc(drawn, func(r *evp.Returns) bool { return slices.ContainsFunc(r.Points, known) }) {
		return []string{"No doubling lies within the data."}
	}
	below := "Below: the gain of doubling, E(2x) − E(x)"
	if _, log := gainRange(r.wholes(drawn)); log {
		below += ", on a logarithmic scale"
		if len(drawn) <= mostThresholds {
			below += "; dotted: the least gain, below which it counts as saturated"
		}
	}
	return append([]string{below + "."}, captionSaturation(drawn)...)
}

// captionSaturation says which models saturate, from which x, and which do not.
func captionSaturation(drawn []*evp.Returns) []string {
	var reached, not, s []string
	for _, model := range drawn {
		least := fmt.Sprintf("%s (least gain %s)", model.Model, number.Value(model.MinGain).Short(2))
		if math.IsNaN(model.Saturation) {
			not = append(not, least)
		} else {
			reached = append(reached, fmt.Sprintf("%s from %s on", least, number.Value(model.Saturation).Short(3)))
		}
	}
	by := " by estimate"
	if drawn[0].Curve == nil { // measured
		by = ""
	}
	if reached != nil {
		s = append(s, "Saturated"+by+", so that no doubling within the data gains the least gain: "+strings.Join(reached, ", ")+".")
	}
	if not != nil {
		s = append(s, "Not saturated"+by+" within the data: "+strings.Join(not, ", ")+".")
	}
	return s
}
