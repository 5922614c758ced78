package triallog

// An Extra is a further column of numbers that Read keeps, such as the number
// of examples that a trial processed.
type Extra struct {
	Column string
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

// extraColumns returns the places of the extra columns in t.
func (t *table) extraColumns(extra []Extra) ([]int, error) {
	places := make([]int, len(extra))
	for k, e := range extra {
		var err error
		if places[k], err = t.find(e.Column, e.Flag); err != nil {
			return nil, err
		}
	}
	return places, nil
}

// read takes the extra numbers of a row; an empty cell is NaN.
func (e *extras) read(t *table, places []int, rec []string) error {
	e.row = e.row[:0]
	for _, i := range places {
		v, err := t.numberAt(rec, i)
		if err != nil {
			return err
		}
		e.row = append(e.row, v)
	}
	return nil
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
