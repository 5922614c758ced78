package main

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
)

// textFlag returns a maker of flags of a category whose values are parsed
// here, not by the library, so that every error says what to do. The
// placeholder is the value's name in the usage.
func textFlag(category string) func(p *string, name, value, placeholder, usage string) cli.Flag {
	return func(p *string, name, value, placeholder, usage string) cli.Flag {
		return &cli.StringFlag{Name: name, Value: value, Destination: p, DefaultText: value,
			Category: category, Usage: strings.Replace(usage, placeholder, "`"+placeholder+"`", 1)}
	}
}

// number parses a flag's value as a finite number.
func parseNumber(flag, value string) (float64, error) {
	x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) || strings.ContainsAny(value, "_xX") {
		return 0, usagef("--%s %q is not a number", flag, value)
	}
	return x, nil
}

// whole parses a flag's value as a whole number of at least low.
func whole(flag, value string, low int) (int, error) {
	x, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || x < low {
		return 0, usagef("--%s %q is not a whole number of at least %d", flag, value, low)
	}
	return x, nil
}

// wholeUpTo is whole with an upper limit.
func wholeUpTo(flag, value string, low, high int) (int, error) {
	x, err := whole(flag, value, low)
	if err == nil && x > high {
		return 0, usagef("--%s %q is more than %d", flag, value, high)
	}
	return x, err
}

// interval parses a flag's value as two numbers, low < high, with a comma
// between them.
func interval(flag, value string) (low, high float64, err error) {
	a, b, ok := strings.Cut(value, ",")
	if !ok {
		return 0, 0, usagef("--%s %q: give two numbers with a comma between them, as in 0,1", flag, value)
	}
	if low, err = parseNumber(flag, a); err != nil {
		return 0, 0, err
	}
	if high, err = parseNumber(flag, b); err != nil {
		return 0, 0, err
	}
	if low >= high {
		return 0, 0, usagef("--%s %q: the first number must be below the second", flag, value)
	}
	return low, high, nil
}

// only returns the flags with the given names, under another category. The
// others get the value that they have when they are not given.
func only(flags []cli.Flag, category string, names ...string) []cli.Flag {
	var out []cli.Flag
	for _, f := range flags {
		text, ok := f.(*cli.StringFlag)
		switch wanted := slices.Contains(names, f.Names()[0]); {
		case wanted && ok:
			text.Category = category
			out = append(out, text)
		case ok:
			*text.Destination = text.Value
		}
	}
	return out
}
