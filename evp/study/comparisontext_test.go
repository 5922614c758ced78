package study

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// onePairOf returns comparisons of one pair, with a verdict or a reason at each x from 1 on.
func onePairOf(p compare.Pair, at ...compare.Difference) Comparisons {
	p.A, p.B, p.Confidence = "A", "B", 0.95
	for i, d := range at {
		if d.X = float64(i + 1); d.PAdjusted == 0 {
			d.PAdjusted = nan
		}
		p.Differences = append(p.Differences, d)
	}
	return Comparisons{Pairs: []*compare.Pair{&p}}
}

// TestSentencesClaim: a sentence says of the models what a claim or verdicts tell, and of
// the estimates all else.
func TestSentencesClaim(t *testing.T) {
	interval := func(low, high float64) evp.Interval { return evp.Interval{Lower: low, Upper: high} }
	a, b, undecided := compare.Difference{Verdict: compare.VerdictA}, compare.Difference{Verdict: compare.VerdictB},
		compare.Difference{Verdict: compare.VerdictUndecided}
	equal := func(e compare.EqualScore) compare.Pair { return compare.Pair{EqualScores: []compare.EqualScore{e}} }
	cross := func(i evp.Interval) compare.Pair {
		return compare.Pair{Crossovers: []compare.Crossover{{X: 2, Interval: i, Share: nan}}}
	}
	for name, c := range map[string]struct {
		is   Comparisons
		want string
		not  string
	}{
		"claimed": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: 2, CostB: 6, Ratio: 3, Interval: interval(1.5, 5),
			Claim: compare.VerdictA}), a), "A reaches 0.9 with 3 times fewer trials than B (95 % interval: 1.5 to 5).", "estimate"},
		"claimed of b": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: 6, CostB: 2, Ratio: 0.25,
			Interval: interval(0.2, 0.5), Claim: compare.VerdictB}), b),
			"B reaches 0.9 with 4 times fewer trials than A (95 % interval: 2 to 5).", "estimate"},
		"the interval is no claim": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: 2, CostB: 6, Ratio: 3,
			Interval: interval(1.5, 5)}), undecided), "At 0.9 the estimates differ (A needs 2 trials, B 6 trials, 3 times as " +
			"many; 95 % interval: 1.5 to 5); the trials do not tell which needs less.", "reaches"},
		"less first": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: 6, CostB: 2, Ratio: 0.25,
			Interval: interval(0.2, 0.5)}), undecided), "(B needs 2 trials, A 6 trials, 4 times as many; 95 % interval: 2 to 5)",
			"reaches"},
		"equal": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: 2, CostB: 2, Ratio: 1, Interval: interval(0.5, nan)}),
			undecided), "At 0.9 the estimates agree (A and B need 2 trials; 95 % interval: at least 0.50); the trials do not tell",
			"differ"},
		"one estimate only": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: nan, CostB: 2, Ratio: nan,
			Interval: interval(nan, nan)}), undecided), "At 0.9 the estimates differ (B needs 2 trials, A does not reach it within " +
			"its own data); the trials do not tell which needs less.", "B reaches"},
		"claimed of one estimate only": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: 2, CostB: nan, Ratio: nan,
			Interval: interval(1.5, nan), Claim: compare.VerdictA}), a), "A reaches 0.9 with at least 1.5 times fewer trials than " +
			"B, whose estimate does not within its own data (95 % confidence).", "do not tell"},
		"neither": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: nan, CostB: nan, Ratio: nan,
			Interval: interval(nan, nan)}), undecided), "The estimates of A and B do not reach 0.9 within their own data.", ""},
		"above the start": {onePairOf(equal(compare.EqualScore{Score: 0.9, CostA: 1, CostB: 3, Ratio: nan,
			Interval: interval(nan, nan)}), a), "The estimates of A and B reach 0.9 with at most 1 trial and 3 trials, and one of " +
			"them starts above it: there is no ratio.", ""},
		"fixed score": {onePairOf(compare.Pair{Reference: true, EqualScores: []compare.EqualScore{{Score: 0.9, CostA: 4, CostB: 1,
			Ratio: nan}}}, a), "A leads B", "0.9"},
		"separated": {onePairOf(compare.Pair{Separated: compare.VerdictB}, undecided),
			"Every trial of B is better than every trial of A.", "A is better"},
		"separated from a fixed score": {onePairOf(compare.Pair{Separated: compare.VerdictB, Reference: true,
			Taken: [2]int{20, 1}}, undecided), "The score of B is better than every trial of A.", "trial of B"},
		"leads at two x, not between": {onePairOf(compare.Pair{Crossovers: []compare.Crossover{{X: 1.3, Share: nan},
			{X: 1.7, Share: nan}}}, a, a), "A and B: A leads up to 1 trial; A leads from 2 trials on", "from 1 to 2 trials."},
		"not separated": {onePairOf(compare.Pair{}, a), "A leads B", "Every trial"},
		"crosses":       {onePairOf(cross(interval(1.5, 3)), a, b), "The curves of A and B cross at 2 trials (95 % interval:", "tell"},
		"crosses somewhere": {onePairOf(cross(interval(1.5, nan)), a, b), "The estimates of A and B cross at 2 trials (95 % " +
			"interval: from 2 trials on); the trials do not tell where the curves do.", "whether"},
		"may cross": {onePairOf(cross(interval(1.5, 3)), undecided, b), "The estimates of A and B cross at 2 trials (95 % interval: " +
			"2 to 3 trials); the trials do not tell whether the curves do.", "The curves"},
	} {
		got := strings.Join(c.is.Sentences(), " ")
		if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestClaimedScore: of several scores the hardest of which the trials tell is said, or else
// the hardest.
func TestClaimedScore(t *testing.T) {
	scores := func(claims ...compare.Verdict) *compare.Pair {
		p := &compare.Pair{}
		for i, v := range claims {
			p.EqualScores = append(p.EqualScores, compare.EqualScore{Score: float64(i), Claim: v})
		}
		return p
	}
	for want, p := range map[float64]*compare.Pair{
		2: scores(compare.VerdictNone, compare.VerdictNone, compare.VerdictNone),
		1: scores(compare.VerdictA, compare.VerdictA, compare.VerdictNone),
		0: scores(compare.VerdictB, compare.VerdictNone, compare.VerdictNone),
	} {
		if e, ok := claimedScore(p); !ok || e.Score != want {
			t.Errorf("%g, want %g", e.Score, want)
		}
	}
	if _, ok := claimedScore(&compare.Pair{}); ok {
		t.Error("a score of none")
	}
}

// TestVerdictNotes: each reason for no verdict has a note that says what to do, and what
// verdicts rest on is said.
func TestVerdictNotes(t *testing.T) {
	because := func(r compare.Reason, p float64) compare.Difference {
		return compare.Difference{Verdict: compare.VerdictUndecided, Reason: r, PAdjusted: p}
	}
	for _, c := range []struct {
		is   compare.Difference
		want string
	}{
		{because(compare.IntervalIncludes0, 0.2), "Undecided where the interval includes 0: more trials"},
		{because(compare.IntervalIncludes0, 0.01), "* undecided although p is at most 0.05"},
		{because(compare.IntervalOpen, 0.2), "Undecided where the trials do not bound the difference"},
		{because(compare.IntervalOpen, 0.01), "† undecided although p is at most 0.05"},
		{because(compare.TestDoesNotReject, 0.2), "‡ undecided although the interval excludes 0"},
		{because(compare.RangeNotExcluded, 0.01), "§ undecided although p and the interval agree"},
		{because(compare.RangeNotExcluded, nan), "§ undecided although the interval excludes 0"},
		{because(compare.TooFewTrials, 0.2), "too few trials for any verdict"},
		{because(compare.TooFewTrials, 0.01), "too few scores to bound those that they do not show"},
		{because(compare.NotCovered, nan), "No verdict past the data of one of the models"},
		{because(compare.MostlyNone, nan), "No verdict where most likely nothing has scored yet"},
		{compare.Difference{Verdict: compare.VerdictA, PAdjusted: 0.01}, "a better mode so rare that its trials do not show it"},
	} {
		notes := onePairOf(compare.Pair{}, c.is).differenceTable().Notes
		if len(notes) != 1 || !strings.Contains(notes[0], c.want) {
			t.Errorf("%s, p %g: %q, want %q", c.is.Reason, c.is.PAdjusted, notes, c.want)
		}
	}
}

// TestSupportAdvice: a support that is given is not advised.
func TestSupportAdvice(t *testing.T) {
	for _, r := range []compare.Reason{compare.RangeNotExcluded, compare.TooFewTrials} {
		c := onePairOf(compare.Pair{}, compare.Difference{Verdict: compare.VerdictUndecided, Reason: r, PAdjusted: 0.2})
		if r == compare.RangeNotExcluded {
			c.Pairs[0].Differences[0].PAdjusted = 0.01
		}
		for _, s := range []*evp.Support{nil, {High: 1}} {
			c.options.Curve.Support = s
			if got := strings.Join(c.differenceTable().Notes, " "); got == "" || strings.Contains(got, "support") == (s != nil) {
				t.Errorf("%s, support %v: %q", r, s, got)
			}
		}
	}
}

// TestNoTestIsClaimed: where no pair has a permutation test, none is spoken of.
func TestNoTestIsClaimed(t *testing.T) {
	for isFixed, c := range map[bool]Comparisons{
		true:  onePairOf(compare.Pair{Reference: true}, compare.Difference{Verdict: compare.VerdictA}),
		false: onePairOf(compare.Pair{}, compare.Difference{Verdict: compare.VerdictA, PAdjusted: 0.01}),
	} {
		for _, got := range []string{differencesCaption(&c), strings.Join(c.wideNotes(true), " ")} {
			if strings.Contains(got, "permutation") == isFixed {
				t.Errorf("against a fixed score: %t: %s", isFixed, got)
			}
		}
	}
}

// TestAdjustmentNote: it is said over what p is adjusted, and how many pairs chance would
// name otherwise.
func TestAdjustmentNote(t *testing.T) {
	c := Comparisons{}
	for range 40 {
		c.Pairs = append(c.Pairs, onePairOf(compare.Pair{}, compare.Difference{PAdjusted: 0.2}).Pairs...)
	}
	if got := c.adjustmentNote(); !strings.Contains(got, "not over the 40 pairs") || !strings.Contains(got, "some 2.0 of") {
		t.Error(got)
	}
	c.adjusted = true
	if got := c.adjustmentNote(); !strings.Contains(got, "all 40 pairs (Holm)") {
		t.Error(got)
	}
	c.Pairs = c.Pairs[:1]
	if got := c.adjustmentNote(); got != "" {
		t.Error(got)
	}
}

// TestReferenceNote: a fixed score has no p, which is said.
func TestReferenceNote(t *testing.T) {
	if got := onePairOf(compare.Pair{Reference: true}).verdictNotes(); len(got) != 1 || !strings.Contains(got[0], "no p") {
		t.Errorf("%q", got)
	}
	support := onePairOf(compare.Pair{}, compare.Difference{Verdict: compare.VerdictA})
	support.options.Curve.Support = &evp.Support{High: 1}
	if got := support.verdictNotes(); got != nil {
		t.Errorf("%q", got)
	}
	for _, c := range []struct {
		direction evp.Direction
		is        evp.Support
		want      string
	}{
		{evp.Maximize, evp.Support{Low: 0, High: math.Inf(1)}, "no model has a better mode"},
		{evp.Maximize, evp.Support{Low: math.Inf(-1), High: 1}, "no model has a worse mode"},
		{evp.Minimize, evp.Support{Low: 0, High: math.Inf(1)}, "no model has a worse mode"},
	} {
		support.Pairs[0].Direction, support.options.Curve.Support = c.direction, &c.is
		if got := support.verdictNotes(); len(got) != 1 || !strings.Contains(got[0], c.want) {
			t.Errorf("%+v: %q", c.is, got)
		}
	}
}
