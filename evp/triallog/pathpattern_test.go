package triallog

import (
	"slices"
	"strings"
	"testing"
)

// TestPathMatch: what a pattern makes of a path.
func TestPathMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		ways          int
		values        string
	}{
		{"{model}/{study}/trial_{trial}/eval.csv", "/home/me/ours/s0/trial_12/eval.csv", 1, "ours s0 12"},
		{"{model}/trial_{trial}/eval.csv", "ours/trial_/eval.csv", 0, ""}, // a name is one character or more
		{"{model}/eval.csv", "eval.csv", 0, ""},
		{"{model}/eval.csv", "a/eval.csv.gz", 0, ""},
		{"{model}.csv", "a/b.csv", 1, "b"},
		{"./{model}.csv", "b.csv", 1, "b"},
		{`{model}\{trial}.csv`, `C:\runs\ours\1.csv`, 1, "ours 1"},
		{"{model}/{trial}.csv", `C:\runs\ours\1.csv`, 1, "ours 1"},
		{"*_{seed}.csv", "ours_1.csv", 1, "1"},
		{"*/{seed}.csv", "ours/1.csv", 1, "1"},
		{"{a}_*.csv", "x_.csv", 1, "x"},
		{"x*y*z", "x--y--y--z", 1, ""}, // in several ways, with the same values
		{"{a}_{b}.csv", "x_y.csv", 1, "x y"},
		{"{a}_{b}.csv", "x_y_z.csv", 2, "x y_z"},
		{"{a}_{b}.csv", "x__y.csv", 2, "x _y"},
		{"*_{b}.csv", "x_y_z.csv", 2, "y_z"},
		{"é{a}é", "éxyé", 1, "xy"},
		{"{a}", "", 0, ""},
	} {
		p, err := ParsePath(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		values, ways := p.Match(c.path)
		if ways != c.ways || strings.Join(values, " ") != c.values {
			t.Errorf("%s on %s: %q, %d ways, want %q, %d", c.pattern, c.path, values, ways, c.values, c.ways)
		}
	}
	var none PathPattern
	if _, ways := none.Match("a"); ways != 0 || !none.IsZero() || none.String() != "" {
		t.Error("the zero value matches")
	}
}

// FuzzPath: no pattern panics, and what matches without "*" rebuilds the end of the
// path.
func FuzzPath(f *testing.F) {
	f.Add("{model}/trial_{trial}/eval.csv", "x/ours/trial_1/eval.csv")
	f.Add("{a}_{b}", "x_y_z")
	f.Add(`*{a}/.{b}\`, "//")
	f.Fuzz(func(t *testing.T, pattern, path string) {
		p, err := ParsePath(pattern)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: more than one line: %v", pattern, err)
			}
			return
		}
		values, ways := p.Match(path)
		if ways == 0 {
			return
		}
		if names := p.Names(); len(values) != len(names) || slices.Contains(values, "") {
			t.Fatalf("%q on %q: %q for %q", pattern, path, values, names)
		}
		if strings.Contains(pattern, "*") {
			return
		}
		whole := "/" + strings.ReplaceAll(path, `\`, "/")
		if rebuilt := rebuilt(p, values); !strings.HasSuffix(whole, "/"+rebuilt) {
			t.Errorf("%q on %q: rebuilt %q", pattern, path, rebuilt)
		}
	})
}

// rebuilt returns a pattern with the values of its names.
func rebuilt(p PathPattern, values []string) string {
	var elements []string
	for _, tokens := range p.elements {
		element := ""
		for _, token := range tokens {
			if token.kind == pathName {
				element, values = element+values[0], values[1:]
			}
			element += token.text
		}
		elements = append(elements, element)
	}
	return strings.Join(elements, "/")
}
