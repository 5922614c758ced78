package expr

import "github.com/expr-lang/expr/ast"

// mismatch records the error that a node is not what is needed.
func (c *compiler) mismatch(n ast.Node, needed string) {
	if name, _ := callOf(n); name != "" && c.functions[name].result() == cellType {
		c.fail(n, "%s", c.describeFunction(name))
	}
	if name, ok := dottedName(n); ok {
		c.fail(n, "the column %s is written %s", name, Mention(name))
	}
	c.fail(n, "%s, where %s", c.describe(n), needed)
}

// dottedName returns the name that a node spells if it is a.b, which is likely
// to be the name of a column.
func dottedName(n ast.Node) (name string, ok bool) {
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
		left, ok = dottedName(m.Node)
	}
	return left + "." + right.Value, ok
}

// describe says what a node is.
func (c *compiler) describe(n ast.Node) string {
	if name, ok := columnOf(n); ok {
		return Mention(name) + " is a cell"
	}
	if _, ok := literalOf(n); ok {
		return describeType(numberType)
	}
	switch n := n.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.UnaryNode:
		return describeType(c.typeOf(n))
	case *ast.BinaryNode:
		if n.Operator == ".." || n.Operator == "??" {
			return n.Operator + " is no operator here"
		}
		return describeType(c.typeOf(n))
	case *ast.BuiltinNode, *ast.CallNode:
		name, _ := callOf(n)
		return c.describeFunction(name)
	}
	return "this is no expression over cells"
}

// describeType says what a value of a type is.
func describeType(t valueType) string {
	switch t {
	case numberType:
		return "this is a number"
	case textType:
		return "this is text"
	}
	return "this is a condition"
}
