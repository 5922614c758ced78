package study

import (
	"fmt"
	"strings"
	"testing"

	"evpkit/evp"
)

// TestNamedRange: the range of the score's name, decided over the models that are
// divided by ";".
func TestNamedRange(t *testing.T) {
	for _, c := range []struct {
		column, scores string
		want           string // the range's words, the start of the warning, or "" for neither
	}{
		{"val_acc", "0.5 0.6; 0.9 1", "lie in [0, 1]"},
		{"val_acc", "50 60; 90 100", "lie in [0, 100]"},
		{"val_acc", "50 60; 0 0", "lie in [0, 100]"}, // zeros are zeros in percent
		{"val_acc", "50 60; 0.001 0.002", "its scores are at most 1"},
		{"val_acc", "50 60; 0.5 0.6", ""}, // mixed-scales says it
		{"val_acc", "50 101", "a score of 101"},
		{"val_acc", "-0.2 0.9", "a score of -0.2"},
		{"val_loss", "0.2 300", "are at least 0"},
		{"val_loss", "-1 300", "a score of -1"},
		{"val_ppl", "20 300", "are at least 1"},
		{"r2", "-7 0.4", "are at most 1"},
		{"mcc", "-30 60", "lie in [-100, 100]"},
		{"score", "0.5 0.6", ""},
		{"accuracy_pct", "0.5 0.6", "lie in [0, 100]"},
	} {
		log := "model," + c.column + "\n"
		for i, model := range strings.Split(c.scores, ";") {
			for _, y := range strings.Fields(model) {
				log += fmt.Sprintf("m%d,%s\n", i, y)
			}
		}
		o := Options{}
		o.Log.Score = c.column
		s, err := Open([]Source{textSource("log.csv", log)}, o)
		if err != nil {
			t.Fatal(err)
		}
		band := CurveOptions{CurveOptions: evp.CurveOptions{Band: evp.BandAuto}}
		got := ""
		if is, from, _ := s.knownRange(band); is != nil && from == FromName {
			got = is.Words()
		}
		for _, w := range s.rangeWarnings(band) {
			got = w.Message
		}
		if (c.want == "") != (got == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s %s: %q, want %q", c.column, c.scores, got, c.want)
		}
	}
}
