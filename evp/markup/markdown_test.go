package markup

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

// markdownRead are what Markdown reads as text in markdownText.
var markdownRead = regexp.MustCompile("\\\\[\\\\`*_\\[\\]|~#$+.)=-]|&(amp|lt|gt);|[^\\\\`*_\\[\\]|~#$&<>]")

// FuzzMarkdownText: Markdown takes nothing of a text for its own, at the start
// of a line too, and shows it as it was.
func FuzzMarkdownText(f *testing.F) {
	fuzzed(f)
	item := regexp.MustCompile(`^ *([-+=]( |-|=|$)|[>#]|\d+[.)]( |$))`)
	f.Fuzz(func(t *testing.T, text string) {
		got := Markdown.Text(text)
		var read strings.Builder
		at := 0
		for _, token := range markdownRead.FindAllStringIndex(got, -1) {
			if token[0] != at {
				break
			}
			read.WriteString(strings.TrimPrefix(got[token[0]:token[1]], `\`))
			at = token[1]
		}
		if at != len(got) || html.UnescapeString(read.String()) != Line(text) || item.MatchString(got) {
			t.Errorf("%q becomes %q", text, got)
		}
	})
}

// A span of code ends where it is to, whatever it holds.
func TestMarkdownCode(t *testing.T) {
	for text, want := range map[string]string{"a": "`a`", "a`b": "`` a`b ``", "``": "``` `` ```"} {
		if got := MarkdownCode(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
