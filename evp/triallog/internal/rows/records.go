package rows

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
)

// records splits a text into records of cells exactly as encoding/csv does, except
// that a lone CR ends a line, too (see Lines). A line without a quote is split here,
// at four times the speed of encoding/csv; other records go through encoding/csv
// itself.
type records struct {
	lines  *Lines
	comma  byte     // what separates cells
	cells  []string // of the last record
	first  int      // line where the last record begins, 1-based
	quoted bool     // the last record went through csv

	csv  *csv.Reader
	feed feed
}

// newRecords returns the records of a text whose cells are separated by comma.
func newRecords(in io.Reader, comma byte) *records {
	l := NewLines(in)
	r := &records{lines: l, comma: comma, feed: feed{lines: l}}
	r.csv = csv.NewReader(&r.feed)
	r.csv.Comma = rune(comma)
	r.csv.FieldsPerRecord = -1
	r.csv.TrimLeadingSpace = comma != '\t' // a tab is a space, too
	r.csv.ReuseRecord = true
	return r
}

// next returns the next record that is not a blank line. The record is valid
// until the next call, and its strings must be cloned to be kept. The error is
// that of the text, or a *csv.ParseError, after which the next call continues
// on the next line.
func (r *records) next() ([]string, error) {
	for {
		line, err := r.lines.Next()
		if err != nil {
			r.cells = r.cells[:0]
			return nil, err
		}
		r.first = r.lines.N
		r.quoted = strings.IndexByte(line, '"') >= 0
		if r.quoted {
			return r.parse(line)
		}
		if r.split(line); len(r.cells) > 1 || strings.TrimSpace(line) != "" {
			return r.cells, nil
		}
	}
}

// split splits a line without quotes into cells.
func (r *records) split(line string) {
	cells, comma := r.cells[:0], r.comma
	for {
		i := strings.IndexByte(line, comma)
		if i < 0 {
			break
		}
		cells = append(cells, line[:i])
		line = line[i+1:]
	}
	r.cells = append(cells, line)
}

// parse reads a record that begins with line and continues on the lines after
// it while a quote is open. With an error it returns the cells before it.
func (r *records) parse(line string) ([]string, error) {
	r.feed.begin(line)
	cells, err := r.csv.Read()
	r.cells = append(r.cells[:0], cells...)
	if parse, ok := err.(*csv.ParseError); ok {
		return r.cells, &csv.ParseError{
			StartLine: r.first, Line: r.lineInText(parse.Line), Column: parse.Column, Err: parse.Err,
		}
	}
	return r.cells, err
}

// Position returns where cell i of the last record begins, after its padding:
// the line, and the column in bytes, both 1-based.
func (r *records) Position(i int) (line, column int) {
	if r.quoted {
		line, column = r.csv.FieldPos(i)
		return r.lineInText(line), column
	}
	column = 1
	for _, cell := range r.cells[:i] {
		column += len(cell) + len(",")
	}
	cell := r.cells[i]
	return r.first, column + len(cell) - len(strings.TrimLeftFunc(cell, unicode.IsSpace))
}

// lineInText converts a line number of the csv reader, which sees only records
// with quotes, into one of the text.
func (r *records) lineInText(line int) int { return r.first + line - r.feed.first }

// lineEnd is what the feed puts after each line.
const lineEnd = "\n"

// A feed supplies lines to a csv.Reader, never more than it asks for.
type feed struct {
	lines *Lines
	first int    // number of the record's first line, as csv counts
	n     int    // lines supplied
	size  int    // bytes of the current record
	rest  string // the part of the last line that csv has not read yet
	ended bool   // csv has asked for a line after the last one
}

// begin supplies a line that is the first of a record.
func (f *feed) begin(line string) {
	f.first, f.size = f.n+1, 0
	f.add(line)
}

// add supplies a line.
func (f *feed) add(line string) {
	f.n++
	f.rest = line + lineEnd
	f.size += len(f.rest)
}

// Read returns a line, or as much of it as fits.
func (f *feed) Read(p []byte) (int, error) {
	if f.rest == "" {
		line, err := f.lines.Next()
		if err == nil && f.size > maxRow {
			err = ErrLongRow
		}
		if err != nil {
			f.ended = true
			return 0, err
		}
		f.add(line)
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}
