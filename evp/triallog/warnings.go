package triallog

import (
	"fmt"
	"slices"

	"evpkit/evp"
)

// The warnings that Read gives. Place is the first place of its kind in a file.
const (
	// WarnFailedScores: scores are NaN or infinite; these trials count as failed.
	WarnFailedScores evp.WarningCode = "score-not-finite"
	// WarnNoScore: trials have ended, but have no score; they count as failed.
	WarnNoScore evp.WarningCode = "score-missing"
	// WarnEmptyModel: trials have no value in a column of Options.By.
	WarnEmptyModel evp.WarningCode = "model-empty"
	// WarnMissingCost: trials have no cost; Options.MissingCost says what was
	// done about it.
	WarnMissingCost evp.WarningCode = "cost-missing"
	// WarnRunning: trials that run or wait were left out.
	WarnRunning evp.WarningCode = "trials-running"
	// WarnPrunedDropped: trials that were stopped early were left out on request.
	WarnPrunedDropped evp.WarningCode = "pruned-trials-dropped"
	// WarnFiltered: rows were left out by Options.Where.
	WarnFiltered evp.WarningCode = "rows-left-out"
	// WarnNoRows: files have no row below the header.
	WarnNoRows evp.WarningCode = "no-rows"
	// WarnBlankRows: rows hold nothing but separators and were left out.
	WarnBlankRows evp.WarningCode = "blank-rows"
	// WarnRepeatedHeader: the header stands again and again, as in a file that
	// was appended to; the repetitions were left out.
	WarnRepeatedHeader evp.WarningCode = "header-repeated"
	// WarnSameFile: two sources hold the same bytes.
	WarnSameFile evp.WarningCode = "same-file"
	// WarnCutOff: the last line of a journal is cut off and was left out.
	WarnCutOff evp.WarningCode = "last-line-cut-off"
	// WarnUnwritten: changes to a database lie beside it, and were not read.
	WarnUnwritten evp.WarningCode = "database-not-settled"
	// WarnSameRow: rows are the same as others, cell for cell.
	WarnSameRow evp.WarningCode = "rows-repeated"
	// WarnRepeatedID: trials have the same id as others.
	WarnRepeatedID evp.WarningCode = "trial-ids-repeated"
	// WarnReassigned: trials have the same assignment as others.
	WarnReassigned evp.WarningCode = "assignments-repeated"
	// WarnSteps: the log has several rows per trial, and each counts as one.
	WarnSteps evp.WarningCode = "rows-per-step"
	// WarnStepsFailed: a trial's scores are NaN or infinite at some steps.
	WarnStepsFailed evp.WarningCode = "steps-not-finite"
	// WarnStepsAgain: steps of a trial stand there several times.
	WarnStepsAgain evp.WarningCode = "steps-repeated"
	// WarnFlatCost: a cost that is to be cumulative does not grow.
	WarnFlatCost evp.WarningCode = "cost-flat"
	// WarnGrowingCost: a cost that is to be that of each step looks cumulative.
	WarnGrowingCost evp.WarningCode = "step-costs-grow"
	// WarnOtherSource: trials of several sources have the same id.
	WarnOtherSource evp.WarningCode = "trial-ids-elsewhere"
	// WarnFailedSeeds: assignments have trials without a score.
	WarnFailedSeeds evp.WarningCode = "seeds-failed"
	// WarnSeeds: assignments differ in how many trials they have.
	WarnSeeds evp.WarningCode = "seeds-uneven"
	// WarnCount: rows seem to stand for several trials each.
	WarnCount evp.WarningCode = "rows-counted"
	// WarnBudgets: the log has several runs of an assignment, at other budgets.
	WarnBudgets evp.WarningCode = "several-budgets"
	// WarnTrend: scores rise or fall with the order of the trials.
	WarnTrend evp.WarningCode = "trend-over-trials"
	// WarnCumulative: each trial costs more than the one before, as a cost does
	// that is summed up over the search.
	WarnCumulative evp.WarningCode = "cost-cumulative"
	// WarnSequential: a sampler that learns from the trials before chose some of
	// them.
	WarnSequential evp.WarningCode = "sequential-sampler"
)

// A told is a tally with the warning that says what it means.
type told struct {
	tally
	code evp.WarningCode
	msg  string // with the numbers of those and of all
	of   int    // all
}

// warning returns the warning.
func (t told) warning() evp.Warning {
	return evp.Warning{Code: t.code, Message: fmt.Sprintf(t.msg, t.n, t.of), Place: t.place}
}

// tellTogether adds what is told of a source to what is told of those before.
func tellTogether(all, further []told) []told {
	for _, t := range further {
		i := slices.IndexFunc(all, func(a told) bool { return a.code == t.code && a.msg == t.msg })
		if i < 0 {
			all = append(all, t)
			continue
		}
		if all[i].n == 0 {
			all[i].place = t.place
		}
		all[i].n += t.n
		all[i].of += t.of
	}
	return all
}

// warnings says what the tallies mean, also those of nothing.
func (r *rows) warnings() []told {
	all, kept := r.entries(), r.count
	return append([]told{
		{r.failed, WarnFailedScores, "%d of %d scores are NaN or infinite: failed trials", all},
		{r.scoreless, WarnNoScore, "%d of %d trials have ended, but have no score: failed trials", all},
		{r.unnamed, WarnEmptyModel, "%d of %d trials have no value where their model is named: it is called " + emptyModel + " there", all},
		{r.costless, WarnMissingCost, "%d of %d trials have no cost: " + r.costlessFate(), all},
		{r.waiting, WarnRunning, "%d of %d trials run or wait: left out, with what they have cost so far", all},
		{r.dropped, WarnPrunedDropped, "%d of %d trials were stopped early: left out on request, which makes a model look cheaper than it is", all},
		{r.sequential, WarnSequential, "%d of %d trials were chosen by a sampler that learns from the trials before: they are no independent draws, and the curves describe this log, not the method", all},
		{r.blank, WarnBlankRows, "rows without any text: %d left out, %d kept", kept},
		{r.repeated, WarnRepeatedHeader, "rows that repeat the header: %d left out, %d kept", kept},
	}, r.stepWarnings()...)
}

// costlessFate says what became of trials without a cost.
func (r *rows) costlessFate() string {
	if r.options.MissingCost == MissingCostDrop {
		return "left out on request, which makes a model look cheaper than it is"
	}
	return "each is given the mean cost of its model's other trials"
}

// sameBytes warns of inputs that are the same: their trials count twice.
func sameBytes(inputs []Input) []evp.Warning {
	var ws []evp.Warning
	first := make(map[string]string, len(inputs))
	for _, in := range inputs {
		if in.Rows == 0 {
			continue // no trials
		}
		if name, ok := first[in.SHA256]; ok {
			msg := fmt.Sprintf("the same file as %s, byte for byte: its trials count twice", name)
			ws = append(ws, evp.Warning{Code: WarnSameFile, Message: msg, Place: in.Name})
			continue
		}
		first[in.SHA256] = in.Name
	}
	return ws
}
