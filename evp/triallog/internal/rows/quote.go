package rows

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxQuoted = 40  // runes of a cell that a message shows
	maxName   = 200 // runes of a name that a list shows: whole, unless the file is no table
	maxListed = 12  // names that a message lists
)

// Shorten cuts text to 40 runes and marks the cut with "…".
func Shorten(text string) string { return shortened(text, maxQuoted) }

// shortened cuts text to so many runes and marks the cut with "…".
func shortened(text string, most int) string {
	runes := 0
	for i := range text {
		if runes == most {
			return text[:i] + "…"
		}
		runes++
	}
	return text
}

// Quote returns text for a message: shortened, in quotes, on one line.
func Quote(text string) string { return strconv.Quote(Shorten(text)) }

// QuoteAll returns names for a message: the first twelve, each whole and quoted,
// and how many there are if there are more.
func QuoteAll(names []string) string {
	var b strings.Builder
	for i, name := range names[:min(len(names), maxListed)] {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(shortened(name, maxName)))
	}
	if len(names) > maxListed {
		b.WriteString(", … " + strconv.Itoa(len(names)) + " in all")
	}
	return b.String()
}

// Option names an option in a message: in backquotes, with its value unless that
// is empty. A value that has a space, a quote or a backquote is quoted, so that
// the end of the value can be told. The value is not shortened: a reader may copy
// it.
func Option(name, value string) string {
	if value == "" {
		return "`" + name + "`"
	}
	isSpecial := func(r rune) bool { return r == ' ' || r == '"' || r == '`' || !strconv.IsPrint(r) }
	if strings.ContainsFunc(value, isSpecial) || !utf8.ValidString(value) {
		value = strconv.Quote(value)
	}
	return "`" + name + " " + value + "`"
}

// Plural returns the noun for n things, with an s unless n is 1.
func Plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
