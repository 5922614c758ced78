package markup

import (
	"regexp"
	"strings"
)

// Markdown is Markdown as CommonMark and GitHub read it, in cells of tables too.
// Numbers stay text.
var Markdown = Language{text: markdownText, formulasAsText: true}

// markdownText escapes what Markdown, and the HTML and formulas within it, would
// read as their own, at the start of a line too, where "1." and "-" would begin a
// list.
func markdownText(line string) string {
	return markdownItem.ReplaceAllString(markdownSpecial.Replace(line), `$1$4\$2$5$3$6`)
}

var (
	markdownSpecial = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`,
		`|`, `\|`, `~`, `\~`, `#`, `\#`, `$`, `\$`, `&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`)
	markdownItem = regexp.MustCompile(`^( *\d+)([.)])( |$)|^( *)([-+=])( |-|=|$)`)
)

// MarkdownCode returns text as a span of code.
func MarkdownCode(s string) string {
	s = Line(s)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}

// MarkdownListing returns text as a block of code.
func MarkdownListing(s string) string {
	s = Line(s)
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + "\n" + s + "\n" + fence
}

// MarkdownTarget returns a path as the target of a link in angle brackets.
func MarkdownTarget(path string) string { return "<" + markdownTarget.Replace(path) + ">" }

var markdownTarget = strings.NewReplacer("%", "%25", "<", "%3C", ">", "%3E", "\\", "%5C", "\n", "%0A", "\r", "%0D")
