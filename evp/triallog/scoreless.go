package triallog

import (
	"fmt"
	"slices"

	"evpkit/evp/triallog/internal/rows"
)

// mostScoreless is the largest share of the trials that ended that may have no
// score without anybody having said what that means. In real tables of runs, a
// few trials fail; where more than half had no score, these were runs of another
// kind: of a test, of a training that another program evaluates.
const mostScoreless = 1.0 / 3

// Scoreless are the trials of a log that ended without a score, except those
// whose state says that they failed or were stopped early, and those whose score
// is NaN or infinite: these are known to have run.
type scoreless struct {
	models []modelScoreless // by the number of the model
	found  int              // how many models have one
	kinds  rowKinds
}

// A modelScoreless is how many trials of a model have no score.
type modelScoreless struct {
	n     int
	order int          // how many models had one before this
	first *SyntaxError // the place of the first; its Msg is empty. nil: there is none
}

// add counts a row of a model that stands for count trials, which is at a place.
func (s *scoreless) add(model uint32, count int, at func() *SyntaxError) {
	for len(s.models) <= int(model) {
		s.models = append(s.models, modelScoreless{})
	}
	m := &s.models[model]
	if m.n += count; m.first == nil {
		m.first, m.order = at(), s.found
		s.found++
	}
}

// fault returns the fault of a log in which too many trials have no score; nil if
// it does not.
//
// The log as a whole decides, because a model may well fail more often than the
// others: a large one that does not fit into the memory. A model without any score
// does not count where others have scores: it has no curve that such rows could
// move.
func (s *scoreless) fault(trials *collector, columns *selection, o *Options) error {
	if s.found == 0 {
		return nil
	}
	n, total, first := s.counted(trials.perModel())
	if float64(n) <= mostScoreless*float64(total) {
		return nil
	}
	fault := *first
	fault.Msg += s.message(n, total, columns, o)
	return &fault
}

// counted returns how many of the trials that count have no score, and where the
// first of them is; nil if there is none. It takes how many trials each model has,
// and how many of these have a score.
func (s *scoreless) counted(all, withScore []int) (n, total int, first *SyntaxError) {
	isScored := func(n int) bool { return n > 0 }
	some := slices.ContainsFunc(withScore, isScored)
	order := s.found
	for m := range all {
		if some && withScore[m] == 0 {
			continue
		}
		total += all[m]
		if m >= len(s.models) {
			continue
		}
		of := s.models[m]
		if n += of.n; of.first != nil && of.order < order {
			first, order = of.first, of.order
		}
	}
	return n, total, first
}

// message says that n of so many trials have no score, and what to do about it.
func (s *scoreless) message(n, total int, columns *selection, o *Options) string {
	score := rows.Quote(columns.scoreName())
	if n == total {
		return fmt.Sprintf("no trial has a score in column %s (%d %s): name the column of the scores with `score`; "+
			"`failed count` takes all for failed trials", score, total, rows.Plural(total, "trial"))
	}
	if status := s.unusedStates(columns, o); status != "" {
		return fmt.Sprintf("%d of %d trials have ended without a score in column %s (the first is here): column %s says "+
			"what became of most of them, but is not used: say %s; or, whatever it says, `failed count` (they cost, and "+
			"are never the best) or `failed drop` (they are left out)",
			n, total, score, rows.Quote(status), rows.Option(statusOption, status))
	}
	runs := "`where` and a condition such as kind == \"train\""
	if condition := s.kinds.condition(columns); condition != "" {
		if o.Where != "" {
			condition = "(" + o.Where + ") && " + condition
		}
		runs = rows.Option(whereOption, condition)
	}
	return fmt.Sprintf("%d of %d trials have ended without a score in column %s (the first is here): if they failed, say "+
		"`failed count` (they cost, and are never the best) or `failed drop` (they are left out); "+
		"if they are runs of another kind, leave them out with %s", n, total, score, runs)
}

// unusedStates returns the name of a column of states that is not used, and by which
// most trials without a score failed, were stopped early or run; "" if there is none.
// To leave such trials out by a condition would hide what they cost.
func (s *scoreless) unusedStates(columns *selection, o *Options) string {
	hint := newStateHint(columns, o)
	if hint == nil {
		return ""
	}
	for _, rec := range s.kinds.scoreless {
		if hint.index < len(rec) { // JSON Lines may have got the column after this row
			hint.add(rec, func(int) string { return "" }, false)
		}
	}
	if 2*hint.other.n <= len(s.kinds.scoreless) {
		return ""
	}
	return hint.name
}

// perModel returns how many trials each model has, and how many of these have a
// score.
func (c *collector) perModel() (all, withScore []int) {
	all, withScore = make([]int, len(c.models.names)), make([]int, len(c.models.names))
	for k, chunk := range c.chunks {
		for i := range min(chunkLen, c.n-k*chunkLen) {
			count := 1
			if chunk.count != nil {
				count = max(count, chunk.count[i])
			}
			all[chunk.model[i]] += count
			if rows.IsFinite(chunk.score[i]) {
				withScore[chunk.model[i]] += count
			}
		}
	}
	for _, a := range c.assignments.all {
		all[a.model] += a.trials[scored] + a.trials[unscored]
		withScore[a.model] += a.trials[scored]
	}
	return all, withScore
}
