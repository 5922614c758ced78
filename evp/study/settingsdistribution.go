package study

import (
	"fmt"

	"evpkit/evp"
)

// distributionSettings say how the distribution of the scores is drawn.
func distributionSettings() []Setting {
	own := []string{"check"}
	return []Setting{
		{Name: "confidence", Value: "LEVEL", Default: "0.95", Group: GroupBand, Commands: own,
			Help: "confidence level of the bands in the figure, between 0 and 1",
			set: func(r *Request, text string) (err error) {
				r.Check.Confidence, err = parseNumber("confidence", text)
				if err != nil || r.Check.Confidence <= 0 || r.Check.Confidence >= 1 {
					return fmt.Errorf("`confidence` %q is not a number between 0 and 1", text)
				}
				return nil
			},
			get: func(r *Request, _ *Study) any { return r.Check.Confidence }},
		{Name: "tail", Value: "FORM", Default: "none", Group: GroupFigure, Commands: own, Words: tailWords,
			Help: "draw the law of the best scores over the better tail: quadratic (the score is smooth near its best) or noisy " +
				"(the same with normal noise); fitted as by evp curve, and left out with a warning where it does not hold",
			set: parseWord("tail", func(r *Request) *evp.TailForm { return &r.Check.Tail }, tailWords,
				[]evp.TailForm{evp.TailNone, evp.TailQuadratic, evp.TailNoisy}),
			get: func(r *Request, _ *Study) any { return r.Check.Tail.String() }},
		{Name: "log-x", Group: GroupFigure, Commands: own,
			Help: "logarithmic axes of the scores, which must be above 0 (default: linear)",
			set:  parseSwitch(func(r *Request) *bool { return &r.Check.LogScores }),
			get:  func(r *Request, _ *Study) any { return r.Check.LogScores }},
		{Name: "x-range", Value: "LO,HI", Group: GroupFigure, Commands: own, List: true,
			Help: "range of the scores in the first panel (default: all of them)",
			set: func(r *Request, text string) (err error) {
				r.Check.Range, err = parseRange("x-range", text)
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Check.Range }},
	}
}

// checkDistribution reports settings of the figure of scores that do not go together.
func checkDistribution(r *Request) error {
	if r.Check.LogScores && r.Check.Range != nil && r.Check.Range[0] <= 0 {
		return fmt.Errorf("`x-range` %s: a logarithmic axis begins above 0", r.given["x-range"])
	}
	return nil
}
