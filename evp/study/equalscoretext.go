package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/number"
)

// equalScoreSentence says what the estimates of both models need for a score.
func (c Comparisons) equalScoreSentence(p *compare.Pair, e compare.EqualScore) string {
	score := number.Value(e.Score).Short(6)
	hasA, hasB := number.Value(e.CostA).Exists(), number.Value(e.CostB).Exists()
	switch {
	case !hasA && !hasB:
		return fmt.Sprintf("The estimates of %s and %s do not reach %s within their own data.", p.A, p.B, score)
	case !hasB:
		return c.oneReaches(p.A, p.B, score, e.CostA)
	case !hasA:
		return c.oneReaches(p.B, p.A, score, e.CostB)
	case !number.Value(e.Ratio).Exists():
		return fmt.Sprintf("The estimates of %s and %s reach %s with at most %s and %s, and one of them starts above it: "+
			"there is no ratio.", p.A, p.B, score, c.amount(e.CostA, 2), c.amount(e.CostB, 2))
	}
	return c.estimatedRatio(p, e, score)
}

// oneReaches says that the estimate of only one model reaches a score.
func (c Comparisons) oneReaches(reaching, other, score string, cost float64) string {
	return fmt.Sprintf("At %s the estimates differ (%s needs %s, %s does not reach it within its own data); the trials do "+
		"not tell which needs less.", score, reaching, c.amount(cost, 2), other)
}

// estimatedRatio says what the estimates of both models need for a score, of which the
// trials do not tell which is less.
func (c Comparisons) estimatedRatio(p *compare.Pair, e compare.EqualScore, score string) string {
	first, second := p.A, p.B
	if e.Ratio < 1 {
		first, second = second, first
		e.CostA, e.CostB, e.Ratio = e.CostB, e.CostA, 1/e.Ratio
		e.Lower, e.Upper = 1/e.Upper, 1/e.Lower
	}
	interval := intervalWords("; ", e.Lower, e.Upper, p.Confidence)
	times := number.Value(e.Ratio).Rounded(2)
	if times == "1" || times == "1.0" {
		return fmt.Sprintf("At %s the estimates agree (%s and %s need %s%s); the trials do not tell which needs less.",
			score, first, second, c.amount(e.CostA, 2), interval)
	}
	return fmt.Sprintf("At %s the estimates differ (%s needs %s, %s %s, %s times as %s%s); the trials do not tell which "+
		"needs less.", score, first, c.amount(e.CostA, 2), second, c.amount(e.CostB, 2), times, c.muchOrMany(), interval)
}

// muchOrMany is what a ratio of costs, or of numbers of trials, counts.
func (c Comparisons) muchOrMany() string {
	if c.axis() == evp.Trials {
		return "many"
	}
	return "much"
}

// intervalWords writes the interval of a ratio, either end of which may not exist, after
// some words.
func intervalWords(after string, low, high, confidence float64) string {
	l, h := number.Value(low).Rounded(2), number.Value(high).Rounded(2)
	words := ""
	switch {
	case l == "" && h == "":
		return after + "nothing bounds the ratio"
	case l == "":
		words = "at most " + h
	case h == "":
		words = "at least " + l
	default:
		words = l + " to " + h
	}
	return fmt.Sprintf("%s%g %% interval: %s", after, 100*confidence, words)
}
