// Package metric knows the scores that the field reports by their names: which
// of them are better when they are smaller.
//
// A search that is drawn the wrong way up reports its worst trial as its best,
// and nothing in the numbers shows it. Most logs do not say which way is better,
// but nearly all name their score after a well-known metric, and for those the
// direction is a fact. This is the one list of these facts.
package metric

import (
	"slices"
	"strings"
	"unicode"

	"evpkit/evp"
)

// Direction returns which scores are better by a column's name, and the word
// of the name that says so. ok is false if the name says nothing, or
// contradicts itself.
//
// A name is split into words at everything that is not a letter or a digit, and
// where a capital follows a small letter: "valMAE" and "metrics.val_mae" both
// have the word "mae". Where words of both directions occur the last word
// decides, as it is the noun that the others qualify ("dice_loss" is a loss);
// if the last word is no metric the name says nothing. A word "neg" or
// "negative" before the metric reverses it, as in scikit-learn's
// "neg_mean_squared_error".
func Direction(column string) (d evp.Direction, word string, ok bool) {
	words := Words(column)
	if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(relations, w) }) {
		return evp.Maximize, "", false // "loss_at_best_accuracy" has two metrics, and either may be meant
	}
	negative := false
	var found []string
	var directions []evp.Direction
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w == "neg" || w == "negative" {
			negative = true
			continue
		}
		d, ok := ofWord(w)
		if !ok && i+1 < len(words) {
			if d, ok = listed(w + words[i+1]); ok { // "log loss", "top 1", "r 2"
				i++
				w += words[i]
			}
		}
		if ok {
			found, directions = append(found, w), append(directions, d)
		}
	}
	if len(found) == 0 {
		return evp.Maximize, "", false
	}
	d, word = directions[len(directions)-1], found[len(found)-1]
	if slices.ContainsFunc(directions, func(other evp.Direction) bool { return other != d }) &&
		!strings.HasSuffix(word, words[len(words)-1]) {
		return evp.Maximize, "", false
	}
	if negative {
		d = map[evp.Direction]evp.Direction{evp.Minimize: evp.Maximize, evp.Maximize: evp.Minimize}[d]
	}
	return d, word, true
}

// relations are words that join two metrics in one name.
var relations = []string{"at", "when", "vs", "versus", "per", "minus", "over"}

// Known reports whether a column's name has a word that is a metric.
func Known(column string) bool {
	return slices.ContainsFunc(Words(column), func(w string) bool {
		_, ok := ofWord(w)
		return ok
	})
}

// Words splits a column's name into words in lower case.
func Words(column string) []string {
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, strings.ToLower(string(word)))
			word = nil
		}
	}
	for _, r := range column {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
			continue
		case unicode.IsUpper(r) && len(word) > 0 && unicode.IsLower(word[len(word)-1]):
			end()
		}
		word = append(word, r)
	}
	end()
	return words
}

// ofWord returns the direction of a metric. The name of the data before it is
// not part of its name ("valloss").
func ofWord(word string) (evp.Direction, bool) {
	if d, ok := listed(word); ok {
		return d, true
	}
	for _, data := range []string{"val", "eval", "test", "train", "dev"} {
		if bare, ok := strings.CutPrefix(word, data); ok {
			return listed(bare)
		}
	}
	return evp.Maximize, false
}

// listed looks a metric up. A number after its name, such as a cut-off, is not
// part of the name: "top5", "rouge2", "map50".
func listed(word string) (evp.Direction, bool) {
	for _, w := range []string{word, strings.TrimRight(word, "0123456789")} {
		switch {
		case slices.Contains(minimized, w):
			return evp.Minimize, true
		case slices.Contains(maximized, w):
			return evp.Maximize, true
		}
	}
	return evp.Maximize, false
}
