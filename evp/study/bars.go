package study

import (
	"fmt"
	"io"
	"slices"

	"evpkit/evp/table"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// BarsOptions say which numbers of a table are drawn as bars.
type BarsOptions struct {
	Label string       // the column with the models' names
	Rows  []BarsRow    // what is drawn, from the top; at least one
	Score string       // the column among Rows that is a score, whose axis may begin above 0; "": none
	Only  []string     // the models that are drawn, in this order; nil: all
	Look  plot.Options // of the figure whose caption is in the result's JSON
}

// A BarsRow is a column that is drawn as a row of bars, and the label of its axis.
type BarsRow struct{ Column, Label string }

// Bars is the result of ReadBars: numbers of several models, drawn as rows of bars over
// one axis of models.
type Bars struct {
	Document
	Labels []string    // of the models
	Rows   []string    // what the numbers are
	Values [][]float64 // by row, then by model; NaN if unknown

	options BarsOptions
	caption string // of the figure
}

// ReadBars reads a table of models, a row each. An empty cell is a number that is not
// known; text in place of a number is a *triallog.SyntaxError. It is an error if a
// column or a model of the options does not exist.
func ReadBars(source triallog.Source, o BarsOptions) (*Bars, error) {
	columns := make([]string, len(o.Rows))
	for i, row := range o.Rows {
		columns[i] = row.Column
	}
	table, err := triallog.ReadNumbers(source, o.Label, columns)
	if err != nil {
		return nil, err
	}
	out := &Bars{Labels: table.Labels, Rows: columns, Values: table.Values, options: o}
	if o.Only != nil {
		if err := out.choose(table.Input.Name); err != nil {
			return nil, err
		}
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// choose keeps the models that are wanted.
func (b *Bars) choose(file string) error {
	values := make([][]float64, len(b.Values))
	for _, name := range b.options.Only {
		i := slices.Index(b.Labels, name)
		if i < 0 {
			return fmt.Errorf("%s: `only`: there is no model %q in column %q", file, name, b.options.Label)
		}
		for k := range values {
			values[k] = append(values[k], b.Values[k][i])
		}
	}
	b.Labels, b.Values = b.options.Only, values
	return nil
}

// Figure returns the figure of the bars.
func (b Bars) Figure(o plot.Options) (*plot.Figure, error) { return b.drawn().Figure(o) }

// Caption returns the caption of the figure.
func (b Bars) Caption(o plot.Options) string { return b.drawn().Caption(o) }

// drawn returns what the figure shows.
func (b Bars) drawn() plot.Bars {
	out := plot.Bars{Models: b.Labels}
	for k, row := range b.options.Rows {
		out.Rows = append(out.Rows, plot.BarRow{Label: row.Label, Values: b.Values[k], Score: row.Column == b.options.Score})
	}
	return out
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
			row = append(row, table.Short(b.Values[k][i], 6))
		}
		t.Add(row...)
	}
	return []table.Table{t}
}

func (b Bars) document() table.Object {
	return table.Object{}.With("evp", "bars").With("schema", 1).
		With("bars", b.Table().Objects()).With("caption", b.caption)
}
