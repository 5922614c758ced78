package triallog

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
)

// numberFunctions make a number of a number.
var numberFunctions = map[string]func(float64) float64{
	"abs": math.Abs, "ceil": math.Ceil, "floor": math.Floor, "round": math.Round, "int": math.Trunc,
	"sqrt": math.Sqrt, "exp": math.Exp, "log": math.Log, "log2": math.Log2, "log10": math.Log10,
	"float": func(x float64) float64 { return x },
}

// textFunctions make a text of a text.
var textFunctions = map[string]func(string) string{
	"lower": strings.ToLower, "upper": strings.ToUpper, "trim": strings.TrimSpace,
	"string": func(s string) string { return s },
}

// extremes make a number of one or more.
var extremes = map[string]func(a, b float64) float64{
	"min": func(a, b float64) float64 { return min(a, b) },
	"max": func(a, b float64) float64 { return max(a, b) },
}

// functionKind returns what a function makes.
func functionKind(name string) kind {
	switch {
	case numberFunctions[name] != nil, extremes[name] != nil, name == "len":
		return numeric
	case textFunctions[name] != nil:
		return textual
	}
	return open
}

// functionWords say what a function is that stands where it cannot.
func functionWords(name string) string {
	switch functionKind(name) {
	case numeric:
		return name + " makes a number"
	case textual:
		return name + " makes text"
	}
	if name == "col" {
		return "col takes the name of a column in quotes"
	}
	names := slices.Concat(slices.Collect(maps.Keys(numberFunctions)), slices.Collect(maps.Keys(textFunctions)),
		slices.Collect(maps.Keys(extremes)), []string{"len", "col"})
	slices.Sort(names)
	return "there is no function " + name + " (there are " + strings.Join(names, ", ") + ")"
}

// numberCall compiles the call of a function that makes a number.
func (c *compiler) numberCall(n ast.Node) (f numberFunc, ok bool) {
	name, args := callOf(n)
	if of := numberFunctions[name]; of != nil && c.takesOne(n, args) {
		x := c.number(args[0])
		return func(r *cells) float64 { return of(x(r)) }, true
	}
	if name == "len" && c.takesOne(n, args) {
		x := c.text(args[0])
		return func(r *cells) float64 { return float64(utf8.RuneCountInString(x(r))) }, true
	}
	of := extremes[name]
	if of == nil || len(args) == 0 {
		return nil, false
	}
	f = c.number(args[0])
	for _, arg := range args[1:] {
		a, b := f, c.number(arg)
		f = func(r *cells) float64 { return of(a(r), b(r)) }
	}
	return f, true
}

// textCall compiles the call of a function that makes text.
func (c *compiler) textCall(n ast.Node) (f textFunc, ok bool) {
	name, args := callOf(n)
	of := textFunctions[name]
	if of == nil || !c.takesOne(n, args) {
		return nil, false
	}
	x := c.text(args[0])
	return func(r *cells) string { return of(x(r)) }, true
}

// takesOne is an error unless a call has one argument.
func (c *compiler) takesOne(n ast.Node, args []ast.Node) bool {
	if len(args) != 1 {
		name, _ := callOf(n)
		c.fail(n, "%s takes one argument, not %d", name, len(args))
	}
	return len(args) == 1
}
