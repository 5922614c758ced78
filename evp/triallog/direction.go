package triallog

import (
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/source"
)

// Stated is what a log says of which scores are better. Few logs say it:
// exports as CSV mostly do not.
type Stated struct {
	Known  bool          // whether the log says it
	Better evp.Direction // what it says
	By     string        // what says it, for a sentence, such as `study "search"`; "" if Known is false
}

// resolve returns which scores are better. It is called once for each log,
// before any scores are compared.
func (o *Options) resolve(stated Stated, column string) evp.Direction {
	if o.Direction != nil {
		return o.Direction(stated, column)
	}
	return stated.Better // Maximize if nothing is stated
}

// statedDirection returns what a log says of the direction of its score: of
// columns only, not of expressions. A loss whose name says that it is negated,
// such as neg_log_loss, is maximised.
func statedDirection(f *source.File, score scoreColumn) Stated {
	if score.index == none {
		return Stated{}
	}
	column := f.Names[score.index]
	if name := normalName(column); strings.HasPrefix(name, "neg_") || strings.Contains(name, "_neg_") {
		return Stated{Known: true, Better: evp.Maximize, By: "the name of the column, a negated loss"}
	}
	isScore := func(s source.Score) bool { return s.Column == score.index }
	if i := slices.IndexFunc(f.Columns.Scores, isScore); i >= 0 {
		s := f.Columns.Scores[i]
		return Stated{s.Stated, s.Better, s.By}
	}
	return Stated{}
}
