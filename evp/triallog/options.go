package triallog

import "evpkit/evp"

// ByFile in Options.By groups trials by the Source they come from, unless the
// log has a column of that name.
const ByFile = "file"

// ByRow in Options.Trial takes each row for a trial, whatever the log looks
// like, unless the log has a column of that name.
const ByRow = "row"

// NoStatus in Options.Status takes all trials for finished ones, whatever the log
// says of their states, unless the log has a column of that name.
const NoStatus = "none"

// Options say how to read a log. The zero value guesses the columns.
//
// Score, Cost, Where, By, Facet and Extra.Column may be expressions over columns;
// see "Expressions" in the documentation of the package. Whatever is the name of a
// column is that column. A malformed expression makes Read return an
// *ExpressionError.
type Options struct {
	// Format is what the log was written by. "" recognises it by its content.
	Format Format
	// Score is the column with the validation score, or an expression. "" takes
	// what the format defines as the score, or else the only column with a
	// well-known name: a metric that package metric knows, such as acc, f1, roc_auc,
	// rmse or mAP50, or score, alone or with words that say on which validation
	// data (val, valid, validation, dev, eval) or how it is measured (best, mean,
	// macro): val_acc, f1/val, best_val_loss. Names of test and training data,
	// hyperparameters, times and spreads are not among them. Of several such columns
	// those are left out that hold a word in the first row (a loss called hinge).
	Score string
	// CostOnly says that only costs are needed: a log without a column for the
	// score, or with several that could be it, is no fault then. Its trials have no
	// score, and Log.Score is "". If there is such a column, an empty cell is a
	// trial without a score, like nan.
	CostOnly bool
	// Cost is the column with a trial's cost, or an expression. "" takes the only
	// column with a well-known name: fpo, flops or flos, alone or after total, train
	// or training, or cost or total_cost; the prefixes params, metrics, user_attrs
	// and config do not matter. Where it is flops alone there is a warning, as that
	// may be the operations of one example. Without such a column the
	// cost is what the format defines as such, mostly the time that a trial took;
	// if it defines none, trials have no cost: evp.Trial.Cost is NaN.
	Cost string
	// Where is a condition: rows that do not meet it are left out. "" keeps all
	// rows.
	Where string
	// By are the columns whose values, joined by ", ", name a trial's model, or
	// expressions that make text, numbers in their shortest form, or true and
	// false. An empty cell or text counts as "(empty)". Without columns, the column "model", in
	// upper or lower case, names the model, and if there is none, all trials are
	// of one model named "all". See ByFile.
	By []string
	// Facet is a column, or an expression as in By, by which the log is split, such
	// as the data set: evp.Trial.Facet. "" does not split it.
	Facet string
	// Models are the models that are read, in the order in which study lists them,
	// and their new names. Rows of others are left out, and Log.Notes says how many.
	// It is a fault if the log has no trial of one of them. Empty means all models.
	Models []ModelChoice
	// Path makes columns of the paths of the sources, which are their names. Sources
	// that do not match are left out if they are parts, and a fault otherwise.
	Path PathPattern
	// Join adds columns of other tables.
	Join []Join
	// Extra are further columns of finite numbers that Log.Extra keeps.
	Extra []Extra
	// Status is the column with the trials' states. "" takes the one that the
	// format defines, or none. See NoStatus.
	Status string
	// States are what words in the column of states mean, before those that are
	// known. It is a fault if the column does not hold one of them.
	States []StateWord
	// Pruned says what to do with trials that were stopped early.
	Pruned PrunedPolicy
	// MissingCost says what to do with trials whose cost is not known.
	MissingCost MissingCostPolicy
	// Direction returns which scores are better, given what the log says of it
	// and the column of the score, "" if the score is an expression. It is called once, as soon
	// as the columns are known: reading itself compares scores (see ReduceBest).
	// Nil takes what the log says, and evp.Maximize if it says nothing.
	Direction func(log Stated, column string) evp.Direction
	// Trial is the column with the trials' ids in a log with several rows for
	// each trial, one for each step; the rows are reduced to one trial. Ids are
	// unique within a model, a facet and a source; where an expression of By puts
	// models together, within a value of the column "model". ByFile takes each source for a
	// trial, unless there is a column of that name.
	//
	// "" takes each row for a trial, except in logs of Ray Tune, whose columns
	// "trial_id" and "training_iteration" identify trials and steps, and in logs
	// whose rows are the rungs of a search. It is a
	// fault if the log evidently has a row for each step; see "Rows that are not
	// trials" in the documentation of the package. ByRow suppresses this.
	Trial string
	// Step is the column that orders a trial's rows; "" keeps the order of the
	// log.
	Step string
	// Reduce says which of the scores of a trial's rows is the trial's.
	Reduce ReducePolicy
	// CostPerStep says that a row holds the cost of its own step: the cost of a
	// trial is the sum. Otherwise costs are cumulative: it is the largest.
	CostPerStep bool
	// KeepHistories keeps trials whose rows are steps in Log.Histories, too,
	// which takes 24 bytes for each evaluation and 32 for each trial. It has no
	// effect with Replicates, which make one trial of several.
	KeepHistories bool
	// Replicates are the columns whose values identify the assignment of a trial
	// within its model. The trials of one assignment, from all sources, differ
	// only in their seed; they make one trial, whose score is their mean and whose
	// cost is their sum. The column of the seed alone will do where the format
	// says which columns are hyperparameters. Empty keeps trials apart.
	Replicates []string
	// Failed says how trials count that failed or have no score. It also says what
	// such a trial means for its assignment (see Replicates): with FailedCount the
	// assignment has no score either; FailedDrop leaves out the trial and its cost;
	// FailedScore gives the trial a score.
	Failed FailedPolicy
	// Count is the column that says how many trials a row stands for; "" means
	// one each.
	Count string
}

// A PrunedPolicy says what to do with a trial that was stopped early and has an
// intermediate score.
type PrunedPolicy int8

// The policies. The zero value is PrunedCost.
const (
	PrunedCost  PrunedPolicy = iota // its cost counts, its score does not
	PrunedScore                     // both count
	PrunedDrop                      // it is left out
)

// A MissingCostPolicy says what to do with a trial whose cost is not known.
type MissingCostPolicy int8

// The policies. The zero value is MissingCostFault.
const (
	MissingCostFault MissingCostPolicy = iota // it is a fault
	MissingCostDrop                           // it is left out
	MissingCostMean                           // it gets the mean cost of its model's other trials
)

// A ReducePolicy says which of the scores of a trial with several rows is the
// trial's.
type ReducePolicy int8

// The policies. The zero value is ReduceBest.
const (
	ReduceBest ReducePolicy = iota // the best of those that are finite
	ReduceLast                     // that of the last step with a score, finite or not
)
