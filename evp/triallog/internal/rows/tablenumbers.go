package rows

import "fmt"

// Number reads cell i of a row in the column's notation; ok is false if it is
// not a number. An error means that the column's numbers are written in
// different ways, or those of the file with two decimal marks.
func (t *Table) Number(rec []string, i int) (v float64, ok bool, err error) {
	if i >= len(t.notations) || t.notations[i] == nil {
		t.addNotation(i)
	}
	if v, ok, err = t.notations[i].Number(rec[i]); err != nil && err != errTwoMarks {
		err = fmt.Errorf("column %s: %w", Quote(t.Names[i]), err)
	}
	return v, ok, err
}

// addNotation adds the notation of column i. Columns that are added have a decimal
// point, whatever the file has.
func (t *Table) addNotation(i int) {
	for len(t.notations) <= i {
		t.notations = append(t.notations, nil)
	}
	mark := &t.Mark
	if t.IsAdded(i) {
		mark = nil
	}
	t.notations[i] = NewNotation(mark, func(msg string) *SyntaxError { return t.At(i, msg) })
}

// Notation returns the notation of column i; nil if no cell of it has been read
// as a number.
func (t *Table) Notation(i int) *Notation {
	if i >= len(t.notations) {
		return nil
	}
	return t.notations[i]
}

// InSeconds says that plain numbers in column i are seconds.
func (t *Table) InSeconds(i int) {
	t.addNotation(i)
	t.notations[i].InSeconds()
}
