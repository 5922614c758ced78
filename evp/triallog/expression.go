package triallog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

const (
	maxExpression = 4000   // bytes of an expression
	maxNodes      = 10_000 // parts of it, those that are used twice counted twice
)

// An ExpressionError says what is wrong with an expression whatever the log.
// Its text is one line.
type ExpressionError struct {
	Flag   string // of the command line, that the expression stands behind
	Text   string // the expression
	Column int    // where in it, in characters, 1-based
	Msg    string // what is wrong, and what to do about it
}

// Error returns the flag, the expression, the place in it and the message.
func (e *ExpressionError) Error() string {
	return fmt.Sprintf("%s %s: column %d: %s", e.Flag, strconv.Quote(e.Text), e.Column, e.Msg)
}

// An expression is a number or a condition made of a row's cells; see
// "Expressions" in the package's doc.
type expression struct {
	flag, text string
	columns    []string   // that it names, in the order of their first use
	number     numberFunc // nil if it is a condition
	condition  truthFunc  // nil if it is a number
}

// parseNumber compiles an expression that must be a number. A score or cost
// that is the same for all trials is a mistake.
func parseNumber(flag, text string) (*expression, error) {
	return compile(flag, text, func(c *compiler, n ast.Node) {
		c.out.number = c.number(n)
		if len(c.out.columns) == 0 && (flag == scoreRole.flag || flag == costRole.flag) {
			c.failAt(0, "the expression names no column")
		}
	})
}

// parseCondition compiles an expression that must be a condition.
func parseCondition(flag, text string) (*expression, error) {
	return compile(flag, text, func(c *compiler, n ast.Node) {
		if c.out.condition = c.condition(n); len(c.out.columns) == 0 {
			c.failAt(0, "the condition names no column")
		}
	})
}

// compile parses an expression and has the compiler take its root.
func compile(flag, text string, root func(*compiler, ast.Node)) (*expression, error) {
	c := &compiler{out: &expression{flag: flag, text: text}}
	if len(text) > maxExpression {
		c.failAt(maxExpression, "the expression is longer than %d bytes", maxExpression)
		return nil, c.err
	}
	if i := commentIn(text); i >= 0 {
		c.failAt(utf8.RuneCountInString(text[:i]), "%s begins a comment: a quotient rounded down is floor(a / b)", text[i:i+2])
		return nil, c.err
	}
	tree, err := parser.Parse(text)
	if err != nil {
		c.parseError(err)
		return nil, c.err
	}
	root(c, tree.Node)
	if c.err != nil {
		return nil, c.err
	}
	return c.out, nil
}

// commentIn returns where a comment begins in an expression; -1 if it has
// none. What follows "//" would silently be no part of it.
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

// parseError takes an error of the parser.
func (c *compiler) parseError(err error) {
	e, ok := err.(*file.Error)
	if !ok {
		c.failAt(0, "%s", err)
		return
	}
	msg := e.Message
	switch token := strings.TrimPrefix(msg, "unexpected token "); {
	case token == "EOF":
		msg = "something is missing at the end"
	case token == `Operator("=")`:
		msg = "to compare, write =="
	case token != msg:
		if _, value, ok := strings.Cut(strings.TrimSuffix(token, ")"), "("); ok {
			token = value
		}
		msg = "unexpected " + token
	case strings.Contains(msg, "out of range"):
		msg = "the number has too many digits: write it with an exponent, as 1e20"
	}
	c.failAt(e.From, "%s", msg)
}

// looksLikeName reports whether a text is rather a column's name than an
// expression: it has nothing in it that computes or compares.
func looksLikeName(text string) bool {
	if first, rest, _ := strings.Cut(text, " "); rest != "" {
		if _, isNumber := number(first); isNumber {
			return false
		}
	}
	return commentIn(text) < 0 && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-./ @:", r)
	})
}

// mention is a column's name as it stands in an expression.
func mention(name string) string {
	for i, r := range name {
		if !(r == '_' || unicode.IsLetter(r) || i > 0 && unicode.IsDigit(r)) {
			return "col(" + strconv.Quote(name) + ")"
		}
	}
	return name
}

// A compiler turns an expression into functions of a row's cells. The first
// error is kept; what is compiled after it is not used.
type compiler struct {
	out   *expression
	err   error
	nodes int
}

// failAt takes an error after so many characters.
func (c *compiler) failAt(after int, format string, args ...any) {
	if c.err == nil {
		msg := strings.ToValidUTF8(fmt.Sprintf(format, args...), "\ufffd")
		c.err = &ExpressionError{c.out.flag, c.out.text, after + 1, oneLine(msg)}
	}
}

// oneLine puts a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// fail takes an error at a node.
func (c *compiler) fail(n ast.Node, format string, args ...any) {
	after := 0
	if n != nil {
		after = n.Location().From
	}
	c.failAt(after, format, args...)
}

// enter counts a node. It reports whether there is nothing to do about it: it
// is one too many, or there has been an error.
func (c *compiler) enter(n ast.Node) bool {
	if c.nodes++; c.nodes > maxNodes {
		c.fail(n, "the expression is too long")
	}
	return c.err != nil
}

// column returns the number of a column among those that are named.
func (c *compiler) column(name string) (slot int) {
	if slot = slices.Index(c.out.columns, name); slot < 0 {
		slot = len(c.out.columns)
		c.out.columns = append(c.out.columns, name)
	}
	return slot
}
