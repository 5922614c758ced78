package triallog

import (
	"fmt"

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
	first  *SyntaxError // the place of the first; its Msg is empty
	models []int        // how many there are, by the number of the model
	kinds  rowKinds
}

// add counts a trial of a model, which is at a place.
func (s *scoreless) add(model uint32, at func() *SyntaxError) {
	if s.first == nil {
		s.first = at()
	}
	for len(s.models) <= int(model) {
		s.models = append(s.models, 0)
	}
	s.models[model]++
}

// fault returns the fault of a log in which too many trials have no score; nil if
// it does not.
//
// The log as a whole decides, because a model may well fail more often than the
// others: a large one that does not fit into the memory. A model without any score
// does not count where others have scores: it has no curve that such rows could
// move.
func (s *scoreless) fault(trials *collector, columns *selection, o *Options) error {
	if s.first == nil {
		return nil
	}
	all, withScore := trials.perModel()
	n, total, some := 0, 0, false
	for m, count := range s.models {
		if withScore[m] > 0 {
			n += count
		}
	}
	for m := range all {
		if withScore[m] > 0 {
			total += all[m]
			some = true
		}
	}
	if !some {
		n, total = sumOf(s.models), sumOf(all)
	}
	if float64(n) <= mostScoreless*float64(total) {
		return nil
	}
	fault := *s.first
	fault.Msg += s.message(n, total, columns, o)
	return &fault
}

// sumOf returns the sum of counts.
func sumOf(counts []int) (sum int) {
	for _, n := range counts {
		sum += n
	}
	return sum
}

// message says that n of so many trials have no score, and what to do about it.
func (s *scoreless) message(n, total int, columns *selection, o *Options) string {
	score := rows.Quote(columns.scoreName())
	if n == total {
		return fmt.Sprintf("no trial has a score in column %s (%d %s): name the column of the scores with `score`; "+
			"`failed count` takes all for failed trials", score, total, rows.Plural(total, "trial"))
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

// perModel returns how many trials each model has, and how many of these have a
// score.
func (c *collector) perModel() (all, withScore []int) {
	all, withScore = make([]int, len(c.models.names)), make([]int, len(c.models.names))
	for k, chunk := range c.chunks {
		for i := range min(chunkLen, c.n-k*chunkLen) {
			all[chunk.model[i]]++
			if rows.IsFinite(chunk.score[i]) {
				withScore[chunk.model[i]]++
			}
		}
	}
	for _, a := range c.assignments.all {
		all[a.model] += a.trials[scored] + a.trials[unscored]
		withScore[a.model] += a.trials[scored]
	}
	return all, withScore
}
