package rows

import (
	"strconv"
	"strings"
)

const (
	maxQuoted = 40 // runes of a cell that a message shows
	maxListed = 12 // names that a message lists
)

// Shorten cuts text to 40 runes and marks the cut with "…".
func Shorten(text string) string {
	runes := 0
	for i := range text {
		if runes == maxQuoted {
			return text[:i] + "…"
		}
		runes++
	}
	return text
}

// Quote returns text for a message: shortened, in quotes, on one line.
func Quote(text string) string { return strconv.Quote(Shorten(text)) }

// QuoteAll returns names for a message: the first twelve, each quoted, and how
// many there are if there are more.
func QuoteAll(names []string) string {
	var b strings.Builder
	for i, name := range names[:min(len(names), maxListed)] {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Quote(name))
	}
	if len(names) > maxListed {
		b.WriteString(", … " + strconv.Itoa(len(names)) + " in all")
	}
	return b.String()
}

// Plural returns the noun for n things, with an s unless n is 1.
func Plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
