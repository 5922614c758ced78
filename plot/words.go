package plot

import (
	"slices"
	"strings"
	"unicode"

	"evpkit/evp/metric"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// scoreLabel returns the label of the y axis for curves that share a
// statistic, such as "Expected validation accuracy".
func scoreLabel(name string, s evp.Statistic) string {
	if name = sheet.Clean(name); name == "" {
		name = "score"
	}
	if letters := []rune(name); len(letters) > mostLabelled {
		name = string(letters[:mostLabelled-1]) + "…"
	}
	score := validationScore(withoutValidation(name))
	switch {
	case s.IsMean():
		return "Expected " + score
	case s.Q() == 0.5:
		return "Median of best " + score
	}
	return s.String() + " quantile of best " + score
}

// mostLabelled is how many letters of a score's name a label or a caption has: more
// than fill two lines of any axis.
const mostLabelled = 200

// validationScore says what a score is: "validation accuracy", or for a name that
// no one would recognize as a score "validation score (matched)". A name that
// says itself which data it is of needs no such word.
func validationScore(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	is := func(list []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return slices.Contains(list, word) })
	}
	switch {
	case len(words) > 1 && is(dataWords):
		return name
	case metric.Known(name) || is([]string{"score", "performance"}):
		return "validation " + name
	case len(words) == 1 && is([]string{"value", "objective", "metric"}):
		return "validation score"
	}
	return "validation score (" + name + ")"
}

// dataWords in a name say which data a score is of.
var dataWords = []string{"val", "valid", "validation", "dev", "eval", "test", "train", "heldout", "cv"}

// withoutValidation removes what the label says anyway: "val_acc" and
// "validation accuracy" are "accuracy" here.
func withoutValidation(name string) string {
	for _, prefix := range []string{"validation", "valid", "val", "eval", "dev"} {
		rest, ok := cutPrefixFold(name, prefix)
		if ok && len(rest) > 1 && strings.ContainsRune(" _-./", rune(rest[0])) {
			name = rest[1:]
			break
		}
	}
	if strings.EqualFold(name, "acc") {
		return "accuracy"
	}
	return name
}

// cutPrefixFold is strings.CutPrefix, ignoring case.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// mixedLabel returns the label of the y axis for curves of several statistics,
// which the legend names.
func mixedLabel(name string) string {
	label := scoreLabel(name, evp.Mean)
	return "Best" + strings.TrimPrefix(label, "Expected")
}

// unit returns the unit of the budget axis.
func unit(name string) string {
	if name = sheet.Clean(name); name != "" {
		return name
	}
	return "FPO"
}

// counted writes a number of things.
func counted(n int, one, many string) string {
	return number.Count(n) + " " + plural(n, one, many)
}

// plural returns the word for a number of things.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// lowered returns s with a lower-case first letter.
func lowered(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
