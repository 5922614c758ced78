package rows

import (
	"errors"
	"strings"
)

// A DecimalMark reads the numbers of one file. In a file with semicolons
// between its cells, as programs write it in countries with a decimal comma,
// the mark is a comma or a point, but the same in all numbers of the file.
type DecimalMark struct {
	Any   bool // a comma may be the decimal mark
	comma bool // a number had a decimal comma
	point bool // a number had a decimal point
}

var errTwoMarks = errors.New(
	"the file has numbers with a decimal comma and with a decimal point: write all with a point")

// Number reads a cell as a number; ok is false if it is not one. An error
// means that the file uses both marks.
func (m *DecimalMark) Number(cell string) (v float64, ok bool, err error) {
	v, ok = Number(cell)
	if !m.Any {
		return v, ok, nil
	}
	switch {
	case ok && strings.Contains(cell, "."):
		m.point = true
	case !ok && strings.Count(cell, ",") == 1 && !strings.Contains(cell, "."):
		if v, ok = Number(strings.Replace(cell, ",", ".", 1)); ok {
			m.comma = true
		}
	}
	if m.comma && m.point {
		return v, ok, errTwoMarks
	}
	return v, ok, nil
}
