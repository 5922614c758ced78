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
	model     []int       // none: the name of the file
	faceted   bool        // the first of model is the facet, and does not name the model
	state     selectedState
	extra     []*costColumn
	structure structure
	stated    Stated // which scores are better, according to the log
}

// A scoreColumn is the column of the score, or an expression.
type scoreColumn struct {
	index   int           // none if there is an expression
	formula *expr.Formula // nil if there is a column
}

// place returns the column at which faults and findings about scores are
// reported.
func (s scoreColumn) place() int {
	if s.formula != nil {
		return s.formula.Place()
	}
	return s.index
}

// scoreName returns the column of the score, or the expression.
func (s *selection) scoreName() string {
	if s.score.formula != nil {
		return s.score.formula.Text
	}
	return s.names[s.score.index]
}

// scoreColumnName returns the column of the score; "" if it is an expression.
func (s *selection) scoreColumnName() string {
	if s.score.formula != nil {
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

// modelNames returns the names of the columns that name the model.
func (s *selection) modelNames() []string {
	var names []string
	columns := s.model
	if s.faceted {
		columns = columns[1:]
	}
	for _, i := range columns {
		if i == none {
			names = append(names, ByFile)
		} else {
			names = append(names, s.names[i])
		}
	}
	return names
}

// firstEmpty returns the first of the model's columns that is empty in a row.
func (s *selection) firstEmpty(rec []string) int {
	isEmpty := func(i int) bool { return i != none && strings.TrimSpace(rec[i]) == "" }
	return s.model[slices.IndexFunc(s.model, isEmpty)]
}

// differs says how two files of one log differ in the columns that are read; ""
// if they do not. Otherwise the order of the files would decide.
func (s *selection) differs(first *selection) string {
	sameModel := slices.Equal(s.modelNames(), first.modelNames()) &&
		slices.Contains(s.model, none) == slices.Contains(first.model, none)
	switch {
	case s.scoreName() != first.scoreName():
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
	case s.stated.Known != first.stated.Known || s.stated.Better != first.stated.Better:
		return "the log says otherwise which scores are better: read the files apart"
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
		set(model[0], "facet")
		model = model[1:]
	}
	setAll(set, model, "model")
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
