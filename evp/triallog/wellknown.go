package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/metric"
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

// isScoreName reports whether a name is well known for a validation score; see
// Options.Score. The test data are not meant: the best of many scores on them is
// not a result. Nor is an error bar, or the message of an error.
func isScoreName(name string) bool {
	if n, ok := metric.Read(name); ok {
		isMessage := strings.HasPrefix(n.Word, "error") && n.Data == metric.NoData && !strings.HasSuffix(n.Word, "rate")
		return n.Whole && !n.Resource && n.Data <= metric.Validation && !isMessage && n.Word != "err" && n.Word != "errs"
	}
	return isCalledScore(name, scoreWords)
}

// scoreWords may stand in the name of a column that is called score, and
// otherWords where that is not of validation data.
var (
	scoreWords = []string{
		"score", "best", "final", "val", "valid", "validation", "dev", "eval", "evaluation", "metrics",
	}
	otherWords = append([]string{"test", "train", "training"}, scoreWords...)
)

// isCalledScore reports whether a name has the word score and else only some of
// the words.
func isCalledScore(name string, words []string) bool {
	all := metric.Words(name)
	isOther := func(w string) bool { return !slices.Contains(words, w) }
	return slices.Contains(all, "score") && !slices.ContainsFunc(all, isOther)
}

// isOtherScore reports whether a name is that of a score on data that no search
// is steered by.
func isOtherScore(name string) bool {
	if n, ok := metric.Read(name); ok {
		return n.Whole && !n.Resource && n.Data > metric.Validation
	}
	return isCalledScore(name, otherWords) && !isCalledScore(name, scoreWords)
}

var (
	// groups are what tools put before the names of numbers that they keep.
	groups = []string{"params_", "metrics_", "user_attrs_", "config_"}
	// costs are the names of a trial's cost; the first four may have a total
	// before them.
	costs = []string{"fpo", "flops", "flos", "total_cost", "cost"}
	// totals say that a number of operations is that of a training run.
	totals = []string{
		"train_total_", "training_total_", "total_train_", "total_training_", "total_", "train_", "training_",
	}
)

// isCostName reports whether a name is well known for a cost; see Options.Cost.
func isCostName(name string) bool {
	name = normalName(name)
	switch bare := withoutPrefix(name, groups); bare {
	case "cost", "total_cost":
		return !strings.HasPrefix(name, "params_") && !strings.HasPrefix(name, "config_") // C of an SVM, say
	default:
		return slices.Contains(costs[:3], withoutPrefix(bare, totals))
	}
}

// isUnclearCost reports whether a well-known name of a cost may as well be the
// number of operations of one example or one step.
func isUnclearCost(name string) bool { return withoutPrefix(normalName(name), groups) == "flops" }

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
		isSetting := r.noun == scoreRole.noun && slices.Contains(s.file.Columns.Params, i)
		if isWellKnown(&s.file.Columns, r, name) && name != taken && i != s.file.Columns.State && !isSetting {
			found = append(found, i)
		}
	}
	only := "the only one with a well-known name"
	if len(found) > 1 {
		found = s.likely(r, found)
		only = "the likeliest of those with a well-known name"
	}
	switch {
	case len(found) == 1:
		s.notes = append(s.notes, fmt.Sprintf("%s: column %s (%s)", r.noun, rows.Quote(s.file.Names[found[0]]), only))
		return found[0], nil
	case len(found) > 1:
		return none, s.ambiguous(r, found)
	case r.required:
		return none, s.noScore()
	}
	return none, nil
}

// noScore is the error of a file without a column that is a well-known score.
func (s *selector) noScore() error {
	var others []string
	for i, name := range s.file.Names {
		isSetting := slices.Contains(s.file.Columns.Params, i)
		if isOtherScore(strings.TrimPrefix(name, s.file.Columns.MeasuredPrefix)) && !isSetting {
			others = append(others, name)
		}
	}
	list := s.file.ListColumns(scoreOption)
	if len(others) > 0 {
		return s.file.Lacks(fmt.Sprintf("no column is a well-known score on validation data, only on test or training "+
			"data (%s): name the score with `%s` (columns: %s)", rows.QuoteAll(others), scoreOption, list))
	}
	return s.file.Lacks(fmt.Sprintf(
		"no column has a well-known name for a score: name it with `%s` (columns: %s)", scoreOption, list))
}

// likely returns those of several columns with a well-known name that can be
// told to have the role. Of scores it leaves out settings, by the first row: a
// loss called "hinge". An extreme of what also has a mean is left out, too. Of
// costs it leaves out one that may be that of a single example.
func (s *selector) likely(r role, found []int) []int {
	names := s.file.Names
	if r.noun == costRole.noun {
		return leaveOut(found, func(i int) bool { return isUnclearCost(names[i]) })
	}
	first := s.file.Peek()
	found = leaveOut(found, func(i int) bool { return i < len(first) && isSettingCell(names[i], first[i]) })
	return leaveOut(found, func(i int) bool {
		return slices.ContainsFunc(found, func(mean int) bool { return isExtremeOf(names[i], names[mean]) })
	})
}

// leaveOut returns the columns without those of a kind, unless all are of it.
func leaveOut(columns []int, isKind func(int) bool) []int {
	rest := slices.DeleteFunc(slices.Clone(columns), isKind)
	if len(rest) == 0 {
		return columns
	}
	return rest
}

// isSettingCell reports whether a cell of a column that is named after a metric
// is a setting: a word without a number, or the precision of arithmetic.
func isSettingCell(name, cell string) bool {
	cell = strings.TrimSpace(cell)
	if v, ok := rows.Number(cell); ok {
		return normalName(name) == "precision" && (v == 8 || v == 16 || v == 32 || v == 64)
	}
	afterLetter := false // "fp16" has no number in it, "tensor(0.5)" has one
	for _, c := range []byte(cell) {
		isDigit := '0' <= c && c <= '9'
		if isDigit && !afterLetter {
			return false
		}
		afterLetter = isDigit || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_'
	}
	return !rows.IsMissing(cell)
}

// isExtremeOf reports whether two names are those of an extreme and of the mean
// of the same numbers, such as episode_reward_max and episode_reward_mean.
func isExtremeOf(name, mean string) bool {
	bare := func(name string, cut ...string) (string, bool) {
		words := metric.Words(name)
		rest := slices.DeleteFunc(words, func(w string) bool { return slices.Contains(cut, w) })
		return strings.Join(rest, " "), len(rest) < len(metric.Words(name))
	}
	a, isExtreme := bare(name, "min", "max")
	b, isMean := bare(mean, "mean")
	return isExtreme && isMean && a == b
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
		if guess.asked == "" && isWellKnown(c, guess.role, name) && !(o.CostOnly && guess.role.option == scoreOption) {
			return fmt.Sprintf("column %s first occurs here and could be the %s: choose with `%s`",
				rows.Quote(name), guess.noun, guess.option)
		}
	}
	if strings.EqualFold(name, modelColumn) && len(o.By) == 0 {
		return "column " + rows.Quote(name) + " first occurs here: name it with `by`"
	}
	return ""
}
