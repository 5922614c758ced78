package triallog

import (
	"encoding/csv"
	"strings"
	"unicode"
)

// records cuts a text into records of cells, as encoding/csv does. A line
// without a quote in it is simple enough to be cut here, at four times the
// speed; other records go through encoding/csv itself.
type records struct {
	lines  *lines
	comma  byte     // what separates cells
	cells  []string // of the last record
	first  int      // line where it begins, 1-based
	quoted bool     // it came through csv

	csv  *csv.Reader
	feed feed
}

// newRecords returns the records of a text whose cells are separated by comma.
func newRecords(in *ahead, comma byte) *records {
	l := &lines{ahead: in}
	r := &records{lines: l, comma: comma, feed: feed{lines: l}}
	r.csv = csv.NewReader(&r.feed)
	r.csv.Comma = rune(comma)
	r.csv.FieldsPerRecord = -1
	r.csv.TrimLeadingSpace = comma != '\t' // a tab is a space, too
	r.csv.ReuseRecord = true
	return r
}

// next returns the next record that is not a blank line. It is valid until the
// next call, and its strings should be cloned to be kept. An error is that of
// the text, or a *csv.ParseError; then the next call goes on in the next line.
func (r *records) next() ([]string, error) {
	for {
		line, err := r.lines.next()
		if err != nil {
			r.cells = r.cells[:0]
			return nil, err
		}
		r.first = r.lines.n
		r.quoted = strings.IndexByte(line, '"') >= 0
		if r.quoted {
			return r.parse(line)
		}
		if r.split(line); len(r.cells) > 1 || strings.TrimSpace(line) != "" {
			return r.cells, nil
		}
	}
}

// split cuts a line at its commas.
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

// parse reads a record that begins with a line, and goes on in the lines after
// it as long as a quote is open. With an error it returns the cells before.
func (r *records) parse(line string) ([]string, error) {
	r.feed.begin(line)
	cells, err := r.csv.Read()
	r.cells = append(r.cells[:0], cells...)
	if parse, ok := err.(*csv.ParseError); ok {
		return r.cells, &csv.ParseError{StartLine: r.first, Line: r.inText(parse.Line), Column: parse.Column, Err: parse.Err}
	}
	return r.cells, err
}

// position is where cell i of the last record begins, after padding: its line
// and, in bytes, its column, both 1-based.
func (r *records) position(i int) (line, column int) {
	if r.quoted {
		line, column = r.csv.FieldPos(i)
		return r.inText(line), column
	}
	column = 1
	for _, cell := range r.cells[:i] {
		column += len(cell) + len(",")
	}
	cell := r.cells[i]
	return r.first, column + len(cell) - len(strings.TrimLeftFunc(cell, unicode.IsSpace))
}

// inText turns a line of what csv was fed into a line of the text.
func (r *records) inText(line int) int { return r.first + line - r.feed.first }

// lineEnd is what a feed puts back. csv takes all of it for the line end, also
// after a line that ends with a "\r" of its own.
const lineEnd = "\r\n"

// A feed hands lines to a csv.Reader, never one more than it asks for.
type feed struct {
	lines *lines
	first int    // the number of the record's first line, as csv counts
	n     int    // lines handed on
	size  int    // of these in the record, in bytes
	rest  string // of the last line
	ended bool   // csv has asked for a line after the last one
}

// begin hands on a line next, the first of a record.
func (f *feed) begin(line string) {
	f.first, f.size = f.n+1, 0
	f.add(line)
}

// add hands on a line next.
func (f *feed) add(line string) {
	f.n++
	f.rest = line + lineEnd
	f.size += len(f.rest)
}

// Read hands on a line, or a part of it that fits.
func (f *feed) Read(p []byte) (int, error) {
	if f.rest == "" {
		line, err := f.lines.next()
		if err == nil && f.size > maxRow {
			err = errLongRow
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
