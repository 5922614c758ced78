package triallog_test

import (
	"testing"

	"evpkit/evp/triallog"
)

func TestReadBrokenRows(t *testing.T) {
	for text, want := range map[string]string{
		"a,score\n1,2\n1\n":        "a.csv:3:1: 1 cell in this row, but the header names 2 columns",
		"a,score\n1,2\n1,2, 3,4\n": "a.csv:3:6: 4 cells in this row, but the header names 2 columns",
		"score\n1,2\n":             "a.csv:2:3: 2 cells in this row, but the header names 1 column",
		"a,b,score\n\"x\ny\",2\n":  "a.csv:3:4: 2 cells in this row, but the header names 3 columns",
		"a,score\nx \"y\",2\n": `a.csv:2:3: a quote within a cell that does not begin with one: write "" ` +
			`for it, and quote the cell`,
		"a,score\n\"x\" y,2\n": `a.csv:2:3: text after the closing quote of a cell: write "" for a quote within`,
		"a,score\n\"x\ny\" z,2\n": `a.csv:3:2: text after the closing quote of a cell: write "" for a quote ` +
			`within (the row begins in line 2)`,
		"a,score\n\"x\" y":                `a.csv:2:3: text after the closing quote of a cell: write "" for a quote within`,
		"a,score\n1,2\n\"x,2\n3,4\n":      "a.csv:3: a cell that begins here with a quote does not end with one",
		"a,score\n1,2\n\"x\ny\",\"2\n3,4": "a.csv:4: a cell that begins here with a quote does not end with one",
		"\"a,score\n1,2\n":                "a.csv:1: a cell that begins here with a quote does not end with one",
		"a,score\r\n\"\r\n\",1\r\n\"b\",x": `a.csv:4:5: score "x" in column "score" is not a number: write nan for a ` +
			`failed trial`,
		"a,score\n1,  x\n": `a.csv:2:5: score "x" in column "score" is not a number: write nan for a ` +
			`failed trial`,
	} {
		_, err := read(text, triallog.Options{})
		wantError(t, err, want)
	}
}
