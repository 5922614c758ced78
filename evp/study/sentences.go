package study

import (
	"cmp"
	"evpkit/evp/number"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// Sentences says who leads where, where the curves cross, and what each needs
// for the same score.
func (c Comparisons) Sentences() []string {
	var out []string
	for _, p := range c.Pairs {
		out = append(out, c.lead(p))
		out = append(out, c.crossings(p)...)
		if n := len(p.EqualScores); n > 0 {
			out = append(out, c.equal(p, p.EqualScores[n-1]))
		}
	}
	return out
}

// A reign is a run of x with one verdict.
type reign struct {
	verdict     compare.Verdict
	first, last float64
}

// reigns returns the runs of the comparison, by ascending x, rows without a
// verdict left out.
func reigns(p *compare.Pair) []reign {
	rows := slices.Clone(p.Differences)
	slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
	var out []reign
	for _, d := range rows {
		switch n := len(out); {
		case d.Verdict == compare.VerdictNone:
		case n > 0 && out[n-1].verdict == d.Verdict:
			out[n-1].last = d.X
		default:
			out = append(out, reign{d.Verdict, d.X, d.X})
		}
	}
	return out
}

// lead says which model leads where.
func (c Comparisons) lead(p *compare.Pair) string {
	runs := reigns(p)
	if len(runs) == 0 {
		return fmt.Sprintf("%s and %s: not compared, there is no %s asked for at which both curves exist.", p.A, p.B, c.what(p))
	}
	low, high := runs[0].first, runs[len(runs)-1].last
	if len(runs) == 1 {
		where := "from " + c.between(low, high)
		if low == high {
			where = "at " + c.amount(low, 2)
		}
		if runs[0].verdict == compare.VerdictUndecided {
			return fmt.Sprintf("%s and %s: undecided %s.", p.A, p.B, where)
		}
		return fmt.Sprintf("%s leads %s %s.", leader(p, runs[0]), follower(p, runs[0]), where)
	}
	var parts []string
	for i, r := range runs {
		where := "from " + c.between(r.first, r.last)
		switch {
		case i == 0:
			where = "up to " + c.amount(r.last, 2)
		case i == len(runs)-1:
			where = fmt.Sprintf("from %s on", c.amount(r.first, 2))
		case r.first == r.last:
			where = "at " + c.amount(r.first, 2)
		}
		if r.verdict == compare.VerdictUndecided {
			parts = append(parts, "undecided "+where)
		} else {
			parts = append(parts, fmt.Sprintf("%s leads %s", leader(p, r), where))
		}
	}
	return fmt.Sprintf("%s and %s: %s (looked at from %s).", p.A, p.B, strings.Join(parts, "; "), c.between(low, high))
}

// what names what x counts.
func (c Comparisons) what(p *compare.Pair) string {
	if p.Axis == evp.Trials {
		return "number of trials"
	}
	return "budget"
}

func leader(p *compare.Pair, r reign) string {
	if r.verdict == compare.VerdictA {
		return p.A
	}
	return p.B
}

func follower(p *compare.Pair, r reign) string {
	if r.verdict == compare.VerdictA {
		return p.B
	}
	return p.A
}

// between writes a range of x, with the unit once.
func (c Comparisons) between(low, high float64) string {
	if len(c.Pairs) > 0 && c.Pairs[0].Axis == evp.Trials {
		return number.Count(int(math.Round(low))) + " to " + c.amount(high, 2)
	}
	return number.Value(low).Short(2) + " to " + c.amount(high, 2)
}

// mostCrossings is the most crossovers that are told one by one.
const mostCrossings = 3

// crossings says where the curves cross, and how sure that is.
func (c Comparisons) crossings(p *compare.Pair) []string {
	if n := len(p.Crossovers); n > mostCrossings {
		return []string{fmt.Sprintf("The curves of %s and %s cross %d times, from %s.", p.A, p.B, n, c.between(p.Crossovers[0].X, p.Crossovers[n-1].X))}
	}
	var out []string
	for _, x := range p.Crossovers {
		out = append(out, c.crossing(p, x))
	}
	return out
}

// crossing says where the curves cross once.
func (c Comparisons) crossing(p *compare.Pair, x compare.Crossover) string {
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

// equal says what both models need for a score.
func (c Comparisons) equal(p *compare.Pair, e compare.EqualScore) string {
	score := number.Value(e.Score).Short(6)
	hasA, hasB := number.Value(e.CostA).Exists(), number.Value(e.CostB).Exists()
	switch {
	case !hasA && !hasB:
		return fmt.Sprintf("Neither %s nor %s reaches %s within its own data.", p.A, p.B, score)
	case !hasB:
		return fmt.Sprintf("%s reaches %s with %s; %s does not within its own data.", p.A, score, c.amount(e.CostA, 2), p.B)
	case !hasA:
		return fmt.Sprintf("%s reaches %s with %s; %s does not within its own data.", p.B, score, c.amount(e.CostB, 2), p.A)
	}
	if !number.Value(e.Ratio).Exists() {
		return fmt.Sprintf("%s and %s reach %s with at most %s and %s: a curve starts above it.", p.A, p.B, score, c.amount(e.CostA, 2), c.amount(e.CostB, 2))
	}
	better, worse, ratio, low, high := p.A, p.B, e.Ratio, e.Lower, e.Upper
	if ratio < 1 {
		if !number.Value(e.Ratio).Exists() {
			return fmt.Sprintf("%s and %s reach %s with at most %s and %s: a curve starts above it.", p.A, p.B, score, c.amount(e.CostA, 2), c.amount(e.CostB, 2))
		}
		better, worse, ratio, low, high = p.B, p.A, 1/e.Ratio, 1/e.Upper, 1/e.Lower
	}
	if number.Value(ratio).Rounded(2) == "1" || number.Value(ratio).Rounded(2) == "1.0" {
		return fmt.Sprintf("%s and %s reach %s with the same, %s%s.", p.A, p.B, score, c.amount(e.CostA, 2), span(e.Lower, e.Upper, p.Confidence))
	}
	less := "times less " + map[bool]string{true: "compute", false: "cost"}[c.Unit == "FPO"]
	if p.Axis == evp.Trials {
		less = "times fewer trials"
	}
	return fmt.Sprintf("%s reaches %s with %s %s than %s%s.", better, score, number.Value(ratio).Rounded(2), less, worse, span(low, high, p.Confidence))
}

// span writes an interval of a ratio, a side of which may be open.
func span(low, high, confidence float64) string {
	l, h := number.Value(low).Rounded(2), number.Value(high).Rounded(2)
	words := ""
	switch {
	case l == "" && h == "":
		return " (how sure that is the trials do not tell)"
	case l == "":
		words = "at most " + h
	case h == "":
		words = "at least " + l
	default:
		words = l + " to " + h
	}
	return fmt.Sprintf(" (%g %% interval: %s)", 100*confidence, words)
}
