package expr

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

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
			return c.negation(n)
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

// negation compiles "not condition".
func (c *compiler) negation(n *ast.UnaryNode) truthFunc {
	if name, ok := columnOf(n.Node); ok {
		c.fail(n.Node, "%[1]s is a cell, not a condition: not (%[1]s == …) needs the parentheses", Mention(name))
		return nil
	}
	x := c.condition(n.Node)
	return func(r *cells) bool { return !x(r) }
}

// textTests are operators that make a condition of two texts.
var textTests = map[string]func(a, b string) bool{
	"contains": strings.Contains, "startsWith": strings.HasPrefix, "endsWith": strings.HasSuffix,
}

// relation compiles an operator that makes a condition; ok is false if the
// operator does not.
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
	case "matches":
		return c.match(n), true
	}
	test := textTests[n.Operator]
	if test == nil {
		return nil, false
	}
	a, b := c.text(n.Left), c.text(n.Right)
	return func(r *cells) bool { return test(a(r), b(r)) }, true
}

// match compiles "text matches pattern".
func (c *compiler) match(n *ast.BinaryNode) truthFunc {
	a, re := c.text(n.Left), c.pattern(n.Right, "matches")
	return func(r *cells) bool { return re.MatchString(a(r)) }
}

// membership compiles "a in [b, c]", where b and c are all texts or all
// numbers.
func (c *compiler) membership(n *ast.BinaryNode) truthFunc {
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok || len(list.Nodes) == 0 {
		c.fail(n.Right, "in needs a list, as in optimizer in ['adam', 'sgd']")
		return nil
	}
	types := make([]valueType, len(list.Nodes))
	for i, item := range list.Nodes {
		if isNaN(item) {
			c.fail(item, "nan is in no list: write … == nan")
			return nil
		}
		types[i] = c.typeOf(item)
	}
	differs := func(t valueType) bool { return t != types[0] }
	if types[0] != textType && types[0] != numberType || slices.ContainsFunc(types, differs) {
		c.fail(list, "a list is of numbers, or of texts in quotes")
		return nil
	}
	if types[0] == textType {
		return among(c.text(n.Left), list.Nodes, c.text)
	}
	value := c.number(n.Left)
	return among(func(r *cells) float64 { return r.comparable(value) }, list.Nodes, c.number)
}

// among returns whether a value equals one of the items.
func among[T comparable](value func(*cells) T, items []ast.Node, compile func(ast.Node) func(*cells) T) truthFunc {
	var of []func(*cells) T
	for _, item := range items {
		of = append(of, compile(item))
	}
	return func(r *cells) bool {
		v := value(r)
		return slices.ContainsFunc(of, func(item func(*cells) T) bool { return item(r) == v })
	}
}
