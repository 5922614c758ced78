package expr

import "testing"

// TestBuiltins: each function has exactly one signature, and refuses a call that
// does not match it.
func TestBuiltins(t *testing.T) {
	for name, f := range builtins {
		n := 0
		for _, set := range []bool{f.ofNumber != nil, f.ofText != nil, f.measure != nil, f.ofNumbers != nil,
			f.ofAny != nil, f.ofTexts != nil} {
			if set {
				n++
			}
		}
		if n != 1 || f.result() == cellType {
			t.Errorf("%s has %d signatures", name, n)
		}
		text := "len(" + name + "(x" + map[string]string{"replace": ", 'a', 'b'", "extract": ", 'a'"}[name] + "))"
		if f.result() == numberType {
			text = name + "(x) + 1"
		}
		if _, err := ParseNumber("score", text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if _, err := ParseNumber("score", name+"()"); err == nil {
			t.Errorf("%s() is taken", name)
		}
	}
	if (function{}).result() != cellType {
		t.Error("the zero function has a result")
	}
}

// TestColumns lists the columns in the order of their first use.
func TestColumns(t *testing.T) {
	e, err := ParseNumber("score", `b + a * col("a.b") + b`)
	if err != nil || len(e.Columns) != 3 || e.Columns[0] != "b" || e.Columns[1] != "a" || e.Columns[2] != "a.b" {
		t.Errorf("%+v, %v", e, err)
	}
	if e, err = ParseNumber("score", "1 + 2"); err != nil || e.NeedsColumn() == nil {
		t.Errorf("%+v, %v", e, err)
	}
}
