package study

import (
	"io"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Check is the result of "evp check": what a log holds and how it is read.
type Check struct {
	Document
	Formats    []string // of the inputs, in words
	Columns    []CheckColumn
	Taken      []string // which columns were taken for what; empty if there is a fault
	Notes      []string // guesses
	Samples    []*evp.Sample
	Faults     []error // the first of them
	FaultCount int
	Err        error // the first fault as Open returns it; nil if there is none
}

// A CheckColumn says what a column of the log holds.
type CheckColumn struct {
	Name, Kind string
	Empty      int
	Distinct   string
	Min, Max   float64 // of the numbers; NaN without one
	Examples   string
	Role       string // what the column was taken for; "" if for nothing
}

// Write writes the result in a format: csv (a row per column of the log), json,
// txt or text, md, or tex. Text has all that was found, in sections; Markdown and
// LaTeX have the tables.
func (c Check) Write(w io.Writer, format string) error {
	if format == "txt" || format == "text" {
		return c.text(w)
	}
	return write(w, c, format)
}

// Table returns a row per column of the log.
func (c Check) Table() table.Table {
	t := table.New("columns", table.Words("column", "kind"), table.Numbers("empty", "distinct", "min", "max"),
		table.Words("role"))
	for _, col := range c.Columns {
		t.Add(table.Word(col.Name), table.Word(col.Kind), table.Whole(col.Empty), table.Word(col.Distinct),
			table.Number(col.Min), table.Number(col.Max), table.Word(col.Role))
	}
	return t
}

// Tables returns the tables for people: the columns of the log, and the models if
// there are any.
func (c Check) Tables() []table.Table {
	out := []table.Table{c.columnTable()}
	if len(c.Samples) > 0 {
		out = append(out, c.modelTable())
	}
	return out
}

// columnTable returns the table of the log's columns.
func (c Check) columnTable() table.Table {
	t := table.New("columns", table.Words("column", "kind", "taken for", "examples"),
		table.Numbers("empty", "distinct", "min", "max"))
	for _, col := range c.Columns {
		name := col.Name
		if name == "" {
			name = "(no name)"
		}
		t.Add(table.Word(name), table.Word(col.Kind), table.Word(col.Role), table.Word(col.Examples),
			table.Whole(col.Empty), table.Word(col.Distinct), short(col.Min, 4), short(col.Max, 4))
	}
	return t
}

// modelTable returns the table of the models.
func (c Check) modelTable() table.Table {
	t := table.New("models", table.Words("model"), table.Numbers("trials", "failed", "worst", "best"))
	priced := len(c.Samples) > 0 && c.Samples[0].HasCost()
	if priced {
		t.Columns = append(t.Columns, table.Numbers("least cost", "most cost", "total "+c.Unit)...)
	}
	for _, s := range c.Samples {
		row := []table.Cell{table.Word(s.Model()), table.Whole(s.N()), table.Whole(s.Failed()), rounded(s.Worst(), 4),
			rounded(s.Best(), 4)}
		if priced {
			least, most := s.CostRange()
			row = append(row, rounded(least, 3), rounded(most, 3), rounded(s.TotalCost(), 3))
		}
		t.Add(row...)
	}
	return t
}

func (c Check) document() table.Object {
	columns := c.Table()
	columns.Columns[0].Name = "name"
	models := []table.Object{}
	for _, s := range c.Samples {
		least, most := s.CostRange()
		models = append(models, table.Object{}.With("name", s.Model()).With("trials", s.N()).With("failed", s.Failed()).
			With("worst", number.Value(s.Worst())).With("best", number.Value(s.Best())).
			With("least_cost", number.Value(least)).With("most_cost", number.Value(most)).
			With("total_cost", number.Value(s.TotalCost())))
	}
	faults := []string{}
	for _, fault := range c.Faults {
		faults = append(faults, fault.Error())
	}
	return table.Object{}.With("evp", "check").With("schema", 1).With("settings", c.Settings).With("inputs", listed(c.Inputs)).
		With("columns", columns.Objects()).With("taken", listed(c.Taken)).With("models", models).
		With("warnings", warnings(c.Warnings)).With("faults", faults).With("fault_count", c.FaultCount).
		With("formats", listed(c.Formats))
}
