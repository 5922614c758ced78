package triallog

import (
	"errors"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A Log is what was read.
type Log struct {
	Trials  []evp.Trial // in the order of the sources and their rows; at least one
	Inputs  []Input     // one for each source, followed by the files read with it, then those of Options.Join
	Format  Format      // of the first source
	Columns []string    // of all sources, in the order in which they first occur, without padding

	Score     string        // the column of the score, or an expression; "" if there is none (Options.CostOnly)
	Stated    Stated        // which scores are better according to the log
	Direction evp.Direction // which scores are better; see Options.Direction
	Cost      string        // the column of the cost, or a formula; "" if there is none
	CostHint  string        // which column may be the cost, in words, if there is none; "" if none may
	CostUnit  string        // "s", "FPO" or "mac" if the format or the cells say so; else ""
	Status    string        // the column of the states; "" if there is none
	States    string        // how many trials are in each state, in words; "" without a column of states
	By        []string      // the columns of the model, or expressions; nil if all trials are of one
	Facet     string        // the column by which the log is split, or an expression; "" if it is not

	LeftOut  int    // rows, or trials of several rows, that were left out or are still running
	Where    string // Options.Where
	Filtered int    // how many of LeftOut do not meet Where
	Others   int    // how many of LeftOut are of models that Options.Models does not choose

	Extra [][]float64 // by Options.Extra, then by trial; NaN for an empty cell
	// Histories are the trials step by step, aligned with Trials, if
	// Options.KeepHistories is set and the rows of the log are steps; else nil. A
	// trial that failed or was stopped early keeps its evaluations, even if its
	// score does not count (see Options.Pruned).
	Histories []evp.History

	Roles    map[string]string // what the columns of the first source were taken for
	Notes    []string          // what was guessed, in words
	Warnings []evp.Warning     // by source; their codes are the Warn constants

	// TestIsValidation says that the format calls validation data test data, as
	// scikit-learn does.
	TestIsValidation bool
}

// A Format is what a log was written by, or how it is written. Formats lists
// them.
type Format string

// Formats lists the formats that are read. The first three are plain tables,
// whose columns mean nothing by themselves, apart from well-known names.
func Formats() []Format {
	var formats []Format
	for _, f := range source.Formats {
		formats = append(formats, Format(f.Name))
	}
	return formats
}

// A SyntaxError is a fault in a log and where it is. Its text is one line.
type SyntaxError = rows.SyntaxError

// An ExpressionError says what is wrong with an expression, whatever the log.
// Its text is one line.
type ExpressionError = expr.Error

// Mention returns how an expression refers to a column: by its name, or as
// col("val/acc").
func Mention(column string) string { return expr.Mention(column) }

// Option names an option and its value in a message, so that the end of the value
// can be told: `by model`, `by "learning rate"`.
func Option(name, value string) string { return rows.Option(name, value) }

// errNoSource is returned when there is nothing to read.
var errNoSource = errors.New("no log to read")

// Read reads one log from several sources. Each has its own header, and columns
// are found by name in each; what is guessed must come out the same in all.
//
// The error is that of the options' Validate, that of a source's Open or of
// reading it, or else the first fault, mostly a *SyntaxError. Where there are
// several sources, one that lacks a column that is needed, a cost that others
// have, or any trial is left out with a warning, whatever its place among them; a
// lone source without a trial is a fault.
func Read(sources []Source, o Options) (*Log, error) {
	r := newReading(o)
	if err := r.readAll(sources); err != nil {
		return nil, err
	}
	return r.finish()
}
