package study

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// readingSettings say which columns and rows of a log are read.
func readingSettings() []Setting {
	return []Setting{
		{Name: "score", Value: "EXPR", Group: GroupReading, Commands: readingCommands,
			Help: "validation score: a column, or an expression over columns (see `where`); without it, the one column " +
				"with a well-known name (score, val_acc, eval_loss, …)",
			set: parseText(func(r *Request) *string { return &r.Read.Log.Score }),
			get: func(_ *Request, s *Study) any { return orNull(s.Score) }},
		{Name: "cost", Value: "EXPR", Group: GroupReading, Commands: readingCommands,
			Help: "cost of a trial, above 0: a column, or an expression over columns such as 6 * params * tokens (see " +
				"`where`); without it, the one column with a well-known name (cost, fpo, flops, …), the time that the log's " +
				"format defines, or no cost",
			set: parseText(func(r *Request) *string { return &r.Read.Log.Cost }),
			get: func(_ *Request, s *Study) any { return orNull(s.Log.Cost) }},
		{Name: "where", Value: "EXPR", Group: GroupReading, Commands: readingCommands,
			Help: "read only the rows that meet a condition, such as state == 'COMPLETE' && lr < 1e-3. Operators: + - * / " +
				"% ** == != < <= > >= && || ! in contains startsWith endsWith matches ?:. Functions: abs ceil floor round " +
				"min max sqrt exp log log2 log10 len lower upper trim replace split extract string. col(\"params.lr\") names a column that has other " +
				"characters than letters, digits and _. A cell that is compared with a number must be one; test for an empty " +
				"one first, as in lr != '' && lr < 1e-3",
			set: parseText(func(r *Request) *string { return &r.Read.Log.Where }),
			get: func(_ *Request, s *Study) any { return orNull(s.Log.Where) }},
		{Name: "by", Value: "EXPR", Group: GroupReading, Commands: readingCommands, List: true,
			Help: "what names the model of a trial: columns, with commas between them, or expressions that make text, such " +
				"as lr < 1e-3 ? 'small' : 'large' or lower(optimizer) + ' ' + string(layers) (see `where`; replace, " +
				"split(path, '/')[-1] and extract(name, 'v([0-9]+)') take text apart); without it, the column model (in " +
				"upper or lower case) if there is one, else one model named all. `by file` makes each file a model",
			set: func(r *Request, text string) error {
				r.Read.Log.By = parseParts(text)
				return nil
			},
			get: func(_ *Request, s *Study) any { return s.Log.By }},
		{Name: "facet", Value: "EXPR", Group: GroupReading, Commands: readingCommands,
			Help: "the column, or an expression that makes text (see `by`), that divides the log into parts, such as data " +
				"sets: a panel each in the figure",
			set: parseText(func(r *Request) *string { return &r.Read.Log.Facet }),
			get: func(_ *Request, s *Study) any { return orNull(s.Log.Facet) }},
		{Name: "minimize", Excludes: "maximize", Group: GroupReading, Commands: readingCommands,
			Help: "smaller scores are better (loss, error, perplexity). Without `minimize` and `maximize`, the log " +
				"decides, if it states a direction, else the name of the score (val_loss, accuracy, …), else larger is " +
				"better, with a warning",
			set: parseDirection(DirectionMinimize),
			get: func(_ *Request, s *Study) any { return s.Direction == evp.Minimize }},
		{Name: "maximize", Excludes: "minimize", Group: GroupReading, Commands: readingCommands,
			Help: "larger scores are better (accuracy, F1, AUC)",
			set:  parseDirection(DirectionMaximize)},
		{Name: "format", Value: "FORMAT", Default: "auto", Group: GroupReading, Commands: readingCommands,
			Words: formatWords(),
			Help:  "what wrote the log: " + alternatives(formatWords()) + "; auto recognises it by its content",
			set:   setFormat,
			get:   func(_ *Request, s *Study) any { return string(s.Log.Format) }},
		{Name: "status", Value: "COLUMN", Group: GroupReading, Commands: readingCommands,
			Help: "the column with the trials' states (finished, pruned, failed or running, in the words of the common " +
				"tools); without it, the one that the format defines, or none. `status none` takes every row for a finished " +
				"trial, and silences the warning about a column that looks like states",
			set: parseText(func(r *Request) *string { return &r.Read.Log.Status }),
			get: func(_ *Request, s *Study) any { return orNull(s.Log.Status) }},
		{Name: "state", Value: "WORD=STATE", Group: GroupReading, Commands: readingCommands, Repeats: true,
			Help: "what a word in the column of states means: finished, failed, pruned or running, as in " +
				"`state CAPPED=pruned`; also for words that are known. Several may have commas between them. Case, spaces, - " +
				"and _ do not matter; (empty) is an empty cell",
			set: addStates,
			get: func(r *Request, _ *Study) any { return statesOrNull(r.Read.Log.States) }},
		{Name: "failed", Value: "HOW", Default: "count", Group: GroupReading, Commands: readingCommands,
			Words: []string{"count", "drop", "score"},
			Help: "how trials that failed or have no score count: count (they cost, and are never the best), drop (they are " +
				"left out), score (as count, but one that failed keeps a score that it has), or a score, in the log's units, " +
				"that each of them is given. Without this option a log is refused in which more than a third of the trials " +
				"ended without a score: they may be runs of another kind",
			set: setFailed,
			get: func(r *Request, _ *Study) any { return r.Read.Log.Failed.String() }},
		{Name: "pruned", Value: "HOW", Default: "cost", Group: GroupReading, Commands: readingCommands, Words: prunedWords,
			Help: "how trials that were stopped early count: cost (only their cost counts), score (cost and score count), " +
				"or drop (they are left out)",
			set: parseWord("pruned", func(r *Request) *triallog.PrunedPolicy { return &r.Read.Log.Pruned }, prunedWords,
				prunedPolicies),
			get: func(r *Request, _ *Study) any { return wordOf(r.Read.Log.Pruned, prunedWords, prunedPolicies) }},
		{Name: "missing-cost", Value: "HOW", Default: "error", Group: GroupReading, Commands: readingCommands,
			Words: missingCostWords,
			Help: "how trials without a cost count: error (they are refused), drop (they are left out), or mean (each is " +
				"given the mean cost of its model's other trials)",
			set: parseWord("missing-cost", func(r *Request) *triallog.MissingCostPolicy { return &r.Read.Log.MissingCost },
				missingCostWords, missingCostPolicies),
			get: func(r *Request, _ *Study) any {
				return wordOf(r.Read.Log.MissingCost, missingCostWords, missingCostPolicies)
			}},
		{Name: "cost-unit", Value: "UNIT", Group: GroupReading, Commands: readingCommands, Words: []string{"fpo", "mac"},
			Help: "unit of the cost: fpo, mac (multiply-adds, which are doubled and shown as FPO), or any text for the " +
				"axis; without it, FPO if the column's name says so, s for times that a format defines, cost units for an " +
				"expression, else the column's name",
			set: parseText(func(r *Request) *string { return &r.Read.CostUnit }),
			get: func(_ *Request, s *Study) any { return orNull(s.Unit) }},
	}
}

var (
	prunedWords         = []string{"cost", "score", "drop"}
	prunedPolicies      = []triallog.PrunedPolicy{triallog.PrunedCost, triallog.PrunedScore, triallog.PrunedDrop}
	missingCostWords    = []string{"error", "drop", "mean"}
	missingCostPolicies = []triallog.MissingCostPolicy{
		triallog.MissingCostFault, triallog.MissingCostDrop, triallog.MissingCostMean,
	}
	reduceWords    = []string{"best", "last"}
	reducePolicies = []triallog.ReducePolicy{triallog.ReduceBest, triallog.ReduceLast}
)

// wordOf returns the word for a value.
func wordOf[T comparable](value T, words []string, values []T) string {
	return words[slices.Index(values, value)]
}

// formatWords returns what `format` takes.
func formatWords() []string {
	words := []string{"auto"}
	for _, f := range triallog.Formats() {
		words = append(words, string(f))
	}
	return words
}

// setFormat reads the format.
func setFormat(r *Request, text string) error {
	if !slices.Contains(formatWords(), text) {
		return fmt.Errorf("`format` %q: give %s", text, alternatives(formatWords()))
	}
	r.Read.Log.Format = ""
	if text != "auto" {
		r.Read.Log.Format = triallog.Format(text)
	}
	return nil
}

// setFailed reads how trials that failed or have no score count. The default,
// which nobody has typed, is the zero value.
func setFailed(r *Request, text string) error {
	switch text {
	case "count":
		r.Read.Log.Failed = triallog.FailedPolicy{}
		if r.Given("failed") {
			r.Read.Log.Failed = triallog.FailedCount
		}
	case "drop":
		r.Read.Log.Failed = triallog.FailedDrop
	case "score":
		r.Read.Log.Failed = triallog.FailedKeep
	default:
		score, err := parseNumber("failed", text)
		if err != nil {
			return fmt.Errorf("`failed` %q: give count, drop, score or a number", text)
		}
		r.Read.Log.Failed = triallog.FailedScore(score)
	}
	return nil
}

// The states that words can mean.
var (
	stateNames  = []string{"finished", "failed", "pruned", "running"}
	stateValues = []triallog.State{
		triallog.StateFinished, triallog.StateFailed, triallog.StatePruned, triallog.StateRunning,
	}
)

// addStates reads what words for states mean.
func addStates(r *Request, text string) error {
	words := slices.Clone(r.Read.Log.States)
	for _, part := range strings.Split(text, ",") {
		at := strings.LastIndexByte(part, '=')
		if at < 0 || strings.TrimSpace(part[:at]) == "" {
			return fmt.Errorf("`state` %q: give a word and what it means, as in CAPPED=pruned", text)
		}
		i := slices.Index(stateNames, strings.TrimSpace(part[at+1:]))
		if i < 0 {
			return fmt.Errorf("`state` %q: a word means %s", text, alternatives(stateNames))
		}
		words = append(words, triallog.StateWord{Word: strings.TrimSpace(part[:at]), State: stateValues[i]})
	}
	r.Read.Log.States = words
	return nil
}

// statesOrNull returns the words for states as they are typed; nil if there are
// none.
func statesOrNull(words []triallog.StateWord) any {
	var typed []string
	for _, w := range words {
		typed = append(typed, w.Word+"="+w.State.String())
	}
	return listOrNull(typed)
}

// parseDirection reads one of the two switches of the direction.
func parseDirection(d DirectionOption) func(r *Request, text string) error {
	return func(r *Request, text string) error {
		if text != "true" {
			return nil
		}
		if r.Read.Direction != DirectionUnset && r.Read.Direction != d {
			return fmt.Errorf("`minimize` and `maximize` exclude each other")
		}
		r.Read.Direction = d
		return nil
	}
}

// checkReading reports settings of reading that do not go together.
func checkReading(r *Request) error { return r.Read.Log.Validate() }
