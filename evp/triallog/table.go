package triallog

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A table is a CSV file while it is read: its header, then row after row.
type table struct {
	file    string
	names   []string // of the columns, without padding
	line    int      // where the last row begins, or the header
	ended   bool     // no row can follow
	in      *stream
	ahead   *ahead
	records *records
	source  io.Closer
}

// openTable opens a source and reads its header. The table must be closed.
func openTable(s Source) (*table, error) {
	source, err := s.Open()
	if err != nil {
		return nil, inFile(s.Name, err)
	}
	in, err := newStream(s.Name, source)
	if err != nil {
		source.Close()
		return nil, err
	}
	t := &table{file: s.Name, in: in, ahead: readAhead(in), source: source}
	t.records = newRecords(t.ahead)
	if err := t.readHeader(); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// close ends the reading. What has been read is all that is asked of the
// source, so it does not matter if it fails to close.
func (t *table) close() {
	t.ahead.close()
	t.source.Close()
}

// readHeader takes the first row as the names of the columns.
func (t *table) readHeader() error {
	rec, err := t.read()
	if err == io.EOF {
		return &SyntaxError{File: t.file, Msg: "the file is empty"}
	}
	if err != nil {
		return t.explain(err)
	}
	t.names = make([]string, len(rec))
	for i, name := range rec {
		t.names[i] = strings.Clone(strings.TrimSpace(name))
	}
	return t.findDuplicate()
}

// findDuplicate returns an error if two columns bear the same name. Columns
// without a name may be several.
func (t *table) findDuplicate() error {
	first := make(map[string]int, len(t.names))
	for i, name := range t.names {
		if j, ok := first[name]; ok && name != "" {
			return t.at(i, fmt.Sprintf("columns %d and %d are both named %s: rename one", j+1, i+1, quote(name)))
		}
		first[name] = i
	}
	return nil
}

// next returns the next row; it is valid until the next call. An error is
// io.EOF or a fault, after which the reading may go on unless t.ended.
func (t *table) next() ([]string, error) {
	rec, err := t.read()
	if err == nil && len(rec) != len(t.names) {
		return nil, t.ragged(rec)
	}
	return rec, err
}

// read returns the next record, of any length.
func (t *table) read() ([]string, error) {
	rec, err := t.records.next()
	if err != nil {
		return nil, t.fault(rec, err)
	}
	t.line = t.records.line
	return rec, nil
}

// fault explains an error of the records, which got as far as rec.
func (t *table) fault(rec []string, err error) error {
	parse, ok := err.(*csv.ParseError)
	t.ended = !ok || t.records.feed.ended
	switch {
	case err == errLongRow:
		return &SyntaxError{File: t.file, Line: t.line + 1, Msg: err.Error()}
	case !ok:
		return t.in.failure(err)
	case t.ended:
		return &SyntaxError{File: t.file, Line: t.lineAfter(rec), Msg: "a cell that begins here with a quote does not end with one"}
	}
	return &SyntaxError{File: t.file, Line: parse.Line, Column: parse.Column, Msg: quoteMessage(parse)}
}

// quoteMessage says what is wrong with a quote within a line.
func quoteMessage(parse *csv.ParseError) string {
	msg := `a quote within a cell that does not begin with one: write "" for it, and quote the cell`
	if parse.Err == csv.ErrQuote {
		msg = `text after the closing quote of a cell: write "" for a quote within`
	}
	if parse.StartLine != parse.Line {
		msg += fmt.Sprintf(" (the row begins in line %d)", parse.StartLine)
	}
	return msg
}

// lineAfter is the line in which the cells of an incomplete record end.
func (t *table) lineAfter(rec []string) int {
	if len(rec) == 0 {
		return t.records.line
	}
	line, _ := t.records.position(len(rec) - 1)
	return line + strings.Count(rec[len(rec)-1], "\n")
}

// ragged is the error of a row with too few cells, or too many.
func (t *table) ragged(rec []string) error {
	place := min(len(rec)-1, len(t.names))
	return t.at(place, fmt.Sprintf("%d %s in this row, but the header names %d %s",
		len(rec), plural(len(rec), "cell"), len(t.names), plural(len(t.names), "column")))
}

// at is an error in cell i of the last row.
func (t *table) at(i int, msg string) *SyntaxError {
	line, column := t.records.position(i)
	return &SyntaxError{File: t.file, Line: line, Column: column, Msg: msg}
}

// place is where cell i of the last row stands.
func (t *table) place(i int) string {
	line, column := t.records.position(i)
	return fmt.Sprintf("%s:%d:%d", t.file, line, column)
}

// explain returns an error about the header, or if the header plainly is none
// or is not separated by commas, an error that says so.
func (t *table) explain(err error) error {
	msg := ""
	if by := separator(t.in.head); by != "" {
		msg = "the columns are separated by " + by + ", not by commas: save the log with commas, and with points in numbers"
	} else if len(t.names) > 0 && !slices.ContainsFunc(t.names, isNoNumber) {
		msg = "the first row holds only numbers: put the names of the columns above it"
	} else {
		return err
	}
	return &SyntaxError{File: t.file, Line: max(t.line, 1), Msg: msg}
}

// isNoNumber reports whether a cell is text.
func isNoNumber(cell string) bool {
	_, ok := number(cell)
	return !ok
}

// separator names what separates the cells of a line, "" if it is commas.
func separator(line []byte) string {
	var commas, semicolons, tabs int
	quoted := false
	for _, b := range line {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == ',':
			commas++
		case b == ';':
			semicolons++
		case b == '\t':
			tabs++
		}
	}
	switch {
	case semicolons > max(commas, tabs):
		return "semicolons"
	case tabs > max(commas, semicolons):
		return "tabs"
	}
	return ""
}

// plural returns "cell" for 1 and "cells" for other numbers.
func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
