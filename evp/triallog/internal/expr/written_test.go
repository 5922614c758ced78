package expr

import (
	"io"
	"strings"
	"testing"

	"evpkit/evp/triallog/internal/rows"
)

// rowsOf returns the table of a CSV text.
func rowsOf(t *testing.T, text string) *rows.Table {
	t.Helper()
	s, err := rows.NewStream("runs.csv", io.NopCloser(strings.NewReader(text)))
	if err != nil {
		t.Fatal(err)
	}
	table, err := rows.NewTable(s, rows.NewDelimited(s, ','), func([]string) rows.HeaderJoiner { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestWritten: what an expression makes of a row, as text.
func TestWritten(t *testing.T) {
	const log = "opt,lr,layers,path,empty\n Adam ,1e-4,2.0,runs/a/seed_3,\n"
	for _, c := range []struct{ text, want string }{
		{`lower(opt) + ", " + string(layers)`, "adam, 2.0"},
		{`layers * 2`, "4"},
		{`lr * 10`, "0.001"},
		{`lr / 10`, "1e-05"},
		{`layers * 500000`, "1000000"},
		{`layers * 1e16`, "2e+16"},
		{`-layers * 0`, "0"},
		{`"lr " + string(lr * 10)`, "lr 0.001"},
		{`lr < 1e-3 ? "small" : "large"`, "small"},
		{`lr < 1e-3 ? layers : "large"`, "2.0"},
		{`lr > 1e-3 ? "large" : layers * 3`, "6"},
		{`lr < 1e-3`, "true"},
		{`opt == "SGD" || layers > 3`, "false"},
		{`upper(trim(opt))`, "ADAM"},
		{`replace(opt, "A", "R")`, "Rdam"},
		{`replace(opt, "", "x")`, "Adam"},
		{`split(path, "/")[0]`, "runs"},
		{`split(path, "/")[-1]`, "seed_3"},
		{`split(path, "/")[3]`, ""},
		{`split(path, "/")[-4]`, ""},
		{`extract(path, "seed_([0-9]+)")`, "3"},
		{`extract(path, "s..d")`, "seed"},
		{`extract(path, "dropout")`, ""},
		{`empty`, ""},
		{`string(len(opt)) + string(lr < 1)`, "4true"},
	} {
		table := rowsOf(t, log)
		rec, err := table.Next()
		if err != nil {
			t.Fatal(err)
		}
		got, err := formulaOf(t, table, c.text).Written(rec)
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", c.text, got, err, c.want)
		}
	}
}

// formulaOf returns an expression over a table as a formula.
func formulaOf(t *testing.T, table *rows.Table, text string) *Formula {
	t.Helper()
	e, err := ParseText("by", text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var columns []int
	for _, name := range e.Columns {
		for i, of := range table.Names {
			if of == name {
				columns = append(columns, i)
			}
		}
	}
	return e.Bind(table, columns, false)
}

// TestWrittenFaults: a cell that gives no text is a fault with its place, and an
// expression that makes none is refused.
func TestWrittenFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`lr < 1e-3 ? "small" : "large"`, "runs.csv:2:1: column \"lr\" is empty here"},
		{`string(lr * 2)`, "runs.csv:2:1: column \"lr\" is empty here, where `by` needs a number: say how such rows are named"},
		{`x / 0`, "runs.csv:2:2: `by` makes text of a number that is +Inf here"},
		{`word + 1`, "runs.csv:2:4: \"a\" in column \"word\" is not a number"},
	} {
		table := rowsOf(t, "lr,x,word\n,1,a\n")
		rec, _ := table.Next()
		if _, err := formulaOf(t, table, c.text).Written(rec); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.text, err, c.want)
		}
	}
	for _, c := range []struct{ text, want string }{
		{`"a" + 2`, "column 7: this is a number, where text is needed: string(…) makes it of anything"},
		{`"same"`, "the expression names no column"},
		{`split(path, "/")`, "split makes several texts: say which"},
		{`split(path, "/")[x]`, "split makes several texts: say which"},
		{`extract(path, x)`, "extract needs a regular expression in quotes"},
		{`extract(path, "(")`, "missing closing )"},
		{`replace(path, "a")`, "replace takes three arguments"},
		{`a, b`, "unexpected"},
	} {
		if _, err := ParseText("by", c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.text, err, c.want)
		}
	}
}
