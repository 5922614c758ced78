package triallog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
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

	choices []ModelChoice // Options.Models
	rows    []modelRows   // of the models, under choices

	numbers map[string]uint32 // by their cells, joined by NUL
	key     []byte            // the cells of the last row that needed a key
}

// number returns the number of the model of a row.
func (m *models) number(s *selection, f *source.File, file string, rec []string) (n uint32, err error) {
	var ok bool
	if len(s.model) == 1 && s.model[0].column != none { // mostly; no cell needs to be copied
		cell := strings.TrimSpace(rec[s.model[0].column])
		if n, ok = m.numbers[cell]; !ok {
			m.key = append(m.key[:0], cell...)
		}
	} else {
		if err := m.join(s, file, rec); err != nil {
			return 0, err
		}
		n, ok = m.numbers[string(m.key)]
	}
	if ok {
		return n, nil
	}
	if !utf8.Valid(m.key) {
		if err := m.invalid(s, f, file, rec); err != nil {
			return 0, err
		}
	}
	return m.add(len(s.model), s.faceted), nil
}

// join makes the key of a row.
func (m *models) join(s *selection, file string, rec []string) error {
	m.key = m.key[:0]
	for k, part := range s.model {
		if k > 0 {
			m.key = append(m.key, 0)
		}
		value, err := part.value(rec, file)
		if err != nil {
			return err
		}
		m.key = append(m.key, value...)
	}
	return nil
}

// invalid is the error of a row whose model has a name that is not UTF-8; nil if
// that is due to the name of the file.
func (m *models) invalid(s *selection, f *source.File, file string, rec []string) error {
	for _, part := range s.model {
		if value, _ := part.value(rec, file); !utf8.ValidString(value) && !part.isFile() {
			return f.At(part.place(), fmt.Sprintf("model %s is not in UTF-8: save the log in UTF-8", rows.Quote(value)))
		}
	}
	return nil
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
	name := modelName(values)
	if len(m.choices) > 0 {
		name = m.choose(name)
	}
	m.names = append(m.names, name)
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
