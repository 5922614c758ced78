package triallog_test

import (
	"testing"

	"evpkit/evp/triallog"
)

// TestNamelessColumn: the index that pandas writes, a column without a name, is
// not taken for a time in a format whose times are between two columns.
func TestNamelessColumn(t *testing.T) {
	text := ",run_id,status,start_time,end_time,metrics.val_acc\n" +
		"7,a,FINISHED,2026-01-05 09:00:00,2026-01-05 09:00:30,0.5\n8,b,FINISHED,2026-01-05 09:01:00,2026-01-05 09:01:10,0.7\n"
	log, err := triallog.Read([]triallog.Source{memory("runs.csv", []byte(text))}, triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := log.Trials[0].Cost, log.Trials[1].Cost; a != 30 || b != 10 {
		t.Errorf("costs %g and %g, want 30 and 10 seconds", a, b)
	}
}
