package triallog_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// column returns a log with a score and a column of costs.
func column(name string, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "score,%s\n", name)
	for i, cell := range cells {
		fmt.Fprintf(&b, "0.%d,%s\n", i+1, cell)
	}
	return b.String()
}

// TestTimeStamps: moments are no costs, whatever unit they are in; costs of the
// same size are.
func TestTimeStamps(t *testing.T) {
	for _, c := range []struct {
		name, cells string
		moments     bool
	}{
		{"Wall time", "1700000000.1 1700000060.1", true},
		{"timestamp", "1700000000", true},
		{"_timestamp", "1.7e9 1.7e9", true},
		{"created", "1700000300 1700000000 1700000100", true},
		{"end_time", "1700000000123 1700000001123", true},
		{"start_us", "1700000000123456 1700000001123456", true},
		{"t", "1700000000.5 1700000100.25 1700000050.75", true},               // no FPO has a fraction
		{"x", "1700000500 1700000400 1700000300 1700000200 1700000100", true}, // the newest first
		{"x", "1700000000000000001 1710000000000000001 1720000000000000001 1730000000000000001 1740000000000000001", true},
		{"cost", "1.5e9 1.5e9 1.5e9", false}, // one architecture
		{"cost", "1.2e9 1.9e9", false},
		{"cost", "1.51e9 1.5e9 1.52e9 1.5e9 1.49e9", false},
		{"fpo", "1.50e18 1.51e18 1.52e18 1.53e18 1.54e18", false},
		{"flops_at_end", "1700000000 1700000001", false},
		{"time_us", "1500000000 1500000100", false}, // 25 minutes
		{"time", "1500 1600", false},
		{"time", "900000000 1700000000", false},
	} {
		text := column(c.name, strings.Fields(c.cells)...)
		_, err := read(text, triallog.Options{Score: "score", Cost: c.name})
		if isMoment := err != nil && strings.Contains(err.Error(), "is a time stamp ("); isMoment != c.moments ||
			err != nil && !isMoment {
			t.Errorf("%s: %s: %v", c.name, c.cells, err)
		}
		if c.moments { // the expression in the message takes them as they are
			if _, err := read(text, triallog.Options{Score: "score", Cost: fmt.Sprintf("1 * col(%q)", c.name)}); err != nil {
				t.Errorf("%s as an expression: %v", c.name, err)
			}
		}
	}
}

// TestDatesAsCost: a date in text is no cost.
func TestDatesAsCost(t *testing.T) {
	_, err := read(column("x", "2024-01-01 10:00:00"), triallog.Options{Score: "score", Cost: "x"})
	wantError(t, err, `a.csv:2:5: cost "2024-01-01 10:00:00" in column "x" is a time stamp, which is no cost: `+
		"name another column with `cost`, or compute it from others")
}

// stampLog has the steps of two trials with the moments at which they were
// written, in one of several ways.
func stampLog(name string, moment func(seconds int) string) string {
	text := "id,step,acc," + name + "\n"
	for i, seconds := range []int{0, 60, 200, 1000, 1030} {
		text += fmt.Sprintf("%c,%d,0.%d,%s\n", "aaabb"[i], i, i+1, moment(seconds))
	}
	return text
}

// TestStampedSteps: where rows are steps, the cost of a trial is the time from its
// first row to its last.
func TestStampedSteps(t *testing.T) {
	moments := map[string]func(seconds int) string{
		"seconds":      func(s int) string { return fmt.Sprintf("%d.5", 1700000000+s) },
		"milliseconds": func(s int) string { return fmt.Sprintf("%d", (1700000000+s)*1000) },
		"nanoseconds":  func(s int) string { return fmt.Sprintf("%d", (1700000000+s)*1e9) },
		"dates":        func(s int) string { return fmt.Sprintf("2024-01-01 10:%02d:%02d", s/60, s%60) },
	}
	for unit, moment := range moments {
		for _, cost := range []string{"wall_time", ""} { // named, and found
			o := triallog.Options{Trial: "id", Step: "step", Cost: cost, KeepHistories: true}
			log, err := read(stampLog("wall_time", moment), o)
			if err != nil {
				t.Errorf("%s: %v", unit, err)
				continue
			}
			if log.Trials[0].Cost != 200 || log.Trials[1].Cost != 30 || log.CostUnit != "s" || log.Cost != "wall_time" {
				t.Errorf("%s: %+v, %q in %q", unit, log.Trials, log.Cost, log.CostUnit)
			}
			if h := log.Histories[0]; h.Cost != 200 || h.Evaluations[1].Cost != 60 {
				t.Errorf("%s: %+v", unit, h)
			}
			if note := fmt.Sprint(log.Notes); !strings.Contains(note, `as column "wall_time" holds time stamps`) {
				t.Errorf("%s: notes %s", unit, note)
			}
		}
	}
}

// TestWrongStamps: a column with the name of moments that holds none is not taken
// by itself; if it is named, it holds costs up to a step.
func TestWrongStamps(t *testing.T) {
	text := stampLog("wall_time", func(s int) string { return fmt.Sprint(s + 1) })
	o := triallog.Options{Trial: "id", Step: "step", KeepHistories: true}
	log, err := read(text, o)
	if err != nil || log.Cost != "" || !math.IsNaN(log.Trials[0].Cost) || !strings.Contains(fmt.Sprint(log.Notes), "cost: none") {
		t.Errorf("%+v, %v", log, err)
	}
	o.Cost = "wall_time"
	if log, err = read(text, o); err != nil || log.Trials[0].Cost != 201 {
		t.Errorf("%+v, %v", log, err)
	}
	o.Cost, o.CostPerStep = "wall_time", true
	_, err = read(stampLog("wall_time", func(s int) string { return fmt.Sprint(1700000000 + s) }), o)
	wantError(t, err, `a.csv: column "wall_time" holds time stamps, which are not the costs of steps: leave out `+
		"`cost-per-step`")
	o.CostPerStep = false
	_, err = read("id,step,acc,wall_time\na,0,0.5,1700000000\n", o)
	wantError(t, err, `a.csv:2: trial "a" has one time stamp in column "wall_time", so that its cost is not known: `+
		"say what to do without it, `missing-cost drop` or `missing-cost mean`")
}
