package triallog

import (
	"evpkit/evp"
	"evpkit/evp/triallog/internal/source"
)

// The warnings that Read gives. The place of a warning is the first in a file
// where it applies.
const (
	// WarnFailedScores: scores are NaN or infinite; these trials count as failed.
	WarnFailedScores evp.WarningCode = "score-not-finite"
	// WarnNoScore: trials have ended without a score; they count as failed.
	WarnNoScore evp.WarningCode = "score-missing"
	// WarnFailedWithScore: trials whose state is failed have a score, which does not
	// count; see FailedKeep.
	WarnFailedWithScore evp.WarningCode = "failed-with-score"
	// WarnStates: a column that looks like the states of trials is not used.
	WarnStates evp.WarningCode = "states-unused"
	// WarnEmptyModel: trials have an empty cell in a column of Options.By.
	WarnEmptyModel evp.WarningCode = "model-empty"
	// WarnMissingCost: trials have no cost; Options.MissingCost says what was done
	// about it.
	WarnMissingCost evp.WarningCode = "cost-missing"
	// WarnUnclearCost: the name of the column that was taken for the cost may mean
	// the operations of one example.
	WarnUnclearCost evp.WarningCode = "cost-unclear"
	// WarnRunning: trials that run or wait were left out.
	WarnRunning evp.WarningCode = "trials-running"
	// WarnPrunedDropped: trials that were stopped early were left out on request.
	WarnPrunedDropped evp.WarningCode = "pruned-trials-dropped"
	// WarnUnjoined: rows have no partner in the table of Options.Join.
	WarnUnjoined evp.WarningCode = "join-unmatched"
	// WarnFiltered: rows were left out by Options.Where.
	WarnFiltered evp.WarningCode = "rows-left-out"
	// WarnLeftOut: files that lack a column which others have, or any content, were left
	// out.
	WarnLeftOut evp.WarningCode = "file-left-out"
	// WarnNoRows: files have no row below the header.
	WarnNoRows evp.WarningCode = "no-rows"
	// WarnBlankRows: rows hold nothing but separators and were left out.
	WarnBlankRows evp.WarningCode = "blank-rows"
	// WarnRepeatedHeader: rows repeat the header, as in a file that was appended
	// to, and were left out.
	WarnRepeatedHeader evp.WarningCode = "header-repeated"
	// WarnSameFile: two sources hold the same bytes.
	WarnSameFile evp.WarningCode = "same-file"
	// WarnCutOff: the last line of a journal is cut off and was left out.
	WarnCutOff = source.WarnCutOff
	// WarnUnwritten: changes to a database are in a file beside it and were not
	// read.
	WarnUnwritten = source.WarnUnwritten
	// WarnSameRow: rows are the same as others, cell for cell.
	WarnSameRow evp.WarningCode = "rows-repeated"
	// WarnRepeatedID: trials have the same id as others.
	WarnRepeatedID evp.WarningCode = "trial-ids-repeated"
	// WarnReplicates: trials are runs of one assignment, as with several seeds.
	WarnReplicates evp.WarningCode = "replicates"
	// WarnMissingTrials: ids are whole numbers, and some are not there.
	WarnMissingTrials evp.WarningCode = "missing-trials"
	// WarnTruncated: a file has just as many rows as programs export at once.
	WarnTruncated evp.WarningCode = "truncated"
	// WarnSteps: the log has several rows for a trial, and each counts as one.
	WarnSteps evp.WarningCode = "rows-per-step"
	// WarnStepsFailed: a trial's scores are NaN or infinite at some steps.
	WarnStepsFailed evp.WarningCode = "steps-not-finite"
	// WarnStepsAgain: a trial has several rows with the same step.
	WarnStepsAgain evp.WarningCode = "steps-repeated"
	// WarnFlatCost: a cost that should be cumulative does not grow.
	WarnFlatCost evp.WarningCode = "cost-flat"
	// WarnRestarts: a cumulative cost begins anew within trials, and what their
	// starts cost is added up.
	WarnRestarts evp.WarningCode = "cost-begins-anew"
	// WarnGrowingCost: a cost that should be that of each step looks cumulative.
	WarnGrowingCost evp.WarningCode = "step-costs-grow"
	// WarnOtherSource: trials of several sources have the same id.
	WarnOtherSource evp.WarningCode = "trial-ids-elsewhere"
	// WarnFailedSeeds: assignments have trials without a score.
	WarnFailedSeeds evp.WarningCode = "seeds-failed"
	// WarnSeeds: assignments differ in how many trials they have.
	WarnSeeds evp.WarningCode = "seeds-uneven"
	// WarnCount: rows seem to stand for several trials each.
	WarnCount evp.WarningCode = "rows-counted"
	// WarnTrend: scores rise or fall with the order of the trials.
	WarnTrend evp.WarningCode = "trend-over-trials"
	// WarnCumulative: each trial costs more than the one before, as if the cost
	// were summed up over the search.
	WarnCumulative evp.WarningCode = "cost-cumulative"
	// WarnNotRandom: the trials are not independent draws, as a sampler that learns
	// from the trials before chose some of them, some were trained further than
	// others because they were promising, or they are a grid.
	WarnNotRandom evp.WarningCode = "not-random-search"
)
