package triallog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// costWords are words in the names of columns that may hold a cost, with the
// unit that each implies; "" if it implies none.
var costWords = map[string]string{
	"runtime": "", "time": "", "duration": "", "walltime": "", "wallclock": "", "elapsed": "",
	"seconds": "s", "secs": "s", "sec": "s", "minutes": "min", "mins": "min", "hours": "h", "hrs": "h",
	"kwh": "kWh", "usd": "USD", "dollars": "USD",
}

// noCostWords are words in the names of columns that hold a moment or a limit,
// and not a cost.
var noCostWords = []string{
	"start", "started", "end", "ended", "begin", "finish", "finished", "created", "updated", "submitted",
	"stamp", "timestamp", "limit", "max", "inference", "per",
}

// tensorBoardTime is the column of time stamps in a CSV file that TensorBoard
// writes.
const tensorBoardTime = "Wall time"

// noCostNote is the note of a log without a cost, with the hint of costHint.
func noCostNote(hint string) string {
	if hint == "" {
		return "cost: none, no column has a well-known name for it (`cost` names it)"
	}
	return "cost: none; " + hint
}

// costHint says which column of a log without a cost may be one, or which
// expression; "" if none may.
func costHint(f *source.File, score string) string {
	if hint := operationsHint(f, score); hint != "" {
		return hint
	}
	column, unit := findCost(f, score)
	if column == none {
		return ""
	}
	name := f.Names[column]
	option := rows.Option(costOption, name)
	if unit != "" {
		return fmt.Sprintf("if %s is what a trial cost, say %s %s", rows.Quote(name), option, rows.Option("cost-unit", unit))
	}
	return fmt.Sprintf("if %s is what a trial cost, say %s, and its unit with `cost-unit` (s, h, …)",
		rows.Quote(name), option)
}

// findCost returns the column that may be the cost, and its unit; none if there
// is no such column.
func findCost(f *source.File, score string) (column int, unit string) {
	column = none
	isNoCost := func(word string) bool { return slices.Contains(noCostWords, word) }
	isTaken := func(i int) bool { return i == f.Columns.State || slices.Contains(f.Columns.Params, i) }
	for i, name := range f.Names {
		words := strings.Split(normalName(name), "_")
		if name == score || isTaken(i) || name == tensorBoardTime || slices.ContainsFunc(words, isNoCost) {
			continue
		}
		for _, w := range words {
			if u, ok := costWords[w]; ok && (column == none || column == i && unit == "") {
				column, unit = i, u
			}
		}
	}
	return column, unit
}

// Names of columns from which the operations of a trial may be computed, in the
// form of normalName and without the prefixes of groups.
var (
	// perExample match numbers of operations that are those of one example, or
	// one step, in nearly all logs.
	perExample = regexp.MustCompile(`^(model_|forward_|fwd_)?(g|t|m|giga|tera|mega|num_|n_)?` +
		`(flops|flop|macs|mac|madds)(_per_.*)?$`)
	// perSecond are rates of a device.
	perSecond = []string{"second", "sec", "s", "gpu", "device", "watt", "dollar"}

	parameterNames = []string{
		"params", "n_params", "num_params", "param_count", "parameters", "n_parameters", "num_parameters",
		"model_params", "total_params", "non_embedding_params", "model_parameters", "trainable_params",
	}
	tokenNames = []string{
		"tokens", "n_tokens", "num_tokens", "train_tokens", "training_tokens", "total_tokens", "tokens_seen",
		"num_train_tokens", "tokens_total", "num_input_tokens_seen", "train_num_input_tokens_seen",
	}
	exampleNames = []string{
		"examples", "n_examples", "num_examples", "train_examples", "samples_seen", "examples_seen", "train_samples",
		"num_train_examples",
	}
)

// operationsHint says how the number of operations of a trial may be had from
// the columns of a file; "" if no column helps.
func operationsHint(f *source.File, score string) string {
	parameters, tokens := namedAmong(f.Names, parameterNames, score), namedAmong(f.Names, tokenNames, score)
	if parameters != none && tokens != none {
		formula := fmt.Sprintf("6 * %s * %s", expr.Mention(f.Names[parameters]), expr.Mention(f.Names[tokens]))
		return fmt.Sprintf("the log has parameters and tokens: for a language model trained on these, say %s %s",
			rows.Option(costOption, formula), rows.Option("cost-unit", "fpo"))
	}
	for i, name := range f.Names {
		if factor, mac, ok := exampleCost(name); ok && name != score && i != f.Columns.State {
			return exampleHint(f, name, factor, mac)
		}
	}
	return ""
}

// exampleCost reads a name of operations of one example: the factor of its
// numbers in an expression, and whether they are multiply-adds.
func exampleCost(name string) (factor string, mac, ok bool) {
	bare := withoutPrefix(normalName(name), groups)
	match := perExample.FindStringSubmatch(bare)
	if match == nil || isCostName(name) {
		return "", false, false
	}
	unit := strings.TrimPrefix(match[4], "_per_")
	if slices.ContainsFunc(perSecond, func(w string) bool { return unit == w || strings.HasSuffix(unit, "_"+w) }) {
		return "", false, false
	}
	factors := map[string]string{
		"g": "1e9 * ", "giga": "1e9 * ", "t": "1e12 * ", "tera": "1e12 * ", "m": "1e6 * ", "mega": "1e6 * ",
	}
	return factors[match[2]], strings.HasPrefix(match[3], "ma"), true
}

// exampleHint says how the operations of one example become those of a trial.
func exampleHint(f *source.File, name string, factor string, mac bool) string {
	examples, number := examplesIn(f.Names, name)
	formula := factor + expr.Mention(name) + " * " + examples
	unit := ""
	if mac {
		unit = " " + rows.Option("cost-unit", "mac")
	}
	return fmt.Sprintf("%s is that of one example or step in nearly all logs: multiply it by what a trial processed, "+
		"%s%s%s", rows.Quote(name), rows.Option(costOption, formula), unit, number)
}

// examplesIn returns the column of the examples that a trial processed, as an
// expression mentions it, and what is to be said of it. Without such a column it
// returns a word that stands for the number.
func examplesIn(columns []string, cost string) (examples, remark string) {
	if i := namedAmong(columns, exampleNames, cost); i != none {
		return expr.Mention(columns[i]), " (three times that if it trained on them)"
	}
	return "examples", " (its number of examples, three times that if it trained on them)"
}

// unclearCost asks what a column holds that was taken for the cost by its name
// alone, if the name may as well mean the operations of one example.
func unclearCost(columns []string, name string, o *Options) []evp.Warning {
	if o.Cost != "" || !isUnclearCost(name) {
		return nil
	}
	examples, number := examplesIn(columns, name)
	return []evp.Warning{{Code: WarnUnclearCost, Message: fmt.Sprintf("the cost is column %s: is that all a trial cost, "+
		"or one example or step? confirm with %s, or multiply it by what a trial processed, %s%s",
		rows.Quote(name), rows.Option(costOption, name), rows.Option(costOption, expr.Mention(name)+" * "+examples), number)}}
}

// namedAmong returns the only column with one of some names; none if there is
// no such column, or several.
func namedAmong(columns, names []string, not string) int {
	found := none
	for i, name := range columns {
		if name == not || !slices.Contains(names, withoutPrefix(normalName(name), groups)) {
			continue
		}
		if found != none {
			return none
		}
		found = i
	}
	return found
}
