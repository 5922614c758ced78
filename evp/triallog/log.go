package triallog

import (
	"errors"

	"evpkit/evp"
)

// A Log is what was read.
type Log struct {
	Trials   []evp.Trial       // in the order of the sources and their rows; at least one
	Inputs   []Input           // one per source, and after it the files read with it
	Format   Format            // of the first source
	Columns  []string          // of all sources, in first-seen order, without padding
	Score    string            // the column of the score
	Cost     string            // the column of the cost, or its formula; "" if there is none
	CostUnit string            // "s" if the cost is a time by the log's format; else ""
	Status   string            // the column of the states; "" if there is none
	Stated   bool              // whether the log says which scores are better
	Better   evp.Direction     // what it says
	LeftOut  int               // rows, or trials of several rows, that are none: running still, or left out by the options
	Where    string            // Options.Where
	Filtered int               // of LeftOut, the rows that it left out
	By       []string          // the columns of the model; nil if all trials are of one
	Facet    string            // the column that parts the log; "" if none does
	Extra    [][]float64       // by Options.Extra, then by trial; NaN for an empty cell
	Roles    map[string]string // what columns of the first source were taken for
	Notes    []string          // what was guessed, in words
	Warnings []evp.Warning     // by source; the codes are the Warn constants here
}

// Read reads one log from several sources. Each has its own header, and the
// columns are found by name in each; a guess must come out the same in all.
//
// An error is the first fault, a *SyntaxError unless Open or Read of a source
// fails, or the options' Validate. A source without a trial is a fault.
func Read(sources []Source, o Options) (*Log, error) {
	r := newReading(o)
	if err := r.all(sources); err != nil {
		return nil, err
	}
	return r.finish()
}

// errNoSource is returned when there is nothing to read.
var errNoSource = errors.New("no log to read")
