package study

import (
	"slices"

	"evpkit/evp/table"
)

// modelColumns returns the columns that say which model a row of a table for people is
// about: in a log with facets, the facet that its rows share, then the model.
func (s *Study) modelColumns() []table.Column {
	if !s.faceted() {
		return table.Words("model")
	}
	return append(table.Group(s.Log.Facet), table.Words("model")...)
}

// facetOf returns the facet of one of Study.Models; "" without facets.
func (s *Study) facetOf(name string) string {
	if !s.faceted() {
		return ""
	}
	return s.Groups[slices.Index(s.Models, name)].Facet
}

// modelCells returns the cells of modelColumns for one of Study.Models. rest is added to
// the model's name.
func (s *Study) modelCells(name, rest string) []table.Cell {
	if !s.faceted() {
		return []table.Cell{table.Word(name + rest)}
	}
	i := slices.Index(s.Models, name)
	if i < 0 { // all models together
		return []table.Cell{table.Word(""), table.Word(name + rest)}
	}
	return []table.Cell{table.Word(s.Groups[i].Facet), table.Word(s.Groups[i].Model + rest)}
}
