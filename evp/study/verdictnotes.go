package study

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/number"
)

// verdictNotes says what verdicts rest on, for the notes of tables that have some.
func (c Comparisons) verdictNotes() []string {
	var out []string
	for _, note := range []string{c.adjustmentNote(), c.termsNote(), c.referenceNote(), c.rareNote()} {
		if note != "" {
			out = append(out, note)
		}
	}
	return out
}

// adjustmentNote says over what p is adjusted, if it is that of several pairs; "" if not.
func (c Comparisons) adjustmentNote() string {
	tested := c.tested()
	switch {
	case tested < 2:
		return ""
	case c.adjusted:
		return fmt.Sprintf("p is adjusted over all x and all %s pairs (Holm).", number.Count(tested))
	}
	level := 1 - c.Pairs[0].Confidence
	return fmt.Sprintf("p is adjusted over all x, but not over the %s pairs: if no two models differed, some %s of these "+
		"would be named by chance.", number.Count(tested), number.Value(level*float64(tested)).Rounded(2))
}

// termsNote says how logs of different length are compared, if some are; else "".
func (c Comparisons) termsNote() string {
	differ := func(p *compare.Pair) bool {
		return p.Taken[0] < c.study.trials(p.A) || p.Taken[1] < c.study.trials(p.B)
	}
	if !slices.ContainsFunc(c.Pairs, differ) {
		return ""
	}
	return "Intervals and verdicts allow for the longer log of a pair looking better by its length alone: they hold, too, " +
		"if it is taken to be as long as the other."
}

// trials returns how many trials a model has; 0 for any other name.
func (s *Study) trials(model string) int {
	if s == nil {
		return 0
	}
	if i := slices.Index(s.Models, model); i >= 0 {
		return s.Samples[i].N()
	}
	return 0
}

// referenceNote says what verdicts against fixed scores rest on, if there are some; else "".
func (c Comparisons) referenceNote() string {
	if !slices.ContainsFunc(c.Pairs, func(p *compare.Pair) bool { return p.Reference }) {
		return ""
	}
	return "Against a fixed score, which is that of a model of one trial, too, there is no p: verdicts rest on the intervals."
}

// rareNote says what no verdict can exclude, if one names a model without both ends of the
// range of scores being given; else "".
func (c Comparisons) rareNote() string {
	s := c.options.Curve.Support
	if s.Bounded() || !slices.ContainsFunc(c.Pairs, namesModel) {
		return ""
	}
	mode, without := "better", "`support`"
	if s != nil {
		without = "both ends of `support`"
		if bestKnown := math.IsInf(s.Low, -1) == (c.Pairs[0].Direction == evp.Maximize); bestKnown {
			mode = "worse"
		}
	}
	note := fmt.Sprintf("Verdicts suppose that no model has a %s mode so rare that its trials do not show it: without %s no "+
		"rule can tell.", mode, without)
	if mode == "better" {
		note += fmt.Sprintf(" Where 1 trial of 20 is in such a mode, and 20 were run, simulated verdicts were wrong in %.0f %% "+
			"of cases.", 100*compare.RareModeRate)
	}
	return note
}

// tested returns how many of the pairs have a permutation test.
func (c Comparisons) tested() int {
	n := 0
	for _, p := range c.Pairs {
		if slices.ContainsFunc(p.Differences, func(d compare.Difference) bool { return !math.IsNaN(d.PAdjusted) }) {
			n++
		}
	}
	return n
}

// namesModel reports whether a verdict of the pair names a model.
func namesModel(p *compare.Pair) bool {
	return slices.ContainsFunc(p.Differences, func(d compare.Difference) bool {
		return d.Verdict == compare.VerdictA || d.Verdict == compare.VerdictB
	})
}
