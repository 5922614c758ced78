package triallog

import (
	"fmt"
	"strconv"

	"evpkit/evp"
)

// A filterCount counts what Options.Where leaves out of a log.
type filterCount struct {
	rows     int    // of all files
	out      int    // of rows, those that do not meet the condition
	unscored int    // of out, trials that failed or were stopped early
	first    string // place of the first of out
}

// add adds a file.
func (c *filterCount) add(t *fileTally) {
	c.rows += t.rows
	if t.filtered.n > 0 && c.out == 0 {
		c.first = t.filtered.place
	}
	c.out += t.filtered.n
	c.unscored += t.unscored
}

// most says how many rows are left out where there is no trial.
func (c *filterCount) most() string {
	if c.out == c.rows {
		return fmt.Sprintf("all %d rows", c.rows)
	}
	return fmt.Sprintf("%d of %d rows, and the others are not trials", c.out, c.rows)
}

// report says in the log what a condition left out. It is an error if that
// leaves no trial.
func (c *filterCount) report(log *Log, where, file string, noTrial bool) error {
	log.Where, log.Filtered = where, c.out
	if where == "" {
		return nil
	}
	if noTrial {
		return &SyntaxError{File: file, Msg: fmt.Sprintf("no trials: `where` %s leaves out %s "+
			"(text is compared as it is written, and case matters)", strconv.Quote(where), c.most())}
	}
	if c.out == 0 {
		log.Notes = append(log.Notes, fmt.Sprintf("where: %s holds in all %d rows", strconv.Quote(where), c.rows))
		return nil
	}
	msg := fmt.Sprintf("`where` %s left out %d of %d rows, and their costs with them", strconv.Quote(where), c.out, c.rows)
	if c.unscored > 0 {
		msg += fmt.Sprintf("; %d of these failed or were stopped early: "+
			"without them the search looks cheaper than it was", c.unscored)
	}
	log.Warnings = append(log.Warnings, evp.Warning{Code: WarnFiltered, Place: c.first, Message: msg})
	return nil
}
