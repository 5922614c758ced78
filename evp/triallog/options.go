package triallog

import (
	"fmt"
	"slices"

	"evpkit/evp"
)

// ByFile in Options.By groups trials by the Source that they stand in, unless
// the log has a column of that name.
const ByFile = "file"

// ByRow in Options.Trial takes each row for a trial, whatever the log looks
// like, unless it has a column of that name.
const ByRow = "row"

// Options say how to read a log. The zero value guesses the columns.
//
// Score, Cost, Where and Extra.Column take expressions over columns; see
// "Expressions" in the package's doc. What is the name of a column is that
// column. An expression that is none makes Read return an *ExpressionError.
type Options struct {
	// Format is what the log was written by. "" tells it from the log.
	Format Format
	// Score is the column with the validation score, or an expression. "" takes the
	// one column with a well-known name, such as score, val_acc or eval_loss:
	// a measure (score, acc, accuracy, f1, auc, loss, perplexity, ppl), alone
	// or after a name of the validation data (val, valid, validation, dev,
	// eval), with or without best before it. Upper and lower case are the
	// same there, and so are "_", "-", ".", "/" and a space. What the format
	// defines as the score comes first.
	Score string
	// Cost is the column with a trial's cost, or an expression. "" takes the one
	// column with a well-known name: cost, fpo, flops or flos, alone or after
	// total, train or training (not train cost). If there is none, the cost is
	// what the format defines as such, mostly the time that a trial took; if it
	// defines none, the trials have no cost: evp.Trial.Cost is NaN.
	Cost string
	// Where is a condition: rows where it does not hold are left out. "" keeps
	// all rows.
	Where string
	// By are the columns whose values, joined by ", ", name a trial's model.
	// A cell without a value counts as "(empty)". Empty means the column
	// "model", in upper or lower case, or one model named "all" if there is none.
	// See ByFile.
	By []string
	// Facet is the name of a column that parts the log, such as the data set:
	// evp.Trial.Facet. Empty means that the log is not parted.
	Facet string
	// Extra are further columns of numbers, finite or in an empty cell, kept in
	// Log.Extra.
	Extra []Extra
	// Status is the name of the column with the trials' states. "" takes the
	// one that the format defines, or none.
	Status string
	// Pruned says what becomes of trials that were stopped early.
	Pruned PrunedPolicy
	// MissingCost says what becomes of trials whose cost is not known.
	MissingCost MissingCostPolicy
	// Minimize says that smaller scores are better, whatever the log says. It
	// matters only where scores are compared while reading; see ReduceBest.
	Minimize bool
	// Trial is the column with the trials' ids, of a log with several rows per
	// trial, one per step: these make one trial. An id means a trial of its
	// model, its facet and its source. ByFile takes each source for a trial,
	// unless there is a column of that name. "" takes each row for a trial, but
	// for logs of Ray Tune, of which "trial_id" and "training_iteration" tell
	// trials and steps; a log that has a row per step beyond doubt, by its
	// columns of ids (trial, trial_number, trial_id, run_id), steps (step,
	// global_step, training_iteration, epoch) and costs, is a fault then. ByRow takes
	// each row for a trial without doubting.
	Trial string
	// Step is the column that orders a trial's rows; "" leaves them in the
	// order of the log.
	Step string
	// Reduce says which of a trial's scores is the trial's.
	Reduce ReducePolicy
	// CostPerStep says that a row holds the cost of its step alone: a trial's
	// cost is the sum. Otherwise costs are cumulative: it is the largest.
	CostPerStep bool
	// Replicates are the columns whose values tell the assignments of a model
	// apart. The trials of one assignment, of all sources, differ by their seed
	// only, and make one: its score is their mean, its cost their sum. The
	// column of the seed alone will do where the format knows which columns are
	// hyperparameters. Empty takes each trial for itself.
	Replicates []string
	// Failed says what a trial without a score is to its assignment: under
	// FailedCount the assignment has none, either; FailedDrop leaves the trial
	// out, with its cost; FailedScore gives it a score.
	Failed evp.FailedPolicy
	// Count is the column of how many trials a row stands for; "" is one each.
	Count string
}

// A PrunedPolicy says what becomes of a trial that was stopped early, and has
// a score of an early stage.
type PrunedPolicy int8

// The policies. The zero value is PrunedCost.
const (
	PrunedCost  PrunedPolicy = iota // the cost counts, the score does not
	PrunedScore                     // both count
	PrunedDrop                      // the trial is left out
)

// A MissingCostPolicy says what becomes of a trial whose cost is not known.
type MissingCostPolicy int8

// The policies. The zero value is MissingCostFault.
const (
	MissingCostFault MissingCostPolicy = iota // it is a fault
	MissingCostDrop                           // the trial is left out
	MissingCostMean                           // it has the mean cost of its model's other trials
)

// Validate reports what is wrong with the options whatever the log. Read and
// Inspect call it, too.
func (o Options) Validate() error {
	if o.Format != "" && !slices.Contains(Formats(), o.Format) {
		return fmt.Errorf("there is no format %s", quote(string(o.Format)))
	}
	if o.Pruned < PrunedCost || o.Pruned > PrunedDrop || o.MissingCost < MissingCostFault || o.MissingCost > MissingCostMean {
		return fmt.Errorf("there is no such policy")
	}
	if o.Status != "" && (o.Status == o.Score || o.Status == o.Cost) {
		return fmt.Errorf("column %s cannot be both the state and the score or cost", quote(o.Status))
	}
	if o.Where != "" {
		if _, err := parseCondition(whereFlag, o.Where); err != nil {
			return err
		}
	}
	if o.Score != "" && o.Score == o.Cost {
		return fmt.Errorf("column %s cannot be both the score and the cost", quote(o.Score))
	}
	for i, name := range o.By {
		if name == "" {
			return fmt.Errorf("a column to group by has no name")
		}
		if slices.Contains(o.By[:i], name) {
			return fmt.Errorf("column %s is named twice to group by", quote(name))
		}
		if name == o.Facet {
			return fmt.Errorf("column %s cannot part the log and name the models", quote(name))
		}
	}
	return o.validateEntries()
}
