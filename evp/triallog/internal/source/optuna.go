package source

import (
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// optuna is the table of trials_dataframe().to_csv(), or a storage: an SQLite
// database or a journal. Only a storage says which scores are better.
var optuna = &Format{
	Name: "optuna", Title: "Optuna", Separators: anySeparator,
	Variants: []Variant{
		{Matches: isJournal, Open: openJournal},
		{Matches: func(head []byte) bool { return rows.KindOf(head) == rows.Database }, Open: openDatabase},
	},
	Signatures:    []Signature{{Names: []string{"number", "state"}, Prefixes: []string{"value"}}},
	ParamPrefixes: []string{"params_"},
	JoinHeader:    joinMultiIndex,
	Describe: func(c *Columns, names []string) {
		for i, name := range names {
			switch {
			case name == "value", strings.HasPrefix(name, "values_"), strings.HasPrefix(name, "value_"):
				c.Scores = append(c.Scores, Score{Column: i})
			case isSamplerMark(name):
				c.SamplerMarks = append(c.SamplerMarks, i)
			case isGridMark(name):
				c.GridMarks = append(c.GridMarks, i)
			}
		}
		c.State = slices.Index(names, "state")
		c.Order = slices.Index(names, "number")
		c.ID = c.Order
		c.Study = slices.Index(names, "study")
		c.MeasuredPrefix, c.Prefixes = "user_attrs_", []string{"user_attrs_", "params_"}
		c.timed(names, "duration", "datetime_start", "datetime_complete")
	},
}

// samplerMarks are how the names of attributes begin in which samplers that
// learn from the trials before keep notes, in lower case.
var samplerMarks = []string{"tpe:", "motpe:", "cma:", "nsga", "botorch:", "gp:"}

// isSamplerMark reports whether a column holds such an attribute.
func isSamplerMark(name string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(name), "system_attrs_")
	return ok && hasPrefix(name, samplerMarks)
}

// isGridMark reports whether a column holds what GridSampler notes of each trial:
// the number of its point, and the grid.
func isGridMark(name string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(name), "system_attrs_")
	return ok && (name == "grid_id" || name == "search_space")
}

// joinMultiIndex joins the two rows of names that multi_index=True writes into
// the names that a single row has: params and x become params_x.
func joinMultiIndex(names []string) rows.HeaderJoiner {
	if !slices.Contains(names, "number") || !slices.Contains(names, "state") {
		return nil
	}
	return func(names, second []string) []string {
		if !isSecondHeader(names, second) {
			return nil
		}
		joined := slices.Clone(names)
		for i, name := range second {
			if name = strings.TrimSpace(name); name != "" {
				joined[i] += "_" + name
			}
		}
		return joined
	}
}

// upperNames are the names below which multi_index=True puts further names.
var upperNames = []string{"value", "values", "params", "user_attrs", "system_attrs"}

// isSecondHeader reports whether a row has names below upperNames and nothing
// else.
func isSecondHeader(names, row []string) bool {
	some := false
	for i, cell := range row {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		if i >= len(names) || !slices.Contains(upperNames, names[i]) {
			return false
		}
		some = true
	}
	return some && len(row) == len(names)
}
