package study

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"evpkit/evp"
	"evpkit/evp/table"
	"evpkit/evp/triallog"
)

// wideLog has two models in two facets, whose rows alternate.
const wideLog = "model,data,acc,fpo\na,x,0.5,1\nb,x,0.625,2\na,y,0.25,1\nb,y,0.125,2\na,x,0.75,1\nb,x,0.625,2\n" +
	"a,y,0.25,1\nb,y,0.125,2\n"

// TestWideTable: a row per model and axis, and columns per x, full precision for
// machines; rows of a facet together, said once, for people.
func TestWideTable(t *testing.T) {
	faceted := Options{CostUnit: "h", Log: triallog.Options{Facet: "data"}}
	for _, c := range []struct {
		name   string
		read   Options
		axis   AxisOption
		at     []float64
		format string
		want   string
	}{
		{"x that were asked for", Options{}, AxisTrials, []float64{2, 1, 2}, "csv",
			"model,facet,axis,estimate@2,lower@2,upper@2,estimate@1,lower@1,upper@1\n" +
				"a,,trials,0.546875,,,0.4375,,\nb,,trials,0.5,,,0.375,,\n"},
		{"facets", faceted, AxisTrials, nil, "csv", "model,facet,axis,estimate@1,lower@1,upper@1,estimate@2,lower@2,upper@2\n" +
			"x: a,x,trials,0.625,,,0.6875,,\nx: b,x,trials,0.625,,,0.625,,\ny: a,y,trials,0.25,,,0.25,,\ny: b,y,trials,0.125,,,0.125,,\n"},
		{"facets", faceted, AxisTrials, nil, "text", `data  model  trials  no score    best  total h  per trial
x     a           2         0  0.7500        2          1
      b           2         0  0.6250        4          2
y     a           2         0  0.2500        2          1
      b           2         0  0.1250        4          2

data  model  1 trial  2 trials
x     a       0.6250    0.6875
      b       0.6250    0.6250
y     a       0.2500    0.2500
      b       0.1250    0.1250
`},
	} {
		o := CurveOptions{Axis: c.axis, Table: "wide"}
		o.At, o.Points = c.at, 200
		curves, err := openText(t, "log.csv", wideLog, c.read).Curves(o)
		if err != nil {
			t.Fatal(err)
		}
		got := written(t, func(w io.Writer) error { return curves.Write(w, c.format) })
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s, %s: -want +got\n%s", c.name, c.format, diff)
		}
	}
}

// TestWideAxes: with both axes each row has the x of its own, also in JSON, where a row
// has no others; people get a table each, with at most five x.
func TestWideAxes(t *testing.T) {
	var log strings.Builder
	log.WriteString("acc,fpo\n")
	for i := range 60 {
		log.WriteString([]string{"0.5,1e15\n", "0.75,2e15\n", "0.625,4e15\n"}[i%3])
	}
	o := CurveOptions{Table: "wide"}
	o.Points, o.Band, o.Resamples = 200, evp.BandBootstrap, 200
	curves, err := openText(t, "log.csv", log.String(), Options{}).Curves(o)
	if err != nil {
		t.Fatal(err)
	}
	exact := curves.Table()
	if len(exact.Rows) != 2 || !exact.Has("estimate@50") || !exact.Has("upper@5e+16") || len(curves.Models[0].Curves[0].Points) < 50 {
		t.Errorf("%d rows, columns %v", len(exact.Rows), exact.Columns)
	}
	rows := parsed(t, written(t, as(*curves, "json")))["wide"].([]any)
	budget := rows[1].(map[string]any)
	if _, ok := budget["estimate@50"]; ok || budget["estimate@5e+16"] == nil || budget["axis"] != "budget" {
		t.Errorf("the row by budget in JSON: %v", budget)
	}
	heads := func(t table.Table) (out []string) {
		for _, c := range t.Columns[1:] {
			out = append(out, c.Name)
		}
		return out
	}
	want := []string{"1 trial", "5 trials", "10 trials", "50 trials"}
	if got := heads(curves.Tables()[1]); len(got) > 5 || got[0] != want[0] {
		t.Errorf("by trials: %v", got)
	}
	if got := heads(curves.Tables()[2]); len(got) > 5 || !strings.HasSuffix(got[0], "e15 FPO") && !strings.HasSuffix(got[0], "e16 FPO") {
		t.Errorf("by budget: %v", got)
	}
	if notes := curves.Tables()[2].Notes; len(notes) != 1 || !strings.Contains(notes[0], "95 % confidence band (bootstrap)") {
		t.Errorf("notes %v", notes)
	}
}
