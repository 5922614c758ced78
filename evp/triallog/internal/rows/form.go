package rows

import (
	"math"
	"strconv"
	"strings"
)

// A form is a number and how it is written.
type form struct {
	style Style
	value float64
	unit  string // "flop" or "mac"; "" if there is none
	onlyM bool   // a time whose only unit is "m"
}

// formOf reads a cell in any style; ok is false if it is not a number in any.
// All but plain numbers are finite.
func formOf(cell string) (f form, ok bool) {
	cell = strings.TrimSpace(cell)
	if v, ok := Number(cell); ok {
		return form{value: v}, true
	}
	if !mayBeNumber(cell) {
		return f, false
	}
	if number, isPercent := strings.CutSuffix(cell, "%"); isPercent {
		v, ok := Number(number)
		return form{style: Percent, value: v}, ok && IsFinite(v)
	}
	if v, ok := grouped(cell); ok {
		return form{style: Grouped, value: v}, true
	}
	if v, unit, ok := suffixed(cell); ok {
		return form{style: Suffixed, value: v, unit: unit}, true
	}
	v, onlyM, ok := timed(cell)
	return form{style: Timed, value: v, onlyM: onlyM}, ok
}

// mayBeNumber reports whether a cell without padding begins as numbers do that
// are not plain.
func mayBeNumber(cell string) bool {
	if cell == "" {
		return false
	}
	b := cell[0]
	return b-'0' <= 9 || b == '.' || b == ',' || b == '-' || b == '+' || b == 'P'
}

// grouped reads a number with commas between groups of three digits. The first
// group has one to three digits and does not begin with 0.
func grouped(cell string) (v float64, ok bool) {
	whole, _, _ := strings.Cut(cell, ".")
	bare, _ := cutSign(whole)
	groups := strings.Split(bare, ",")
	if len(groups) < 2 || len(groups[0]) > 3 || groups[0] == "" || groups[0][0] == '0' {
		return 0, false
	}
	for i, g := range groups {
		if !isDigits(g) || i > 0 && len(g) != 3 {
			return 0, false
		}
	}
	v, ok = Number(strings.ReplaceAll(cell, ",", ""))
	return v, ok && IsFinite(v)
}

// isDigits reports whether a text is one or more digits.
func isDigits(s string) bool {
	for _, b := range []byte(s) {
		if b-'0' > 9 {
			return false
		}
	}
	return s != ""
}

// suffixes are what multiplies a number, as powers of ten. B is a billion, as in
// the names of models. E and Z need a unit: "1.2E" may be an exponent cut off.
// "m" is none: it could be milli, mega or minutes.
var suffixes = map[string]int{
	"": 0, "k": 3, "K": 3, "M": 6, "G": 9, "B": 9, "T": 12, "P": 15, "E": 18, "Z": 21,
}

// countUnits are the units of what a computation takes. A rate, such as
// TFLOP/s, is none.
var countUnits = map[string]string{
	"flop": "flop", "flops": "flop", "fpo": "flop", "fpos": "flop", "mac": "mac", "macs": "mac",
}

// suffixed reads a number with a suffix, with a unit, or with both: "12.3G",
// "12.3 G", "4.1 GFLOPs", "1e9 FLOPs".
func suffixed(cell string) (v float64, unit string, ok bool) {
	number, rest := cutNumber(cell)
	rest = strings.TrimLeft(rest, " ")
	prefix := rest
	for k := range min(2, len(rest)) {
		if u, isUnit := countUnits[strings.ToLower(strings.TrimLeft(rest[k:], " "))]; isUnit {
			prefix, unit = strings.ToUpper(rest[:k]), u
		}
	}
	power, known := suffixes[prefix]
	switch {
	case !known, number == "", unit == "" && (prefix == "" || prefix == "E" || prefix == "Z"):
		return 0, "", false
	}
	if strings.ContainsAny(number, "eE") {
		v, ok = Number(number)
		v *= math.Pow10(power)
	} else {
		v, ok = Number(number + "e" + strconv.Itoa(power)) // rounded once
	}
	return v, unit, ok && IsFinite(v)
}

// cutNumber cuts the longest plain number that a text begins with; "" if there
// is none.
func cutNumber(s string) (number, rest string) {
	bare, _ := cutSign(s)
	_, _, rest, ok := mantissa(bare)
	if !ok {
		return "", s
	}
	if len(rest) > 1 && rest[0]|0x20 == 'e' {
		after, _ := cutSign(rest[1:])
		digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
		if 0 < digits && digits <= 3 {
			rest = after[digits:]
		}
	}
	return s[:len(s)-len(rest)], rest
}

// withSuffix writes a number as a Suffixed column may.
func withSuffix(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	for _, s := range []struct {
		from   float64
		suffix string
	}{{1e15, "P"}, {1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {0, "k"}} {
		if math.Abs(v) >= s.from {
			return strconv.FormatFloat(v/math.Pow10(suffixes[s.suffix]), 'f', -1, 64) + s.suffix
		}
	}
	return text
}
