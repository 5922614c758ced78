package triallog

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// TimeStamps look whether the numbers in a column of costs are moments, in
// seconds, milliseconds, microseconds or nanoseconds since 1970. A moment is no
// cost: it says when a trial ran, not how long. Most columns are ruled out by
// their first number.
type timeStamps struct {
	ruledOut bool
	n        int
	scale    float64 // units in a second
	min, max float64
	last     float64
	rises    int // numbers above the one before
	falls    int
	fraction bool             // a number is not whole
	dates    int              // cells that are dates in text
	cell     string           // the first
	at       rows.SyntaxError // where it is
}

const (
	// Moments are between 2001 and 2039.
	earliest, latest = 1e9, 2.2e9
	// longestSearch is the longest time that a search takes in seconds: three years.
	longestSearch = 1e8
)

// add takes a number, which is in cell i of the last row.
func (s *timeStamps) add(f *source.File, i int, cell string, v float64) {
	if s.n == 0 {
		s.begin(v)
		s.cell, s.at = strings.Clone(strings.TrimSpace(cell)), *f.At(i, "")
	}
	s.n++
	switch {
	case v > s.last:
		s.rises++
	case v < s.last:
		s.falls++
	}
	s.last, s.min, s.max = v, min(s.min, v), max(s.max, v)
	s.fraction = s.fraction || v != math.Trunc(v)
	if s.dates == 0 && !(s.max-s.min <= longestSearch*s.scale) {
		s.ruledOut = true
	}
}

// begin takes the first number.
func (s *timeStamps) begin(v float64) {
	s.min, s.max, s.last = v, v, v
	for _, s.scale = range []float64{1, 1e3, 1e6, 1e9} {
		if earliest*s.scale <= v && v <= latest*s.scale {
			return
		}
	}
	s.ruledOut = true
}

// addDate takes a cell that is not a number as a date; ok is false if it is none,
// or if there are numbers among the dates.
func (s *timeStamps) addDate(f *source.File, i int, cell string) (v float64, ok bool) {
	secs, fraction, ok := rows.Moment(cell)
	if !ok || s.dates < s.n {
		return 0, false
	}
	s.dates++
	s.add(f, i, cell, secs+fraction)
	return secs + fraction, true
}

// areMoments reports whether the numbers in a column of this name are moments.
// FPO may be of the same size, but the trials of a log differ in their FPO by
// more, or not at all; and time stamps rise or fall over the rows, or have
// fractions. What the name says comes first.
func (s *timeStamps) areMoments(name string) bool {
	if s == nil || s.n == 0 || s.ruledOut {
		return false
	}
	words := strings.Split(normalName(name), "_")
	has := func(of []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, w) })
	}
	oneWay := 10*max(s.rises, s.falls) >= 9*(s.n-1)
	switch {
	case s.dates > 0:
		return true
	case has(amountWords):
		return false
	case has(momentWords), slices.Contains(words, "time") && !has(shortUnits):
		return true
	case s.scale == 1 && s.fraction:
		return s.max > s.min
	}
	return s.n >= leastOneWay && oneWay && s.max > s.min
}

// leastOneWay is how many numbers must rise or fall to mean something: five in no
// order do so with a chance of 1 in 60.
const leastOneWay = 5

var (
	// momentWords are words in the names of columns of moments.
	momentWords = []string{
		"timestamp", "timestamps", "stamp", "ts", "wall", "date", "datetime", "created", "updated", "modified",
		"start", "started", "end", "ended", "begin", "began", "finish", "finished", "submitted", "completed", "at",
	}
	// amountWords are words in the names of columns of amounts.
	amountWords = []string{
		"fpo", "flop", "flops", "flos", "gflops", "mac", "macs", "params", "parameters", "tokens", "examples", "samples",
		"compute", "operations", "ops", "cycles", "bytes", "joules", "energy", "kwh", "usd", "dollars",
	}
	// shortUnits are units in which a short time is a large number.
	shortUnits = []string{
		"ns", "us", "ms", "nanos", "micros", "millis", "nanoseconds", "microseconds", "milliseconds", "nanosecond",
		"microsecond", "millisecond",
	}
)

// fault returns the error of a cost that is a moment.
func (s *timeStamps) fault(f *source.File, name string) error {
	day := time.Unix(int64(s.min/s.scale), 0).UTC().Format(" (2006-01-02)")
	at := s.at
	at.Msg += momentIsNoCost(f, s.cell, name, day) + "; if it is an amount, " +
		rows.Option(costOption, "1 * "+expr.Mention(name)) + " takes it as it is"
	return &at
}

// momentIsNoCost says of a cell that it is a moment, on a day that is in brackets
// unless the cell says it, and what to do. The file says which columns make costs
// of moments.
func momentIsNoCost(f *source.File, cell, name, day string) string {
	msg := fmt.Sprintf("cost %s in column %s is a time stamp%s, which is no cost: name another column with `cost`, "+
		"or compute it from others", rows.Quote(strings.TrimSpace(cell)), rows.Quote(name), day)
	step := f.Columns.Step
	if step == none {
		return msg
	}
	trial := ByFile
	if f.Columns.ID != none {
		trial = f.Names[f.Columns.ID]
	}
	return msg + fmt.Sprintf("; with %s and %s the cost is the time from the first row of a trial to its last",
		rows.Option(trialOption, trial), rows.Option(stepOption, f.Names[step]))
}

// isWallTime reports whether a column is plainly named after the moment at which
// a row was written.
func isWallTime(name string) bool {
	switch strings.Trim(normalName(name), "_") {
	case "wall_time", "walltime", "timestamp", "time_stamp":
		return true
	}
	return false
}
