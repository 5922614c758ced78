package triallog

import (
	"fmt"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// rungFindings returns what the rungs of the file lead to. Costs that grow from
// rung to rung are what such a search is about, and a rung that failed has been
// counted with its trial.
func (r *stepReader) rungFindings() []finding {
	again := r.checks.sameStep
	if again.n == r.checks.sameRow.n {
		again = tally{} // the warning about equal rows says it
	}
	further := tally{n: r.tally.rows - r.tally.filtered.n - len(r.partial.all), place: r.file.File}
	if r.tally.adaptive.n > 0 {
		further = tally{} // the warning about the sampler says it
	}
	return []finding{
		{again, WarnStepsAgain, "%d of %d rows repeat a rung of their assignment: " +
			"the score of the later row counts, and both costs", r.tally.rows},
		{further, WarnNotRandom, "%d of %d rows are further rungs: the search trained promising assignments further, " +
			"so their scores are not independent draws, and the curves describe this log, not the method", r.tally.rows},
	}
}

// rungsNote says how many rungs were made into how many trials, and how.
func (r *reading) rungsNote() string {
	s, names := &r.first.structure, r.first.names
	var by []string
	for _, i := range s.rungs {
		by = append(by, names[i])
	}
	text := fmt.Sprintf("rungs: %d rows are %d %s (by %s): a trial's score is that of its last rung (the largest %s)",
		r.rows, r.trialCount, rows.Plural(r.trialCount, "trial"), rows.QuoteAll(by), rows.Quote(names[s.step]))
	if r.first.cost != nil {
		text += ", its cost the sum over its rungs"
	}
	return text + fmt.Sprintf(" (as %s searches; %s keeps the rungs apart, %s takes each for a trial)",
		source.Named(string(r.log.Format)).Title, rows.Option(byOption, names[s.step]), rows.Option(trialOption, ByRow))
}
