// Package nearest finds the name that somebody probably meant, for messages
// that ask "did you mean …?".
package nearest

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Name returns the name closest to asked, or "" if none is close. Case is
// ignored. A name is close if its Levenshtein distance from asked is at most a
// third of the length of asked, in letters, and at least 1 is allowed. If no
// name is that close, the first name that contains asked is returned, provided
// asked has three bytes or more.
func Name(asked string, names []string) string {
	asked = strings.ToLower(asked)
	limit := max(1, utf8.RuneCountInString(asked)/3)
	best, longer := "", ""
	for _, name := range names {
		lower := strings.ToLower(name)
		if longer == "" && len(asked) >= 3 && strings.Contains(lower, asked) {
			longer = name
		}
		if name == "" || len(name) > 4*len(asked)+4 { // too long to be close; spares the quadratic distance
			continue
		}
		if d := distance(asked, lower); d <= limit {
			best, limit = name, d-1
		}
	}
	return cmp.Or(best, longer)
}

// distance returns the Levenshtein distance: how many letters must be
// inserted, deleted or replaced to turn a into b.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		diagonal := row[0]
		row[0] = i + 1
		for j := range t {
			substitute := diagonal
			if s[i] != t[j] {
				substitute++
			}
			diagonal = row[j+1]
			row[j+1] = min(substitute, diagonal+1, row[j]+1)
		}
	}
	return row[len(t)]
}
