package study

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/markup"
	"evpkit/evp/number"
)

// before returns the sentences, unless one table is selected: in Markdown a
// paragraph each.
func (c Comparisons) before(format string) string {
	if c.Selected != "" || format == "tex" {
		return ""
	}
	var b strings.Builder
	for _, s := range c.Sentences() {
		if format == "md" {
			b.WriteString(markup.Markdown.Text(s) + "\n\n")
		} else {
			b.WriteString(markup.Line(s) + "\n")
		}
	}
	if format != "md" {
		b.WriteString("\n")
	}
	return b.String()
}

// Sentences says which model leads where, where the curves cross, and what each
// model needs for the same score, in sentences that a paper can use.
func (c Comparisons) Sentences() []string {
	var out []string
	for _, f := range c.byFacet() {
		for _, p := range f.pairs {
			for _, sentence := range c.pairSentences(p) {
				if f.value != "" {
					sentence = f.value + ": " + sentence
				}
				out = append(out, sentence)
			}
		}
	}
	if none := c.study.unscored(); len(none) > 0 {
		out = append(out, "Not compared, as no trial has a score: "+namesOf(none, mostNamed)+".")
	}
	return out
}

// pairSentences are those about one pair. They claim no more than the trials tell: what is
// true of the estimates only is said of the estimates.
func (c Comparisons) pairSentences(p *compare.Pair) []string {
	out := append([]string{c.leadSentence(p)}, separatedSentence(p)...)
	out = append(out, c.crossoverSentences(p)...)
	if e, ok := claimedScore(p); ok && !p.Reference { // against a fixed score, Reaches says it
		out = append(out, c.equalScoreSentence(p, e))
	}
	return out
}

// separatedSentence says, of the model each of whose trials is better than every trial of
// the other, that it is so.
func separatedSentence(p *compare.Pair) []string {
	leader, other := allOf(p, 0), allOf(p, 1)
	switch p.Separated {
	case compare.VerdictA:
	case compare.VerdictB:
		leader, other = other, leader
	default:
		return nil
	}
	return []string{strings.ToUpper(leader[:1]) + leader[1:] + " is better than " + other + "."}
}

// allOf names all trials of one of a pair's models: of a fixed score, and of a model of one
// trial, the score.
func allOf(p *compare.Pair, of int) string {
	name := [2]string{p.A, p.B}[of]
	if p.Reference && p.Taken[of] == 1 {
		return "the score of " + name
	}
	return "every trial of " + name
}

// leadSentence says which model leads where.
func (c Comparisons) leadSentence(p *compare.Pair) string {
	ranges := verdictRanges(p)
	if len(ranges) == 0 {
		what := map[evp.Axis]string{evp.Trials: "number of trials", evp.Budget: "budget"}[p.Axis]
		return fmt.Sprintf("%s and %s: not compared, no requested %s is one at which both curves exist.", p.A, p.B, what)
	}
	low, high := ranges[0].first, ranges[len(ranges)-1].last
	if len(ranges) == 1 {
		where := "from " + c.between(low, high)
		if low == high {
			where = "at " + c.amount(low, 2)
		}
		if ranges[0].verdict == compare.VerdictUndecided {
			return fmt.Sprintf("%s and %s: undecided %s.", p.A, p.B, where)
		}
		leader, other := ranges[0].models(p)
		return fmt.Sprintf("%s leads %s %s.", leader, other, where)
	}
	var parts []string
	for i, r := range ranges {
		parts = append(parts, c.rangeWords(p, r, i == 0, i == len(ranges)-1))
	}
	return fmt.Sprintf("%s and %s: %s (compared from %s).", p.A, p.B, strings.Join(parts, "; "), c.between(low, high))
}

// rangeWords says which model leads in one range of several.
func (c Comparisons) rangeWords(p *compare.Pair, r verdictRange, isFirst, isLast bool) string {
	where := "from " + c.between(r.first, r.last)
	switch {
	case isFirst:
		where = "up to " + c.amount(r.last, 2)
	case isLast:
		where = fmt.Sprintf("from %s on", c.amount(r.first, 2))
	case r.first == r.last:
		where = "at " + c.amount(r.first, 2)
	}
	if r.verdict == compare.VerdictUndecided {
		return "undecided " + where
	}
	leader, _ := r.models(p)
	return fmt.Sprintf("%s leads %s", leader, where)
}

// between writes a range of x, with the unit once.
func (c Comparisons) between(low, high float64) string {
	if c.axis() == evp.Trials {
		return number.Count(int(math.Round(low))) + " to " + c.amount(high, 2)
	}
	return number.Value(low).Short(2) + " to " + c.amount(high, 2)
}

// A verdictRange is a range of x over which a comparison has one verdict.
type verdictRange struct {
	verdict     compare.Verdict
	first, last float64
}

// verdictRanges returns the ranges of a comparison by ascending x. An x without a
// verdict neither begins nor ends a range. Where the estimates cross between two x, the same
// model does not lead from the one to the other, though it may lead at both.
func verdictRanges(p *compare.Pair) []verdictRange {
	rows := slices.Clone(p.Differences)
	slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
	var out []verdictRange
	for _, d := range rows {
		switch n := len(out); {
		case d.Verdict == compare.VerdictNone:
		case n > 0 && out[n-1].verdict == d.Verdict &&
			(d.Verdict == compare.VerdictUndecided || !crosses(p, out[n-1].last, d.X)):
			out[n-1].last = d.X
		default:
			out = append(out, verdictRange{d.Verdict, d.X, d.X})
		}
	}
	return out
}

// crosses reports whether the estimates cross between two x.
func crosses(p *compare.Pair, low, high float64) bool {
	return slices.ContainsFunc(p.Crossovers, func(x compare.Crossover) bool { return low < x.X && x.X <= high })
}

// models returns the model that leads in a range, and the other one.
func (r verdictRange) models(p *compare.Pair) (leader, other string) {
	if r.verdict == compare.VerdictA {
		return p.A, p.B
	}
	return p.B, p.A
}
