package study

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// parseNumber reads a setting's text as a finite number.
func parseNumber(name, text string) (float64, error) {
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) || strings.ContainsAny(text, "_xX") {
		return 0, fmt.Errorf("`%s` %q is not a number", name, text)
	}
	return x, nil
}

// parsePositive reads a setting's text as a number above 0.
func parsePositive(name, text string) (float64, error) {
	x, err := parseNumber(name, text)
	if err == nil && x <= 0 {
		return 0, fmt.Errorf("`%s` %q is not above 0", name, text)
	}
	return x, err
}

// parseWhole reads a setting's text as a whole number from low to high.
func parseWhole(name, text string, low, high int) (int, error) {
	x, err := strconv.Atoi(strings.TrimSpace(text))
	switch {
	case err != nil || x < low:
		return 0, fmt.Errorf("`%s` %q is not a whole number of at least %d", name, text, low)
	case x > high:
		return 0, fmt.Errorf("`%s` %q is more than %d", name, text, high)
	}
	return x, nil
}

// parseNumbers reads a setting's text as numbers with commas between them.
func parseNumbers(name, text string) ([]float64, error) {
	var out []float64
	for _, cell := range strings.Split(text, ",") {
		x, err := parseNumber(name, cell)
		if err != nil {
			return nil, fmt.Errorf("`%s` %q: %q is not a number; give numbers with commas between them", name, text, cell)
		}
		out = append(out, x)
	}
	return out, nil
}

// parseRange reads a setting's text as two numbers, low < high, with a comma
// between them.
func parseRange(name, text string) (*[2]float64, error) {
	a, b, ok := strings.Cut(text, ",")
	if !ok {
		return nil, fmt.Errorf("`%s` %q: give two numbers with a comma between them, as in 0,1", name, text)
	}
	low, err := parseNumber(name, a)
	if err != nil {
		return nil, err
	}
	high, err := parseNumber(name, b)
	if err != nil {
		return nil, err
	}
	if low >= high {
		return nil, fmt.Errorf("`%s` %q: the first number must be below the second", name, text)
	}
	return &[2]float64{low, high}, nil
}

// parseSwitch reads a switch.
func parseSwitch(to func(r *Request) *bool) func(r *Request, text string) error {
	return func(r *Request, text string) (err error) {
		*to(r), err = strconv.ParseBool(text)
		return err
	}
}

// parseText takes a setting's text as it is.
func parseText(to func(r *Request) *string) func(r *Request, text string) error {
	return func(r *Request, text string) error {
		*to(r) = text
		return nil
	}
}

// parseWord reads one of a few words.
func parseWord[T any](
	name string, to func(r *Request) *T, words []string, values []T,
) func(r *Request, text string) error {
	return func(r *Request, text string) error {
		i := slices.Index(words, text)
		if i < 0 {
			return fmt.Errorf("`%s` %q: give %s", name, text, alternatives(words))
		}
		*to(r) = values[i]
		return nil
	}
}

// alternatives lists words, the last after "or".
func alternatives(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
}

// parseColumns reads the names of columns with commas between them.
func parseColumns(text string) []string {
	names := strings.Split(text, ",")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return names
}

// parseParts reads columns or expressions with commas between them. A comma within
// quotes, parentheses or brackets belongs to an expression.
func parseParts(text string) []string {
	var out []string
	begin, depth := 0, 0
	var quote byte
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case quote != 0 && b == '\\' && quote != '`':
			i++
		case quote != 0 && b == quote:
			quote = 0
		case quote != 0:
		case b == '"' || b == '\'' || b == '`':
			quote = b
		case b == '(' || b == '[':
			depth++
		case b == ')' || b == ']':
			depth--
		case b == ',' && depth == 0:
			out = append(out, strings.TrimSpace(text[begin:i]))
			begin = i + 1
		}
	}
	return append(out, strings.TrimSpace(text[begin:]))
}
