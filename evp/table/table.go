package table

import (
	"fmt"
	"slices"
)

// A Table is columns and rows of cells.
type Table struct {
	Name    string // what it is called among the tables of a result: letters, digits and '-'
	Caption string // a sentence or more; may be empty
	Columns []Column
	Rows    [][]Cell // each with a cell per column
}

// A Column is the head of a column.
type Column struct {
	Name  string
	Words bool // its cells are words, set to the left; else numbers, set to the right
}

// New returns a table with columns and no rows:
//
//	table.New("models", table.Words("model"), table.Numbers("trials", "best"))
func New(name string, columns ...[]Column) Table {
	return Table{Name: name, Columns: slices.Concat(columns...)}
}

// Words returns columns of words.
func Words(names ...string) []Column { return columns(names, true) }

// Numbers returns columns of numbers.
func Numbers(names ...string) []Column { return columns(names, false) }

func columns(names []string, words bool) []Column {
	out := make([]Column, len(names))
	for i, name := range names {
		out[i] = Column{name, words}
	}
	return out
}

// Add adds a row. It panics if the row has not one cell per column.
func (t *Table) Add(row ...Cell) {
	if len(row) != len(t.Columns) {
		panic(fmt.Sprintf("table %s: a row of %d cells for %d columns", t.Name, len(row), len(t.Columns)))
	}
	t.Rows = append(t.Rows, row)
}

// Has reports whether the table has a column of that name.
func (t Table) Has(column string) bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Name == column })
}

// Skip returns the table without its first n columns.
func (t Table) Skip(n int) Table {
	rows := make([][]Cell, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = row[n:]
	}
	t.Columns, t.Rows = t.Columns[n:], rows
	return t
}

// heads returns the names of the columns.
func (t Table) heads() []string {
	out := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = c.Name
	}
	return out
}

// texts returns what people see of a row.
func texts(row []Cell) []string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = c.Text()
	}
	return out
}
