package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

const (
	// maxSampled is how many rows with a score, and how many without, are searched
	// for what tells them apart; enough, because a column that does has few values.
	maxSampled = 200
	// maxSampledCells bounds the memory of these rows where there are many columns.
	maxSampledCells = 20_000
	// maxKinds is how many values a column of kinds may have on one side.
	maxKinds = 3
)

// RowKinds are some rows of the first file, and of those with the same columns,
// with a score and without, in case the latter are runs of another kind.
type rowKinds struct {
	left              int // rows with a score that may still be kept
	file              *source.File
	scored, scoreless [][]string
}

// begin takes the rows of a file, unless another came before it.
func (k *rowKinds) begin(f *source.File) {
	if k.file == nil {
		k.file = f
		k.left = min(maxSampled, maxSampledCells/max(len(f.Names), 1))
	}
}

// add keeps the row of a trial if it has a score.
func (k *rowKinds) add(f *source.File, rec []string, score float64) {
	if !rows.IsFinite(score) || !k.hasColumnsOf(f) {
		return
	}
	k.left--
	k.scored = append(k.scored, cloned(rec))
}

// addScoreless keeps the row of a trial without a score.
func (k *rowKinds) addScoreless(f *source.File, rec []string) {
	if len(k.scoreless) < min(maxSampled, maxSampledCells/len(rec)) && k.hasColumnsOf(f) {
		k.scoreless = append(k.scoreless, cloned(rec))
	}
}

// hasColumnsOf reports whether the rows of a file can be compared with those of
// the first.
func (k *rowKinds) hasColumnsOf(f *source.File) bool {
	return f == k.file || slices.Equal(f.Names, k.file.Names)
}

// cloned returns the cells of a row without their padding, for good.
func cloned(rec []string) []string {
	out := make([]string, len(rec))
	for i, cell := range rec {
		out[i] = strings.Clone(strings.TrimSpace(cell))
	}
	return out
}

// kindNames are names of columns that tell runs of several kinds apart, in lower
// case. Other columns that do so are looked at after these.
var kindNames = []string{"kind", "phase", "type", "job_type", "run_type", "stage", "mode", "split", "state", "status",
	"group", "purpose"}

// condition returns a condition that the rows with a score meet and those without
// do not; "" if no column tells them apart.
func (k *rowKinds) condition(columns *selection) string {
	if k.file == nil || len(k.scoreless) == 0 {
		return ""
	}
	isKind := func(i int) bool { return slices.Contains(kindNames, strings.ToLower(k.file.Names[i])) }
	for _, known := range []bool{true, false} {
		for i := range k.file.Names {
			if i == columns.score.index || isKind(i) != known {
				continue
			}
			if c := k.conditionOn(i); c != "" {
				return c
			}
		}
	}
	return ""
}

// conditionOn returns a condition on column i. Each of the values that it names
// occurs in two rows or more on average: an id tells all rows apart.
func (k *rowKinds) conditionOn(i int) string {
	with, without := valuesIn(k.scored, i), valuesIn(k.scoreless, i)
	if slices.ContainsFunc(with, func(v string) bool { return slices.Contains(without, v) }) {
		return ""
	}
	name := expr.Mention(k.file.Names[i])
	switch {
	case areKinds(with, len(k.scored)) && len(with) == 1:
		return fmt.Sprintf("%s == %q", name, with[0])
	case areKinds(without, len(k.scoreless)):
		return name + ` != "` + strings.Join(without, `" && `+name+` != "`) + `"`
	case areKinds(with, len(k.scored)):
		return name + ` in ["` + strings.Join(with, `", "`) + `"]`
	case len(without) == 1 && without[0] == "" && !slices.ContainsFunc(with, isNumber):
		return name + ` != ""`
	}
	return ""
}

// valuesIn returns the different cells of column i.
func valuesIn(recs [][]string, i int) []string {
	var values []string
	for _, rec := range recs {
		if i < len(rec) && !slices.Contains(values, rec[i]) {
			values = append(values, rec[i])
		}
	}
	return values
}

// areKinds reports whether values of so many rows are the names of a few kinds.
func areKinds(values []string, n int) bool {
	isName := func(v string) bool { return v != "" && !isNumber(v) && !strings.ContainsAny(v, "'\"\\`\n") }
	return len(values) > 0 && len(values) <= maxKinds && n >= 2*len(values) &&
		!slices.ContainsFunc(values, func(v string) bool { return !isName(v) })
}

// isNumber reports whether a cell is a number.
func isNumber(cell string) bool {
	_, ok := rows.Number(cell)
	return ok
}
