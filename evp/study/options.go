package study

import (
	"evpkit/evp"
	"evpkit/evp/triallog"
)

// A Source is a file, or something like it, that a log is read from.
type Source = triallog.Source

// Options say how a log is read and understood. With the zero value, the format is
// recognised, score and cost are the columns that the format defines or that alone
// have a well-known name, and the direction is taken from the log or the score's
// name. Two columns that are equally likely are an error.
type Options struct {
	// Log says which columns and rows of the log are trials, and how trials count
	// that failed or were stopped. Its Direction, Extra and CostOnly are overwritten:
	// they follow from the options below.
	Log triallog.Options
	// Direction says which scores are better. The zero value leaves it to what
	// the log states, then to the score's name, then assumes that larger is
	// better, with a warning.
	Direction DirectionOption
	// CostUnit is the unit of the cost: "fpo", "mac" (multiply-adds, which are
	// doubled, as each is an addition and a multiplication) or any other text.
	// "" takes it from the format or the column's name.
	CostUnit string
	// ExampleCost and Examples are the columns, or expressions, of the factors of a
	// price tag: what one example costs, in the unit of the cost, and how many
	// examples a trial processed. "" leaves a factor out.
	ExampleCost, Examples string
	// Size is the column, or the expression, of the size of a trial, such as the number of
	// training examples, against which Study.Sizes holds the score; "" if there is none.
	Size string
	// CostOnly is for what needs the trials' cost and no score, such as the price of
	// a search: no samples are made, and a log without a column for the score, or
	// with several that could be it, is no error.
	CostOnly bool
	// KeepTrials keeps the trials of each model beside its sample, which a figure
	// of single trials needs.
	KeepTrials bool
	// KeepColumns keeps what the columns hold and each model's best row, which a
	// report lists.
	KeepColumns bool
	// Progress, if not nil, is called once for each long computation and returns a
	// function, or nil, that is then called with how much of it is done, possibly
	// from several goroutines at once.
	Progress func(what string) func(done, of int)
	// Spell says how messages name an option, such as "missing-cost" with the value
	// "drop": as `missing-cost drop` if it is nil. The value is "" if a message
	// names none. A command line adds its dashes here.
	Spell func(option, value string) string
}

// A DirectionOption says which scores are better, or leaves it to the log.
type DirectionOption int8

// The options. The zero value is DirectionUnset.
const (
	DirectionUnset    DirectionOption = iota // the log decides
	DirectionMinimize                        // smaller scores are better
	DirectionMaximize                        // larger scores are better
)

// direction returns the direction that was asked for, if one was.
func (o DirectionOption) direction() (d evp.Direction, ok bool) {
	switch o {
	case DirectionMinimize:
		return evp.Minimize, true
	case DirectionMaximize:
		return evp.Maximize, true
	}
	return evp.Maximize, false
}

// progress returns the function that follows a long computation, nil if there is
// none.
func (o Options) progress(what string) func(done, of int) {
	if o.Progress == nil {
		return nil
	}
	return o.Progress(what)
}
