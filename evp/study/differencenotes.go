package study

import (
	"fmt"
	"slices"

	"evpkit/evp/compare"
	"evpkit/evp/number"
)

// differenceNotes are the notes of a table of differences: why a verdict is not what its
// p or its interval alone would say.
type differenceNotes struct {
	level   float64 // 1 − confidence
	reasons []compare.Reason
}

// differenceMarks are the marks of verdicts that have a note.
var differenceMarks = map[compare.Reason]string{
	compare.IntervalIncludes0: "*", compare.IntervalOpen: "†", compare.TestDoesNotReject: "‡",
}

// mark returns the mark of the verdict on a difference; "" if it needs none.
func (n *differenceNotes) mark(p *compare.Pair, d compare.Difference) string {
	n.level = 1 - p.Confidence
	switch d.Reason {
	case compare.IntervalIncludes0, compare.IntervalOpen:
		if !(d.PAdjusted <= n.level) { // both agree
			return ""
		}
	case "":
		return ""
	}
	if !slices.Contains(n.reasons, d.Reason) {
		n.reasons = append(n.reasons, d.Reason)
	}
	return differenceMarks[d.Reason]
}

// sentences returns a sentence for each kind of verdict that needs one.
func (n *differenceNotes) sentences() []string {
	level := number.Value(n.level).Short(2)
	var out []string
	for _, note := range []struct {
		reason compare.Reason
		text   string
	}{
		{compare.IntervalIncludes0, fmt.Sprintf("* undecided although p is at most %s: the interval includes 0, and a model "+
			"leads only where both agree.", level)},
		{compare.IntervalOpen, fmt.Sprintf("† undecided although p is at most %s: so few trials decide that they do not "+
			"bound the difference on the side of 0.", level)},
		{compare.TestDoesNotReject, fmt.Sprintf("‡ undecided although the interval excludes 0: p, of a permutation test "+
			"over all x together, is above %s.", level)},
		{compare.NotCovered, "No verdict past the data of one of the models."},
		{compare.MostlyNone, "No verdict where most likely nothing has scored yet."},
	} {
		if slices.Contains(n.reasons, note.reason) {
			out = append(out, note.text)
		}
	}
	return out
}
