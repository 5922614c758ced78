package expr

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
)

// A function can be called in expressions. Exactly one field is set; it says
// what the function takes and returns, so that a call is checked when the
// expression is parsed. Another kind of function is one more field, with its
// case in result and in numberCall or textCall.
type function struct {
	ofNumber  func(x float64) float64    // number → number
	ofText    func(s string) string      // text → text
	ofAny     func(s string) string      // anything, as it is written → text
	measure   func(s string) float64     // text → number
	ofNumbers func(a, b float64) float64 // one or more numbers → number, by folding
	// ofTexts compiles a call with several texts that makes a text.
	ofTexts func(c *compiler, n ast.Node, args []ast.Node) textFunc
}

// builtins are the functions of the language. col("…"), which refers to a
// column, is not a function; see columnOf.
var builtins = map[string]function{
	"abs":   {ofNumber: math.Abs},
	"ceil":  {ofNumber: math.Ceil},
	"exp":   {ofNumber: math.Exp},
	"float": {ofNumber: func(x float64) float64 { return x }},
	"floor": {ofNumber: math.Floor},
	"int":   {ofNumber: math.Trunc},
	"log":   {ofNumber: math.Log},
	"log10": {ofNumber: math.Log10},
	"log2":  {ofNumber: math.Log2},
	"round": {ofNumber: math.Round},
	"sqrt":  {ofNumber: math.Sqrt},

	"max": {ofNumbers: func(a, b float64) float64 { return max(a, b) }},
	"min": {ofNumbers: func(a, b float64) float64 { return min(a, b) }},

	"len": {measure: func(s string) float64 { return float64(utf8.RuneCountInString(s)) }},

	"lower":  {ofText: strings.ToLower},
	"string": {ofAny: func(s string) string { return s }},
	"trim":   {ofText: strings.TrimSpace},
	"upper":  {ofText: strings.ToUpper},

	"replace": {ofTexts: replacement},
	"extract": {ofTexts: extraction},
}

// result returns the type that a function returns; cellType if it is the zero
// function, which does not exist.
func (f function) result() valueType {
	switch {
	case f.ofNumber != nil, f.ofNumbers != nil, f.measure != nil:
		return numberType
	case f.ofText != nil, f.ofAny != nil, f.ofTexts != nil:
		return textType
	}
	return cellType
}

// numberCall compiles the call of a function that returns a number; ok is false
// if n is not one.
func (c *compiler) numberCall(n ast.Node) (f numberFunc, ok bool) {
	name, args := callOf(n)
	switch of := c.functions[name]; {
	case of.ofNumber != nil && c.takesOne(n, args):
		x := c.number(args[0])
		return func(r *cells) float64 { return of.ofNumber(x(r)) }, true
	case of.measure != nil && c.takesOne(n, args):
		x := c.text(args[0])
		return func(r *cells) float64 { return of.measure(x(r)) }, true
	case of.ofNumbers != nil && len(args) > 0:
		return c.fold(of.ofNumbers, args), true
	}
	return nil, false
}

// fold compiles a function of one or more numbers.
func (c *compiler) fold(of func(a, b float64) float64, args []ast.Node) numberFunc {
	f := c.number(args[0])
	for _, arg := range args[1:] {
		a, b := f, c.number(arg)
		f = func(r *cells) float64 { return of(a(r), b(r)) }
	}
	return f
}

// textCall compiles the call of a function that returns text; ok is false if n
// is not one.
func (c *compiler) textCall(n ast.Node) (f textFunc, ok bool) {
	if part, ok := n.(*ast.MemberNode); ok {
		return c.partOf(part)
	}
	name, args := callOf(n)
	switch of := c.functions[name]; {
	case of.ofTexts != nil:
		return of.ofTexts(c, n, args), true
	case of.ofAny != nil && c.takesOne(n, args):
		x := c.written(args[0])
		return func(r *cells) string { return of.ofAny(x(r)) }, true
	case of.ofText != nil && c.takesOne(n, args):
		x := c.text(args[0])
		return func(r *cells) string { return of.ofText(x(r)) }, true
	}
	return nil, false
}

// takesOne records an error unless a call has one argument.
func (c *compiler) takesOne(n ast.Node, args []ast.Node) bool {
	if len(args) != 1 {
		name, _ := callOf(n)
		c.fail(n, "%s takes one argument, not %d", name, len(args))
	}
	return len(args) == 1
}

// describeFunction says what a function is, for a message about a call where it
// cannot be used.
func (c *compiler) describeFunction(name string) string {
	switch c.functions[name].result() {
	case numberType:
		return name + " makes a number"
	case textType:
		return name + " makes text"
	}
	if name == "col" {
		return "col takes the name of a column in quotes"
	}
	if name == splitName {
		return splitHint
	}
	names := append(slices.Collect(maps.Keys(c.functions)), "col", splitName)
	slices.Sort(names)
	return "there is no function " + name + " (there are " + strings.Join(names, ", ") + ")"
}
