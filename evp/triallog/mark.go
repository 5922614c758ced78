package triallog

import (
	"errors"
	"strings"
)

// A decimalMark reads numbers of a file whose cells are separated by
// semicolons, as programs write it where the decimal mark is a comma. All
// numbers of a file must have the same mark.
type decimalMark struct {
	any   bool // a comma may be the decimal mark
	comma bool // there was a number with a decimal comma
	point bool // there was a number with a decimal point
}

// errTwoMarks is the error of a file with both marks.
var errTwoMarks = errors.New("the file has numbers with a decimal comma and with a decimal point: write all with a point")

// number reads a cell as a number.
func (m *decimalMark) number(cell string) (v float64, ok bool, err error) {
	v, ok = number(cell)
	if !m.any {
		return v, ok, nil
	}
	switch {
	case ok && strings.Contains(cell, "."):
		m.point = true
	case !ok && strings.Count(cell, ",") == 1 && !strings.Contains(cell, "."):
		if v, ok = number(strings.Replace(cell, ",", ".", 1)); ok {
			m.comma = true
		}
	}
	if m.comma && m.point {
		return v, ok, errTwoMarks
	}
	return v, ok, nil
}
