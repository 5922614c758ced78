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
	Notes   []string // sentences that people read below the rows
}

// A Column is the head of a column.
type Column struct {
	Name  string
	Words bool   // its cells are words, set to the left; else numbers, set to the right
	Scale string // columns of the same scale have numbers of one form; "": a form of its own
	// Group says that rows with the same word belong together: people see it once.
	// It is the first column, if any.
	Group bool
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

// Scaled returns columns of numbers that have one form, because readers compare them:
// those of the same scale.
func Scaled(scale string, names ...string) []Column {
	out := Numbers(names...)
	for i := range out {
		out[i].Scale = scale
	}
	return out
}

// Group returns the first column of a table whose rows are in groups.
func Group(name string) []Column { return []Column{{Name: name, Words: true, Group: true}} }

func columns(names []string, words bool) []Column {
	out := make([]Column, len(names))
	for i, name := range names {
		out[i] = Column{Name: name, Words: words}
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

// grouped reports whether the table's rows are in groups.
func (t Table) grouped() bool { return len(t.Columns) > 0 && t.Columns[0].Group }

// inGroups returns the table with the rows of each group together, in the order in which
// the groups first occur.
func (t Table) inGroups() Table {
	if !t.grouped() {
		return t
	}
	place := make(map[string]int)
	for _, row := range t.Rows {
		if _, ok := place[row[0].text]; !ok {
			place[row[0].text] = len(place)
		}
	}
	t.Rows = slices.SortedStableFunc(slices.Values(t.Rows), func(a, b []Cell) int {
		return place[a[0].text] - place[b[0].text]
	})
	return t
}

// begins reports whether row k is the first of its group.
func (t Table) begins(k int) bool {
	return t.grouped() && (k == 0 || t.Rows[k][0].text != t.Rows[k-1][0].text)
}

// saidOnce returns the table with the words of its groups in the first row of each
// only.
func (t Table) saidOnce() Table {
	rows := slices.Clone(t.Rows)
	for k := range rows {
		if t.grouped() && !t.begins(k) {
			rows[k] = slices.Clone(rows[k])
			rows[k][0] = Cell{}
		}
	}
	t.Rows = rows
	return t
}
