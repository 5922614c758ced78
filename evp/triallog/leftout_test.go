package triallog_test

import (
	"fmt"
	"testing"

	"evpkit/evp/triallog"
)

// TestLeftOut: a file that lacks a column, a cost that others have, or any content is
// left out with a warning, wherever it is among the files.
func TestLeftOut(t *testing.T) {
	const good, further = "model,score,cost\nm,1,2\n", "cost,score,model\n3,4,n\n5,nan,n\n"
	for _, c := range []struct {
		odd, want string
		o         triallog.Options
	}{
		{odd: "model,note\nm,x\nm,y\n", want: `odd.csv:1: 1 of 3 files is left out, with 2 rows: no column has a well-known ` +
			"name for a score: name it with `score` (columns: \"model\", \"note\")"},
		{odd: "model,cost\nm,2\n", o: triallog.Options{Score: "score"},
			want: "odd.csv:1: 1 of 3 files is left out, with 1 row: `score`: there is no column \"score\" " +
				`(columns: "model", "cost")`},
		{odd: "model,score\nm,1\nm\n", want: `odd.csv:1: 1 of 3 files is left out, with 1 row: no column has a well-known ` +
			"name for a cost, as in %s: name one that all files have with `cost` (columns: \"model\", \"score\")"},
		{odd: "score,cost\n1,2\n", o: triallog.Options{By: []string{"model"}},
			want: "odd.csv:1: 1 of 3 files is left out, with 1 row: `by`: there is no column \"model\" " +
				`(columns: "score", "cost")`},
		{odd: "score,cost\n1,2\n", o: triallog.Options{Where: "model != 'x'"},
			want: "odd.csv:1: 1 of 3 files is left out, with 1 row: `where`: there is no column \"model\" " +
				`(columns: "score", "cost")`},
		{odd: "", want: "odd.csv: 1 of 3 files is left out, with 0 rows: the file is empty"},
		{odd: "model,score,cost\n", want: "odd.csv:1: 1 of 3 files is left out, with 0 rows: no trials: there is no row below " +
			"the header"},
	} {
		for place := range 3 {
			texts := []string{good, further}
			names := []string{"a.csv", "b.csv"}
			texts = append(texts[:place:place], append([]string{c.odd}, texts[place:]...)...)
			names = append(names[:place:place], append([]string{"odd.csv"}, names[place:]...)...)
			var sources []triallog.Source
			for i, name := range names {
				sources = append(sources, memory(name, []byte(texts[i])))
			}
			want := c.want
			if first := names[0]; c.odd == "model,score\nm,1\nm\n" {
				if place == 0 {
					first = "a.csv"
				}
				want = fmt.Sprintf(want, first)
			}
			checkLeftOut(t, sources, c.o, want)
		}
	}
}

// checkLeftOut reads sources of which one, odd.csv, is left out with a warning.
func checkLeftOut(t *testing.T, sources []triallog.Source, o triallog.Options, want string) {
	t.Helper()
	log, err := triallog.Read(sources, o)
	if err != nil {
		t.Errorf("%s: %v", want, err)
		return
	}
	found := 0
	for _, w := range log.Warnings {
		if w.Code == triallog.WarnLeftOut || w.Code == triallog.WarnNoRows {
			if found++; w.String() != want {
				t.Errorf("warning\n%s, want\n%s", w, want)
			}
		}
	}
	if found != 1 || len(log.Trials) != 3 || log.Trials[0].Cost != 2 || log.Cost != "cost" || len(log.Inputs) != 3 {
		t.Errorf("%s: %d warnings, %+v", want, found, log)
	}
	for _, in := range log.Inputs {
		if in.Name == "odd.csv" && in.Rows != 0 {
			t.Errorf("%+v", in)
		}
	}
}

// TestLeftOutAll: if no file can be used, the error is that of the first; one that the
// user must decide about, and one that is damaged, is an error whatever the others are.
func TestLeftOutAll(t *testing.T) {
	read := func(texts ...string) error {
		var sources []triallog.Source
		for i, text := range texts {
			sources = append(sources, memory(string(rune('a'+i))+".csv", []byte(text)))
		}
		_, err := triallog.Read(sources, triallog.Options{})
		return err
	}
	wantError(t, read("x,y\n1,2\n", "", "z\n1\n"), "a.csv:1: no column has a well-known name for a score: name it with "+
		"`score` (columns: \"x\", \"y\")")
	wantError(t, read("", "z\n1\n"), "a.csv: the file is empty")
	wantError(t, read("score\n", "acc\n"), "b.csv:1: unlike in a.csv, the score is column \"acc\" here: name one that all "+
		"files have with `score`")
	wantError(t, read("score\n", "score\n"), "no trials: the files have no rows, or all are left out")
	wantError(t, read("x\n1\n", "val_acc,val_loss\n1,2\n"), "b.csv:1: 2 columns could be the score: choose one with "+
		"`score` (\"val_acc\", \"val_loss\")")
	wantError(t, read("score\n1\n", "score\n\"1\n"), "b.csv:2: a cell that begins here with a quote does not end with one")
}

// TestLeftOutWaiting has more files without a cost than can wait for one with a cost.
func TestLeftOutWaiting(t *testing.T) {
	var sources []triallog.Source
	for i := range 40 {
		sources = append(sources, memory(fmt.Sprintf("%d.csv", i), []byte("score\n1\n2\n")))
	}
	log, err := triallog.Read(sources, triallog.Options{})
	if err != nil || len(log.Trials) != 80 || log.Cost != "" {
		t.Errorf("%+v, %v", log, err)
	}
	few := append(sources[:15:15], memory("last.csv", []byte("score,cost\n3,4\n")))
	if log, err = triallog.Read(few, triallog.Options{}); err != nil || len(log.Trials) != 1 || log.Cost != "cost" {
		t.Errorf("%+v, %v", log, err)
	}
}
