package expr

import (
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// replacement compiles replace(text, old, new): all that is old in a text becomes
// new.
func replacement(c *compiler, n ast.Node, args []ast.Node) textFunc {
	if len(args) != 3 {
		c.fail(n, "replace takes three arguments, a text and what is replaced by what, not %d", len(args))
		return nil
	}
	text, old, by := c.text(args[0]), c.text(args[1]), c.text(args[2])
	return func(r *cells) string { return replaced(text(r), old(r), by(r)) }
}

// replaced returns a text with all that is old replaced; nothing is if old is "".
func replaced(text, old, by string) string {
	if old == "" {
		return text
	}
	return strings.ReplaceAll(text, old, by)
}

// extraction compiles extract(text, pattern): what the first group of a regular
// expression (RE2) matches in a text, or the whole of it if it has no group; ""
// if it does not match.
func extraction(c *compiler, n ast.Node, args []ast.Node) textFunc {
	if len(args) != 2 {
		c.fail(n, "extract takes two arguments, a text and a regular expression, not %d", len(args))
		return nil
	}
	text, re := c.text(args[0]), c.pattern(args[1], "extract")
	if re == nil {
		return nil
	}
	group := min(re.NumSubexp(), 1)
	return func(r *cells) string {
		if found := re.FindStringSubmatch(text(r)); found != nil {
			return found[group]
		}
		return ""
	}
}

// pattern compiles the regular expression that an operator or function takes.
func (c *compiler) pattern(n ast.Node, of string) *regexp.Regexp {
	pattern, ok := n.(*ast.StringNode)
	if !ok {
		c.fail(n, "%s needs a regular expression in quotes", of)
		return nil
	}
	re, err := regexp.Compile(pattern.Value)
	if err != nil {
		c.fail(pattern, "%s", err)
	}
	return re
}

const (
	splitName = "split"
	splitHint = "split makes several texts: say which, as in split(path, '/')[0] for the first and [-1] for the last"
)

// partOf compiles split(text, separator)[i], the part with the index i from 0, or
// from the end if it is below 0: [-1] is the last. A part that does not exist is
// "". ok is false if the node is something else.
func (c *compiler) partOf(n *ast.MemberNode) (f textFunc, ok bool) {
	name, args := callOf(n.Node)
	if name != splitName {
		return nil, false
	}
	i, ok := indexOf(n.Property)
	if !ok || len(args) != 2 {
		c.fail(n, "%s", splitHint)
		return nil, true
	}
	text, separator := c.text(args[0]), c.text(args[1])
	return func(r *cells) string { return part(text(r), separator(r), i) }, true
}

// indexOf returns the whole number that a node is.
func indexOf(n ast.Node) (i int, ok bool) {
	if minus, ok := n.(*ast.UnaryNode); ok && minus.Operator == "-" {
		i, ok = indexOf(minus.Node)
		return -i, ok
	}
	whole, ok := n.(*ast.IntegerNode)
	if !ok {
		return 0, false
	}
	return whole.Value, true
}

// part returns a part of a text, without padding; see partOf.
func part(text, separator string, i int) string {
	parts := []string{text}
	if separator != "" {
		parts = strings.Split(text, separator)
	}
	if i < 0 {
		i += len(parts)
	}
	if i < 0 || i >= len(parts) {
		return ""
	}
	return strings.TrimSpace(parts[i])
}
