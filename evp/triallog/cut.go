package triallog

import (
	"encoding/csv"
	"fmt"
	"strings"
)

// A cutter cuts a file into rows of cells: what all ways to write a log have
// in common.
type cutter interface {
	// next returns the next row, valid until the next call, and as many cells
	// as there are columns so far, or in a delimited text any number. An error
	// is io.EOF, a *cutError, or that of the stream.
	next() ([]string, error)
	// line is where the last row begins, 1-based; 0 if the file has no lines.
	line() int
	// position is where cell i of the last row begins, both 1-based; the
	// column is 0 if the cell is not there.
	position(i int) (line, column int)
	// columns are the names of the columns so far; nil if the first row has
	// them.
	columns() []string
	// close ends the cutting.
	close()
}

// A cutError is a fault of a row, with its place.
type cutError struct {
	line, column int
	msg          string
	ended        bool // no row can follow
}

func (e *cutError) Error() string { return e.msg }

// A delimitedText is a cutter of text whose cells are separated by commas.
type delimitedText struct {
	*records
	ahead *ahead
	last  int // line of the last row
}

// cutDelimited cuts a text whose cells are separated by comma.
func cutDelimited(in *stream, comma byte) *delimitedText {
	a := readAhead(in)
	return &delimitedText{records: newRecords(a, comma), ahead: a}
}

func (d *delimitedText) close()            { d.ahead.close() }
func (d *delimitedText) line() int         { return d.last }
func (d *delimitedText) columns() []string { return nil }

func (d *delimitedText) next() ([]string, error) {
	rec, err := d.records.next()
	if err != nil {
		return nil, d.fault(rec, err)
	}
	d.last = d.first
	return rec, nil
}

// fault explains an error of the records, which got as far as rec.
func (d *delimitedText) fault(rec []string, err error) error {
	parse, ok := err.(*csv.ParseError)
	switch {
	case err == errLongRow:
		return &cutError{line: d.last + 1, msg: err.Error(), ended: true}
	case !ok:
		return err
	case d.feed.ended:
		return &cutError{line: d.lineAfter(rec), msg: "a cell that begins here with a quote does not end with one", ended: true}
	}
	return &cutError{line: parse.Line, column: parse.Column, msg: quoteMessage(parse)}
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
func (d *delimitedText) lineAfter(rec []string) int {
	if len(rec) == 0 {
		return d.first
	}
	line, _ := d.position(len(rec) - 1)
	return line + strings.Count(rec[len(rec)-1], "\n")
}
