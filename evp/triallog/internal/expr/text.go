package expr

import "github.com/expr-lang/expr/ast"

// text compiles a node that must be text.
func (c *compiler) text(n ast.Node) textFunc {
	if c.enter(n) {
		return nil
	}
	if name, ok := columnOf(n); ok {
		slot := c.out.slot(name)
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
	needed := "text is needed"
	if t := c.typeOf(n); t == numberType || t == truthType {
		needed += ": string(…) makes it of anything"
	}
	c.mismatch(n, needed)
	return nil
}
