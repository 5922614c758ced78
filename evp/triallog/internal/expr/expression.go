package expr

import (
	"strconv"
	"strings"
	"unicode"

	"evpkit/evp/triallog/internal/rows"
)

const (
	maxExpression = 4000   // bytes of an expression
	maxNodes      = 10_000 // nodes compiled, those that are visited twice counted twice
)

// An Expression is a number, a condition or a text computed from a row's cells.
type Expression struct {
	Text    string
	Columns []string // that it names, in the order of their first use

	option    string     // the option that it was given for
	number    numberFunc // nil if it is not a number
	condition truthFunc  // nil if it is not a condition
	text      textFunc   // nil if it is not a text
}

// ParseNumber parses an expression that must be a number. The error is an
// *Error.
func ParseNumber(option, text string) (*Expression, error) {
	return compile(option, text, func(c *compiler) { c.out.number = c.number(c.root) })
}

// ParseCondition parses an expression that must be a condition and name at
// least one column. The error is an *Error.
func ParseCondition(option, text string) (*Expression, error) {
	e, err := compile(option, text, func(c *compiler) { c.out.condition = c.condition(c.root) })
	if err != nil {
		return nil, err
	}
	return e, e.needsColumn("the condition names no column")
}

// ParseText parses an expression that is written as text, whatever it makes (see
// Formula.Written), and that must name at least one column. The error is an
// *Error.
func ParseText(option, text string) (*Expression, error) {
	e, err := compile(option, text, func(c *compiler) { c.out.text = c.written(c.root) })
	if err != nil {
		return nil, err
	}
	return e, e.NeedsColumn()
}

// NeedsColumn returns an error if the expression names no column, and so has
// the same value in all rows.
func (e *Expression) NeedsColumn() error { return e.needsColumn("the expression names no column") }

func (e *Expression) needsColumn(msg string) error {
	if len(e.Columns) > 0 {
		return nil
	}
	return &Error{e.option, e.Text, 1, msg}
}

// slot returns the index of a column in Columns, where it is added if need be.
func (e *Expression) slot(name string) int {
	for i, column := range e.Columns {
		if column == name {
			return i
		}
	}
	e.Columns = append(e.Columns, name)
	return len(e.Columns) - 1
}

// LooksLikeName reports whether a text is the name of a column rather than an
// expression: nothing in it computes or compares.
func LooksLikeName(text string) bool {
	if first, rest, _ := strings.Cut(text, " "); rest != "" {
		if _, isNumber := rows.Number(first); isNumber {
			return false
		}
	}
	return commentIn(text) < 0 && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-./ @:", r)
	})
}

// Mention returns how an expression refers to a column.
func Mention(name string) string {
	for i, r := range name {
		if !(r == '_' || unicode.IsLetter(r) || i > 0 && unicode.IsDigit(r)) {
			return "col(" + strconv.Quote(name) + ")"
		}
	}
	return name
}

// commentIn returns where a comment begins in an expression, or -1 if there is
// none. The parser would silently ignore what follows "//".
func commentIn(text string) int {
	var quote byte
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case quote != 0 && quote != '`' && b == '\\':
			i++
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'' || b == '`':
			quote = b
		case b == '/' && i+1 < len(text) && (text[i+1] == '/' || text[i+1] == '*'):
			return i
		}
	}
	return -1
}
