package metric

import (
	"slices"
	"strings"

	"evpkit/evp"
)

// A found is a metric in a name.
type found struct {
	word      string
	from, to  int // its words: the first, and the first after it
	direction evp.Direction
	strict    bool // it counts only where all other words are known
	resource  bool
	share     bool
	bounds    Range
	noun      string
	data      Data // of a word such as "valloss"
}

// unknownDirection is that of a compound that says nothing.
const unknownDirection = evp.Direction(-1)

// parts returns the words of a metric.
func (f found) parts(words []string) []string { return words[f.from:f.to] }

// longest is how many words a metric has at most.
const longest = 6

// find returns the metrics in a name, from left to right, each as long as
// possible. A rank such as "top1" beside another metric is none itself: it says
// how that is measured.
func find(words []string) []found {
	var all []found
	for i := 0; i < len(words); {
		f, ok := at(words, i)
		if !ok {
			i++
			continue
		}
		all, i = append(all, f), f.to
	}
	isRank := func(f found) bool { return strings.HasPrefix(f.word, "top") && f.word != "topkaccuracy" }
	if slices.ContainsFunc(all, func(f found) bool { return !isRank(f) }) {
		all = slices.DeleteFunc(all, isRank)
	}
	return all
}

// at returns the longest metric that begins with a word.
func at(words []string, i int) (found, bool) {
	for n := min(longest, len(words)-i); n > 1; n-- {
		joined := strings.Join(words[i:i+n], "")
		if f, ok := listed(joined); ok {
			f.from, f.to = i, i+n
			return f, true
		}
		if bare := strings.TrimRight(joined, digits); strings.TrimRight(words[i+n-1], digits) != "" && bare != joined {
			if f, ok := listed(bare); ok { // "m", "ap50"
				f.from, f.to = i, i+n
				return f, true
			}
		}
	}
	f, ok := single(words[i])
	if f.from, f.to = i, i+1; f.word == "per" && f.to < len(words) {
		return found{}, false // a relation
	}
	return f, ok
}

const digits = "0123456789"

// single returns the metric that a word is. A number after it, such as a
// cut-off, is not part of its name ("rouge2", "map50"), nor is the name of the
// data before it ("valloss").
func single(word string) (found, bool) {
	for _, w := range []string{word, strings.TrimRight(word, digits)} {
		if f, ok := listed(w); ok {
			return f, true
		}
	}
	for _, data := range []struct {
		name string
		data Data
	}{{"validation", Validation}, {"valid", Validation}, {"val", Validation}, {"dev", Validation}, {"eval", Validation},
		{"training", Train}, {"train", Train}, {"test", Test}} {
		bare, ok := strings.CutPrefix(word, data.name)
		if f, known := listed(bare); ok && known && !f.strict {
			f.word, f.data = word, data.data
			return f, true
		}
	}
	return found{}, false
}

// metrics are all that are listed.
var metrics = list()

// list returns the metrics of all lists by their words.
func list() map[string]found {
	out := make(map[string]found)
	add := func(words []string, f found) {
		for _, w := range words {
			f.word, f.share, f.bounds, f.noun = w, slices.Contains(shares, w), rangeOf(w), nounOf(w)
			out[w] = f
		}
	}
	add(clearMinimized, found{direction: evp.Minimize})
	add(clearMaximized, found{direction: evp.Maximize})
	add(strictMinimized, found{direction: evp.Minimize, strict: true})
	add(strictMaximized, found{direction: evp.Maximize, strict: true})
	add(resourcesMinimized, found{direction: evp.Minimize, strict: true, resource: true})
	add(resourcesMaximized, found{direction: evp.Maximize, strict: true, resource: true})
	add(silent, found{direction: unknownDirection})
	return out
}

// listed looks a metric up.
func listed(word string) (found, bool) {
	f, ok := metrics[word]
	return f, ok
}
