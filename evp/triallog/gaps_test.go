package triallog_test

import (
	"fmt"
	"testing"

	"evpkit/evp/triallog"
)

// TestIDsFarApart: ids as large as an int are no consecutive numbers, and take no
// time.
func TestIDsFarApart(t *testing.T) {
	text := table("trial,val_acc", 6, func(i int) string {
		id := i
		if i == 5 {
			id = 1<<63 - 1
		}
		return fmt.Sprintf("%d,0.%d", id, 1+i)
	})
	log, err := read(text, triallog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range log.Warnings {
		if w.Code == triallog.WarnMissingTrials {
			t.Error(w)
		}
	}
}
