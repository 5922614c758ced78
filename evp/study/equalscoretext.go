package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/number"
)

// claimedScore returns the score of a pair that a sentence is about: the last, which is the
// hardest to reach, of those of which the trials tell which model needs less, or the last
// of all.
func claimedScore(p *compare.Pair) (e compare.EqualScore, ok bool) {
	for _, next := range p.EqualScores {
		if !ok || next.Claim != compare.VerdictNone || e.Claim == compare.VerdictNone {
			e, ok = next, true
		}
	}
	return e, ok
}

// equalScoreSentence says what both models need for a score: that one needs less only if
// the trials tell it (e.Claim), otherwise what the estimates need.
func (c Comparisons) equalScoreSentence(p *compare.Pair, e compare.EqualScore) string {
	score := number.Value(e.Score).Short(6)
	hasA, hasB := number.Value(e.CostA).Exists(), number.Value(e.CostB).Exists()
	switch e.Claim {
	case compare.VerdictA:
		return c.claimSentence(p, claimed{p.A, p.B, score, e.Ratio, e.Lower, e.Upper})
	case compare.VerdictB:
		return c.claimSentence(p, claimed{p.B, p.A, score, 1 / e.Ratio, 1 / e.Upper, 1 / e.Lower})
	}
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

// A claimed ratio is how many times less one model needs than another for a score, as the
// trials tell. What does not exist is NaN.
type claimed struct {
	better, worse, score string
	ratio, lower, upper  float64
}

// claimSentence says how many times less the better model needs for a score.
func (c Comparisons) claimSentence(p *compare.Pair, x claimed) string {
	less := "times less cost"
	switch {
	case p.Axis == evp.Trials:
		less = "times fewer trials"
	case c.Unit == "FPO":
		less = "times less compute"
	}
	if !number.Value(x.ratio).Exists() {
		return fmt.Sprintf("%s reaches %s with at least %s %s than %s, whose estimate does not within its own data "+
			"(%g %% confidence).", x.better, x.score, number.Value(x.lower).Rounded(2), less, x.worse, 100*p.Confidence)
	}
	return fmt.Sprintf("%s reaches %s with %s %s than %s (%s).", x.better, x.score, number.Value(x.ratio).Rounded(2), less,
		x.worse, intervalWords("", x.lower, x.upper, p.Confidence))
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
