package rows

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// Delimited reads text whose cells are separated by a character, such as CSV.
type Delimited struct {
	Comma byte // the separator
	*records
	last int // line of the last row
}

// NewDelimited returns a reader of a text whose cells are separated by comma.
func NewDelimited(in io.Reader, comma byte) *Delimited {
	return &Delimited{Comma: comma, records: newRecords(in, comma)}
}

// Close stops the reading.
func (d *Delimited) Close() { d.lines.Close() }

// Line returns the line where the last row begins.
func (d *Delimited) Line() int { return d.last }

// Columns returns nil: the first row is the header.
func (d *Delimited) Columns() []string { return nil }

// Next returns the next row.
func (d *Delimited) Next() ([]string, error) {
	rec, err := d.records.next()
	if err != nil {
		return nil, d.explain(rec, err)
	}
	d.last = d.first
	return rec, nil
}

// explain turns an error of records into a *rowError. The cells before the
// error are rec.
func (d *Delimited) explain(rec []string, err error) error {
	parse, ok := err.(*csv.ParseError)
	switch {
	case err == ErrLongRow:
		return &rowError{line: d.last + 1, msg: err.Error(), final: true}
	case !ok:
		return err
	case d.feed.ended:
		return &rowError{
			line: d.lineAfter(rec), msg: "a cell that begins here with a quote does not end with one", final: true,
		}
	}
	return &rowError{line: parse.Line, column: parse.Column, msg: quoteMessage(parse)}
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

// lineAfter returns the line in which the cells of an incomplete record end.
func (d *Delimited) lineAfter(rec []string) int {
	if len(rec) == 0 {
		return d.first
	}
	line, _ := d.Position(len(rec) - 1)
	return line + strings.Count(rec[len(rec)-1], "\n")
}
