package source

import (
	"slices"
	"strings"

	"evpkit/evp"
)

// None stands for a column that does not exist.
const None = -1

// Columns say what the columns of a log mean, by index. What a format does not
// know is None or empty.
type Columns struct {
	// Scores are the columns that the format defines as the score: one, or one
	// for each objective.
	Scores []Score
	// NoScore says that the format defines a score and that no trial of the log
	// has one; "" otherwise.
	NoScore string
	// ScoreNames are names that the format uses for scores, in addition to
	// those that are well known in any log.
	ScoreNames []string
	// Cost is the cost of a trial if no column has a well-known name for it;
	// nil if the format does not define one.
	Cost *Cost
	// Durations are the columns that hold times with units or as HH:MM:SS. A
	// plain number there is a number of seconds.
	Durations []int

	State int // the state of a trial
	Order int // a number or a time that gives the order in which trials began
	ID    int // the id of a trial
	Step  int // the number of a trial's row, where trials have several

	// StateNote says why there is no column of states, where a user might expect
	// one; "" otherwise.
	StateNote string
	// Params are the columns of the hyperparameters; nil if they are not known.
	Params []int
	// Counters are the columns that may count steps, in logs whose rows may be
	// anything; nil if the format says what a row is.
	Counters []Counter
	// Steps is not nil if the rows of the log are steps of trials.
	Steps *Steps
	// Rungs is not nil if the rows of the log are rungs.
	Rungs *Rungs
	// SamplerMarks are columns that only a sampler fills that learns from the
	// trials before.
	SamplerMarks []int
	// GridMarks are columns that only a sampler fills that tries the points of a
	// grid.
	GridMarks []int

	// MeasuredPrefix precedes the names of what was measured; "" if nothing does.
	MeasuredPrefix string
	// Prefixes may be left out of the name of a column.
	Prefixes []string

	Study   int      // the name of the study of a trial
	Studies []string // those in the file that have trials
	Notes   []string // about the file, for the reader of a result
	// Opposed says that studies in the file disagree on which scores are better.
	Opposed bool
}

// A Score is a column that a format defines as the score.
type Score struct {
	Column int
	Stated bool // whether the log says which scores are better
	Better evp.Direction
	By     string // what says so, for a sentence; "" if Stated is false
}

// Steps are the columns of a log whose rows are steps of trials.
type Steps struct {
	Trial int // the id of the trial; None if the file is the trial
	Step  int // the number of the step
}

// Rungs are the columns of a log with a row for each rung that an assignment
// reached, as searches write it that begin with many assignments on a small
// budget and train the promising ones further on larger ones: successive halving,
// Hyperband, BOHB.
type Rungs struct {
	Assignment []int // what identifies the assignment: its id, or its hyperparameters
	Rung       int   // a number that is larger on higher rungs
}

// Seconds is the unit of times.
const Seconds = "s"

// A CostKind says how a format's cost is computed.
type CostKind int8

// The kinds of costs.
const (
	Duration CostKind = iota // a time in the only column
	Elapsed                  // the time from the moment in the second column to that in the first
	Sum                      // the sum of the columns times Factor
)

// A Cost is what a format defines as the cost of a trial, in seconds.
type Cost struct {
	Kind    CostKind
	Columns []int
	Factor  float64 // of a Sum
	Name    string  // the column, or a formula
}

// newColumns returns what is known of the columns of any log: nothing but the
// column of steps.
func newColumns(names []string) Columns {
	c := Columns{State: None, Order: None, ID: None, Step: None, Study: None}
	c.Step = firstCounter(names)
	return c
}

// firstNamed returns the column with the first of the wanted names that occurs,
// in upper or lower case.
func firstNamed(names []string, wanted ...string) int {
	for _, w := range wanted {
		i := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, w) })
		if i != None {
			return i
		}
	}
	return None
}

// timed makes the cost a duration: that in a column, or else the time between
// two columns. A name may be "", for no column; it does not stand for a column
// without a name.
func (c *Columns) timed(names []string, duration, start, end string) {
	place := func(name string) int {
		if name == "" {
			return None
		}
		return slices.Index(names, name)
	}
	if i := place(duration); i != None {
		c.Durations = append(c.Durations, i)
		c.Cost = &Cost{Kind: Duration, Columns: []int{i}, Name: duration}
		return
	}
	if a, b := place(start), place(end); a != None && b != None {
		c.Cost = &Cost{Kind: Elapsed, Columns: []int{b, a}, Name: end + " - " + start}
	}
}
