package triallog

import (
	"math"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// What an expression is compiled to.
type (
	numberFunc = func(*cells) float64
	textFunc   = func(*cells) string
	truthFunc  = func(*cells) bool
)

// A kind is what a part of an expression is by itself.
type kind int8

const (
	open    kind = iota // a cell: text, or a number where one is needed
	numeric             // a number
	textual             // text
	logical             // true or false
)

// columnOf returns the name of the column that a node is, if it is one.
func columnOf(n ast.Node) (name string, ok bool) {
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

// callOf returns the name of the function that a node calls, and its
// arguments; "" if it is no call.
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

// kindOf returns what a node is by itself.
func (c *compiler) kindOf(n ast.Node) kind {
	if c.enter(n) {
		return open
	}
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return numeric
	case *ast.StringNode:
		return textual
	case *ast.BoolNode:
		return logical
	case *ast.UnaryNode:
		if n.Operator == "-" || n.Operator == "+" {
			return numeric
		}
		return logical
	case *ast.BinaryNode:
		switch n.Operator {
		case "+":
			if c.kindOf(n.Left) == textual || c.kindOf(n.Right) == textual {
				return textual
			}
			return numeric
		case "-", "*", "/", "%", "**", "^":
			return numeric
		}
		return logical
	case *ast.ConditionalNode:
		return c.either(n.Exp1, n.Exp2)
	}
	name, _ := callOf(n)
	return functionKind(name)
}

// either returns what two nodes of one kind are: cells are what the other is.
func (c *compiler) either(a, b ast.Node) kind {
	if k := c.kindOf(a); k != open {
		return k
	}
	return c.kindOf(b)
}

// number compiles a node that must be a number.
func (c *compiler) number(n ast.Node) numberFunc {
	if c.enter(n) {
		return nil
	}
	if name, ok := columnOf(n); ok {
		slot := c.column(name)
		return func(r *cells) float64 { return r.number(slot) }
	}
	switch n := n.(type) {
	case *ast.IntegerNode:
		v := float64(n.Value)
		if int(v) != n.Value {
			c.fail(n, "this whole number is beyond 2^53 and not exact: write it with an exponent, or as text in quotes")
		}
		return func(*cells) float64 { return v }
	case *ast.FloatNode:
		v := n.Value
		return func(*cells) float64 { return v }
	case *ast.UnaryNode:
		if a := n.Node; n.Operator == "-" {
			x := c.number(a)
			return func(r *cells) float64 { return -x(r) }
		} else if n.Operator == "+" {
			return c.number(a)
		}
	case *ast.BinaryNode:
		if f := c.arithmetic(n); f != nil {
			return f
		}
	case *ast.ConditionalNode:
		return choiceOf(c, n, c.number)
	default:
		if f, ok := c.numberCall(n); ok {
			return f
		}
	}
	c.mismatch(n, "a number is needed")
	return nil
}

// arithmetic compiles an operator that makes a number of two; nil if it is
// none.
func (c *compiler) arithmetic(n *ast.BinaryNode) numberFunc {
	if !strings.Contains(" + - * / % ** ^ ", " "+n.Operator+" ") {
		return nil
	}
	a, b := c.number(n.Left), c.number(n.Right)
	switch n.Operator {
	case "+":
		return func(r *cells) float64 { return a(r) + b(r) }
	case "-":
		return func(r *cells) float64 { return a(r) - b(r) }
	case "*":
		return func(r *cells) float64 { return a(r) * b(r) }
	case "/":
		return func(r *cells) float64 { return a(r) / b(r) }
	case "%":
		return func(r *cells) float64 { return math.Mod(a(r), b(r)) }
	}
	return func(r *cells) float64 { return math.Pow(a(r), b(r)) }
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

// text compiles a node that must be text.
func (c *compiler) text(n ast.Node) textFunc {
	if c.enter(n) {
		return nil
	}
	if name, ok := columnOf(n); ok {
		slot := c.column(name)
		return func(r *cells) string { return r.text(slot) }
	}
	switch n := n.(type) {
	case *ast.StringNode:
		return func(*cells) string { return n.Value }
	case *ast.BinaryNode:
		if n.Operator == "+" {
			a, b := c.text(n.Left), c.text(n.Right)
			return func(r *cells) string { return a(r) + b(r) }
		}
	case *ast.ConditionalNode:
		return choiceOf(c, n, c.text)
	default:
		if f, ok := c.textCall(n); ok {
			return f
		}
	}
	c.mismatch(n, "text is needed")
	return nil
}

// condition compiles a node that must be true or false.
func (c *compiler) condition(n ast.Node) truthFunc {
	if c.enter(n) {
		return nil
	}
	switch n := n.(type) {
	case *ast.BoolNode:
		return func(*cells) bool { return n.Value }
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			if name, ok := columnOf(n.Node); ok {
				c.fail(n.Node, "%s is a cell, not a condition: not (%s == …) needs the parentheses", mention(name), mention(name))
				return nil
			}
			x := c.condition(n.Node)
			return func(r *cells) bool { return !x(r) }
		}
	case *ast.BinaryNode:
		if f, ok := c.relation(n); ok {
			return f
		}
	case *ast.ConditionalNode:
		return choiceOf(c, n, c.condition)
	}
	c.mismatch(n, "a condition is needed, such as lr < 1e-3 or state == 'COMPLETE'")
	return nil
}

// relation compiles an operator that makes a condition; ok is false if it is
// none.
func (c *compiler) relation(n *ast.BinaryNode) (f truthFunc, ok bool) {
	switch n.Operator {
	case "&&", "and":
		a, b := c.condition(n.Left), c.condition(n.Right)
		return func(r *cells) bool { return a(r) && b(r) }, true
	case "||", "or":
		a, b := c.condition(n.Left), c.condition(n.Right)
		return func(r *cells) bool { return a(r) || b(r) }, true
	case "==", "!=", "<", "<=", ">", ">=":
		return c.comparison(n), true
	case "in":
		return c.membership(n), true
	case "contains", "startsWith", "endsWith":
		a, b := c.text(n.Left), c.text(n.Right)
		test := map[string]func(a, b string) bool{"contains": strings.Contains, "startsWith": strings.HasPrefix, "endsWith": strings.HasSuffix}[n.Operator]
		return func(r *cells) bool { return test(a(r), b(r)) }, true
	case "matches":
		return c.match(n), true
	}
	return nil, false
}

// match compiles "text matches pattern".
func (c *compiler) match(n *ast.BinaryNode) truthFunc {
	a := c.text(n.Left)
	pattern, ok := n.Right.(*ast.StringNode)
	if !ok {
		c.fail(n.Right, "matches needs a regular expression in quotes")
		return nil
	}
	re, err := regexp.Compile(pattern.Value)
	if err != nil {
		c.fail(pattern, "%s", err)
		return nil
	}
	return func(r *cells) bool { return re.MatchString(a(r)) }
}

// mismatch is an error of a node that is not what is needed.
func (c *compiler) mismatch(n ast.Node, needed string) {
	if name, _ := callOf(n); name != "" && functionKind(name) == open {
		c.fail(n, "%s", functionWords(name))
	}
	if name, ok := dotted(n); ok {
		c.fail(n, "the column %s is written %s", name, mention(name))
	}
	c.fail(n, "%s, where %s", c.words(n), needed)
}

// dotted returns the name that a node is if a point stands in it.
func dotted(n ast.Node) (name string, ok bool) {
	m, ok := n.(*ast.MemberNode)
	if !ok {
		return "", false
	}
	right, ok := m.Property.(*ast.StringNode)
	if !ok {
		return "", false
	}
	left, ok := columnOf(m.Node)
	if !ok {
		left, ok = dotted(m.Node)
	}
	return left + "." + right.Value, ok
}

// words say what a node is, for messages.
func (c *compiler) words(n ast.Node) string {
	if name, ok := columnOf(n); ok {
		return mention(name) + " is a cell"
	}
	switch n := n.(type) {
	case *ast.StringNode:
		return "this is text"
	case *ast.IntegerNode, *ast.FloatNode:
		return "this is a number"
	case *ast.BoolNode:
		return "this is a condition"
	case *ast.UnaryNode, *ast.BinaryNode:
		switch c.kindOf(n) {
		case numeric:
			return "this is a number"
		case textual:
			return "this is text"
		}
		if b, ok := n.(*ast.BinaryNode); ok && (b.Operator == ".." || b.Operator == "??") {
			return b.Operator + " is no operator here"
		}
		return "this is a condition"
	case *ast.BuiltinNode, *ast.CallNode:
		name, _ := callOf(n)
		return functionWords(name)
	}
	return "this is no expression over cells"
}
