package study

import (
	"io"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBars(t *testing.T) {
	b := Bars{Labels: []string{"a,b", "c"}, Rows: []string{"fpo", "top1"},
		Values: [][]float64{{1.5e18, 2e18}, {0.75, math.NaN()}}}
	for format, want := range map[string]string{
		"csv":  "label,row,value\n\"a,b\",fpo,1.5e+18\nc,fpo,2e+18\n\"a,b\",top1,0.75\nc,top1,\n",
		"text": "label     fpo  top1\na,b    1.5e18  0.75\nc      2.0e18\n",
		"md":   "| label | fpo | top1 |\n|:---|---:|---:|\n| a,b | 1.5e18 | 0.75 |\n| c | 2.0e18 |  |\n",
	} {
		got := written(t, func(w io.Writer) error { return b.Write(w, format) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", format, diff)
		}
	}
	json := written(t, func(w io.Writer) error { return b.Write(w, "json") })
	if !strings.Contains(json, `"value": null`) || strings.Count(json, `"label"`) != 4 {
		t.Errorf("json: %s", json)
	}
}

// TestReadBars: models are chosen and ordered, and one that does not exist is an error.
func TestReadBars(t *testing.T) {
	source := textSource("models.csv", "name,a,b\nx,1,2\ny,3,\nz,5,6\n")
	o := BarsOptions{Label: "name", Rows: []BarsRow{{"a", "A"}, {"b", "B"}}, Only: []string{"z", "x"}}
	b, err := ReadBars(source, o)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]float64{{5, 1}, {6, 2}}, b.Values); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	o.Only = []string{"w"}
	if _, err := ReadBars(source, o); err == nil || !strings.Contains(err.Error(), `"w"`) {
		t.Errorf("a model that does not exist: %v", err)
	}
	o.Rows[0].Column = "c"
	if _, err := ReadBars(source, o); err == nil || !strings.Contains(err.Error(), `"c"`) {
		t.Errorf("a column that does not exist: %v", err)
	}
}
