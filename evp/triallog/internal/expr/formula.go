package expr

import (
	"fmt"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// A Column is a column of a table that an expression names.
type Column struct {
	Index    int
	Duration bool // it holds times, which are read with rows.Duration
}

// A Formula is an expression over the columns of a table.
type Formula struct {
	*Expression
	Table   *rows.Table
	columns []Column // the expression's columns
	known   bool     // nan in a cell means that the number is not known
	cells   cells
}

// Bind returns the formula of an expression whose columns, in the order of
// Columns, are these of the table. In a formula of a cost, a cell that says nan
// is missing; elsewhere it is a number.
func (e *Expression) Bind(t *rows.Table, columns []Column, cost bool) *Formula {
	f := &Formula{Expression: e, Table: t, columns: columns, known: cost}
	f.cells.formula = f
	return f
}

// Indices returns the indices of the formula's columns.
func (f *Formula) Indices() []int {
	var indices []int
	for _, c := range f.columns {
		indices = append(indices, c.Index)
	}
	return indices
}

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

// At returns an error about the formula's value in the last row.
func (f *Formula) At(msg string) error { return f.Table.At(f.Place(), msg) }

// Place is the column at which faults of the formula's value are reported: the
// first that it names.
func (f *Formula) Place() int {
	if len(f.columns) == 0 {
		return 0
	}
	return f.columns[0].Index
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
func (r *cells) text(slot int) string { return strings.TrimSpace(r.rec[r.formula.columns[slot].Index]) }

// number returns a cell as a number.
func (r *cells) number(slot int) float64 {
	f := r.formula
	r.last = slot
	c := f.columns[slot]
	if v, ok := rows.Decimal(r.rec[c.Index]); ok && !c.Duration && !f.Table.Mark.Any { // most cells
		return v
	}
	return r.otherNumber(c)
}

// otherNumber returns a cell as a number or as the seconds of a time.
func (r *cells) otherNumber(c Column) float64 {
	f := r.formula
	cell := r.rec[c.Index]
	if c.Duration {
		if v, ok := rows.Duration(cell); ok {
			return v
		}
	}
	v, ok, err := f.Table.Mark.Number(cell)
	switch {
	case err != nil:
		r.fail(c.Index, err.Error())
	case ok && !(f.known && v != v):
		return v
	case rows.IsMissing(cell):
		r.missing = r.err == nil
		r.fail(c.Index, r.noNumber(cell, c.Index))
	default:
		cell, name := strings.TrimSpace(cell), f.Table.Names[c.Index]
		hint := rows.NumberHint(cell, "write a number, or compare it as text ("+Mention(name)+" == '…')")
		r.fail(c.Index, fmt.Sprintf("%s in column %s is not a number, as `%s` needs: %s",
			rows.Quote(cell), rows.Quote(name), f.option, hint))
	}
	return 0
}

// noNumber says that a cell has no value, and what to do about it.
func (r *cells) noNumber(cell string, i int) string {
	f := r.formula
	name := f.Table.Names[i]
	cell = strings.TrimSpace(cell)
	do := "write a number"
	if f.condition != nil {
		do = fmt.Sprintf("say what to do with such rows, as in %s != '%s' && …", Mention(name), cell)
	}
	if cell == "" {
		return fmt.Sprintf("column %s is empty here, where `%s` needs a number: %s", rows.Quote(name), f.option, do)
	}
	return fmt.Sprintf("column %s is %s here, where `%s` needs a number: %s",
		rows.Quote(name), rows.Quote(cell), f.option, do)
}

// comparable returns a number that is compared, which must not be NaN: every
// comparison with NaN is false, which would leave out a trial silently.
func (r *cells) comparable(of numberFunc) float64 {
	v := of(r)
	if v != v && r.err == nil {
		i := r.formula.columns[r.last].Index
		r.fail(i, fmt.Sprintf(
			"`%s` compares a number that is nan here: say what to do with such rows, as in %s != '%s' && …",
			r.formula.option, Mention(r.formula.Table.Names[i]), r.text(r.last)))
	}
	return v
}

// fail records a fault in cell i.
func (r *cells) fail(i int, msg string) {
	if r.err == nil {
		r.err = r.formula.Table.At(i, msg)
	}
}
