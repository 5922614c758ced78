package triallog

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A role is what a column is for.
type role struct {
	noun      string
	flag      string // of the command line, that names the column
	required  bool
	wellKnown func(name string) bool
}

var (
	scoreRole = role{"score", "--score", true, isScoreName}
	costRole  = role{"cost", "--cost", false, isCostName}
)

var (
	// validation are names of the data that a score is of. The test data are
	// not among them: the best of many scores on them is no result.
	validation = []string{"val_", "valid_", "validation_", "dev_", "eval_"}
	measures   = []string{"score", "acc", "accuracy", "f1", "auc", "loss", "perplexity", "ppl"}
	costs      = []string{"fpo", "flops", "flos", "cost", "total_cost"}
	totals     = []string{"total_", "train_", "training_"}
)

// isScoreName reports whether a column is well known to hold a score; see
// Options.Score.
func isScoreName(name string) bool {
	name = strings.TrimPrefix(normal(name), "best_")
	return slices.Contains(measures, withoutPrefix(name, validation))
}

// isCostName reports whether a column is well known to hold a cost; see
// Options.Cost.
func isCostName(name string) bool {
	name = normal(name)
	bare := withoutPrefix(name, totals)
	return slices.Contains(costs, name) || bare != "cost" && bare != "total_cost" && slices.Contains(costs, bare)
}

// normal is a column's name in lower case with "_" between the words.
func normal(name string) string {
	return strings.NewReplacer(" ", "_", "-", "_", ".", "_", "/", "_").Replace(strings.ToLower(name))
}

// withoutPrefix cuts the first of the prefixes that name has.
func withoutPrefix(name string, prefixes []string) string {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(name, p); ok {
			return rest
		}
	}
	return name
}

// maxListed is how many names stand in a message.
const maxListed = 12

// list quotes names for a message, the first of them if they are many.
func list(names []string) string {
	var b strings.Builder
	for i, name := range names[:min(len(names), maxListed)] {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quote(name))
	}
	if len(names) > maxListed {
		b.WriteString(", … " + strconv.Itoa(len(names)) + " in all")
	}
	return b.String()
}

// Nearest returns the name that is most like the one asked for, upper and
// lower case alike: with at most every third letter wrong, or else the first
// that it is a part of. It returns "" if there is none.
func Nearest(asked string, names []string) string {
	asked = strings.ToLower(asked)
	limit := max(1, utf8.RuneCountInString(asked)/3)
	best, longer := "", ""
	for _, name := range names {
		lower := strings.ToLower(name)
		if longer == "" && len(asked) >= 3 && strings.Contains(lower, asked) {
			longer = name
		}
		if name == "" || len(name) > 4*len(asked)+4 {
			continue
		}
		if d := distance(asked, lower); d <= limit {
			best, limit = name, d-1
		}
	}
	return cmp.Or(best, longer)
}

// distance is the number of letters to insert, delete or replace to turn a
// into b (Levenshtein).
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
