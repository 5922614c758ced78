package markup

import (
	"html"
	"strings"
	"testing"
)

// FuzzHTMLText: a text has no character that HTML takes for its own, and reads
// as it was.
func FuzzHTMLText(f *testing.F) {
	fuzzed(f)
	f.Fuzz(func(t *testing.T, text string) {
		got := HTML.Text(text)
		if strings.ContainsAny(got, "<>\"'\n\x00") || html.UnescapeString(got) != Line(text) {
			t.Errorf("%q becomes %q", text, got)
		}
	})
}
