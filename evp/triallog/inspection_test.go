package triallog_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"evpkit/evp/triallog"
)

// inspect inspects text as the file a.csv.
func inspect(text string, o triallog.Options) *triallog.Inspection {
	return triallog.Inspect([]triallog.Source{memory("a.csv", []byte(text))}, o)
}

// diffColumns compares what columns hold.
func diffColumns(want, got []*triallog.Column) string {
	return cmp.Diff(want, got, cmpopts.IgnoreUnexported(triallog.Column{}), cmpopts.EquateNaNs())
}

func TestInspect(t *testing.T) {
	in := inspect("model,score,cost,,\nm,0.5,2,x,\nmodel,score,cost,,\nn, nan ,-1,1,\n,,,,\nn,-.25,3,\"a\nb\",\n",
		triallog.Options{})
	want := []*triallog.Column{
		{Name: "model", Texts: 3, Min: nan, Max: nan, Distinct: 2, Examples: []string{"m", "n"}},
		{Name: "score", Numbers: 3, Infinite: 1, Min: -.25, Max: .5, Distinct: 3, Examples: []string{"0.5", "nan", "-.25"}},
		{Name: "cost", Numbers: 3, Min: -1, Max: 3, Distinct: 3, Examples: []string{"2", "-1", "3"}},
		{Numbers: 1, Texts: 2, Min: 1, Max: 1, Distinct: 3, Examples: []string{"x", "1", "a\nb"}},
		{Empty: 3, Min: nan, Max: nan},
	}
	if d := diffColumns(want, in.Columns); d != "" {
		t.Error(d)
	}
	kinds := []triallog.Kind{triallog.KindText, triallog.KindNumber, triallog.KindNumber, triallog.KindMixed,
		triallog.KindEmpty}
	for i, c := range in.Columns {
		if c.Kind() != kinds[i] {
			t.Errorf("column %d is %s, want %s", i, c.Kind(), kinds[i])
		}
	}
	if in.Log != nil || in.Count != 1 || len(in.Faults) != 1 || in.Err != in.Faults[0] || in.Inputs[0].Rows != 3 {
		t.Errorf("%+v", in)
	}
	wantError(t, in.Err, `a.csv:4:9: cost "-1" in column "cost" is negative: write what the trial cost`)
}

// TestInspectFaults goes on after faults of rows, of files, and in finding the
// columns.
func TestInspectFaults(t *testing.T) {
	sources := []triallog.Source{
		memory("a.csv", []byte("score,cost\nx,y\n1\n1,2\n\"1\" ,2\n"+strings.Repeat("1,0\n", 20))),
		failing("", errors.New("disk on fire")),
		memory("b.csv", []byte("other\n1\n2\n")),
		memory("c.csv", []byte("score,cost\n\"1,2\n")),
		memory("d.csv", []byte("score,cost\n3,4\n")),
		memory("e.csv", []byte("score,cost\n")),
	}
	in := triallog.Inspect(sources, triallog.Options{})
	if in.Count != 25 || len(in.Faults) != 10 { // b.csv and e.csv are left out
		t.Fatalf("%d faults, %d kept, want 25 and 10", in.Count, len(in.Faults))
	}
	for i, want := range []string{
		`a.csv:2:1: score "x" in column "score" is not a number: write nan for a failed trial`,
		`a.csv:3:1: 1 cell in this row, but the header names 2 columns`,
		`a.csv:5:3: text after the closing quote of a cell: write "" for a quote within`,
		`a.csv:6:3: cost "0" in column "cost" is zero: write what the trial cost, every trial costs something`,
	} {
		wantError(t, in.Faults[i], want)
	}
	var rows []string
	for _, input := range in.Inputs {
		rows = append(rows, fmt.Sprint(input.Name, " ", input.Rows))
	}
	if d := diff([]string{"a.csv 22", "b.csv 0", "c.csv 0", "d.csv 1", "e.csv 0"}, rows); d != "" {
		t.Error(d)
	}
	if got := in.Columns[0].Numbers + in.Columns[0].Texts; got != 23 {
		t.Errorf("%d cells of score, want 23", got)
	}
}

func TestInspectOptions(t *testing.T) {
	in := inspect("score\n1\n", triallog.Options{Score: "a", Cost: "a"})
	wantError(t, in.Err, `column "a" cannot be both the score and the cost`)
	if in := triallog.Inspect(nil, triallog.Options{}); in.Err == nil || in.Count != 1 {
		t.Errorf("no source: %+v", in)
	}
}

func TestInspectManyValues(t *testing.T) {
	var text strings.Builder
	text.WriteString("score,note\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "%d,%s%d\n", i, strings.Repeat("x", 100), i%20)
	}
	in := inspect(text.String(), triallog.Options{})
	long := strings.Repeat("x", 40) + "…"
	want := []*triallog.Column{
		{Name: "score", Numbers: 1000, Max: 999, Distinct: triallog.MaxDistinct + 1, Examples: []string{"0", "1", "2"}},
		{Name: "note", Texts: 1000, Min: nan, Max: nan, Distinct: 20, Examples: []string{long, long, long}},
	}
	if d := diffColumns(want, in.Columns); d != "" {
		t.Error(d)
	}
	if in.Err != nil || len(in.Log.Trials) != 1000 {
		t.Error(in.Err)
	}
}
