package expr

import (
	"fmt"
	"math"
	"strconv"

	"github.com/expr-lang/expr/ast"
)

// written compiles a node of any type to the text that it is written as. The
// branches of a choice may be of different types.
func (c *compiler) written(n ast.Node) textFunc {
	if choice, ok := n.(*ast.ConditionalNode); ok {
		return choiceOf(c, choice, c.written)
	}
	switch c.typeOf(n) {
	case numberType:
		x := c.number(n)
		return func(r *cells) string { return r.written(x(r)) }
	case truthType:
		x := c.condition(n)
		return func(r *cells) string { return strconv.FormatBool(x(r)) }
	}
	return c.text(n)
}

// written returns a number as text. One that is not finite has no place in a
// name: it would hide a fault of the log.
func (r *cells) written(x float64) string {
	if !(math.Abs(x) <= math.MaxFloat64) {
		r.fail(r.formula.columns[r.last], fmt.Sprintf("`%s` makes text of a number that is %s here: say what such "+
			"rows are called, as in condition ? 'none' : …", r.formula.option, strconv.FormatFloat(x, 'g', -1, 64)))
	}
	return shortest(x)
}

// shortest returns the shortest decimal number that reads back as x. It has an
// exponent only below 1e-4 and from 1e16 on, as most programs write numbers.
func shortest(x float64) string {
	switch size := math.Abs(x); {
	case x == 0:
		return "0" // also for -0
	case size >= 1e-4 && size < 1e16:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
