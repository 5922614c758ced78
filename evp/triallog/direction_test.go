package triallog_test

import (
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// always returns an Options.Direction that does not ask the log.
func always(d evp.Direction) func(triallog.Stated, string) evp.Direction {
	return func(triallog.Stated, string) evp.Direction { return d }
}

// TestDirection: Options.Direction is called once, with what the log says and
// the name of the score, and settles the direction; without it the log does.
func TestDirection(t *testing.T) {
	for _, c := range []struct {
		file, score string
		stated      triallog.Stated
	}{
		{"plain.csv", "", triallog.Stated{}},
		{"journal.log", "", triallog.Stated{Known: true, By: `study "search"`}},
		{"study.db", "", triallog.Stated{Known: true, By: `study "search"`}},
		{"study.db", "2 * value", triallog.Stated{}},
		{"bohb/results.json", "", triallog.Stated{
			Known: true, Better: evp.Minimize, By: "HpBandSter's results, which are losses",
		}},
		{"sklearn-metrics.csv", "mean_test_neg_log_loss", triallog.Stated{
			Known: true, By: "the name of the column, a negated loss",
		}},
	} {
		log, err := triallog.Read([]triallog.Source{logSource(t, c.file)}, triallog.Options{Score: c.score})
		if err != nil {
			t.Error(err)
			continue
		}
		if log.Stated != c.stated || log.Direction != c.stated.Better {
			t.Errorf("%s: %+v, direction %v, want %+v", c.file, log.Stated, log.Direction, c.stated)
		}
		calls, column, better := 0, log.Score, evp.Minimize
		if !slices.Contains(log.Columns, column) {
			column = "" // an expression
		}
		if log.Direction == evp.Minimize {
			better = evp.Maximize
		}
		o := triallog.Options{Score: c.score, Direction: func(s triallog.Stated, score string) evp.Direction {
			if calls++; s != c.stated || score != column {
				t.Errorf("%s: asked with %+v, %q", c.file, s, score)
			}
			return better
		}}
		log, err = triallog.Read([]triallog.Source{logSource(t, c.file), logSource(t, c.file)}, o)
		if err != nil || calls != 1 || log.Direction != better || log.Stated != c.stated {
			t.Errorf("%s: %d calls, %v", c.file, calls, err)
		}
	}
}
