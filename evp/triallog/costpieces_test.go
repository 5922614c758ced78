package triallog_test

import (
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// TestRestarts adds up what the starts of a trial cost where the costs begin
// anew, worked out by hand. The costs of the evaluations agree.
func TestRestarts(t *testing.T) {
	for name, c := range map[string]struct{ rows, want string }{
		"resumed at the next step":          {"1:10 2:20 3:30 4:10 5:20", "50"},
		"resumed twice":                     {"1:10 2:20 3:30 4:11 5:20 6:30 7:10 8:20 9:30 10:40", "100"},
		"resumed at an earlier step":        {"1:10 2:20 3:30 4:40 5:50 4:10 5:20 6:30", "80"},
		"resumed before the last step":      {"1:10 2:20 3:30 4:40 5:50 4:11 5:20", "70"},
		"resumed with what it had cost":     {"1:10 2:20 3:30 4:40 5:50 4:39 5:49 6:59", "59"},
		"went on with more than it had":     {"1:10 2:20 1:30 2:40", "40"},
		"the last row alone":                {"1:10 2:20 3:30 4:40 5:10", "50"},
		"in the order of falling steps":     {"5:50 4:40 3:30 2:20 1:10", "50"},
		"in no order":                       {"3:30 5:50 1:10 4:40 2:20", "50"},
		"falls too often":                   {"1:10 2:20 3:10 4:20 5:10 6:20", ""},
		"falls too little":                  {"1:10 2:20 3:30 4:25 5:35", ""},
		"does not grow":                     {"1:30 2:31 3:32 4:10 5:11", ""},
		"falls from a single row":           {"1:30 2:10 3:20 4:30 5:40", ""},
		"in falling steps, costs that rise": {"5:10 4:20 3:30 2:40 1:50", ""},
	} {
		var text strings.Builder
		text.WriteString("trial,step,score,cost\n")
		for _, row := range strings.Fields(c.rows) {
			step, cost, _ := strings.Cut(row, ":")
			text.WriteString("1," + step + ",0.5," + cost + "\n")
		}
		o := byStep
		o.KeepHistories = true
		log, err := read(text.String(), o)
		if c.want == "" {
			if err == nil || !strings.Contains(err.Error(), "falls from one step to the next") {
				t.Errorf("%s: %v, %v", name, log, err)
			}
			continue
		}
		if err != nil || reduced(log) != "all:0.5/"+c.want {
			t.Errorf("%s: %v, %v", name, log, err)
			continue
		}
		h := log.Histories[0]
		if last := h.Evaluations[len(h.Evaluations)-1]; h.Cost != log.Trials[0].Cost || last.Cost != h.Cost {
			t.Errorf("%s: history %+v", name, h)
		}
	}
}

// TestRestartWarning: restarts are warned of, with the place of the first.
func TestRestartWarning(t *testing.T) {
	log, err := read("trial,step,score,cost\n1,1,0.5,10\n1,2,0.5,20\n1,3,0.5,30\n1,4,0.6,10\n1,5,0.6,20\n", byStep)
	if err != nil || len(log.Warnings) != 1 || log.Warnings[0].Code != triallog.WarnRestarts ||
		log.Warnings[0].Place != "a.csv:5" {
		t.Error(log, err)
	}
}
