package rows

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Table is a file whatever its kind: named columns and row after row.
type Table struct {
	File  string   // name of the source
	Names []string // of the columns, without padding
	Line  int      // where the last row, or the header, begins; 0 in files without lines
	Ended bool     // no further row can be read
	Mark  DecimalMark
	// Instead, if not empty, says why the table is made up for a file that does
	// not exist. Errors begin with it and name no place but the file.
	Instead string
	// Skip is nil or says of a row that it is left out.
	Skip func(rec []string) bool

	reader    Reader
	stream    *Stream
	added     added
	count     int         // rows returned
	last      []string    // row
	unread    bool        // the next row is the last one again
	failed    error       // of the next row, at which Peek looked; nil if none
	endsThere bool        // that error is the last
	notations []*Notation // of the columns that have been read as numbers; else nil
}

// A HeaderJoiner makes one header of the names in the first row and the cells
// of the second. It returns nil if the second row is a row like any other.
type HeaderJoiner func(names, second []string) []string

// NewTable returns the table that reader makes of a stream. If the reader does
// not know its columns, the first row names them. The second row may be part of
// the header, too: joinerFor returns how to join the two if the names in the
// first row suggest it, else nil.
func NewTable(s *Stream, reader Reader, joinerFor func(names []string) HeaderJoiner) (*Table, error) {
	t := &Table{File: s.File, stream: s, reader: reader}
	t.Mark.Any = t.Separator() == ';'
	if t.Names = reader.Columns(); t.Names == nil {
		if err := t.readHeader(joinerFor); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Separator returns the character between the cells, or 0 if the file is not
// delimited text.
func (t *Table) Separator() byte {
	if d, ok := t.reader.(*Delimited); ok {
		return d.Comma
	}
	return 0
}

// NaN returns how a score that is not a number is written in the file: JSON has
// no literal for it.
func (t *Table) NaN() string {
	if _, ok := t.reader.(*JSONLines); ok {
		return `"nan"`
	}
	return "nan"
}

// Sum returns the SHA-256 of the file in hexadecimal.
func (t *Table) Sum() string { return t.stream.Sum() }

// readHeader takes the first row as the names of the columns.
func (t *Table) readHeader(joinerFor func(names []string) HeaderJoiner) error {
	rec, err := t.read()
	if err == io.EOF {
		return &SyntaxError{File: t.File, Msg: isEmpty, Lacking: true}
	}
	if err != nil {
		return err
	}
	if len(rec) == 0 {
		return t.AtHeader("no object in the file has a key: write one with a score and a cost per line")
	}
	t.Names = make([]string, len(rec))
	for i, name := range rec {
		t.Names[i] = strings.Clone(strings.TrimSpace(name))
	}
	duplicate := t.findDuplicate() // before another row is read, which changes the places
	join := joinerFor(t.Names)
	if join == nil {
		return duplicate
	}
	joined, err := t.joinSecond(join)
	if joined {
		duplicate = t.findDuplicate()
	}
	return cmp.Or(err, duplicate)
}

// joinSecond reads the second row, and reports whether it was part of the
// header.
func (t *Table) joinSecond(join HeaderJoiner) (joined bool, err error) {
	header := t.Line
	rec, err := t.read()
	if err == io.EOF {
		t.Ended = true
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if names := join(t.Names, rec); names != nil {
		t.Names = names
		return true, nil
	}
	t.unread, t.Line = true, header
	return false, nil
}

// findDuplicate returns an error if two columns have the same name. Any number
// of columns may have no name.
func (t *Table) findDuplicate() error {
	first := make(map[string]int, len(t.Names))
	for i, name := range t.Names {
		if j, ok := first[name]; ok && name != "" {
			return t.At(i, fmt.Sprintf("columns %d and %d are both named %s: rename one", j+1, i+1, Quote(name)))
		}
		first[name] = i
	}
	return nil
}

// Next returns the next row, which is valid until the next call. The error is
// io.EOF or a fault; after a fault reading may go on unless t.Ended.
func (t *Table) Next() ([]string, error) {
	rec, err := t.next()
	for err == nil && t.Skip != nil && t.Skip(rec) {
		rec, err = t.next()
	}
	return rec, err
}

// next returns the next row, whether it is left out or not.
func (t *Table) next() ([]string, error) {
	rec, err := t.read()
	if err != nil {
		return nil, err
	}
	t.count++
	if names := t.reader.Columns(); names != nil {
		if err := t.setNames(names); err != nil {
			return nil, err
		}
	} else if len(rec) != t.FileColumns() {
		return nil, t.ragged(rec)
	}
	return t.extend(rec), nil
}

// Peek returns the next row, which remains the next; nil if there is none, or
// if it cannot be read, which Next reports then.
func (t *Table) Peek() []string {
	if t.Ended {
		return nil
	}
	header := t.Line
	rec, err := t.read()
	t.unread, t.failed, t.endsThere = err == nil, err, t.Ended
	t.Line, t.Ended = header, false
	return rec
}

// read returns the next record, of any length.
func (t *Table) read() ([]string, error) {
	if err := t.failed; err != nil {
		t.failed, t.Ended = nil, t.endsThere
		return nil, err
	}
	if t.unread {
		t.unread, t.Line = false, t.reader.Line()
		return t.last, nil
	}
	rec, err := t.reader.Next()
	if err != nil {
		return nil, t.fault(err)
	}
	t.Line, t.last = t.reader.Line(), rec
	return rec, nil
}

// fault explains an error of the reader.
func (t *Table) fault(err error) error {
	e, ok := err.(*rowError)
	if t.Ended = !ok || e.final; !ok {
		return t.stream.Failure(err)
	}
	return &SyntaxError{File: t.File, Line: e.line, Column: e.column, Msg: e.msg}
}

// ragged is the error of a row with too few cells or too many.
func (t *Table) ragged(rec []string) error {
	n, columns := len(rec), t.FileColumns()
	return t.At(min(n-1, columns), fmt.Sprintf("%d %s in this row, but the header names %d %s",
		n, Plural(n, "cell"), columns, Plural(columns, "column")))
}

// At returns an error in cell i of the last row.
func (t *Table) At(i int, msg string) *SyntaxError {
	line, column := t.position(i)
	msg += t.originOf(i)
	if t.Instead != "" {
		return &SyntaxError{File: t.File, Msg: t.Instead + ": " + msg}
	}
	if line == 0 {
		msg = fmt.Sprintf("row %d: %s", t.count, msg)
	}
	return &SyntaxError{File: t.File, Line: line, Column: column, Msg: msg}
}

// position returns where cell i of the last row begins.
func (t *Table) position(i int) (line, column int) {
	switch a := &t.added; {
	case a.has(i):
		return t.reader.Line(), 0
	case i >= a.at:
		i -= len(a.names)
	}
	return t.reader.Position(i)
}

// Place returns where cell i of the last row is, as "file:line:column" or what
// is known of that.
func (t *Table) Place(i int) string {
	line, column := t.position(i)
	switch {
	case t.Instead != "":
		return t.File
	case line == 0:
		return RowPlace(t.File, -t.count)
	case column == 0:
		return RowPlace(t.File, line)
	}
	return fmt.Sprintf("%s:%d:%d", t.File, line, column)
}

// RowID identifies the last row in its file: its line, or minus its number
// below the header in a file without lines; 0 if there is no file.
func (t *Table) RowID() int {
	if t.Instead != "" {
		return 0
	}
	return cmp.Or(t.Line, -t.count)
}

// RowPlace returns where the row with an id (see RowID) is.
func RowPlace(file string, id int) string {
	switch {
	case id < 0:
		return fmt.Sprintf("%s: row %d", file, -id)
	case id == 0:
		return file
	}
	return fmt.Sprintf("%s:%d", file, id)
}

// AtRow returns an error in the row with an id; see RowID.
func (t *Table) AtRow(id int, msg string) *SyntaxError {
	switch {
	case t.Instead != "":
		msg = t.Instead + ": " + msg
	case id < 0:
		msg = fmt.Sprintf("row %d: %s", -id, msg)
	}
	return &SyntaxError{File: t.File, Line: max(id, 0), Msg: msg}
}

// AtHeader returns an error about the header.
func (t *Table) AtHeader(msg string) error {
	return &SyntaxError{File: t.File, Line: t.Line, Msg: msg}
}

// Lacks returns an error at the header of a file that lacks a column.
func (t *Table) Lacks(msg string) error {
	return &SyntaxError{File: t.File, Line: t.Line, Msg: msg, Lacking: true}
}

// Explain returns err, an error about the names of the columns; but if the
// first row of the file holds only numbers, it returns an error that says that
// the header is missing.
func (t *Table) Explain(err error) error {
	isText := func(cell string) bool {
		_, ok := Number(cell)
		return !ok
	}
	if t.reader.Columns() != nil || len(t.Names) == 0 || slices.ContainsFunc(t.Names, isText) {
		return err
	}
	msg := "the first row holds only numbers: put the names of the columns above it"
	return &SyntaxError{File: t.File, Line: max(t.Line, 1), Msg: msg}
}
