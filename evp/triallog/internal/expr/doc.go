// Package expr evaluates expressions over the cells of a row, such as
//
//	6 * params * tokens
//	state == 'COMPLETE' && lr < 1e-3
//
// The syntax is that of github.com/expr-lang/expr, whose parser it uses. The
// evaluation is its own, because cells have no types: a cell is text until an
// operator needs a number, and a cell that is not a number then is an error
// with its place in the log. All numbers are float64. The types of operators
// and functions are checked when an expression is parsed, before any file is
// opened. Package triallog documents the language under "Expressions".
//
// An Expression is bound to the columns of a table, which makes a Formula. The
// functions that may be called are listed in one table, builtins.
package expr
