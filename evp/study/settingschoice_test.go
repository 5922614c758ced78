package study

import (
	"slices"
	"testing"

	"evpkit/evp/triallog"
)

// TestParseChoices: what --models takes, and that it is written back as it can be
// read.
func TestParseChoices(t *testing.T) {
	for text, want := range map[string][]triallog.ModelChoice{
		"a":                         {{Name: "a"}},
		"a, b = B ,c":               {{Name: "a"}, {Name: "b", As: "B"}, {Name: "c"}},
		`"adam, 3"=Adam,"sgd, 3"`:   {{Name: "adam, 3", As: "Adam"}, {Name: "sgd, 3"}},
		`"lr=0.1" = "small ""lr"""`: {{Name: "lr=0.1", As: `small "lr"`}},
		`5" disk`:                   {{Name: `5" disk`}},
	} {
		got, err := parseChoices(text)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v", text, got, err)
		}
		if again, err := parseChoices(choicesText(got)); err != nil || !slices.Equal(again, want) {
			t.Errorf("%s: written as %s", text, choicesText(got))
		}
	}
	for _, text := range []string{"", ",", "a,", "=b", "a=", "a=b=c", `"a`, `"a"b`, `""`, `a,"b`} {
		if got, err := parseChoices(text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}

// TestParseParts: commas within quotes, parentheses and brackets part nothing.
func TestParseParts(t *testing.T) {
	for text, want := range map[string][]string{
		"a":                           {"a"},
		"a, b":                        {"a", "b"},
		`lower(a) + ", " + string(b)`: {`lower(a) + ", " + string(b)`},
		`replace(a, "x", 'y,'),b,a in ["1", "2,"]`: {`replace(a, "x", 'y,')`, "b", `a in ["1", "2,"]`},
		`a == "\\",", b`: {`a == "\\"`, `", b`},
		`a == "\",", b`:  {`a == "\","`, "b"},
		"col(`a,\\`),b":  {"col(`a,\\`)", "b"},
		"a,,b":           {"a", "", "b"},
	} {
		if got := parseParts(text); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestParseJoin: the last colon parts the file from the key.
func TestParseJoin(t *testing.T) {
	j, err := parseJoin(`C:\x.csv: id = run=1 `)
	if err != nil || j.Source.Name != `C:\x.csv` || j.Key != "id" || j.Column != "run=1" {
		t.Errorf("%+v, %v", j, err)
	}
}
