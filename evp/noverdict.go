package evp

import (
	"fmt"
	"strconv"
	"strings"
)

// noVerdict warns of the x asked for at which there is no verdict, and says
// why: a curve has not started there, or its data have ended. Both are the
// places of the x at which there is one; if these are all, or none, it returns
// nil.
func (f *field) noVerdict(a, b *contender, both []int) *Warning {
	if f.options.Curve.At == nil || len(both) == 0 || len(both) == len(f.xs) {
		return nil
	}
	var why []string
	for _, c := range []*contender{a, b} {
		var early, late []string
		for _, x := range f.xs {
			switch at := strconv.FormatFloat(x, 'g', 4, 64); {
			case c.exists(x):
			case x < c.start:
				early = append(early, at)
			default:
				late = append(late, at)
			}
		}
		if early != nil {
			why = append(why, fmt.Sprintf("at %s %s has no score yet with probability above %g (p_none above --start; its curve begins at %.4g)",
				some(early), c.s.model, f.options.Curve.Start, c.start))
		}
		if late != nil {
			why = append(why, fmt.Sprintf("at %s past the data of %s (they end at %.4g)", some(late), c.s.model, c.end))
		}
	}
	if why == nil {
		return nil
	}
	return &Warning{Code: WarnNoVerdict, Model: a.s.model + " and " + b.s.model, Message: "no verdict: " + strings.Join(why, "; ")}
}

// some lists the first of some numbers.
func some(numbers []string) string {
	const most = 6
	if len(numbers) <= most {
		return strings.Join(numbers, ", ")
	}
	return fmt.Sprintf("%s, … (%d in all)", strings.Join(numbers[:most], ", "), len(numbers))
}
