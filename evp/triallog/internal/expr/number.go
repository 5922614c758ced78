package expr

import (
	"math"

	"github.com/expr-lang/expr/ast"
)

// number compiles a node that must be a number.
func (c *compiler) number(n ast.Node) numberFunc {
	if c.enter(n) {
		return nil
	}
	if name, ok := columnOf(n); ok {
		slot := c.out.slot(name)
		return func(r *cells) float64 { return r.number(slot) }
	}
	if v, ok := literalOf(n); ok {
		return func(*cells) float64 { return v }
	}
	switch n := n.(type) {
	case *ast.IntegerNode:
		return c.integer(n)
	case *ast.FloatNode:
		v := n.Value
		return func(*cells) float64 { return v }
	case *ast.UnaryNode:
		switch n.Operator {
		case "-":
			x := c.number(n.Node)
			return func(r *cells) float64 { return -x(r) }
		case "+":
			return c.number(n.Node)
		}
	case *ast.BinaryNode:
		if isArithmetic(n.Operator) {
			return arithmetic(n.Operator, c.number(n.Left), c.number(n.Right))
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

// isArithmetic reports whether an operator makes a number of two.
func isArithmetic(operator string) bool {
	switch operator {
	case "+", "-", "*", "/", "%", "**", "^":
		return true
	}
	return false
}

// integer compiles a literal. One that float64 cannot hold is an error.
func (c *compiler) integer(n *ast.IntegerNode) numberFunc {
	v := float64(n.Value)
	if int(v) != n.Value {
		c.fail(n, "this whole number is beyond 2^53 and not exact: write it with an exponent, or as text in quotes")
	}
	return func(*cells) float64 { return v }
}

// arithmetic returns the function of an operator on numbers. The remainder has
// the sign of the dividend.
func arithmetic(operator string, a, b numberFunc) numberFunc {
	switch operator {
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
