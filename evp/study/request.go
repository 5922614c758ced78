package study

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"evpkit/evp/triallog"
	"evpkit/plot"
)

// A Request holds all options of one command, which Set reads from text. A Go program
// that has values, not text, uses the options of Open and of a Study's methods
// directly. After Validate, Read belongs to Open, Curve to Study.Curves, and so on,
// with Figure in each.
type Request struct {
	// Command is "check", "curve", "compare", "target", "returns", "cost", "report" or
	// "bars".
	Command string

	Read    Options
	Check   CheckOptions
	Curve   CurveOptions
	Compare CompareOptions
	Returns ReturnsOptions
	Sizes   SizeOptions
	Target  TargetOptions
	Price   PriceOptions
	Bars    BarsOptions
	Figure  plot.Options
	Output  Output

	given map[string]string // what was set, as it was typed
}

// An Output says where results go. Only a program that opens files needs it.
type Output struct {
	Files    []string // to be written, in the format of their endings; "-" is standard output
	Print    string   // the format on standard output: text, csv, json, md or tex
	FontFile string   // the name of a TrueType file, whose content belongs in plot.Options.FontFile
}

// NewRequest returns the options of a command with their defaults. These are those of
// the command line, which has a band where the zero value of CurveOptions has none.
func NewRequest(command string) (*Request, error) {
	if len(Settings(command)) == 0 {
		return nil, fmt.Errorf("there is no command %q with options", command)
	}
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

// Set sets an option by its name, such as "missing-cost", from text. A switch is set by
// "true" or "false". Setting an option that repeats adds a value. The error names the
// option in backquotes and says what it takes; it leaves the request as it was.
func (r *Request) Set(name, text string) error {
	for _, s := range settings {
		if s.Name != name || !s.For(r.Command) {
			continue
		}
		if text == "" {
			return fmt.Errorf("`%s` is given empty: was a variable of the shell not set?", name)
		}
		before, given := *r, maps.Clone(r.given)
		if r.given == nil { // not made by NewRequest
			r.given = make(map[string]string)
		}
		r.given[name] = text
		err := s.set(r, text)
		if err != nil {
			*r = before
			r.given = given
		}
		return err
	}
	return fmt.Errorf("evp %s has no option %q", r.Command, name)
}

// Given reports whether an option was set.
func (r *Request) Given(name string) bool {
	_, ok := r.given[name]
	return ok
}

// Validate reports options that do not go together, as far as this can be known before
// a file is opened, and completes the options of results by those that they share.
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
	{[]string{"check"}, checkDistribution},
	{[]string{"curve", "compare", "returns", "report"}, checkCurve},
	{[]string{"compare"}, checkCompare},
	{[]string{"returns"}, checkSizes},
	{[]string{"returns"}, checkReturns},
	{[]string{"target"}, checkTarget},
	{[]string{"cost", "report"}, checkPrice},
	{[]string{"cost"}, checkCost},
	{[]string{"bars"}, checkBars},
	{drawingCommands, checkFigure},
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
