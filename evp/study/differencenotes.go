package study

import (
	"fmt"
	"slices"

	"evpkit/evp/compare"
	"evpkit/evp/number"
)

// differenceNotes are the notes of a table of differences: why verdicts name no model, and
// what can be done about it.
type differenceNotes struct {
	level   float64  // 1 − confidence
	reasons []reason // each kind once
	// isRanged says that the range of scores is given, so that to give it is no advice.
	isRanged bool
}

// A reason is why a verdict names no model, and whether p alone would name one.
type reason struct {
	code compare.Reason
	byP  bool
}

// differenceMarks are the marks of verdicts that differ from what p, or p and the interval,
// would say.
var differenceMarks = map[reason]string{
	{compare.IntervalIncludes0, true}: "*", {compare.IntervalOpen, true}: "†", {compare.TestDoesNotReject, false}: "‡",
	{compare.RangeNotExcluded, true}: "§", {compare.RangeNotExcluded, false}: "§", // without p, against a fixed score
}

// mark returns the mark of the verdict on a difference; "" if it needs none.
func (n *differenceNotes) mark(p *compare.Pair, d compare.Difference) string {
	n.level = 1 - p.Confidence
	if d.Reason == "" {
		return ""
	}
	r := reason{d.Reason, d.PAdjusted <= n.level}
	if d.Reason == compare.NotCovered || d.Reason == compare.MostlyNone {
		r.byP = false
	}
	if !slices.Contains(n.reasons, r) {
		n.reasons = append(n.reasons, r)
	}
	return differenceMarks[r]
}

// sentences returns a sentence for each kind of reason.
func (n *differenceNotes) sentences() []string {
	level := number.Value(n.level).Short(2)
	advice, bounded := ", and `support` says what scores can be.", ", or `support`"
	if n.isRanged {
		advice, bounded = ".", ""
	}
	var out []string
	for _, note := range []struct {
		reason reason
		text   string
	}{
		{reason{compare.IntervalIncludes0, false}, "Undecided where the interval includes 0: more trials make it narrower."},
		{reason{compare.IntervalIncludes0, true}, fmt.Sprintf("* undecided although p is at most %s: the interval includes "+
			"0, and a model leads only where both agree; more trials make it narrower.", level)},
		{reason{compare.IntervalOpen, false}, "Undecided where the trials do not bound the difference on the side of 0: more " +
			"trials do."},
		{reason{compare.IntervalOpen, true}, fmt.Sprintf("† undecided although p is at most %s: the trials are too few to "+
			"bound the difference on the side of 0; more of them do.", level)},
		{reason{compare.TestDoesNotReject, false}, fmt.Sprintf("‡ undecided although the interval excludes 0: p, of a "+
			"permutation test over all that is shown, is above %s; more trials decide, or fewer x (`at`).", level)},
		{reason{compare.RangeNotExcluded, true}, "§ undecided although p and the interval agree: scores that the log does " +
			"not show could undo it; more trials make that less likely" + advice},
		{reason{compare.RangeNotExcluded, false}, "§ undecided although the interval excludes 0: scores that the log does " +
			"not show could undo it; more trials make that less likely" + advice},
		{reason{compare.TooFewTrials, false}, "Undecided where a model has too few trials for any verdict: no test of so few " +
			"can reject, which takes more trials, or nothing bounds the scores that they do not show, which takes more " +
			"trials" + bounded + "."},
		{reason{compare.TooFewTrials, true}, "Undecided where a model has too few scores to bound those that they do not " +
			"show: more trials do" + bounded + "."},
		{reason{compare.NotCovered, false}, "No verdict past the data of one of the models: it takes more trials of it."},
		{reason{compare.MostlyNone, false}, "No verdict where most likely nothing has scored yet: `start` says up to which " +
			"probability of that curves are shown, `baseline` what counts as the score until then."},
	} {
		if slices.Contains(n.reasons, note.reason) {
			out = append(out, note.text)
		}
	}
	return out
}
