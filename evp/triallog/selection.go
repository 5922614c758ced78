package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// none stands for a column that does not exist.
const none = source.None

// A selection says which columns of a file are read, and what for.
type selection struct {
	names     []string      // of the file's columns
	where     *expr.Formula // nil: all rows
	score     scoreColumn
	cost      *costColumn // nil: no cost
	costHint  string      // what may be the cost, if there is none; see costHint
	model     []namePart
	faceted   bool // the first of model is the facet, and does not name the model
	state     selectedState
	extra     []*costColumn
	structure structure
	stated    Stated // which scores are better, according to the log
}

// A scoreColumn is the column of the score, or an expression.
type scoreColumn struct {
	index   int           // none if there is an expression, or no score
	formula *expr.Formula // nil if there is a column
}

// exists reports whether the log has a score.
func (s scoreColumn) exists() bool { return s.formula != nil || s.index != none }

// place returns the column at which faults and findings about scores are
// reported.
func (s scoreColumn) place() int {
	if s.formula != nil {
		return s.formula.Place()
	}
	return s.index
}

// scoreName returns the column of the score, or the expression; "" if there is no
// score.
func (s *selection) scoreName() string {
	if s.score.formula != nil {
		return s.score.formula.Text
	}
	return s.scoreColumnName()
}

// scoreColumnName returns the column of the score; "" if it is an expression, or
// if there is no score.
func (s *selection) scoreColumnName() string {
	if s.score.index == none {
		return ""
	}
	return s.names[s.score.index]
}

// costName returns the column of the cost, or a formula; "" if there is none.
func (s *selection) costName() string {
	if s.cost == nil {
		return ""
	}
	return s.cost.name
}

// modelNames returns the names of the columns that name the model, or the
// expressions.
func (s *selection) modelNames() []string {
	var names []string
	parts := s.model
	if s.faceted {
		parts = parts[1:]
	}
	for _, p := range parts {
		names = append(names, p.name(s.names))
	}
	return names
}

// isOfModel reports whether a column names the model or the facet, by itself or in
// an expression.
func (s *selection) isOfModel(i int) bool {
	return slices.ContainsFunc(s.model, func(p namePart) bool { return slices.Contains(p.columns(), i) })
}

// facetName returns the column that splits the log, or the expression; "" if none
// does.
func (s *selection) facetName() string {
	if !s.faceted {
		return ""
	}
	return s.model[0].name(s.names)
}

// firstEmpty returns the column of the first part of the model's name that is
// empty in a row.
func (s *selection) firstEmpty(rec []string) int {
	isEmpty := func(p namePart) bool {
		text, err := p.value(rec, "file")
		return err == nil && text == ""
	}
	return s.model[max(slices.IndexFunc(s.model, isEmpty), 0)].place()
}

// differs says how two files of one log differ in the columns that are read; ""
// if they do not. Otherwise the order of the files would decide. The score does not
// matter if only costs do.
func (s *selection) differs(first *selection, costOnly bool) string {
	sameModel := slices.Equal(s.modelNames(), first.modelNames()) &&
		slices.ContainsFunc(s.model, namePart.isFile) == slices.ContainsFunc(first.model, namePart.isFile)
	switch {
	case s.scoreName() != first.scoreName() && !costOnly:
		return fmt.Sprintf("the score is column %s here: name one that all files have with `score`",
			rows.Quote(s.scoreName()))
	case s.costName() != first.costName():
		return fmt.Sprintf("the cost is %s here: name a column that all files have with `cost`",
			columnOrNone(s.costName()))
	case !sameModel:
		return fmt.Sprintf("the model is %s here: name columns that all files have with `by`",
			columnOrNone(strings.Join(s.modelNames(), ", ")))
	case s.structure.steps != first.structure.steps:
		return "the rows are taken for steps of trials in one, and for trials in the other: say which with `trial`"
	case costOnly:
		return ""
	case s.stated.Known != first.stated.Known:
		return "the log " + map[bool]string{true: "states", false: "does not state"}[s.stated.Known] +
			" which scores are better: read the files apart"
	case s.stated.Better != first.stated.Better:
		return "the log states that the other scores are better: read the files apart"
	}
	return ""
}

// columnOrNone names a column that may not exist.
func columnOrNone(name string) string {
	if name == "" {
		return "in no column"
	}
	return "column " + rows.Quote(name)
}

// roles says what columns were taken for, by their names.
func (s *selection) roles(c *source.Columns) map[string]string {
	roles := make(map[string]string)
	set := func(i int, role string) {
		if i == none || s.names[i] == "" {
			return
		}
		if old := roles[s.names[i]]; old != "" {
			role = old + ", " + role
		}
		roles[s.names[i]] = role
	}
	set(s.score.index, "score")
	if s.score.formula != nil {
		setAll(set, s.score.formula.Indices(), "score")
	}
	if s.cost != nil {
		setAll(set, s.cost.columns, "cost")
	}
	model := s.model
	if s.faceted {
		setAll(set, model[0].columns(), "facet")
		model = model[1:]
	}
	for _, part := range model {
		setAll(set, part.columns(), "model")
	}
	set(s.state.index, "state")
	s.structure.roles(set)
	set(c.Order, "order")
	setAll(set, c.Params, "assignment")
	return roles
}

// setAll calls set for each column.
func setAll(set func(i int, role string), columns []int, role string) {
	for _, i := range columns {
		set(i, role)
	}
}
