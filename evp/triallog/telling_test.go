package triallog_test

import (
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// TestRowsRepeated: rows that are the same are told of if they say enough of a trial to
// be the same one, and have a score.
func TestRowsRepeated(t *testing.T) {
	for name, c := range map[string]struct {
		log    string
		warned bool
	}{
		"one column":            {"val_acc\n0.48131999373435974\n0.48131999373435974\n", false},
		"failed":                {"val_acc,lr,fpo\nnan,1,10\nnan,1,10\n0.5,1,10\n", false},
		"coarse score and cost": {"val_acc,fpo\n0.91,100\n0.91,100\n", false},
		"fine score and cost":   {"val_acc,fpo\n0.912345,1234\n0.912345,1234\n", true},
		"a hyperparameter":      {"val_acc,lr,fpo\n0.9,1,10\n0.9,1,10\n", true},
		"a model is no such":    {"model,val_acc,fpo\na,0.9,10\na,0.9,10\n", false},
	} {
		log, err := triallog.Read([]triallog.Source{memory("a.csv", []byte(c.log))}, triallog.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		isSame := func(w evp.Warning) bool { return w.Code == triallog.WarnSameRow }
		if slices.ContainsFunc(log.Warnings, isSame) != c.warned {
			t.Errorf("%s: %v", name, log.Warnings)
		}
	}
}
