package triallog

import (
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/expr"
)

// A namePart is one of the values that name a model, or the facet: that of a
// column, of an expression, or the name of the file.
type namePart struct {
	column  int           // none: an expression, or the name of the file
	formula *expr.Formula // nil: a column, or the name of the file
}

// isFile reports whether the value is the name of the file.
func (p namePart) isFile() bool { return p.column == none && p.formula == nil }

// name returns the column, or the expression.
func (p namePart) name(columns []string) string {
	switch {
	case p.formula != nil:
		return p.formula.Text
	case p.column == none:
		return ByFile
	}
	return columns[p.column]
}

// columns returns the columns that the value is made of.
func (p namePart) columns() []int {
	switch {
	case p.formula != nil:
		return p.formula.Indices()
	case p.column == none:
		return nil
	}
	return []int{p.column}
}

// place returns the column at which findings about the value are reported.
func (p namePart) place() int {
	if p.formula != nil {
		return p.formula.Place()
	}
	return max(p.column, 0)
}

// value returns the value in a row of a file, without padding. NUL, which only a
// literal can hold, separates values in keys and becomes a space.
func (p namePart) value(rec []string, file string) (string, error) {
	switch {
	case p.formula != nil:
		text, err := p.formula.Written(rec)
		return strings.TrimSpace(strings.ReplaceAll(text, "\x00", " ")), err
	case p.column == none:
		return file, nil
	}
	return strings.TrimSpace(rec[p.column]), nil
}

// namePart returns how a value is read that an option asks for: from a column, or
// by an expression.
func (s *selector) namePart(asked, option string) (namePart, error) {
	if i := s.file.Index(asked); i != none {
		return namePart{column: i}, nil
	}
	f, err := s.formulaOf(expr.ParseText, option, asked, false)
	return namePart{none, f}, err
}

// model returns what names the model.
func (s *selector) model() ([]namePart, error) {
	if len(s.options.By) == 0 {
		if i := modelColumnIn(s.file.Names); i != none {
			return []namePart{{column: i}}, nil
		}
		return nil, nil
	}
	var parts []namePart
	for _, asked := range s.by() {
		if asked == ByFile && !slices.Contains(s.file.Names, asked) {
			parts = append(parts, namePart{column: none})
			continue
		}
		part, err := s.namePart(asked, byOption)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// modelColumnIn returns the column "model", in lower case if there are several; none
// if there is none.
func modelColumnIn(names []string) int {
	if i := slices.Index(names, modelColumn); i != none {
		return i
	}
	return slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, modelColumn) })
}

// by returns Options.By, with a text that is no column but a list of columns, such
// as "acc (top,1)" of a log with the columns "acc (top" and "1)", taken apart.
func (s *selector) by() []string {
	var out []string
	for _, asked := range s.options.By {
		list := strings.Split(asked, ",")
		isColumn := func(name string) bool { return s.file.Index(strings.TrimSpace(name)) != none }
		if len(list) < 2 || isColumn(asked) || slices.ContainsFunc(list, func(n string) bool { return !isColumn(n) }) {
			out = append(out, asked)
			continue
		}
		for _, name := range list {
			out = append(out, strings.TrimSpace(name))
		}
	}
	return out
}
