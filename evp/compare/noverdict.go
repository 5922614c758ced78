package compare

import (
	"fmt"
	"strconv"
	"strings"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
)

// noVerdict warns about the x asked for at which there is no verdict, and says why: a
// curve has not started there, or its data have ended. covered is the number of different
// x at which there is one; if these are all, or none, it returns nil.
func (c *comparison) noVerdict(a, b *model, covered int) *evp.Warning {
	if c.options.Curve.At == nil || covered == 0 || covered == len(grid.Distinct(c.xs)) {
		return nil
	}
	var why []string
	for _, m := range []*model{a, b} {
		early, late := m.missing(grid.Distinct(c.xs))
		if early != nil {
			why = append(why, fmt.Sprintf("at %s %s has no score yet with probability above %g "+
				"(p_none above `start`; its curve begins at %.4g)", some(early), m.Model(), m.options.Start, m.start))
		}
		if late != nil {
			why = append(why, fmt.Sprintf("at %s past the data of %s (they end at %.4g)", some(late), m.Model(), m.end))
		}
	}
	if why == nil {
		return nil
	}
	return &evp.Warning{
		Code: evp.WarnNoVerdict, Model: a.Model() + " and " + b.Model(),
		Message: "no verdict: " + strings.Join(why, "; "),
	}
}

// missing returns the x at which the model's curve does not exist: those below its
// start, and those past its data.
func (m *model) missing(xs []float64) (early, late []string) {
	for _, x := range xs {
		switch text := strconv.FormatFloat(x, 'g', 4, 64); {
		case m.exists(x):
		case x < m.start:
			early = append(early, text)
		default:
			late = append(late, text)
		}
	}
	return early, late
}

// some lists the first of some numbers.
func some(numbers []string) string {
	const most = 6
	if len(numbers) <= most {
		return strings.Join(numbers, ", ")
	}
	return fmt.Sprintf("%s, … (%d in all)", strings.Join(numbers[:most], ", "), len(numbers))
}
