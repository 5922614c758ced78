package triallog

import (
	"fmt"
	"math"
)

// An Extra is a further column of numbers that Read keeps, such as the number
// of examples that a trial processed.
type Extra struct {
	Column string // or an expression
	Flag   string // of the command line, that names the column
	// Additive says that the numbers of a trial's rows, or of an assignment's
	// trials, add up as costs do. Otherwise it is the last row's that counts, and
	// the mean over the trials.
	Additive bool
}

// extras are the values of extra columns while a log is read.
type extras struct {
	values [][]float64 // by column, then by trial
	row    []float64   // of the last row
}

// extraColumns returns how the extra columns are read from t.
func (t *table) extraColumns(extra []Extra) ([]*measure, error) {
	of := make([]*measure, len(extra))
	for k, e := range extra {
		var err error
		if of[k], err = t.measureFor(e.Column, e.Flag, false); err != nil {
			return nil, err
		}
	}
	return of, nil
}

// read takes the extra numbers of a row; an empty cell is NaN.
func (e *extras) read(t *table, of []*measure, rec []string) error {
	e.row = e.row[:0]
	for _, m := range of {
		v, err := t.extraOf(m, rec)
		if err != nil {
			return err
		}
		e.row = append(e.row, v)
	}
	return nil
}

// extraOf returns an extra number of a row; NaN if it is not known.
func (t *table) extraOf(m *measure, rec []string) (float64, error) {
	if m.kind != computed {
		return t.numberAt(rec, m.columns[0])
	}
	v, missing, err := m.formula.value(rec)
	if missing {
		return math.NaN(), nil
	}
	if err == nil && !isFinite(v) {
		err = m.formula.at(fmt.Sprintf("%s is not a finite number here", quote(m.name)))
	}
	return v, err
}

// keep adds what was read last to the values.
func (e *extras) keep() {
	for k, v := range e.row {
		if len(e.values) <= k {
			e.values = append(e.values, nil)
		}
		e.values[k] = append(e.values[k], v)
	}
}
