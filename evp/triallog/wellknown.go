package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/nearest"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A role is what a column is read for.
type role struct {
	noun        string
	option      string // the option that names the column
	required    bool
	isWellKnown func(name string) bool
}

var (
	scoreRole = role{"score", scoreOption, true, isScoreName}
	costRole  = role{"cost", costOption, false, isCostName}
)

var (
	// validation are names of the data that a score is of. The test data are not
	// among them: the best of many scores on them is not a result.
	validation = []string{"val_", "valid_", "validation_", "dev_", "eval_"}
	measures   = []string{"score", "acc", "accuracy", "f1", "auc", "loss", "perplexity", "ppl"}
	costs      = []string{"fpo", "flops", "flos", "cost", "total_cost"}
	totals     = []string{"total_", "train_", "training_"}
)

// isScoreName reports whether a name is well known for a score; see
// Options.Score.
func isScoreName(name string) bool {
	name = strings.TrimPrefix(normalName(name), "best_")
	return slices.Contains(measures, withoutPrefix(name, validation))
}

// isCostName reports whether a name is well known for a cost; see Options.Cost.
func isCostName(name string) bool {
	name = normalName(name)
	bare := withoutPrefix(name, totals)
	return slices.Contains(costs, name) || bare != "cost" && bare != "total_cost" && slices.Contains(costs, bare)
}

// normalName returns a column's name in lower case with "_" between its words.
func normalName(name string) string {
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

// isWellKnown reports whether a column of a file has a well-known name for a
// role.
func isWellKnown(c *source.Columns, r role, name string) bool {
	name = strings.TrimPrefix(name, c.MeasuredPrefix)
	return r.isWellKnown(name) || r.noun == scoreRole.noun && slices.Contains(c.ScoreNames, name)
}

// wellKnown returns the only column with a well-known name for a role, apart
// from one that has another role already; none if there is no such column and
// the role is not required.
func (s *selector) wellKnown(r role, taken string) (int, error) {
	var found []int
	for i, name := range s.file.Names {
		if isWellKnown(&s.file.Columns, r, name) && name != taken && i != s.file.Columns.State {
			found = append(found, i)
		}
	}
	switch {
	case len(found) == 1:
		s.notes = append(s.notes, fmt.Sprintf("%s: column %s (the only one with a well-known name)",
			r.noun, rows.Quote(s.file.Names[found[0]])))
		return found[0], nil
	case len(found) > 1:
		return none, s.ambiguous(r, found)
	case r.required:
		return none, s.file.AtHeader(fmt.Sprintf(
			"no column has a well-known name for a %s: name it with `%s` (columns: %s)",
			r.noun, r.option, rows.QuoteAll(s.file.Names)))
	}
	return none, nil
}

// ambiguous is the error of several columns that could have a role.
func (s *selector) ambiguous(r role, found []int) error {
	var names []string
	for _, i := range found {
		names = append(names, s.file.Names[i])
	}
	return s.file.AtHeader(fmt.Sprintf("%d columns could be the %s: choose one with `%s` (%s)",
		len(found), r.noun, r.option, rows.QuoteAll(names)))
}

// isNearName reports whether a text is close to the name of a column.
func (s *selector) isNearName(text string) bool { return nearest.Name(text, s.file.Names) != "" }

// lateColumn says which role a column could have that occurs only after the
// columns were guessed; "" if none.
func lateColumn(c *source.Columns, name string, o *Options) string {
	for _, guess := range []struct {
		role
		asked string
	}{{scoreRole, o.Score}, {costRole, o.Cost}} {
		if guess.asked == "" && isWellKnown(c, guess.role, name) {
			return fmt.Sprintf("column %s first occurs here and could be the %s: choose with `%s`",
				rows.Quote(name), guess.noun, guess.option)
		}
	}
	if strings.EqualFold(name, modelColumn) && len(o.By) == 0 {
		return "column " + rows.Quote(name) + " first occurs here: name it with `by`"
	}
	return ""
}
