package study

import (
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// TestUnit: the unit is that of the option, of the format, of the column's name, or
// the column's name itself.
func TestUnit(t *testing.T) {
	const log = "score,flops,runtime_seconds,joules\n0.5,1e15,10,3\n0.6,2e15,20,4\n"
	for _, c := range []struct{ cost, option, want string }{
		{"flops", "", FPO}, {"flops", "fpo", FPO}, {"flops", "MAC", FPO}, {"flops", "s", "s"},
		{"runtime_seconds", "", "runtime_seconds"}, {"runtime_seconds", "s", "s"}, {"joules", "", "joules"},
		{"2 * flops", "", ComputedUnit}, {"2 * flops", "fpo", FPO},
	} {
		s := openText(t, "log.csv", log, Options{Log: triallog.Options{Score: "score", Cost: c.cost}, CostUnit: c.option})
		if s.Unit != c.want {
			t.Errorf("%s, %q: %q, want %q", c.cost, c.option, s.Unit, c.want)
		}
	}
	if s := openText(t, "log.csv", "score\n0.5\n0.6\n", Options{}); s.Unit != "" {
		t.Errorf("without a cost: %q", s.Unit)
	}
}

// TestUnitWarnings: a time that is taken for operations, or that has no unit.
func TestUnitWarnings(t *testing.T) {
	const log = "score,runtime_seconds,fpo,joules\n0.5,10,5,1e9\n0.6,20,6,1e9\n"
	for _, c := range []struct {
		cost, option string
		want         bool
	}{
		{"runtime_seconds", "", true}, {"runtime_seconds", "s", false}, {"runtime_seconds", "fpo", true},
		{"fpo", "", true}, {"joules", "", false}, {"joules", "fpo", false},
	} {
		s := openText(t, "log.csv", log, Options{Log: triallog.Options{Score: "score", Cost: c.cost}, CostUnit: c.option})
		isSeconds := func(w evp.Warning) bool { return w.Code == WarnSeconds }
		if got := slices.ContainsFunc(s.Warnings, isSeconds); got != c.want {
			t.Errorf("%s, %q: %v", c.cost, c.option, s.Warnings)
		}
	}
}

// TestUnitOfTime: what the warning of a cost that is a time says of its unit.
func TestUnitOfTime(t *testing.T) {
	const log = "score,gpu_hours,elapsed,took,kWh\n0.5,10,5,0:01:00,2\n0.6,20,6,0:02:00,3\n"
	for _, c := range []struct{ cost, option, want string }{
		{"gpu_hours", "", "say its unit (`cost-unit h`)"},
		{"elapsed", "", "say its unit (`cost-unit s` if it is in seconds)"},
		{"took", "", ""}, {"took", "s", ""}, {"took", "GPU s", ""},
		{"took", "GPU hours", `the numbers in "GPU hours" are 3600 times too large; leave ` + "`cost-unit` out, " +
			"or divide with `cost \"took / 3600\"`"},
		{"took", "min", "60 times too large"}, {"took / 3600", "h", ""}, {"gpu_hours", "h", ""}, {"kWh", "kWh", ""},
	} {
		s := openText(t, "log.csv", log, Options{Log: triallog.Options{Score: "score", Cost: c.cost}, CostUnit: c.option})
		var got string
		for _, w := range s.Warnings {
			if w.Code == WarnSeconds {
				got = w.Message
			}
		}
		if !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s, %q: %q", c.cost, c.option, got)
		}
	}
}
