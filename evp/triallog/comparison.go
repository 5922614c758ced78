package triallog

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// comparison compiles a comparison of two texts or two numbers. Two cells are
// compared as numbers by order; whether they are equal depends on what they
// are, so that it must be said.
func (c *compiler) comparison(n *ast.BinaryNode) truthFunc {
	a, b := c.kindOf(n.Left), c.kindOf(n.Right)
	equality := n.Operator == "==" || n.Operator == "!="
	if u, ok := n.Left.(*ast.UnaryNode); ok && a == logical {
		c.fail(u, "%[1]s binds closer than %[2]s: write %[1]s (… %[2]s …)", u.Operator, n.Operator)
		return nil
	}
	switch {
	case a == logical || b == logical:
		c.fail(n, "%s compares numbers or texts: join conditions with && and ||, and write what a cell says in quotes", n.Operator)
	case a == textual || b == textual:
		if !equality {
			c.noNumberInQuotes(n.Left)
			c.noNumberInQuotes(n.Right)
		}
		return textComparison(n.Operator, c.text(n.Left), c.text(n.Right))
	case equality && a == open && b == open:
		c.fail(n, "two cells are equal as texts or as numbers: write string(a) %[1]s string(b) or float(a) %[1]s float(b)", n.Operator)
	default:
		return numberComparison(n.Operator, c.number(n.Left), c.number(n.Right))
	}
	return nil
}

// noNumberInQuotes is an error if a node is a number in quotes: by order of
// the alphabet, "10" comes before "9".
func (c *compiler) noNumberInQuotes(n ast.Node) {
	if s, ok := n.(*ast.StringNode); ok {
		if _, isNumber := number(s.Value); isNumber {
			c.fail(n, "a number in quotes is compared as text: write %s without quotes", strings.TrimSpace(s.Value))
		}
	}
}

// textComparison returns a comparison of texts, byte for byte.
func textComparison(operator string, a, b textFunc) truthFunc {
	switch operator {
	case "==":
		return func(r *cells) bool { return a(r) == b(r) }
	case "!=":
		return func(r *cells) bool { return a(r) != b(r) }
	case "<":
		return func(r *cells) bool { return a(r) < b(r) }
	case "<=":
		return func(r *cells) bool { return a(r) <= b(r) }
	case ">":
		return func(r *cells) bool { return a(r) > b(r) }
	}
	return func(r *cells) bool { return a(r) >= b(r) }
}

// numberComparison returns a comparison of numbers, neither of them NaN.
func numberComparison(operator string, a, b numberFunc) truthFunc {
	switch operator {
	case "==":
		return func(r *cells) bool { return r.some(a) == r.some(b) }
	case "!=":
		return func(r *cells) bool { return r.some(a) != r.some(b) }
	case "<":
		return func(r *cells) bool { return r.some(a) < r.some(b) }
	case "<=":
		return func(r *cells) bool { return r.some(a) <= r.some(b) }
	case ">":
		return func(r *cells) bool { return r.some(a) > r.some(b) }
	}
	return func(r *cells) bool { return r.some(a) >= r.some(b) }
}

// membership compiles "a in [b, c]", all texts or all numbers.
func (c *compiler) membership(n *ast.BinaryNode) truthFunc {
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok || len(list.Nodes) == 0 {
		c.fail(n.Right, "in needs a list, as in optimizer in ['adam', 'sgd']")
		return nil
	}
	kinds := make([]kind, len(list.Nodes))
	for i, item := range list.Nodes {
		kinds[i] = c.kindOf(item)
	}
	if kinds[0] != textual && kinds[0] != numeric || slices.ContainsFunc(kinds, func(k kind) bool { return k != kinds[0] }) {
		c.fail(list, "a list is of numbers, or of texts in quotes")
		return nil
	}
	if kinds[0] == textual {
		return among(c, c.text(n.Left), list.Nodes, c.text)
	}
	value := c.number(n.Left)
	return among(c, func(r *cells) float64 { return r.some(value) }, list.Nodes, c.number)
}

// among returns whether a value is that of one of the items.
func among[T comparable](c *compiler, value func(*cells) T, items []ast.Node, compiled func(ast.Node) func(*cells) T) truthFunc {
	var of []func(*cells) T
	for _, item := range items {
		of = append(of, compiled(item))
	}
	return func(r *cells) bool {
		v := value(r)
		return slices.ContainsFunc(of, func(item func(*cells) T) bool { return item(r) == v })
	}
}
