package plot

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// A Reference is a score that a horizontal line marks, such as a published one.
type Reference struct {
	Name  string  // the line's label
	Score float64 // in the log's own units
}

// validateReferences reports the first reference that cannot be drawn.
func (o Options) validateReferences() error {
	for i, r := range o.References {
		switch {
		case sheet.Clean(r.Name) == "":
			return fmt.Errorf("reference %g has no name", r.Score)
		case math.IsNaN(drawable(r.Score)):
			return fmt.Errorf("reference %q is at %g, which cannot be drawn", r.Name, r.Score)
		case slices.ContainsFunc(o.References[:i], func(other Reference) bool { return other.Name == r.Name }):
			return fmt.Errorf("reference %q is given twice", r.Name)
		}
	}
	return nil
}

// A ReferenceLine is a horizontal line of a panel, labelled with its name, and where
// the panel's curves first pass it.
type ReferenceLine struct {
	Name   string
	Y      float64 // in data units
	Passes []Pass
}

// A Pass is where a curve first reaches a line: a ring, and the interval of that place
// as a bar on the line. Lower and Upper are NaN without an interval; an infinite Upper
// is open.
type Pass struct {
	X, Lower, Upper float64 // in data units
	Style           Style
}

// mostIntervals is how many curves of a panel have the intervals of their passes
// drawn: more would hide each other.
const mostIntervals = 4

// addReferences adds the references that the panels of the given indices show, and
// notes the others. It needs the ranges of the axes.
func (f *Figure) addReferences(panels []int, o Options) {
	for k, r := range o.References {
		var out []string
		for _, i := range panels {
			p := &f.Panels[i]
			if !p.Y.shows(r.Score) {
				out = append(out, f.panelName(i))
				continue
			}
			line := ReferenceLine{Name: sheet.Clean(r.Name), Y: r.Score}
			for _, s := range p.Series {
				if k < len(s.reaches) {
					line.Passes = append(line.Passes, s.pass(s.reaches[k], len(p.Series)))
				}
			}
			p.References = append(p.References, line)
		}
		f.noteReference(r, out, len(panels))
	}
}

// noteReference notes a reference that lies outside the y axes of some of the panels.
func (f *Figure) noteReference(r Reference, out []string, panels int) {
	switch n := len(out); {
	case n == 0:
		return
	case n == panels && n > 1:
		f.note("The reference %s (%s) lies outside all panels.", quoted(r.Name), plain(r.Score))
	case n > 3:
		f.note("The reference %s (%s) lies outside %d of the %d panels.", quoted(r.Name), plain(r.Score), n, panels)
	default:
		f.note("The reference %s (%s) lies outside %s; `y-range` shows it.",
			quoted(r.Name), plain(r.Score), lowered(strings.Join(out, ", ")))
	}
}

// pass returns where the series passes a reference, in a panel of so many series. A
// series that does not reach it has no interval there either: a bar from where its band
// does to the edge of the panel would look like a curve.
func (s Series) pass(r evp.Reach, series int) Pass {
	p := Pass{X: r.X, Lower: r.Lower, Upper: r.Upper, Style: s.Style}
	if series > mostIntervals || s.Lower == nil || math.IsNaN(r.X) {
		p.Lower, p.Upper = math.NaN(), math.NaN()
	}
	return p
}

// reaches returns where a curve reaches each reference.
func (o Options) reaches(c evp.Curve) []evp.Reach {
	var all []evp.Reach
	for _, r := range o.References {
		all = append(all, c.Reach(r.Score))
	}
	return all
}

// Reaches returns a sentence for each model and reference: at how many trials, and at
// which budget, the model's curve first reaches the reference's score, with the interval
// of its confidence band, or that it does not.
func (curves Curves) Reaches(o Options) []string {
	var all []string
	drawn := drawnCurves(curves)
	names := seriesNames(drawn)
	for _, r := range o.References {
		for _, name := range unique(names) {
			var of []evp.Curve
			for i, c := range drawn {
				if names[i] == name {
					of = append(of, c)
				}
			}
			all = append(all, reachSentence(name, of, r, o))
		}
	}
	return all
}

// Reaches returns the sentences of Curves.Reaches for each panel that shows the
// reference, after the panel's name.
func (facets Facets) Reaches(o Options) []string {
	if len(o.References) == 0 {
		return nil
	}
	return facets.reaches(panelsOf(facets.Figure(o)), o)
}

// reaches returns the sentences of the panels of the facets that are drawn.
func (facets Facets) reaches(panels []Panel, o Options) []string {
	var all []string
	for i, facet := range facets.drawn() {
		if i >= len(panels) {
			break
		}
		shown := o
		shown.References = slices.DeleteFunc(slices.Clone(o.References), func(r Reference) bool {
			return !panels[i].Y.shows(r.Score)
		})
		for _, s := range Curves(facet.Curves).Reaches(shown) {
			all = append(all, strings.TrimSpace("("+letter(i)+") "+sheet.Clean(facet.Value))+": "+s)
		}
	}
	return all
}

// reachSentence says where a model's curves, one for each axis, reach a reference: of the
// model if its confidence bands tell that it does, or does not; else of its estimate.
func reachSentence(name string, curves []evp.Curve, r Reference, o Options) string {
	var at, not []string
	who := name
	for _, c := range curves {
		reach := c.Reach(r.Score)
		if !tells(c, reach) {
			who = "The estimate of " + name
		}
		if math.IsNaN(reach.X) {
			not = append(not, notReached(c, reach, o))
		} else {
			at = append(at, reached(c, reach, o))
		}
	}
	score := fmt.Sprintf("%s (%s)", plain(r.Score), sheet.Clean(r.Name))
	switch {
	case len(not) == 0:
		return fmt.Sprintf("%s reaches %s %s.", who, score, strings.Join(at, " and "))
	case len(at) == 0:
		return fmt.Sprintf("%s does not reach %s %s.", who, score, strings.Join(not, " or "))
	}
	return fmt.Sprintf("%s reaches %s %s, but not %s.", who, score, at[0], not[0])
}

// tells reports whether the confidence band of a curve tells that it reaches a score within
// the model's own data, or that it does not: both ends of the band do, or neither does.
func tells(c evp.Curve, r evp.Reach) bool {
	if math.IsNaN(r.X) {
		return c.Band.IsConfidence() && math.IsNaN(r.Lower)
	}
	return r.Upper < math.Inf(1)
}

// reached says where a curve reaches a score: "at 12 trials [8, 31]". A curve that
// begins there may have reached it before; an open interval ends after the data.
func reached(c evp.Curve, r evp.Reach, o Options) string {
	s := "at "
	if r.Before {
		s = "at or below "
	}
	return s + amount(c, r.X, o) + reachInterval(c, r)
}

// reachInterval writes the interval of a reach, beginning with a space; empty if there
// is none.
func reachInterval(c evp.Curve, r evp.Reach) string {
	if math.IsNaN(r.Lower) {
		return ""
	}
	lower, upper := amountNumber(c, r.Lower), "> "+amountNumber(c, c.End)
	if r.LowerBefore {
		lower = "≤ " + lower
	}
	if !math.IsInf(r.Upper, 1) {
		upper = amountNumber(c, r.Upper)
	}
	return fmt.Sprintf(" [%s, %s]", lower, upper)
}

// notReached says within what a curve does not reach a score, and from where on its
// band does.
func notReached(c evp.Curve, r evp.Reach, o Options) string {
	s := "within " + amount(c, c.End, o)
	if !math.IsNaN(r.Lower) {
		s += " (its band does from " + amountNumber(c, r.Lower) + ")"
	}
	return s
}

// amount writes an x of a curve with its unit.
func amount(c evp.Curve, x float64, o Options) string {
	if c.Axis == evp.Trials {
		return counted(int(math.Round(x)), "trial", "trials")
	}
	return amountNumber(c, x) + " " + unit(o.CostUnit)
}

// amountNumber writes an x of a curve without its unit.
func amountNumber(c evp.Curve, x float64) string {
	if c.Axis == evp.Trials {
		return number.Count(int(math.Round(x)))
	}
	return number.Value(x).Short(3)
}

// plain writes a number in the shortest form that reads back the same.
func plain(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// captionReferences says what the horizontal lines are, and where curves reach them.
func captionReferences(panels []Panel, reaches []string) []string {
	var lines []string
	rings, bars := false, false
	for _, p := range panels {
		for _, r := range p.References {
			lines = append(lines, fmt.Sprintf("%s (%s)", r.Name, plain(r.Y)))
			for _, pass := range r.Passes {
				rings = rings || !math.IsNaN(pass.X)
				bars = bars || !math.IsNaN(pass.Lower)
			}
		}
	}
	if lines = unique(lines); len(lines) == 0 {
		return reaches
	}
	s := "Horizontal dashed " + plural(len(lines), "line", "lines") + ": " + strings.Join(lines, ", ")
	if rings {
		s += "; rings mark where curves first reach " + plural(len(lines), "it", "them")
	}
	if bars {
		s += ", bars the interval by their bands"
	}
	return append([]string{s + "."}, reaches...)
}
