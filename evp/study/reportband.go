package study

import (
	"fmt"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
)

// bands says what the bands of both axes are, "" if there are none.
func (r Report) bands() string {
	trials, budget := r.band(evp.Trials), r.band(evp.Budget)
	switch {
	case trials == budget || budget == "":
		return trials
	case trials == "":
		return budget
	}
	return "by trials, " + trials + "; by budget, " + budget
}

// band says what the bands on an axis are, "" if there are none.
func (r Report) band(axis evp.Axis) string {
	var kinds []string
	for _, m := range r.Points.Models {
		for _, c := range m.Curves {
			for _, p := range c.Points {
				if c.Axis != axis || p.Band.Kind == evp.BandNone {
					continue
				}
				if k := r.bandKind(c, p.Band.Kind); !slices.Contains(kinds, k) {
					kinds = append(kinds, k)
				}
			}
		}
	}
	return enumerated(kinds)
}

// bandKind describes a kind of band.
func (r Report) bandKind(c *evp.Curve, kind evp.BandKind) string {
	level := number.Value(100*c.Confidence).Short(6) + " % confidence band"
	switch kind {
	case evp.BandSD:
		return "range of plus and minus one standard deviation of the best score (its spread, not a confidence band)"
	case evp.BandBootstrap:
		reach := "at each point by itself"
		if c.Simultaneous {
			reach = "for the whole curve together"
		}
		return fmt.Sprintf("%s by studentised bootstrap (%s resamples), %s", level, number.Count(r.Resamples), reach)
	}
	return fmt.Sprintf("%s from a band of the scores' distribution function (%s), for the whole curve together", level,
		kind)
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
