package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestOddColumns: a message names an option as it is typed into a shell, also
// where its value is the name of a column with spaces, quotes or backquotes; and a
// column that is called like an option keeps its name.
func TestOddColumns(t *testing.T) {
	for _, c := range []struct{ args, log, want string }{
		{"check", "acc,train time\n0.5,1\n", `say --cost 'train time', and its unit with --cost-unit (s, h, …)`},
		{"check", "acc,`gpu` hours\n0.5,1\n", "if \"`gpu` hours\" is what a trial cost, say --cost '`gpu` hours' " +
			"--cost-unit h"},
		{"check", "acc,it's `wall` time\n0.5,1\n", "say --cost 'it'\\''s `wall` time', and its unit with --cost-unit"},
		{"check", "acc,COUNT(*)\n0.5,1\n", `--count 'COUNT(*)' counts them`},
		{"check --score acc", "acc,Model Name\n1,a\n2,b\n3,a\n4,b\n", `may tell models apart: --by 'Model Name'`},
		{"check", "`points`,`by`\n0.5,1\n", "name it with --score (columns: \"`points`\", \"`by`\")"},
		{"check --score x", "`score`,`by`\n0.5,1\n", "--score: there is no column \"x\" (columns: \"`score`\", \"`by`\")"},
		{"curve --score `score`", "`score`,`by`\n0.5,1\n0.6,2\n", "neither the log nor the name \"`score`\" says: " +
			"confirm with --maximize"},
		{"curve --score `score` --cost `cost`", "`score`,`cost`\n0.5,1\n0.6,\n", "no cost in column \"`cost`\": write " +
			"what the trial cost, " +
			"also if it failed; or say what to do without it, --missing-cost drop or --missing-cost mean"},
	} {
		var out, errs bytes.Buffer
		run(append(strings.Fields(c.args), "-"), strings.NewReader(c.log), &out, &errs)
		if said := out.String() + errs.String(); !strings.Contains(said, c.want) {
			t.Errorf("%s of %q: want %s in\n%s", c.args, c.log, c.want, said)
		}
	}
}

// TestSaid: what a terminal says names options as they are typed. A caption is
// text for a paper, and stays as it is.
func TestSaid(t *testing.T) {
	var errs bytes.Buffer
	term := newTerminal(nil, nil, nil, &errs)
	term.note("figure: %s", "give `x trials` or `font FILE.ttf`")
	term.note("the column %q: give `by \"my col\"`", "`by`")
	term.keep("caption: the model `by`")
	term.flush()
	want := "evp: figure: give --x trials or --font FILE.ttf\n" +
		"evp: the column \"`by`\": give --by 'my col'\n" +
		"evp: caption: the model `by`\n"
	if errs.String() != want {
		t.Errorf("got\n%s, want\n%s", errs.String(), want)
	}
}
