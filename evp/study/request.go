package study

import (
	"errors"
	"fmt"
	"slices"

	"evpkit/evp/triallog"
	"evpkit/plot"
)

// A Request is everything that can be asked for of one command, as text is read
// into it by Set. A Go program that has values and not text fills in the options
// of Open and of a Study's methods instead.
type Request struct {
	Command string

	Read    Options
	Curve   CurveOptions
	Compare CompareOptions
	Returns ReturnsOptions
	Target  TargetOptions
	Price   PriceOptions
	Bars    BarsOptions
	Figure  plot.Options
	Output  Output

	given map[string]string // what was set, as it was typed
}

// An Output says where results go. Only a program that opens files needs it.
type Output struct {
	Files    []string // to be written, in the form of their endings; "-" is standard output
	Print    string   // the form of what goes to standard output: text, csv, json, md or tex
	FontFile string   // the name of a TrueType file, whose content belongs in plot.Options.FontFile
}

// NewRequest returns what a command does when nothing is set.
func NewRequest(command string) (*Request, error) {
	r := &Request{Command: command, given: make(map[string]string)}
	for _, s := range settings {
		if !s.For(command) || s.Default == "" {
			continue
		}
		if err := s.set(r, s.Default); err != nil {
			return nil, fmt.Errorf("the default of `%s`: %w", s.Name, err)
		}
	}
	return r, nil
}

// Set sets an option by its name from text, as it is typed. A switch is set by
// "true" or "false". Setting an option that repeats adds a value.
func (r *Request) Set(name, text string) error {
	for _, s := range settings {
		if s.Name != name || !s.For(r.Command) {
			continue
		}
		if text == "" {
			return fmt.Errorf("`%s` is given empty: was a variable of the shell not set?", name)
		}
		if r.given == nil {
			r.given = make(map[string]string)
		}
		r.given[name] = text
		return s.set(r, text)
	}
	return fmt.Errorf("evp %s has no option %q", r.Command, name)
}

// Given reports whether an option was set.
func (r *Request) Given(name string) bool {
	_, ok := r.given[name]
	return ok
}

// Validate reports options that do not go together, before any file is opened.
func (r *Request) Validate() error {
	for _, c := range checks {
		if slices.Contains(c.commands, r.Command) {
			if err := c.check(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// A check compares settings of a request with one another.
type check struct {
	commands []string
	check    func(r *Request) error
}

// checks are what must hold of each command's settings together.
var checks = []check{
	{readingCommands, checkReading},
	{[]string{"curve", "compare", "returns", "report"}, checkCurve},
	{[]string{"compare"}, checkCompare},
	{[]string{"returns"}, checkReturns},
	{[]string{"target"}, checkTarget},
	{[]string{"cost", "report"}, checkPrice},
	{[]string{"cost"}, checkCost},
	{[]string{"bars"}, checkBars},
	{[]string{"curve", "compare", "returns", "report", "bars"}, checkFigure},
}

// A usageError is a fault of what was asked for that shows when the log is
// known: a command line that leaves open what only this log makes ambiguous.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

// IsUsage reports whether an error is a fault of what was asked for, such as an
// expression that does not parse, and not of the log.
func IsUsage(err error) bool {
	return errors.As(err, new(*usageError)) || errors.As(err, new(*triallog.ExpressionError))
}
