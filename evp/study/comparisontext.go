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

// pairSentences are those about one pair.
func (c Comparisons) pairSentences(p *compare.Pair) []string {
	out := append([]string{c.leadSentence(p)}, c.crossoverSentences(p)...)
	if n := len(p.EqualScores); n > 0 {
		out = append(out, c.equalScoreSentence(p, p.EqualScores[n-1]))
	}
	return out
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

// mostCrossovers is how many crossovers of a pair have a sentence each.
const mostCrossovers = 3

// crossoverSentences says where the curves cross, and how certain that is.
func (c Comparisons) crossoverSentences(p *compare.Pair) []string {
	if n := len(p.Crossovers); n > mostCrossovers {
		return []string{fmt.Sprintf("The curves of %s and %s cross %d times, from %s.",
			p.A, p.B, n, c.between(p.Crossovers[0].X, p.Crossovers[n-1].X))}
	}
	var out []string
	for _, x := range p.Crossovers {
		out = append(out, c.crossoverSentence(p, x))
	}
	return out
}

// crossoverSentence says where the curves cross once.
func (c Comparisons) crossoverSentence(p *compare.Pair, x compare.Crossover) string {
	s := fmt.Sprintf("The curves of %s and %s cross at %s", p.A, p.B, c.amount(x.X, 2))
	interval := ""
	switch low, high := number.Value(x.Lower).Exists(), number.Value(x.Upper).Exists(); {
	case low && high:
		interval = c.between(x.Lower, x.Upper)
	case low:
		interval = "from " + c.amount(x.Lower, 2) + " on"
	case high:
		interval = "up to " + c.amount(x.Upper, 2)
	}
	if interval != "" {
		s += fmt.Sprintf(" (%g %% interval: %s)", 100*p.Confidence, interval)
	}
	if number.Value(x.Share).Exists() {
		s += fmt.Sprintf("; %.0f %% of the resamples cross that way in the range that both have", 100*x.Share)
	}
	return s + "."
}

// equalScoreSentence says what both models need for a score.
func (c Comparisons) equalScoreSentence(p *compare.Pair, e compare.EqualScore) string {
	score := number.Value(e.Score).Short(6)
	hasA, hasB := number.Value(e.CostA).Exists(), number.Value(e.CostB).Exists()
	switch {
	case !hasA && !hasB:
		return fmt.Sprintf("Neither %s nor %s reaches %s within its own data.", p.A, p.B, score)
	case !hasB:
		return fmt.Sprintf("%s reaches %s with %s; %s does not within its own data.", p.A, score, c.amount(e.CostA, 2), p.B)
	case !hasA:
		return fmt.Sprintf("%s reaches %s with %s; %s does not within its own data.", p.B, score, c.amount(e.CostB, 2), p.A)
	case !number.Value(e.Ratio).Exists():
		return fmt.Sprintf("%s and %s reach %s with at most %s and %s: a curve starts above it.",
			p.A, p.B, score, c.amount(e.CostA, 2), c.amount(e.CostB, 2))
	}
	return c.ratioSentence(p, e, score)
}

// ratioSentence says how many times less the better model needs for a score.
func (c Comparisons) ratioSentence(p *compare.Pair, e compare.EqualScore, score string) string {
	better, worse, ratio, low, high := p.A, p.B, e.Ratio, e.Lower, e.Upper
	if ratio < 1 {
		better, worse, ratio, low, high = p.B, p.A, 1/e.Ratio, 1/e.Upper, 1/e.Lower
	}
	times := number.Value(ratio).Rounded(2)
	if times == "1" || times == "1.0" {
		return fmt.Sprintf("%s and %s reach %s with the same, %s%s.",
			p.A, p.B, score, c.amount(e.CostA, 2), intervalWords(e.Lower, e.Upper, p.Confidence))
	}
	less := "times less cost"
	switch {
	case p.Axis == evp.Trials:
		less = "times fewer trials"
	case c.Unit == "FPO":
		less = "times less compute"
	}
	return fmt.Sprintf("%s reaches %s with %s %s than %s%s.", better, score, times, less, worse,
		intervalWords(low, high, p.Confidence))
}

// intervalWords writes the interval of a ratio, either end of which may not exist.
func intervalWords(low, high, confidence float64) string {
	l, h := number.Value(low).Rounded(2), number.Value(high).Rounded(2)
	words := ""
	switch {
	case l == "" && h == "":
		return " (the trials do not bound this)"
	case l == "":
		words = "at most " + h
	case h == "":
		words = "at least " + l
	default:
		words = l + " to " + h
	}
	return fmt.Sprintf(" (%g %% interval: %s)", 100*confidence, words)
}

// A verdictRange is a range of x over which a comparison has one verdict.
type verdictRange struct {
	verdict     compare.Verdict
	first, last float64
}

// verdictRanges returns the ranges of a comparison by ascending x. An x without a
// verdict neither begins nor ends a range.
func verdictRanges(p *compare.Pair) []verdictRange {
	rows := slices.Clone(p.Differences)
	slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
	var out []verdictRange
	for _, d := range rows {
		switch n := len(out); {
		case d.Verdict == compare.VerdictNone:
		case n > 0 && out[n-1].verdict == d.Verdict:
			out[n-1].last = d.X
		default:
			out = append(out, verdictRange{d.Verdict, d.X, d.X})
		}
	}
	return out
}

// models returns the model that leads in a range, and the other one.
func (r verdictRange) models(p *compare.Pair) (leader, other string) {
	if r.verdict == compare.VerdictA {
		return p.A, p.B
	}
	return p.B, p.A
}
