package study

import (
	"io"

	"evpkit/evp/table"
)

// Bars is the result of "evp bars": numbers of several models.
type Bars struct {
	Document
	Labels []string    // of the models
	Rows   []string    // what the numbers are
	Values [][]float64 // by row, then by model; NaN if unknown

	options BarsOptions
	caption string // of the figure
}

// Write writes the numbers in a format: csv (label, row, value), json, txt or
// text, md, or tex.
func (b Bars) Write(w io.Writer, format string) error { return write(w, b, format) }

// Table returns a row per bar.
func (b Bars) Table() table.Table {
	t := table.New("bars", table.Words("label", "row"), table.Numbers("value"))
	for k, row := range b.Rows {
		for i, label := range b.Labels {
			t.Add(table.Word(label), table.Word(row), table.Number(b.Values[k][i]))
		}
	}
	return t
}

// Tables returns one table with a row per model.
func (b Bars) Tables() []table.Table {
	t := table.New("bars", table.Words("label"), table.Numbers(b.Rows...))
	for i, label := range b.Labels {
		row := []table.Cell{table.Word(label)}
		for k := range b.Rows {
			row = append(row, table.Number(b.Values[k][i]))
		}
		t.Add(row...)
	}
	return []table.Table{t}
}

func (b Bars) document() table.Object {
	return table.Object{}.With("evp", "bars").With("schema", 1).
		With("bars", b.Table().Objects()).With("caption", b.caption)
}
