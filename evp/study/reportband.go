package study

import (
	"fmt"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
)

// reportBands say what the bands of curves are.
type reportBands struct {
	points    *Curves
	resamples int // of the bootstrap
}

// all says what the bands of both axes are, "" if there are none.
func (b reportBands) all() string {
	trials, budget := b.on(evp.Trials), b.on(evp.Budget)
	switch {
	case trials == budget || budget == "":
		return trials
	case trials == "":
		return budget
	}
	return "by trials, " + trials + "; by budget, " + budget
}

// on says what the bands on an axis are, "" if there are none.
func (b reportBands) on(axis evp.Axis) string {
	var kinds []string
	for _, m := range b.points.Models {
		for _, c := range m.Curves {
			for _, p := range c.Points {
				if c.Axis != axis || p.Band.Kind == evp.BandNone {
					continue
				}
				if k := b.kind(c, p.Band.Kind); !slices.Contains(kinds, k) {
					kinds = append(kinds, k)
				}
			}
		}
	}
	return enumerated(kinds)
}

// kind describes a kind of band.
func (b reportBands) kind(c *evp.Curve, kind evp.BandKind) string {
	level := number.Value(100*c.Confidence).Short(6) + " % confidence band"
	switch kind {
	case evp.BandSD:
		return "range of plus and minus one standard deviation of the best score (its spread, not a confidence band)"
	case evp.BandBootstrap, evp.BandDirichlet:
		reach := "at each point by itself"
		if c.Simultaneous {
			reach = "for the whole curve together"
		}
		draws := "draws"
		if kind == evp.BandBootstrap {
			draws = "resamples"
		}
		return fmt.Sprintf("%s %s (%s %s), %s", level, kind.Origin(), number.Count(b.resamples), draws, reach)
	}
	s := fmt.Sprintf("%s from a band of the scores' distribution function (%s), for the whole curve together", level, kind)
	if c.Axis == evp.Budget && !c.CostSupport.Bounded() {
		s += "; not proved, and too narrow if few trials cost far more than all others"
	}
	return s
}

// unseen says what bootstrap bands do not allow for, "" if there are none.
func (b reportBands) unseen() string {
	for _, m := range b.points.Models {
		for _, c := range m.Curves {
			if slices.ContainsFunc(c.Points, func(p evp.Point) bool { return p.Band.Kind == evp.BandBootstrap }) {
				return " A bootstrap band does not allow for better scores or higher costs that fewer than 3 in N trials have: " +
					"the log may not show them."
			}
		}
	}
	return ""
}

// enumerated joins words as in "a, b and c".
func enumerated(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		out := words[0]
		for _, w := range words[1 : n-1] {
			out += ", " + w
		}
		return out + " and " + words[n-1]
	}
}
