package triallog_test

import (
	"testing"

	"evpkit/evp/triallog"
)

// TestUnnamedCost names a column that may be the cost, but not one of moments.
func TestUnnamedCost(t *testing.T) {
	const nothing = "cost: none, no column has a well-known name for it (`cost` names it)"
	for name, want := range map[string]string{
		"gpu_hours": "cost: none; if \"gpu_hours\" is what a trial cost, say `cost gpu_hours` `cost-unit h`",
		"train time (s)": "cost: none; if \"train time (s)\" is what a trial cost, say `cost \"train time (s)\"`, and its " +
			"unit with `cost-unit` (s, h, …)",
		"kWh": "cost: none; if \"kWh\" is what a trial cost, say `cost kWh` `cost-unit kWh`",
		"MACs": "cost: none; \"MACs\" is that of one example or step in nearly all logs: multiply it by what a trial " +
			"processed, `cost \"MACs * examples\"` `cost-unit mac` (its number of examples, three times that if it trained on them)",
		"time_seconds": "cost: none; if \"time_seconds\" is what a trial cost, say `cost time_seconds` `cost-unit s`",
		"`train` time": "cost: none; if \"`train` time\" is what a trial cost, say `cost \"`train` time\"`, and its unit " +
			"with `cost-unit` (s, h, …)",
		"start_time": nothing,
		"timesteps":  nothing,
	} {
		log, err := read("acc,"+name+"\n0.5,1\n", triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(log.Notes) != 2 || log.Notes[1] != want {
			t.Errorf("%s: notes %q, want %q", name, log.Notes, want)
		}
	}
}
