package triallog_test

import (
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// halving is a table of a halving search with a row per rung; its folds take
// half of the time each.
const halving = "iter,n_resources,mean_fit_time,mean_score_time,param_C,param_k,split0_test_score,split1_test_score,mean_test_score\n"

// TestRungs makes one trial of the rungs of an assignment, worked out by hand:
// the score of the last rung, whatever the order of the rows, and all costs.
func TestRungs(t *testing.T) {
	for name, c := range map[string]struct{ rows, want string }{
		"three rungs":        {"0,1,1,0,a,x,,,0.5\n0,1,1,0,b,x,,,0.6\n1,2,2,0,a,x,,,0.7\n2,4,4,0,a,x,,,0.65\n", "all:0.65/14 all:0.6/2"},
		"sorted by the rank": {"2,4,4,0,a,x,,,0.65\n1,2,2,0,a,x,,,0.7\n0,1,1,0,b,x,,,0.6\n0,1,1,0,a,x,,,0.5\n", "all:0.65/14 all:0.6/2"},
		"empty cells":        {"0,1,1,0,a,,,,0.5\n0,1,1,0,a,x,,,0.6\n1,2,2,0,a,,,,0.7\n", "all:0.7/6 all:0.6/2"},
		"a rung that failed": {"0,1,1,0,a,x,,,0.5\n1,2,2,0,a,x,,,\n", "all:NaN/6"},
		"a first that did":   {"0,1,1,0,a,x,,,\n1,2,2,0,a,x,,,0.4\n", "all:0.4/6"},
	} {
		log, err := read(halving+c.rows, triallog.Options{Failed: triallog.FailedCount})
		if err != nil || reduced(log) != c.want {
			t.Errorf("%s: %v, %v", name, err, log)
			continue
		}
		codes := 0
		for _, w := range log.Warnings {
			if w.Code == triallog.WarnNotRandom {
				codes++
			}
			if strings.Contains(w.Message, "replicates") {
				t.Errorf("%s: %v", name, w)
			}
		}
		if codes != 1 {
			t.Errorf("%s: %v", name, log.Warnings)
		}
	}
}

// TestRungsApart: options that say otherwise win, and files are apart.
func TestRungsApart(t *testing.T) {
	text := halving + "0,1,1,0,a,x,,,0.5\n0,1,1,0,b,x,,,0.6\n1,2,2,0,a,x,,,0.7\n"
	for name, c := range map[string]struct {
		o    triallog.Options
		want string
	}{
		"each row":             {triallog.Options{Trial: triallog.ByRow}, "all:0.5/2 all:0.6/2 all:0.7/4"},
		"by the rung":          {triallog.Options{By: []string{"iter"}}, "0:0.5/2 0:0.6/2 1:0.7/4"},
		"in a facet":           {triallog.Options{Facet: "iter"}, "all:0.5/2 all:0.6/2 all:0.7/4"},
		"of one rung":          {triallog.Options{Where: "iter == 0"}, "all:0.5/2 all:0.6/2"},
		"a trial per resource": {triallog.Options{Trial: "n_resources"}, "all:0.6/2 all:0.7/4"},
	} {
		log, err := read(text, c.o)
		if err != nil || reduced(log) != c.want {
			t.Errorf("%s: %v, %v", name, err, log)
		}
	}
	log, err := triallog.Read([]triallog.Source{memory("a", []byte(text)), memory("b", []byte(text+"\n"))}, triallog.Options{})
	if err != nil || len(log.Trials) != 4 {
		t.Errorf("%v, %v", err, log)
	}
	for _, w := range log.Warnings {
		if w.Code == triallog.WarnOtherSource {
			t.Error(w)
		}
	}
}
