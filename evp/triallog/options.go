package triallog

import (
	"fmt"
	"slices"
)

// ByFile in Options.By groups trials by the Source that they stand in, unless
// the log has a column of that name.
const ByFile = "file"

// Options say how to read a log. The zero value guesses the columns.
type Options struct {
	// Score is the name of the column with the validation score. "" takes the
	// one column with a well-known name, such as score, val_acc or eval_loss:
	// a measure (score, acc, accuracy, f1, auc, loss, perplexity, ppl), alone
	// or after a name of the validation data (val, valid, validation, dev,
	// eval), with or without best before it. Upper and lower case are the
	// same there, and so are "_", "-", ".", "/" and a space.
	Score string
	// Cost is the name of the column with a trial's cost. "" takes the one
	// column with a well-known name: cost, fpo, flops or flos, alone or after
	// total, train or training (not train cost). If there is none, the trials
	// have no cost: evp.Trial.Cost is NaN.
	Cost string
	// By are the columns whose values, joined by ", ", name a trial's model.
	// A cell without a value counts as "(empty)". Empty means the column
	// "model", or one model named "all" if there is none. See ByFile.
	By []string
	// Facet is the name of a column that parts the log, such as the data set:
	// evp.Trial.Facet. Empty means that the log is not parted.
	Facet string
	// Extra are further columns of numbers, finite or in an empty cell, kept in
	// Log.Extra.
	Extra []Extra
}

// Validate reports what is wrong with the options whatever the log. Read and
// Inspect call it, too.
func (o Options) Validate() error {
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
	return nil
}
