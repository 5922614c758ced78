package table

import (
	"evpkit/evp/markup"
	"evpkit/evp/number"
)

// A Cell is the value in one row and column: a word, a number, or nothing, which
// is the zero value.
type Cell struct {
	kind    kind
	text    string // of a word; of a number, how people see it, "" if exactly
	number  number.Value
	measure *measured // how people see a number in the form of its column
}

type kind int8

const (
	isNothing kind = iota
	isWord
	isLaw
	isNumber
)

// Word returns a cell with a text, which may be any.
func Word(s string) Cell { return Cell{kind: isWord, text: s} }

// Law returns a cell with a fitted law, such as "0.8 − 0.03·(x/20)^−1.1". LaTeX
// and HTML show its power of x as a formula.
func Law(s string) Cell { return Cell{kind: isLaw, text: s} }

// Number returns a cell with a number that people see exactly too. One that is
// NaN or infinite does not exist.
func Number(x float64) Cell { return Rounded(x, "") }

// Whole returns a cell with a whole number. People see commas between its
// thousands.
func Whole(n int) Cell { return Rounded(float64(n), number.Count(n)) }

// Rounded returns a cell with a number, and the text that people see in its
// place. A number that is NaN or infinite does not exist, whatever its text.
func Rounded(x float64, text string) Cell {
	if !number.Value(x).Exists() {
		return Cell{}
	}
	return Cell{kind: isNumber, text: text, number: number.Value(x)}
}

// Text returns what people see, "" if there is nothing; of a measured number, what
// they see if it stands alone.
func (c Cell) Text() string {
	switch {
	case c.measure != nil:
		return c.measure.text(func(text string) string { return text }, func(number string) string { return number })
	case c.text == "":
		return c.Exact()
	}
	return c.text
}

// Exact returns what machines read: of a number, the shortest text that reads
// back the same; "" if there is nothing.
func (c Cell) Exact() string {
	if c.kind == isNumber {
		return c.number.Cell()
	}
	return c.text
}

// Value returns the value as encoding/json takes it: a string, a number.Value,
// or nil.
func (c Cell) Value() any {
	switch c.kind {
	case isNothing:
		return nil
	case isNumber:
		return c.number
	}
	return c.text
}

// in returns what people see of a cell in a column, in a language.
func (c Cell) in(language markup.Language, column Column) string {
	switch {
	case c.measure != nil:
		return c.measure.text(language.Text, language.Number)
	case c.kind == isLaw:
		return language.Formula(c.text)
	case column.Words:
		return language.Text(c.Text())
	}
	return language.Number(c.Text())
}
