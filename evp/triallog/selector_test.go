package triallog_test

import (
	"fmt"
	"strings"
	"testing"

	"evpkit/evp/triallog"
)

// TestSelection reads logs of one row; want is the column of the score and that
// of the cost, or an error.
func TestSelection(t *testing.T) {
	var many []string
	for i := range 30 {
		many = append(many, fmt.Sprintf("column-%d", i))
	}
	for _, c := range []struct {
		header, want string
		o            triallog.Options
	}{
		{header: "score", want: "score "},
		{header: "lr,Val Acc,FLOPs", want: "Val Acc FLOPs"},
		{header: "lr,best_validation_accuracy,total_flos", want: "best_validation_accuracy total_flos"},
		{header: "eval/loss,train-fpo,test_acc", want: "eval/loss train-fpo"},
		{header: "f1,total_cost,train_cost", want: "f1 total_cost"},
		{header: "a,b", want: "a.csv:1: no column has a well-known name for a score: name it with `score` (columns: " +
			`"a", "b")`},
		{header: strings.Join(many, ","), want: `a.csv:1: no column has a well-known name for a score: name it with ` +
			"`score` (columns: " +
			`"column-0", "column-1", "column-2", "column-3", "column-4", "column-5", "column-6", "column-7", "column-8", ` +
			`"column-9", "column-10", "column-11", … 30 in all)`},
		{header: "acc,val_acc", want: "a.csv:1: 2 columns could be the score: choose one with `score` (\"acc\", " +
			"\"val_acc\")"},
		{header: "acc,fpo,cost", want: "a.csv:1: 2 columns could be the cost: choose one with `cost` (\"fpo\", \"cost\")"},
		{header: "acc,val_acc,fpo,cost", o: triallog.Options{Score: "acc", Cost: "cost"}, want: "acc cost"},
		{header: "cost,lr", o: triallog.Options{Score: "cost"}, want: "cost "},
		{header: "score,lr", o: triallog.Options{Cost: "score"},
			want: "a.csv:1: no column has a well-known name for a score: name it with `score` (columns: \"score\", \"lr\")"},
		{header: "a,b", o: triallog.Options{Score: "a"}, want: "a "},
		{header: "matched,mismatched", o: triallog.Options{Score: "Matchd"},
			want: "a.csv:1: `score`: there is no column \"Matchd\", did you mean \"matched\"? (columns: \"matched\", " +
				"\"mismatched\")"},
		{header: "score,fpo_6nd", o: triallog.Options{Cost: "fpo"},
			want: "a.csv:1: `cost`: there is no column \"fpo\", did you mean \"fpo_6nd\"? (columns: \"score\", \"fpo_6nd\")"},
		{header: "score,x", o: triallog.Options{Cost: "hours"},
			want: "a.csv:1: `cost`: there is no column \"hours\" (columns: \"score\", \"x\")"},
		{header: "score,x", o: triallog.Options{By: []string{"model"}},
			want: "a.csv:1: `by`: there is no column \"model\" (columns: \"score\", \"x\")"},
		{header: "score,x", o: triallog.Options{By: []string{"x", "x"}}, want: `column "x" is named twice to group by`},
		{header: "score,x", o: triallog.Options{By: []string{""}}, want: `a column to group by has no name`},
		{header: "score,x", o: triallog.Options{Score: "x", Cost: "x"},
			want: `column "x" cannot be both the score and the cost`},
		{header: "model;score", want: "a.csv:2:1: 1 cell in this row, but the header names 2 columns"},
		{header: "model\tscore,x\ty", want: "a.csv:1: no column has a well-known name for a score: name it with `score` " +
			`(columns: "score,x", "model", "y")`},
		{header: `model;"score;x",y`, want: `a.csv:1:7: a quote within a cell that does not begin with one: write "" ` +
			`for it, and quote the cell`},
		{header: `model;"score";x`, want: "a.csv:2:1: 1 cell in this row, but the header names 3 columns"},
		{header: `"a;b;c",x`, want: "a.csv:1: no column has a well-known name for a score: name it with `score` " +
			`(columns: "a;b;c", "x")`},
		{header: "0.91,1e18", want: "a.csv:1: the first row holds only numbers: put the names of the columns above it"},
		{header: "1,2", o: triallog.Options{Score: "2"}, want: "2 "},
		{header: "a,score,b,score", want: `a.csv:1:11: columns 2 and 4 are both named "score": rename one`},
		{header: "score,a, a", want: `a.csv:1:10: columns 2 and 3 are both named "a": rename one`},
		{header: "score,Score", want: "a.csv:1: 2 columns could be the score: choose one with `score` (\"score\", " +
			"\"Score\")"},
		{header: ",score,", want: "score "},
	} {
		n := strings.Count(c.header, ",")
		log, err := read(c.header+"\n"+strings.Repeat("1,", n)+"1\n", c.o)
		if err != nil {
			wantError(t, err, c.want)
		} else if got := log.Score + " " + log.Cost; got != c.want {
			t.Errorf("%s: took %q, want %q", c.header, got, c.want)
		}
	}
}

func TestNoCostNote(t *testing.T) {
	log, err := read("x\n1\n", triallog.Options{Score: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if d := diff([]string{"cost: none, no column has a well-known name for it (`cost` names it)"}, log.Notes); d != "" {
		t.Error(d)
	}
	if log.Trials[0].Cost == log.Trials[0].Cost {
		t.Errorf("cost %v, want NaN", log.Trials[0].Cost)
	}
}
