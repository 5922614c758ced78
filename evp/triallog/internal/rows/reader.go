package rows

// A Reader splits a file into rows of cells.
type Reader interface {
	// Next returns the next row, which is valid until the next call. Delimited
	// text may return any number of cells; other readers return a cell for each
	// of their columns so far. The error is io.EOF, a *rowError, or the error of
	// the stream.
	Next() ([]string, error)
	// Line is where the last row begins, 1-based; 0 if the file has no lines.
	Line() int
	// Position is where cell i of the last row begins: its line, and its column
	// in bytes, both 1-based. The column is 0 if the cell is not in the file.
	Position(i int) (line, column int)
	// Columns are the names of the columns so far. Nil means that the first row
	// holds them.
	Columns() []string
	// Close releases what the reader uses.
	Close()
}
