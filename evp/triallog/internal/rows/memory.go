package rows

import (
	"fmt"
	"io"
	"slices"
)

// A Memory is a table that has been built in memory, as from a database. It
// takes space only for the cells that have been set, whatever the number of
// columns.
type Memory struct {
	names []string
	index map[string]int
	rows  []memoryRow
	next  int // the row that Next returns
	cells []string
}

// A memoryRow holds the cells of a row that were set, in that order.
type memoryRow struct {
	cells []memoryCell
	line  int // of the file; 0 if it has no lines
}

type memoryCell struct {
	column int
	text   string
}

// NewMemory returns an empty table with some columns.
func NewMemory(names ...string) *Memory {
	m := &Memory{index: make(map[string]int)}
	for _, name := range names {
		m.column(name)
	}
	return m
}

// column returns the index of a column, which is added if there is none.
func (m *Memory) column(name string) int {
	i, ok := m.index[name]
	if !ok {
		i = len(m.names)
		m.index[name] = i
		m.names = append(m.names, name)
	}
	return i
}

// Add adds a row that begins in a line of the file and returns its number.
func (m *Memory) Add(line int) int {
	m.rows = append(m.rows, memoryRow{line: line})
	return len(m.rows) - 1
}

// Len returns the number of rows.
func (m *Memory) Len() int { return len(m.rows) }

// Set sets a cell of a row.
func (m *Memory) Set(row int, name, cell string) {
	m.rows[row].cells = append(m.rows[row].cells, memoryCell{m.column(name), cell})
}

// Get returns a cell of a row; "" if it has not been set.
func (m *Memory) Get(row int, name string) string {
	i, ok := m.index[name]
	for _, c := range slices.Backward(m.rows[row].cells) {
		if ok && c.column == i {
			return c.text
		}
	}
	return ""
}

// Keep removes all rows but those with the given numbers.
func (m *Memory) Keep(numbers []int) {
	var kept []memoryRow
	for _, k := range numbers {
		kept = append(kept, m.rows[k])
	}
	m.rows = kept
}

// Check returns an error if there are more than MaxColumns columns.
func (m *Memory) Check() error {
	if len(m.names) > MaxColumns {
		return fmt.Errorf("the log has more than %d different parameters and attributes: "+
			"export it as CSV without them", MaxColumns)
	}
	return nil
}

// Close does nothing.
func (m *Memory) Close() {}

// Columns returns the names of the columns.
func (m *Memory) Columns() []string { return m.names }

// Line returns the line of the last row.
func (m *Memory) Line() int { return m.rows[max(m.next-1, 0)].line }

// Position returns the line of the last row: the places of cells are not known.
func (m *Memory) Position(int) (line, _ int) { return m.Line(), 0 }

// Next returns the next row.
func (m *Memory) Next() ([]string, error) {
	if m.next == len(m.rows) {
		return nil, io.EOF
	}
	row := m.rows[m.next]
	m.next++
	if m.cells == nil {
		m.cells = make([]string, len(m.names))
	}
	clear(m.cells)
	for _, c := range row.cells {
		m.cells[c.column] = c.text
	}
	return m.cells, nil
}
