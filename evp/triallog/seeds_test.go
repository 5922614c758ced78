package triallog_test

import (
	"fmt"
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// TestSeedsOfModels: numbers that are all different within each model tell no
// repetitions apart, although those of one model are few against all trials.
func TestSeedsOfModels(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		seeds bool
	}{
		"numbered within a model": {table("model,run,batch_size,val_acc", 60, func(i int) string {
			return fmt.Sprintf("m%d,%d,%d,0.%d", i/20, i%20, 16<<(i*i%7), 100+i*37%97)
		}), false},
		"seeds of a model": {table("model,run,batch_size,val_acc", 60, func(i int) string {
			return fmt.Sprintf("m%d,%d,%d,0.%d", i/20, i%5, 16<<(i/5%4), 100+i*37%97)
		}), true},
		"a number of the seed": {table("alpha,beta,seed_idx,val_acc", 60, func(i int) string {
			return fmt.Sprintf("0.%d,0.%d,%d,0.%d", 1000+i/7*37, 1000+i/7*91, i%7, 100+i*37%97)
		}), true},
	} {
		log, err := read(c.text, triallog.Options{})
		if err != nil {
			t.Fatal(err)
		}
		is := func(w evp.Warning) bool { return w.Code == triallog.WarnReplicates }
		if got := slices.ContainsFunc(log.Warnings, is); got != c.seeds {
			t.Errorf("%s: %v", name, log.Warnings)
		}
	}
}
