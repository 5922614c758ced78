package source

import (
	"strings"
	"testing"
)

// TestFlattenDict: what repr and json write is flattened, and a text that is cut
// off or no dict is not taken for one.
func TestFlattenDict(t *testing.T) {
	for text, want := range map[string]string{
		"{}":                                          "",
		" {'a': 1, 'b': -2.5e-3,} ":                   "p.a=1 p.b=-2.5e-3",
		`{"a": "x, y", 'b': 'it\'s', 2: ""}`:          "p.a=x, y p.b=it's p.2=",
		"{'a': {'b': {'c': True}}, 'd': {}}":          "p.a.b.c=True",
		"{'a': [1, {'b': (2, 3)}, '}'], 'b': None}":   "p.a=[1, {'b': (2, 3)}, '}'] p.b=",
		`{'a': '\xe9\u00e9é\n\/', 'b': nan}`:          "p.a=ééé\n/ p.b=nan",
		"{'a': tensor(0.5, device='cuda'), 'b': inf}": "p.a=tensor(0.5, device='cuda') p.b=inf",
	} {
		var got []string
		ok := flattenDict(text, "p", func(path, cell string) { got = append(got, path+"="+cell) })
		if !ok || strings.Join(got, " ") != want {
			t.Errorf("%s: %v %v, want %s", text, ok, got, want)
		}
	}
	for _, text := range []string{
		"", "{", "{'a'", "{'a':", "{'a': ", "{'a': 1", "{'a': 1,", "{'a': '", "{'a': '\\", "{'a': [1", "{'a': }", "{'a' 1}",
		"{}}", "[1]", "1", "{: 1}", "{'a': 1)}", strings.Repeat("{'a':", 200) + "1" + strings.Repeat("}", 200),
	} {
		if flattenDict(text, "p", func(string, string) {}) {
			t.Errorf("%.40s is taken for a dict", text)
		}
	}
}

// FuzzFlattenDict: no text makes it fail.
func FuzzFlattenDict(f *testing.F) {
	f.Add(`{'a': {"b": [1, 'c']}, 2: None}`)
	f.Fuzz(func(_ *testing.T, text string) { flattenDict(text, "p", func(string, string) {}) })
}
