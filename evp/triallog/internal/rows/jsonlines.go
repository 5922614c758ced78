package rows

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// headText is how much of a JSON Lines file is searched for the names of its
// columns before the first row is returned, in bytes.
const headText = 4 << 20

// MaxColumns is the largest number of columns of a file that names them row by
// row: each row has a cell for every column, whether it names it or not.
const MaxColumns = 10_000

// JSONLines reads a text with a JSON value per line. Its columns are the keys
// of all lines; those that first occur after headText are added then.
type JSONLines struct {
	lines  *Lines
	parse  func(r *JSONLines, line string) error
	parser *JSONParser
	names  []string
	index  map[string]int
	cells  []string
	places []int // columns of the cells, 1-based; 0 if a cell is not in the line
	set    []int // cells of the last row that may hold something
	n      int   // line of the last row

	head    []string // lines that have been searched for columns
	headErr error    // what ended the search before headText
	taken   int      // lines of head that have been returned
}

// NewJSONLines returns a reader of JSON Lines with an object in each.
func NewJSONLines(in io.Reader) *JSONLines {
	return NewJSONRows(in, nil, func(r *JSONLines, line string) error {
		r.parser.Reset(line)
		if err := r.parser.Object("", 0); err != nil {
			return err
		}
		return r.parser.End()
	})
}

// NewJSONRows returns a reader of lines that parse turns into cells, with some
// columns that every file has. Parse uses the reader's Parser, Set and Derive.
func NewJSONRows(in io.Reader, columns []string, parse func(r *JSONLines, line string) error) *JSONLines {
	r := &JSONLines{lines: NewLines(in), parse: parse, index: make(map[string]int)}
	r.parser = NewJSONParser(".", r.Set)
	for _, name := range columns {
		r.addColumn(name)
	}
	r.findColumns()
	return r
}

// findColumns searches the head of the file for the names of its columns.
func (r *JSONLines) findColumns() {
	for size := 0; size < headText; {
		line, err := r.lines.Next()
		if err != nil {
			r.headErr = err
			break
		}
		r.head = append(r.head, line)
		size += len(line) + 1
		r.clear()
		_ = r.parse(r, line) // the error is reported when Next returns the row
	}
}

// Parser returns the parser whose values become cells.
func (r *JSONLines) Parser() *JSONParser { return r.parser }

// Close stops the reading.
func (r *JSONLines) Close() { r.lines.Close() }

// Line returns the line of the last row.
func (r *JSONLines) Line() int { return r.n }

// Columns returns the keys found so far.
func (r *JSONLines) Columns() []string { return r.names }

// Position returns where the value of cell i begins.
func (r *JSONLines) Position(i int) (line, column int) { return r.n, r.places[i] }

// Next returns the row of the next line that is not blank.
func (r *JSONLines) Next() ([]string, error) {
	for {
		line, err := r.nextLine()
		if err == ErrLongRow {
			msg := "a line is longer than 16 MB: write an object per line"
			return nil, &rowError{line: r.n + 1, msg: msg, final: true}
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		r.clear()
		if err := r.parse(r, line); err != nil {
			return nil, r.explain(err)
		}
		return r.cells, nil
	}
}

// nextLine returns the next line: one of the head, or one of the rest.
func (r *JSONLines) nextLine() (string, error) {
	if r.taken < len(r.head) {
		r.taken++
		r.n = r.taken
		line := r.head[r.taken-1]
		r.head[r.taken-1] = "" // frees its block in time
		return line, nil
	}
	if r.headErr != nil {
		return "", r.headErr
	}
	line, err := r.lines.Next()
	r.n = r.lines.N
	return line, err
}

// explain gives an error in the last line its place.
func (r *JSONLines) explain(err error) error {
	if e, ok := err.(*JSONError); ok {
		return &rowError{line: r.n, column: e.Offset + 1, msg: e.Msg}
	}
	return err
}

// clear empties the cells.
func (r *JSONLines) clear() {
	for _, i := range r.set {
		r.cells[i], r.places[i] = "", 0
	}
	r.set = r.set[:0]
}

// Set stores the value at an offset in the column of its path. A value that is
// set already is an error.
func (r *JSONLines) Set(path, cell string, offset int) error {
	i, ok := r.index[path]
	if !ok {
		if !utf8.ValidString(path) {
			return &JSONError{offset, fmt.Sprintf("key %s is not in UTF-8: save the log in UTF-8", Quote(path))}
		}
		if i, ok = r.addColumn(path); !ok {
			return &JSONError{offset, fmt.Sprintf(
				"key %s is one more than %d different keys: are there values in the keys?", Quote(path), MaxColumns)}
		}
	}
	if r.places[i] > 0 {
		return &JSONError{offset, fmt.Sprintf("key %s occurs twice in this object", Quote(path))}
	}
	r.cells[i], r.places[i] = cell, offset+1
	r.set = append(r.set, i)
	return nil
}

// Cell returns the cell of a column of the current row.
func (r *JSONLines) Cell(name string) string {
	if i, ok := r.index[name]; ok {
		return r.cells[i]
	}
	return ""
}

// Has reports whether the current line has set the cell of a column.
func (r *JSONLines) Has(name string) bool {
	i, ok := r.index[name]
	return ok && r.places[i] > 0
}

// Derive stores a cell that is not in the file, in place of what the line has
// set. It does nothing if there are too many columns.
func (r *JSONLines) Derive(name, cell string) {
	i, ok := r.index[name]
	if !ok {
		i, ok = r.addColumn(name)
	}
	if ok {
		r.cells[i] = cell
		r.set = append(r.set, i)
	}
}

// addColumn adds a column; ok is false if there are too many.
func (r *JSONLines) addColumn(name string) (i int, ok bool) {
	if i = len(r.names); i == MaxColumns {
		return -1, false
	}
	name = strings.Clone(name)
	r.index[name] = i
	r.names = append(r.names, name)
	r.cells = append(r.cells, "")
	r.places = append(r.places, 0)
	return i, true
}
