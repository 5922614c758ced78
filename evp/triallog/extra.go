package triallog

import "evpkit/evp/triallog/internal/source"

// An Extra is a further column of numbers that Read keeps, such as the number of
// examples that a trial processed.
type Extra struct {
	Column string // or an expression
	Option string // the option that names the column
	// Additive says that the numbers of a trial's rows, or of an assignment's
	// trials, add up as costs do. Otherwise a trial has the number of its last
	// row, and an assignment the mean over its trials.
	Additive bool
}

// Extras are the values of extra columns while a log is read.
type extras struct {
	values [][]float64 // by column, then by trial
	row    []float64   // of the last row
}

// read reads the extra numbers of a row; NaN for an empty cell.
func (e *extras) read(f *source.File, columns []*costColumn, rec []string) error {
	e.row = e.row[:0]
	for _, c := range columns {
		v, err := c.number(f, rec)
		if err != nil {
			return err
		}
		e.row = append(e.row, v)
	}
	return nil
}

// keep appends the numbers of the last row to the values.
func (e *extras) keep() {
	for k, v := range e.row {
		if len(e.values) <= k {
			e.values = append(e.values, nil)
		}
		e.values[k] = append(e.values[k], v)
	}
}
