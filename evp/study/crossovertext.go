package study

import (
	"fmt"
	"strings"

	"evpkit/evp/compare"
	"evpkit/evp/number"
)

// mostCrossovers is how many crossovers of a pair are said one by one of which the trials
// do not tell.
const mostCrossovers = 3

// crossoverSentences says where the curves cross as far as the trials tell, and otherwise
// where the estimates cross.
func (c Comparisons) crossoverSentences(p *compare.Pair) []string {
	var out, estimated []string
	var first, last float64
	for _, x := range p.Crossovers {
		whether, where := p.Tells(x)
		if where {
			out = append(out, fmt.Sprintf("The curves of %s and %s cross at %s%s.", p.A, p.B, c.amount(x.X, 2), c.remark(p, x)))
			continue
		}
		unknown := "whether"
		if whether {
			unknown = "where"
		}
		if last = x.X; len(estimated) == 0 {
			first = x.X
		}
		estimated = append(estimated, fmt.Sprintf("The estimates of %s and %s cross at %s%s; the trials do not tell %s "+
			"the curves do.", p.A, p.B, c.amount(x.X, 2), c.remark(p, x), unknown))
	}
	if n := len(estimated); n > mostCrossovers {
		estimated = []string{fmt.Sprintf("The estimates of %s and %s cross %d times, from %s; the trials do not tell where "+
			"the curves do.", p.A, p.B, n, c.between(first, last))}
	}
	return append(out, estimated...)
}

// remark says in brackets, after a space, what the resamples say of a crossover; empty if
// there are none.
func (c Comparisons) remark(p *compare.Pair, x compare.Crossover) string {
	var parts []string
	switch low, high := number.Value(x.Lower).Exists(), number.Value(x.Upper).Exists(); {
	case low && high:
		parts = append(parts, fmt.Sprintf("%g %% interval: %s", 100*p.Confidence, c.between(x.Lower, x.Upper)))
	case low:
		parts = append(parts, fmt.Sprintf("%g %% interval: from %s on", 100*p.Confidence, c.amount(x.Lower, 2)))
	case high:
		parts = append(parts, fmt.Sprintf("%g %% interval: up to %s", 100*p.Confidence, c.amount(x.Upper, 2)))
	}
	if number.Value(x.Share).Exists() {
		parts = append(parts, fmt.Sprintf("%.0f %% of the resamples cross that way in the range that both have", 100*x.Share))
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}
