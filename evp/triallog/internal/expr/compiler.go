package expr

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// What an expression is compiled to: functions of a row's cells.
type (
	numberFunc = func(*cells) float64
	textFunc   = func(*cells) string
	truthFunc  = func(*cells) bool
)

// A valueType is what a node of an expression is by itself.
type valueType int8

const (
	cellType   valueType = iota // a cell: text, or a number where one is needed
	numberType                  // a number
	textType                    // text
	truthType                   // true or false
)

// A compiler turns the syntax tree of an expression into functions. It keeps
// the first error; what it compiles after that is not used.
type compiler struct {
	out       *Expression
	root      ast.Node
	functions map[string]function
	err       error
	nodes     int // compiled so far
}

// compile parses an expression and lets root compile its syntax tree.
func compile(option, text string, root func(*compiler)) (*Expression, error) {
	c := &compiler{out: &Expression{option: option, Text: text}, functions: builtins}
	if c.parse(text); c.err == nil {
		root(c)
	}
	if c.err != nil {
		return nil, c.err
	}
	return c.out, nil
}

// parse parses a text.
func (c *compiler) parse(text string) {
	if len(text) > maxExpression {
		c.failAt(maxExpression, "the expression is longer than %d bytes", maxExpression)
		return
	}
	if i := commentIn(text); i >= 0 {
		c.failAt(utf8.RuneCountInString(text[:i]),
			"%s begins a comment: a quotient rounded down is floor(a / b)", text[i:i+2])
		return
	}
	tree, err := parser.Parse(text)
	if err != nil {
		c.parseError(err)
		return
	}
	c.root = tree.Node
}

// parseError translates an error of the parser.
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

// failAt records an error after so many characters.
func (c *compiler) failAt(after int, format string, args ...any) {
	if c.err == nil {
		msg := strings.ToValidUTF8(fmt.Sprintf(format, args...), "\ufffd")
		c.err = &Error{c.out.option, c.out.Text, after + 1, strings.Join(strings.Fields(msg), " ")} // on one line
	}
}

// fail records an error at a node.
func (c *compiler) fail(n ast.Node, format string, args ...any) {
	after := 0
	if n != nil {
		after = n.Location().From
	}
	c.failAt(after, format, args...)
}

// enter counts a node. It reports whether compiling has failed, perhaps
// because of too many nodes.
func (c *compiler) enter(n ast.Node) (failed bool) {
	if c.nodes++; c.nodes > maxNodes {
		c.fail(n, "the expression is too long")
	}
	return c.err != nil
}

// columnOf returns the name of the column that a node refers to, if it does.
func columnOf(n ast.Node) (name string, ok bool) {
	if _, isLiteral := literalOf(n); isLiteral {
		return "", false
	}
	if id, ok := n.(*ast.IdentifierNode); ok {
		return id.Value, true
	}
	if call, args := callOf(n); call == "col" && len(args) == 1 {
		if s, ok := args[0].(*ast.StringNode); ok {
			return s.Value, true
		}
	}
	return "", false
}

// literalOf returns the value of nan or inf, which are no columns.
func literalOf(n ast.Node) (v float64, ok bool) {
	id, ok := n.(*ast.IdentifierNode)
	if !ok {
		return 0, false
	}
	switch id.Value {
	case "nan", "NaN":
		return math.NaN(), true
	case "inf", "Inf":
		return math.Inf(1), true
	}
	return 0, false
}

// isNaN reports whether a node is the literal nan.
func isNaN(n ast.Node) bool {
	v, ok := literalOf(n)
	return ok && v != v
}

// callOf returns the name of the function that a node calls, and its
// arguments; "" if it is not a call.
func callOf(n ast.Node) (name string, args []ast.Node) {
	switch n := n.(type) {
	case *ast.BuiltinNode:
		return n.Name, n.Arguments
	case *ast.CallNode:
		if id, ok := n.Callee.(*ast.IdentifierNode); ok {
			return id.Value, n.Arguments
		}
	}
	return "", nil
}

// typeOf returns the type of a node.
func (c *compiler) typeOf(n ast.Node) valueType {
	if c.enter(n) {
		return cellType
	}
	if _, ok := literalOf(n); ok {
		return numberType
	}
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return numberType
	case *ast.StringNode:
		return textType
	case *ast.BoolNode:
		return truthType
	case *ast.UnaryNode:
		if n.Operator == "-" || n.Operator == "+" {
			return numberType
		}
		return truthType
	case *ast.BinaryNode:
		return c.typeOfBinary(n)
	case *ast.ConditionalNode:
		if t := c.typeOf(n.Exp1); t != cellType { // a cell takes the type of the other branch
			return t
		}
		return c.typeOf(n.Exp2)
	case *ast.MemberNode:
		if name, _ := callOf(n.Node); name == splitName {
			return textType
		}
	}
	name, _ := callOf(n)
	return c.functions[name].result()
}

// typeOfBinary returns the type of an operator's result.
func (c *compiler) typeOfBinary(n *ast.BinaryNode) valueType {
	switch {
	case n.Operator == "+" && (c.typeOf(n.Left) == textType || c.typeOf(n.Right) == textType):
		return textType
	case isArithmetic(n.Operator):
		return numberType
	}
	return truthType
}

// choiceOf compiles "condition ? a : b".
func choiceOf[T any](c *compiler, n *ast.ConditionalNode, branch func(ast.Node) func(*cells) T) func(*cells) T {
	if n.Cond == n.Exp1 {
		c.fail(n.Cond, "?: lacks what is between ? and :")
		return nil
	}
	if when, a, b := c.condition(n.Cond), branch(n.Exp1), branch(n.Exp2); c.err == nil {
		return func(r *cells) T {
			if when(r) {
				return a(r)
			}
			return b(r)
		}
	}
	return nil
}
