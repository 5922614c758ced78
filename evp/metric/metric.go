// Package metric knows the scores that the field reports by their names: which
// of them are better when they are smaller, and on which data they are measured.
//
// A search that is drawn the wrong way up reports its worst trial as its best,
// and nothing in the numbers shows it. Most logs do not say which way is better,
// but nearly all name their score after a well-known metric, and for those the
// direction is a fact. This is the one list of these facts. A name that is not
// understood says nothing: it is better to have to ask than to be wrong.
package metric

import (
	"regexp"
	"slices"
	"strings"

	"evpkit/evp"
)

// Data are the data that a name says a metric is measured on.
type Data int8

// The data. A name that says nothing is most often of validation data.
const (
	NoData     Data = iota // the name does not say
	Validation             // "val_acc", "f1/dev"
	Test                   // "test_acc"
	Train                  // "train/loss"
)

// A Name is the name of a column, read as that of a metric.
type Name struct {
	Word      string        // the metric, as a single word in lower case: "logloss"
	Direction evp.Direction // which values are better
	Data      Data
	// Whole says that the name is nothing but that of a metric: all its other
	// words say how or where it is measured ("best_val_f1_macro").
	Whole bool
	// Resource says that it is what a model needs, such as a latency, and no
	// score of a search.
	Resource bool
	// Share says that some report it from 0 to 1 and others in percent.
	Share bool
	// Range is the range that it cannot leave.
	Range Range
	// Noun is what many values of it are called, such as "accuracies"; "" for metrics
	// without a common noun, and for the negative or the complement of one.
	Noun string
}

// Direction returns which scores are better by a column's name, and the metric
// that says so; see Read.
func Direction(column string) (d evp.Direction, word string, ok bool) {
	n, ok := Read(column)
	return n.Direction, n.Word, ok
}

// Known reports whether a column's name has a metric in it that may be a score,
// whatever else it says.
func Known(column string) bool {
	return slices.ContainsFunc(find(Words(column)), func(f found) bool { return !f.resource })
}

// Read reads a column's name as that of a metric. ok is false if the name says
// nothing or contradicts itself; the Name is empty then.
//
// The name is split into words (see Words), and metrics are found that are one
// word or several: "valMAE", "metrics.val_mae", "false_positive_rate". The last
// metric is what the name means, and after it only words may follow that say
// how or where it is measured: "loss_epoch" is a loss, "loss_scale" is not. Any
// word may precede it ("c4_val_loss"), unless the metric is also a common word
// ("map"), apart from words that make something else of it: a spread
// ("std_acc"), a setting ("target_acc"), a relation ("loss_at_best_acc"). If
// metrics of both directions occur, the name says nothing, except that a loss is
// a loss ("dice_loss").
//
// "neg" before a metric of which less is better reverses it, as in
// scikit-learn's "neg_mean_squared_error", but not before loss, error, or a
// metric of which more is better, as these may be of negative examples. "1 - "
// and "-" before a name reverse it.
func Read(column string) (n Name, ok bool) {
	bare := strings.TrimSpace(column)
	complement := complements.FindString(bare)
	words := withoutRelations(Words(bare[len(complement):]))
	all := find(words)
	if len(all) == 0 {
		return Name{}, false
	}
	r := reading{words: words, found: all, last: all[len(all)-1]}
	if !r.isConsistent() {
		return Name{}, false
	}
	unknown, blocked := r.others(&n)
	if blocked || unknown && r.last.strict || !r.endsWell() {
		return Name{}, false
	}
	n.Word, n.Direction, n.Resource, n.Share = r.last.word, r.last.direction, r.last.resource, r.last.share
	n.Whole = !unknown && complement == ""
	negated, ok := r.negation()
	if !ok {
		return Name{}, false
	}
	n.Range = r.bounds(complement, negated)
	if !negated && complement == "" {
		n.Noun = r.last.noun
	}
	if negated != (complement != "") {
		n.Direction = opposite(n.Direction)
	}
	return n, true
}

// complements match what reverses a metric as arithmetic does: "1 - auc",
// "100-acc", "-loss".
var complements = regexp.MustCompile(`^(1|1\.0|100|one)?\s*[-−]\s*`)

// opposite returns the other direction.
func opposite(d evp.Direction) evp.Direction {
	if d == evp.Minimize {
		return evp.Maximize
	}
	return evp.Minimize
}

// A reading is a name in words, and the metrics in it.
type reading struct {
	words []string
	found []found
	last  found // of them
}

// isConsistent reports whether the metrics of a name agree on which values are
// better. A metric that is also a common word may qualify any other.
func (r *reading) isConsistent() bool {
	for _, f := range r.found[:len(r.found)-1] {
		switch {
		case r.last.word == "err" || r.last.word == "errs": // an error bar
			return false
		case f.strict || f.direction == r.last.direction || r.isLoss():
		default:
			return false
		}
	}
	return r.last.direction != unknownDirection
}

// isLoss reports whether the name is of a loss, whatever it is made from.
func (r *reading) isLoss() bool { return r.last.word == "loss" || r.last.word == "losses" }

// others looks at the words that are no metric. It sets the data, and reports
// whether there is an unknown word, and whether one makes something else of the
// metric.
func (r *reading) others(n *Name) (unknown, blocked bool) {
	for i, w := range r.words {
		switch {
		case r.isMetric(i):
			unknown = unknown || r.isForeign(i)
		case slices.Contains(blockers, w):
			return unknown, true
		case slices.Contains(validationWords, w):
			n.Data = max(n.Data, Validation)
		case slices.Contains(testWords, w):
			n.Data = max(n.Data, Test)
		case slices.Contains(trainWords, w):
			n.Data = max(n.Data, Train)
		case !isQualifier(w) && !isNegation(w):
			unknown = true
		}
	}
	for _, f := range r.found {
		n.Data = max(n.Data, f.data)
	}
	return unknown, false
}

// isMetric reports whether a word is part of a metric.
func (r *reading) isMetric(i int) bool {
	return slices.ContainsFunc(r.found, func(f found) bool { return f.from <= i && i < f.to })
}

// isForeign reports whether a word is of another metric than the last, with
// another direction: "time" in "time_series_loss".
func (r *reading) isForeign(i int) bool {
	return !r.isLoss() && slices.ContainsFunc(r.found, func(f found) bool {
		return f.from <= i && i < f.to && f.direction != r.last.direction
	})
}

// endsWell reports whether all words after the metric go with a metric.
func (r *reading) endsWell() bool {
	return !slices.ContainsFunc(r.words[r.last.to:], func(w string) bool {
		return !isQualifier(w) && !isData(w)
	})
}

// negation reports whether the metric is negated. ok is false if that cannot be
// told.
func (r *reading) negation() (negated, ok bool) {
	i := r.last.from - 1
	for i >= 0 && (isQualifier(r.words[i]) || isData(r.words[i])) {
		i--
	}
	if i < 0 || !isNegation(r.words[i]) {
		return false, !slices.ContainsFunc(r.words, isNegation) || slices.Contains(r.last.parts(r.words), "negative") ||
			slices.Contains(r.last.parts(r.words), "neg")
	}
	isOfExamples := slices.Contains([]string{"loss", "losses", "error", "errors"}, r.last.word)
	return true, r.last.direction == evp.Minimize && !isOfExamples
}

// isNegation reports whether a word may reverse a metric.
func isNegation(word string) bool { return word == "neg" || word == "negative" }

// isData reports whether a word says which data a metric is of.
func isData(word string) bool {
	return slices.Contains(validationWords, word) || slices.Contains(testWords, word) || slices.Contains(trainWords, word)
}

// isQualifier reports whether a word may stand beside a metric and does not
// change what it is: how it is summed up, a data set, a number.
func isQualifier(word string) bool {
	bare := strings.Trim(word, "0123456789")
	return bare == "" || slices.Contains(qualifiers, bare) || slices.Contains(dataSets, bare) ||
		slices.Contains(dataSets, word)
}

// withoutRelations leaves out the relations that do not change what a metric is:
// a cut-off ("recall_at_5") and a unit ("loss_per_token").
func withoutRelations(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			next := words[i+1]
			isCutOff := words[i] == "at" && (next == "k" || strings.Trim(next, "0123456789") == "")
			isUnit := words[i] == "per" && i > 0 && words[i-1] != "bits" && slices.Contains(units, next)
			if isCutOff || isUnit {
				i++
				continue
			}
		}
		out = append(out, words[i])
	}
	return out
}
