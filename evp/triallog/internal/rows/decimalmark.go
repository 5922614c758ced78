package rows

import (
	"errors"
	"strings"
)

// A DecimalMark is how the fractions of one file are written. In a file with
// semicolons between its cells, as programs write it in countries with a decimal
// comma, the mark is a comma or a point, but the same in all numbers of the
// file. Times are an exception: pandas writes their fractions with a point
// whatever the mark is.
type DecimalMark struct {
	Any   bool // a comma may be the decimal mark
	comma bool // a number had a decimal comma
	point bool // a number had a decimal point
}

var errTwoMarks = errors.New(
	"the file has numbers with a decimal comma and with a decimal point: write all with a point")

// read reads a cell of a file in which a comma may be the decimal mark; f and ok
// are what the cell is without regard to that. An error means that the file uses
// both marks.
func (m *DecimalMark) read(cell string, f form, ok bool) (form, bool, error) {
	if f.style == Grouped {
		f, ok = form{}, false // with one comma, that is a decimal comma here
	}
	switch {
	case ok && f.style != Timed && strings.Contains(cell, "."):
		m.point = true
	case !ok && strings.Count(cell, ",") == 1 && !strings.Contains(cell, "."):
		if f, ok = formOf(strings.Replace(cell, ",", ".", 1)); ok {
			m.comma = true
		}
	}
	if m.comma && m.point {
		return f, ok, errTwoMarks
	}
	return f, ok, nil
}
