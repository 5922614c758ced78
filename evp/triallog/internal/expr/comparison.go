package expr

import (
	"strings"

	"github.com/expr-lang/expr/ast"

	"evpkit/evp/triallog/internal/rows"
)

// comparison compiles a comparison of two texts or two numbers. Two cells are
// ordered as numbers. Whether they are equal depends on whether they are
// numbers or texts, which the expression must say.
func (c *compiler) comparison(n *ast.BinaryNode) truthFunc {
	a, b := c.typeOf(n.Left), c.typeOf(n.Right)
	equality := n.Operator == "==" || n.Operator == "!="
	if u, ok := n.Left.(*ast.UnaryNode); ok && a == truthType {
		c.fail(u, "%[1]s binds closer than %[2]s: write %[1]s (… %[2]s …)", u.Operator, n.Operator)
		return nil
	}
	switch {
	case isNaN(n.Left):
		return c.nanTest(n, n.Right)
	case isNaN(n.Right):
		return c.nanTest(n, n.Left)
	case a == truthType || b == truthType:
		c.fail(n, "%s compares numbers or texts: join conditions with && and ||, and write what a cell says in quotes",
			n.Operator)
	case a == textType || b == textType:
		if !equality {
			c.noNumberInQuotes(n.Left)
			c.noNumberInQuotes(n.Right)
		}
		return textComparison(n.Operator, c.text(n.Left), c.text(n.Right))
	case equality && a == cellType && b == cellType:
		c.fail(n, "two cells are equal as texts or as numbers: "+
			"write string(a) %[1]s string(b) or float(a) %[1]s float(b)", n.Operator)
	default:
		return numberComparison(n.Operator, c.number(n.Left), c.number(n.Right))
	}
	return nil
}

// nanTest compiles a comparison of a node with nan. Unlike in arithmetic, nan
// equals nan here, and so does a cell that has no value: pandas writes nan as an
// empty cell.
func (c *compiler) nanTest(n *ast.BinaryNode, other ast.Node) truthFunc {
	if n.Operator != "==" && n.Operator != "!=" {
		c.fail(n, "no number is above or below nan: write == nan or != nan")
		return nil
	}
	of, want := c.number(other), n.Operator == "=="
	return func(r *cells) bool { return r.isNaN(of) == want }
}

// noNumberInQuotes records an error if a node is a number in quotes: in the
// order of texts, "10" comes before "9".
func (c *compiler) noNumberInQuotes(n ast.Node) {
	if s, ok := n.(*ast.StringNode); ok {
		if _, isNumber := rows.Number(s.Value); isNumber {
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

// numberComparison returns a comparison of numbers; see cells.comparable.
func numberComparison(operator string, a, b numberFunc) truthFunc {
	switch operator {
	case "==":
		return func(r *cells) bool { return r.comparable(a) == r.comparable(b) }
	case "!=":
		return func(r *cells) bool { return r.comparable(a) != r.comparable(b) }
	case "<":
		return func(r *cells) bool { return r.comparable(a) < r.comparable(b) }
	case "<=":
		return func(r *cells) bool { return r.comparable(a) <= r.comparable(b) }
	case ">":
		return func(r *cells) bool { return r.comparable(a) > r.comparable(b) }
	}
	return func(r *cells) bool { return r.comparable(a) >= r.comparable(b) }
}
