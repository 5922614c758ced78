package triallog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// whereFlag is the flag of Options.Where.
const whereFlag = "--where"

// A formula is an expression over the columns of a table.
type formula struct {
	*expression
	table   *table
	places  []int  // of the expression's columns
	lasting []bool // of these, whether they hold times; see duration
	cost    bool   // it is one: a cell that says nan says that it is not known
	cells   cells
}

// formulaOf returns the formula of a text that is no column's name. If it
// cannot be one, and looks like a name, that column is missing.
func (t *table) formulaOf(flag, text string) (*formula, error) {
	e, err := parseNumber(flag, text)
	if err == nil {
		f, missing := t.bind(e)
		if missing == nil || len(e.columns) > 1 && Nearest(text, t.names) == "" {
			return f, missing
		}
		err = missing
	}
	if looksLikeName(text) {
		_, err = t.find(text, flag)
	}
	return nil, err
}

// condition returns the formula of Options.Where; nil if there is none.
func (t *table) condition(text string) (*formula, error) {
	if text == "" {
		return nil, nil
	}
	e, err := parseCondition(whereFlag, text)
	if err != nil {
		return nil, err
	}
	return t.bind(e)
}

// filters reports whether Options.Where leaves a row out.
func (r *rows) filters(rec []string) (bool, error) {
	if r.choice == nil || r.choice.where == nil {
		return false, nil
	}
	if s, ok := r.choice.stateIn(rec); ok && s == running && !r.choice.entry.steps {
		return false, nil // no trial yet: its cells may still be empty
	}
	holds, err := r.choice.where.holds(rec)
	return !holds && err == nil, err
}

// bind returns the formula of an expression.
func (t *table) bind(e *expression) (*formula, error) {
	f := &formula{expression: e, table: t}
	f.cells.formula = f
	for _, name := range e.columns {
		i, err := t.find(name, e.flag)
		if err != nil {
			return nil, err
		}
		f.places = append(f.places, i)
		f.lasting = append(f.lasting, slices.Contains(t.layout.durations, i))
	}
	return f, nil
}

// value returns the number that the formula has in a row. It is missing if a
// cell that is needed is empty, or says that there is nothing.
func (f *formula) value(rec []string) (v float64, missing bool, err error) {
	f.cells.begin(rec)
	v = f.number(&f.cells)
	if f.cells.err != nil {
		return 0, f.cells.missing, f.cells.err
	}
	return v, false, nil
}

// holds reports whether the condition holds in a row.
func (f *formula) holds(rec []string) (bool, error) {
	f.cells.begin(rec)
	ok := f.condition(&f.cells)
	return ok && f.cells.err == nil, f.cells.err
}

// at is an error of the formula's value in the last row.
func (f *formula) at(msg string) error { return f.table.at(f.place(), msg) }

// place is the column where a fault of the formula's value is told.
func (f *formula) place() int {
	if len(f.places) == 0 {
		return 0
	}
	return f.places[0]
}

// costIn returns the cost that the formula of a measure has in a row.
func (f *formula) costIn(m *measure, rec []string) (cost float64, missing bool, err error) {
	if cost, missing, err = f.value(rec); err != nil {
		return 0, missing, err
	}
	if !m.can(cost) {
		return 0, false, f.at(fmt.Sprintf("the cost %s is %s here: every trial costs something, so it must be a number above 0",
			strconv.Quote(f.text), strconv.FormatFloat(cost, 'g', 6, 64)))
	}
	return cost, false, nil
}

// Cells are the cells of a row while a formula looks at them. The first fault
// is kept; what is computed after it is not used.
type cells struct {
	formula *formula
	rec     []string
	last    int // the column that was last read as a number, among the formula's
	err     error
	missing bool // the fault is that there is nothing in a cell
}

// begin takes a row.
func (r *cells) begin(rec []string) { r.rec, r.last, r.err, r.missing = rec, 0, nil, false }

// text returns a cell without padding.
func (r *cells) text(slot int) string { return strings.TrimSpace(r.rec[r.formula.places[slot]]) }

// number returns a cell as a number.
func (r *cells) number(slot int) float64 {
	f := r.formula
	r.last = slot
	if v, ok := decimal(r.rec[f.places[slot]]); ok && !f.lasting[slot] && !f.table.mark.any { // the rule
		return v
	}
	return r.otherNumber(slot)
}

// otherNumber returns a cell as a number, or as the seconds of a time.
func (r *cells) otherNumber(slot int) float64 {
	f := r.formula
	i := f.places[slot]
	cell := r.rec[i]
	if f.lasting[slot] {
		if v, ok := duration(cell); ok {
			return v
		}
	}
	v, ok, err := f.table.mark.number(cell)
	switch {
	case err != nil:
		r.fail(i, err.Error())
	case ok && !(f.cost && v != v):
		return v
	case isNothing(cell):
		r.missing = r.err == nil
		r.fail(i, r.nothing(cell, i))
	default:
		r.fail(i, fmt.Sprintf("%s in column %s is not a number, as %s needs: %s", quote(strings.TrimSpace(cell)), quote(f.table.names[i]),
			f.flag, numberHint(strings.TrimSpace(cell), "write a number, or compare it as text ("+mention(f.table.names[i])+" == '…')")))
	}
	return 0
}

// nothing says that there is no number in a cell, and what to do about it.
func (r *cells) nothing(cell string, i int) string {
	f := r.formula
	what := "nothing"
	if cell = strings.TrimSpace(cell); cell != "" {
		what = quote(cell)
	}
	do := "write a number"
	if f.condition != nil {
		do = fmt.Sprintf("say what becomes of such rows, as in %s != '%s' && …", mention(f.table.names[i]), cell)
	}
	return fmt.Sprintf("%s stands in column %s, where %s needs a number: %s", what, quote(f.table.names[i]), f.flag, do)
}

// some returns a number that is compared. A comparison with NaN is false,
// whatever it is: that would leave out a trial without a word.
func (r *cells) some(of numberFunc) float64 {
	v := of(r)
	if v != v && r.err == nil {
		i := r.formula.places[r.last]
		name := mention(r.formula.table.names[i])
		r.fail(i, fmt.Sprintf("%s compares a number that is nan here: say what becomes of such rows, as in %s != '%s' && …",
			r.formula.flag, name, r.text(r.last)))
	}
	return v
}

// fail takes a fault in cell i.
func (r *cells) fail(i int, msg string) {
	if r.err == nil {
		r.err = r.formula.table.at(i, msg)
	}
}
