package triallog

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// emptyModel stands for the value of a model in an empty cell.
	emptyModel = "(empty)"
	// onlyModel is the name of the model if no column names models.
	onlyModel = "all"
	// modelColumn is the name of the column of the model, in upper or lower case.
	modelColumn = "model"
)

// Models numbers the models of a log in the order in which they first occur. A
// model is one of a facet.
type models struct {
	names  []string
	facets []string // the facets of the models; "" if the log is not split
	empty  []bool   // whether a cell that names the model is empty

	numbers map[string]uint32 // by their cells, joined by NUL
	key     []byte            // the cells of the last row that needed a key
}

// number returns the number of the model of a row, or the column of a cell that
// cannot name a model because it is not UTF-8.
func (m *models) number(s *selection, file string, rec []string) (n uint32, fault int) {
	var ok bool
	if len(s.model) == 1 && s.model[0] != none { // mostly; no cell needs to be copied
		cell := strings.TrimSpace(rec[s.model[0]])
		if n, ok = m.numbers[cell]; !ok {
			m.key = append(m.key[:0], cell...)
		}
	} else {
		m.join(s, file, rec)
		n, ok = m.numbers[string(m.key)]
	}
	if ok {
		return n, none
	}
	isFault := func(i int) bool { return i != none && !utf8.ValidString(rec[i]) }
	if k := slices.IndexFunc(s.model, isFault); k >= 0 {
		return 0, s.model[k]
	}
	return m.add(len(s.model), s.faceted), none
}

// join makes the key of a row.
func (m *models) join(s *selection, file string, rec []string) {
	m.key = m.key[:0]
	for k, i := range s.model {
		if k > 0 {
			m.key = append(m.key, 0)
		}
		if i == none {
			m.key = append(m.key, file...)
		} else {
			m.key = append(m.key, strings.TrimSpace(rec[i])...)
		}
	}
}

// add gives the model with the key m.key, which joins so many cells, the next
// number. The first cell may be the facet.
func (m *models) add(cells int, faceted bool) uint32 {
	if m.numbers == nil {
		m.numbers = make(map[string]uint32)
	}
	n := uint32(len(m.names))
	key := string(m.key)
	m.numbers[key] = n
	var values []string
	if cells > 0 {
		values = strings.Split(key, "\x00")
	}
	m.empty = append(m.empty, slices.Contains(values, ""))
	facet := ""
	if faceted {
		facet = modelName(values[:1])
		values = values[1:]
	}
	m.facets = append(m.facets, facet)
	m.names = append(m.names, modelName(values))
	return n
}

// modelName joins the values that name a model. A value that could be taken for
// two is quoted.
func modelName(values []string) string {
	if len(values) == 0 {
		return onlyModel
	}
	names := slices.Clone(values)
	for i, v := range values {
		switch {
		case v == "":
			names[i] = emptyModel
		case len(values) > 1 && strings.Contains(v, ", "):
			names[i] = strconv.Quote(v)
		}
	}
	return strings.Join(names, ", ")
}
