package triallog

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// number reads a cell as a number; see "Numbers" in the package's doc. Numbers
// too large for a float64 are infinite.
func number(cell string) (float64, bool) {
	if v, ok := decimal(cell); ok {
		return v, true
	}
	cell = strings.TrimSpace(cell)
	v, err := strconv.ParseFloat(cell, 64)
	if err == nil || errors.Is(err, strconv.ErrRange) {
		return v, !strings.ContainsAny(cell, "_xX") // digits in groups, hexadecimal
	}
	return math.NaN(), isSignedNaN(cell)
}

// isSignedNaN reports whether s is what C's printf writes for some NaN.
func isSignedNaN(s string) bool {
	return len(s) == 4 && (s[0] == '-' || s[0] == '+') && strings.EqualFold(s[1:], "nan")
}

// isFinite reports whether v is neither NaN nor infinite.
func isFinite(v float64) bool { return v-v == 0 }

// scoreFault says what is wrong with a cell that is not a score.
// A failed trial's score is written as nan, in quotes where the format needs it.
func scoreFault(cell, column, nan string) string {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return fmt.Sprintf("no score in column %s: write %s for a failed trial", quote(column), nan)
	}
	return fmt.Sprintf("score %s in column %s is not a number: %s", quote(cell), quote(column),
		numberHint(cell, "write "+nan+" for a failed trial"))
}

// unknownCost says what to do about a cost that is not there.
const unknownCost = "write what the trial cost, also if it failed; or say what to do without it, --missing-cost drop or --missing-cost mean"

// costFault says what is wrong with a cell that is not a cost.
func costFault(cell, column string) string {
	cell = strings.TrimSpace(cell)
	v, ok := number(cell)
	at := fmt.Sprintf("cost %s in column %s", quote(cell), quote(column))
	switch {
	case cell == "":
		return fmt.Sprintf("no cost in column %s: ", quote(column)) + unknownCost
	case isNothing(cell):
		return at + " is not a number: " + unknownCost
	case !ok:
		return at + " is not a number: " + numberHint(cell, "write what the trial cost, also if it failed")
	case math.IsNaN(v):
		return at + " is not a number: write what the trial cost, also if it failed"
	case math.IsInf(v, 0):
		return at + " is infinite: write what the trial cost"
	case v == 0:
		return at + " is zero: write what the trial cost, every trial costs something"
	}
	return at + " is negative: write what the trial cost"
}

// numberHint says how to write a cell that looks like a number but is none.
// For other text it returns otherwise.
func numberHint(cell, otherwise string) string {
	reads := func(old, new string) bool {
		_, ok := number(strings.ReplaceAll(cell, old, new))
		return ok && strings.Contains(cell, old)
	}
	switch {
	case isGrouped(cell):
		return "write it without commas between the digits"
	case reads(",", "."):
		return "write a decimal point instead of the comma"
	case reads("_", ""), reads(" ", ""), reads("'", ""):
		return "write its digits without anything between them"
	case strings.HasSuffix(cell, "%"):
		return "write it without the percent sign"
	case isHexText(cell):
		return "write it in decimal, not hexadecimal"
	}
	return otherwise
}

// isGrouped reports whether a cell is a number with commas between groups of
// three digits, more than one or together with a point: "1,234,567", "1,234.5".
func isGrouped(cell string) bool {
	whole, _, point := strings.Cut(cell, ".")
	groups := strings.Split(whole, ",")
	if len(groups) < 2 || len(groups) == 2 && !point {
		return false
	}
	return !slices.ContainsFunc(groups[1:], func(g string) bool {
		_, err := strconv.ParseUint(g, 10, 64)
		return len(g) != 3 || err != nil
	})
}

// isHexText reports whether a cell begins as a hexadecimal number does.
func isHexText(cell string) bool {
	cell = strings.ToLower(strings.TrimLeft(cell, "+-"))
	return strings.HasPrefix(cell, "0x")
}
