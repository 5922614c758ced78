// Package nearest finds the name that somebody probably meant, for messages
// that ask "did you mean …?".
package nearest

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Name returns the name closest to asked, or "" if none is close. Case is
// ignored. A name is close if its edit distance from asked is at most a
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

// distance returns the edit distance: how many letters must be inserted,
// deleted or replaced, or neighbours exchanged, to turn a into b (optimal string
// alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, row := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		next := make([]int, len(t)+1)
		next[0] = i + 1
		for j := range t {
			substitute := row[j]
			if s[i] != t[j] {
				substitute++
			}
			next[j+1] = min(substitute, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(t)]
}
