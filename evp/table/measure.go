package table

import (
	"slices"
	"strings"

	"evpkit/evp/number"
)

// measured is one or several numbers of a cell, of which people see as many decimals
// as of the others in the column.
type measured struct {
	numbers []number.Measure
	between []string // the text before the first number, between it and the next, …, after the last
	unit    string   // what the number counts; numbers of different units have forms of their own
	form    number.Form
}

// Digits returns a cell with a number to so many significant digits, or to more or
// fewer where the other numbers of its column need another form; see number.FormOf.
func Digits(x float64, digits int) Cell { return Measured(number.Measure{Value: x, Digits: digits}) }

// Short returns a cell like that of Digits, but without zeros at the end that no number
// of the column needs: a number that somebody chose.
func Short(x float64, digits int) Cell {
	return Measured(number.Measure{Value: x, Digits: digits, Short: true})
}

// Known returns a cell with a number to the decimal that its uncertainty, in the same
// unit, and those of the other numbers of its column support; to so many digits at
// least, also if there is no uncertainty.
func Known(x, uncertainty float64, digits int) Cell {
	return Measured(number.Measure{Value: x, Digits: digits, Uncertainty: uncertainty})
}

// Measured returns a cell with a number in the form of its column.
func Measured(m number.Measure) Cell {
	if !number.Value(m.Value).Exists() {
		return Cell{}
	}
	return Cell{kind: isNumber, number: number.Value(m.Value), measure: newMeasured([]string{"", ""}, m)}
}

// Interval returns a cell with a number and an interval: "0.71 [0.68, 0.74]". An end
// that does not exist is a dash; without either end, people see the number alone.
// Machines read the number.
func Interval(x, lower, upper number.Measure) Cell {
	out := Measured(x)
	if out.measure == nil || !number.Value(lower.Value).Exists() && !number.Value(upper.Value).Exists() {
		return out
	}
	out.measure = newMeasured([]string{"", " [", ", ", "]"}, x, lower, upper)
	return out
}

// In returns the cell with a unit, which people see after a space.
func (c Cell) In(unit string) Cell {
	if c.measure != nil {
		m := *c.measure
		last := len(m.between) - 1
		m.between, m.unit = append(slices.Clone(m.between[:last]), m.between[last]+" "+unit), unit
		c.measure = &m
	}
	return c
}

// Marked returns the cell with a mark after its numbers, such as that of a note.
func (c Cell) Marked(mark string) Cell {
	if c.measure != nil {
		m := *c.measure
		last := len(m.between) - 1
		m.between = append(slices.Clone(m.between[:last]), m.between[last]+mark)
		c.measure = &m
	}
	return c
}

// isInterval reports whether the cell is one of Interval with an end.
func (c Cell) isInterval() bool { return c.measure != nil && len(c.measure.numbers) > 1 }

// split returns the number of a cell of Interval, and its interval alone.
func (c Cell) split() (estimate, interval Cell) {
	m := c.measure
	estimate, interval = c, c
	_, mark, _ := strings.Cut(m.between[len(m.between)-1], "]")
	estimate.measure = &measured{numbers: m.numbers[:1], between: []string{"", mark}, form: m.form}
	interval.measure = &measured{numbers: m.numbers[1:], between: []string{"[", ", ", "]"}, form: m.form}
	return estimate, interval
}

// newMeasured returns numbers, with text around them, in the form that they have if
// they stand alone.
func newMeasured(between []string, numbers ...number.Measure) *measured {
	return &measured{numbers: numbers, between: between, form: number.FormOf(numbers)}
}

// notThere is what people see of the end of an interval that does not exist.
const notThere = "–"

// text returns what people see, with text and numbers written by functions.
func (m measured) text(text, numeral func(string) string) string {
	var b strings.Builder
	for i, between := range m.between {
		if i > 0 {
			if shown := m.form.Text(m.numbers[i-1].Value); shown != "" {
				b.WriteString(numeral(shown))
			} else {
				b.WriteString(text(notThere))
			}
		}
		if between != "" {
			b.WriteString(text(between))
		}
	}
	return b.String()
}

// A formKey says which numbers have one form: those of one unit in a column, or in the
// columns of a scale.
type formKey struct {
	column int // −1 if it has a scale
	scale  string
	unit   string
}

// key returns the key of the numbers in column i.
func (t Table) key(i int, m *measured) formKey {
	if scale := t.Columns[i].Scale; scale != "" {
		return formKey{-1, scale, m.unit}
	}
	return formKey{i, "", m.unit}
}

// formed returns the table as people see it: its groups together, and each measured
// number in the form of its column.
func (t Table) formed() Table {
	t = t.inGroups()
	all := make(map[formKey][]number.Measure)
	for _, row := range t.Rows {
		for i, c := range row {
			if c.measure != nil {
				key := t.key(i, c.measure)
				all[key] = append(all[key], c.measure.numbers...)
			}
		}
	}
	forms := make(map[formKey]number.Form)
	for key, numbers := range all {
		forms[key] = number.FormOf(numbers)
	}
	rows := make([][]Cell, len(t.Rows))
	for k, row := range t.Rows {
		rows[k] = make([]Cell, len(row))
		for i, c := range row {
			if c.measure != nil {
				m := *c.measure
				m.form = forms[t.key(i, &m)]
				c.measure = &m
			}
			rows[k][i] = c
		}
	}
	t.Rows = rows
	return t
}
