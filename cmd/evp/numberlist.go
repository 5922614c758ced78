package main

import "strings"

// numberList parses a flag's value as numbers with commas between them.
func numberList(flag, value string) ([]float64, error) {
	var out []float64
	for _, cell := range strings.Split(value, ",") {
		x, err := parseNumber(flag, cell)
		if err != nil {
			return nil, usagef("--%s %q: %q is not a number; give numbers with commas between them", flag, value, cell)
		}
		out = append(out, x)
	}
	return out, nil
}

// positive parses a flag's value as a number above 0.
func positive(flag, value string) (float64, error) {
	x, err := parseNumber(flag, value)
	if err == nil && x <= 0 {
		return 0, usagef("--%s %q is not above 0", flag, value)
	}
	return x, err
}
