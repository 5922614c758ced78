package triallog

import (
	"errors"
	"fmt"
	"strconv"

	"evpkit/evp"
)

// filtered adds up what Options.Where left out of a source.
func (r *reading) filtered(rows *rows) {
	r.total += rows.count
	if rows.filtered.n > 0 && r.out == 0 {
		r.firstOut = rows.filtered.place
	}
	r.out += rows.filtered.n
	r.unscored += rows.unscored
}

// filter says what Options.Where left out of the log. It is an error if that
// is all of it.
func (r *reading) filter(log *Log) error {
	log.Where, log.Filtered = r.options.Where, r.out
	if log.Where == "" {
		return nil
	}
	if r.noTrial() {
		return &SyntaxError{File: r.firstFile, Msg: fmt.Sprintf(
			"no trials: of %d rows, --where %s leaves out %d, and the others are no trials (texts are compared as they are written, upper and lower case told apart)", r.total, strconv.Quote(log.Where), r.out)}
	}
	if r.out == 0 {
		log.Notes = append(log.Notes, fmt.Sprintf("where: %s holds in all %d rows", strconv.Quote(log.Where), r.total))
		return nil
	}
	msg := fmt.Sprintf("--where %s left out %d of %d rows, with what they cost", strconv.Quote(log.Where), r.out, r.total)
	if r.unscored > 0 {
		msg += fmt.Sprintf("; %d of these failed or were stopped early: without them the search looks cheaper than it was", r.unscored)
	}
	log.Warnings = append(log.Warnings, evp.Warning{Code: WarnFiltered, Place: r.firstOut, Message: msg})
	return nil
}

// noTrial reports whether all that has been read holds no trial.
func (r *reading) noTrial() bool { return r.trials.n == 0 && len(r.trials.seeds.all) == 0 }

// expressionBefore returns an error of opening a log, unless an expression is
// at fault whatever the log: that is what must be told first.
func (o Options) expressionBefore(err error) error {
	if errors.As(err, new(*SyntaxError)) {
		return err // it is about what the log holds
	}
	asked := append([]Extra{{Column: o.Score, Flag: scoreRole.flag}, {Column: o.Cost, Flag: costRole.flag}}, o.Extra...)
	for _, e := range asked {
		if _, fault := parseNumber(e.Flag, e.Column); e.Column != "" && fault != nil && !looksLikeName(e.Column) {
			return fault
		}
	}
	return err
}
