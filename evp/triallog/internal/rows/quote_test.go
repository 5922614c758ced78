package rows

import "testing"

// TestOption: the end of an option's value can be told, whatever it is.
func TestOption(t *testing.T) {
	for _, c := range []struct{ name, value, want string }{
		{"by", "", "`by`"},
		{"by", "model", "`by model`"},
		{"by", "params.lr", "`by params.lr`"},
		{"by", "Größe", "`by Größe`"},
		{"by", "it's", "`by it's`"},
		{"by", `a\b`, "`by a\\b`"},
		{"by", "learning rate", "`by \"learning rate\"`"},
		{"by", "my`col", "`by \"my`col\"`"},
		{"by", `a"b`, "`by \"a\\\"b\"`"},
		{"by", "a\tb", "`by \"a\\tb\"`"},
		{"by", "a\xff", "`by \"a\\xff\"`"},
	} {
		if got := Option(c.name, c.value); got != c.want {
			t.Errorf("%q %q: %s, want %s", c.name, c.value, got, c.want)
		}
	}
}
