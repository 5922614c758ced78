package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/triallog"
)

// A DirectionSource says how it is known which scores are better.
type DirectionSource string

// The sources; the first that applies counts.
const (
	FromFlag DirectionSource = "flag"    // Options.Direction says so
	FromLog  DirectionSource = "log"     // the log states it
	FromName DirectionSource = "name"    // the score is named after a metric
	Assumed  DirectionSource = "assumed" // nothing says so
)

// A resolution is which scores are better, and how that is known.
type resolution struct {
	direction evp.Direction
	from      DirectionSource
}

// resolve decides which scores are better. It is the only place that does. The
// first that applies counts: what was asked for, what the log states, the
// name of the score's column, which is "" for an expression: 1 - error is not an
// error; else larger is better.
func resolve(asked DirectionOption, stated triallog.Stated, column string) resolution {
	if d, ok := asked.direction(); ok {
		return resolution{d, FromFlag}
	}
	if stated.Known {
		return resolution{stated.Better, FromLog}
	}
	if d, _, ok := metric.Direction(column); ok {
		return resolution{d, FromName}
	}
	return resolution{evp.Maximize, Assumed}
}

// warnings returns what the reader must know about the direction of a score;
// column is its name, "" if it is an expression.
func (r resolution) warnings(stated triallog.Stated, score, column string) []evp.Warning {
	opposite := map[evp.Direction]string{evp.Maximize: "smaller", evp.Minimize: "larger"}[r.direction]
	_, option := betterWords(r.direction)
	switch r.from {
	case Assumed:
		return []evp.Warning{{Code: WarnDirectionAssumed, Message: fmt.Sprintf(
			"larger scores are assumed to be better, as neither the log nor the name %q says: confirm with `maximize`, or "+
				"give `minimize`", score)}}
	case FromFlag:
		if stated.Known && stated.Better != r.direction {
			return []evp.Warning{{Code: WarnDirection, Message: fmt.Sprintf(
				"the log states that %s is better in column %q (%s), and `%s` says the opposite: is that meant?",
				opposite, score, stated.By, option)}}
		}
		if d, word, ok := metric.Direction(column); ok && !stated.Known && d != r.direction {
			return []evp.Warning{{Code: WarnLoss, Message: fmt.Sprintf(
				"column %q is named after a metric where %s is better (%q), and `%s` says the opposite: is that meant?",
				score, opposite, word, option)}}
		}
	}
	return nil
}

// betterWords returns which scores are better, in a word, and the option that
// says so.
func betterWords(d evp.Direction) (better, option string) {
	if d == evp.Minimize {
		return "smaller", "minimize"
	}
	return "larger", "maximize"
}

// words says how the direction is known.
func (s DirectionSource) words() string {
	return map[DirectionSource]string{
		FromFlag: "as specified", FromLog: "as the log states", FromName: "by the score's name", Assumed: "which is assumed",
	}[s]
}
