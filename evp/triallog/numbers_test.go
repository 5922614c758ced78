package triallog_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

func TestReadNumbers(t *testing.T) {
	got, err := triallog.ReadNumbers(memory("m.csv", []byte("model, params,top1\n\"a, b\",61.1,56.4\nc,,78\n")),
		"model", []string{"top1", "params"})
	if err != nil {
		t.Fatal(err)
	}
	want := &triallog.Numbers{
		Input:  triallog.Input{Name: "m.csv", Rows: 2},
		Labels: []string{"a, b", "c"},
		Values: [][]float64{{56.4, 78}, {61.1, math.NaN()}},
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.IgnoreFields(triallog.Input{}, "SHA256")); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for text, want := range map[string]string{
		"":             "m.csv: the file is empty",
		"model,top1\n": "m.csv:1: there is no row below the header",
		"model,top1\na,high\n": `m.csv:2:3: "high" in column "top1" is not a finite number: leave the cell empty if ` +
			`it is not known`,
		"model,top1\na,inf\n": `m.csv:2:3: "inf" in column "top1" is not a finite number: leave the cell empty if ` +
			`it is not known`,
		"model,top\na,1\n": "m.csv:1: `rows`: there is no column \"top1\", did you mean \"top\"? (columns: \"model\", " +
			`"top")`,
		"name,top1\na,1\n":         "m.csv:1: `label`: there is no column \"model\" (columns: \"name\", \"top1\")",
		"model,top1\na,1\nb\n":     `m.csv:3:1: 1 cell in this row, but the header names 2 columns`,
		"model,top1\n\"a,1\nb,2\n": `m.csv:2: a cell that begins here with a quote does not end with one`,
	} {
		if _, err := triallog.ReadNumbers(memory("m.csv", []byte(text)), "model",
			[]string{"top1"}); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestFacet(t *testing.T) {
	const log = "data,model,score\nsst,a,1\nsnli,a,2\nsst,b,3\n,b,4\n"
	for _, c := range []struct {
		o    triallog.Options
		want []evp.Trial
	}{
		{triallog.Options{Facet: "data"}, []evp.Trial{{Model: "a", Facet: "sst"}, {Model: "a", Facet: "snli"},
			{Model: "b", Facet: "sst"}, {Model: "b", Facet: "(empty)"}}},
		{triallog.Options{Facet: "model", By: []string{"data"}},
			[]evp.Trial{{Model: "sst", Facet: "a"}, {Model: "snli", Facet: "a"}, {Model: "sst", Facet: "b"},
				{Model: "(empty)", Facet: "b"}}},
	} {
		got, err := triallog.Read([]triallog.Source{memory("l.csv", []byte(log))}, c.o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got.Trials, cmpopts.IgnoreFields(evp.Trial{}, "Score",
			"Cost")); diff != "" || got.Facet != c.o.Facet {
			t.Errorf("%+v: -want +got\n%s", c.o, diff)
		}
	}
	only, err := triallog.Read([]triallog.Source{memory("l.csv", []byte("data,score\nsst,1\n"))},
		triallog.Options{Facet: "data"})
	if err != nil || only.Trials[0].Model != "all" || only.Trials[0].Facet != "sst" || len(only.By) != 0 {
		t.Errorf("%+v, %v", only, err)
	}
	if _, err := triallog.Read([]triallog.Source{memory("l.csv", []byte(log))},
		triallog.Options{Facet: "set"}); err == nil {
		t.Error("a facet that is no column")
	}
	if err := (triallog.Options{Facet: "data", By: []string{"data"}}).Validate(); err == nil {
		t.Error("one column for both")
	}
}

// TestReadPoints: x and y of points, with a label or without.
func TestReadPoints(t *testing.T) {
	const table = "images,top1,model\n100,0.5,a\n200,0.6,b\n"
	for by, labels := range map[string][]string{"model": {"a", "b"}, "": {"", ""}} {
		got, err := triallog.ReadPoints(memory("p.csv", []byte(table)), by, "images", "top1")
		if err != nil {
			t.Fatal(err)
		}
		if d := diff([][]float64{{100, 200}, {0.5, 0.6}}, got.Values) + diff(labels, got.Labels); d != "" {
			t.Errorf("by %q: -want +got\n%s", by, d)
		}
	}
	_, err := triallog.ReadPoints(memory("p.csv", []byte(table)), "", "images", "top5")
	wantError(t, err, "p.csv:1: `points-table`: there is no column \"top5\", did you mean \"top1\"? (columns: "+
		"\"images\", "+
		`"top1", "model")`)
	_, err = triallog.ReadPoints(memory("p.csv", []byte(table)), "network", "images", "top1")
	wantError(t, err, "p.csv:1: `by`: there is no column \"network\" (columns: \"images\", \"top1\", \"model\")")
}
