package expr

import (
	"fmt"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// A Formula is an expression over the columns of a table.
type Formula struct {
	*Expression
	Table   *rows.Table
	columns []int // indices of the expression's columns
	known   bool  // nan in a cell means that the number is not known
	cells   cells
}

// Bind returns the formula of an expression whose columns, in the order of
// Columns, have these indices in the table. In a formula of a cost, a cell that says nan
// is missing; elsewhere it is a number.
func (e *Expression) Bind(t *rows.Table, columns []int, cost bool) *Formula {
	f := &Formula{Expression: e, Table: t, columns: columns, known: cost}
	f.cells.formula = f
	return f
}

// Indices returns the indices of the formula's columns.
func (f *Formula) Indices() []int { return f.columns }

// Value returns the formula's number in a row. missing means that a cell it
// needs has no value.
func (f *Formula) Value(rec []string) (v float64, missing bool, err error) {
	f.cells.begin(rec)
	v = f.number(&f.cells)
	if f.cells.err != nil {
		return 0, f.cells.missing, f.cells.err
	}
	return v, false, nil
}

// Holds reports whether the condition holds in a row.
func (f *Formula) Holds(rec []string) (bool, error) {
	f.cells.begin(rec)
	ok := f.condition(&f.cells)
	return ok && f.cells.err == nil, f.cells.err
}

// Written returns the formula's value in a row as text: a number in its shortest
// form, a condition as true or false.
func (f *Formula) Written(rec []string) (string, error) {
	f.cells.begin(rec)
	text := f.text(&f.cells)
	return text, f.cells.err
}

// At returns an error about the formula's value in the last row.
func (f *Formula) At(msg string) error { return f.Table.At(f.Place(), msg) }

// Place is the column at which faults of the formula's value are reported: the
// first that it names.
func (f *Formula) Place() int {
	if len(f.columns) == 0 {
		return 0
	}
	return f.columns[0]
}

// Cells are the cells of a row while a formula is evaluated. The first fault is
// kept; what is computed after it is not used.
type cells struct {
	formula *Formula
	rec     []string
	last    int // slot of the column that was last read as a number
	err     error
	missing bool // err says that a cell has no value
}

// begin starts the evaluation of a row.
func (r *cells) begin(rec []string) { r.rec, r.last, r.err, r.missing = rec, 0, nil, false }

// text returns a cell without padding.
func (r *cells) text(slot int) string { return strings.TrimSpace(r.rec[r.formula.columns[slot]]) }

// number returns a cell as a number.
func (r *cells) number(slot int) float64 {
	f := r.formula
	r.last = slot
	i := f.columns[slot]
	v, ok, err := f.Table.Number(r.rec, i)
	if ok && err == nil && !(f.known && v != v) { // most cells
		return v
	}
	r.fault(i, err)
	return 0
}

// fault records why cell i is not a number. err is nil unless it is one that is
// written in another way than the column's others.
func (r *cells) fault(i int, err error) {
	f, cell := r.formula, r.rec[i]
	switch {
	case err != nil:
		r.fail(i, err.Error())
	case rows.IsMissing(cell):
		r.missing = r.err == nil
		r.fail(i, r.noNumber(cell, i))
	default:
		cell, name := strings.TrimSpace(cell), f.Table.Names[i]
		hint := rows.NumberHint(cell, "write a number, or compare it as text ("+Mention(name)+" == '…')")
		r.fail(i, fmt.Sprintf("%s in column %s is not a number, as `%s` needs: %s",
			rows.Quote(cell), rows.Quote(name), f.option, hint))
	}
}

// noNumber says that a cell has no value, and what to do about it.
func (r *cells) noNumber(cell string, i int) string {
	f := r.formula
	name := f.Table.Names[i]
	cell = strings.TrimSpace(cell)
	do := "write a number"
	switch {
	case f.text != nil:
		do = fmt.Sprintf("say how such rows are named, as in %s == '%s' ? 'none' : …", Mention(name), cell)
	case f.condition != nil:
		do = fmt.Sprintf("say what to do with such rows, as in %s != nan && …", Mention(name))
	}
	if cell == "" {
		return fmt.Sprintf("column %s is empty here, where `%s` needs a number: %s", rows.Quote(name), f.option, do)
	}
	return fmt.Sprintf("column %s is %s here, where `%s` needs a number: %s",
		rows.Quote(name), rows.Quote(cell), f.option, do)
}

// isNaN reports whether a number is NaN, or a cell that it needs has no value.
func (r *cells) isNaN(of numberFunc) bool {
	if r.err != nil {
		return false
	}
	v := of(r)
	if r.missing {
		r.err, r.missing = nil, false
		return true
	}
	return v != v
}

// comparable returns a number that is compared, which must not be NaN: every
// comparison with NaN is false, which would leave out a trial silently.
func (r *cells) comparable(of numberFunc) float64 {
	v := of(r)
	if v != v && r.err == nil {
		i := r.formula.columns[r.last]
		r.fail(i, fmt.Sprintf(
			"`%s` compares a number that is nan here: say what to do with such rows, as in %s != nan && …",
			r.formula.option, Mention(r.formula.Table.Names[i])))
	}
	return v
}

// fail records a fault in cell i.
func (r *cells) fail(i int, msg string) {
	if r.err == nil {
		r.err = r.formula.Table.At(i, msg)
	}
}
