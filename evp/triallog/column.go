package triallog

import (
	"hash/maphash"
	"math"
	"strings"
)

const (
	// MaxDistinct is how far Column.Distinct counts, but for one.
	MaxDistinct = 20
	maxExamples = 3
)

// A Kind is what the cells of a column are.
type Kind string

// The kinds of columns.
const (
	KindEmpty  Kind = "empty"  // no cell holds anything
	KindNumber Kind = "number" // all cells that are not empty are numbers, nan and inf included
	KindText   Kind = "text"   // none of them is
	KindMixed  Kind = "mixed"  // some of them are
)

// A Column says what stands in a column of a log.
type Column struct {
	Name     string   // without padding
	Empty    int      // cells with nothing in them, or only padding
	Numbers  int      // cells with a number, nan and inf included
	Texts    int      // cells with anything else
	Infinite int      // of Numbers, those that are NaN or infinite
	Min, Max float64  // of the finite numbers; NaN if there is none
	Distinct int      // different cells, empty ones not counted; MaxDistinct + 1 means that or more
	Examples []string // the first three of them, without padding, of 40 characters at most

	seen map[uint64]bool // hashes of the different cells
}

// seed is the same for all columns; which it is does not show.
var seed = maphash.MakeSeed()

// newColumn returns a column without cells.
func newColumn(name string) *Column {
	return &Column{Name: name, Min: math.NaN(), Max: math.NaN(), seen: make(map[uint64]bool)}
}

// Kind returns what the cells are.
func (c *Column) Kind() Kind {
	switch {
	case c.Numbers > 0 && c.Texts > 0:
		return KindMixed
	case c.Numbers > 0:
		return KindNumber
	case c.Texts > 0:
		return KindText
	}
	return KindEmpty
}

// add takes a cell of a file with a decimal mark.
func (c *Column) add(cell string, mark *decimalMark) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		c.Empty++
		return
	}
	one := decimalMark{any: mark.any} // not all columns need be numbers
	if v, ok, _ := one.number(cell); ok {
		c.addNumber(v)
	} else {
		c.Texts++
	}
	c.addDistinct(cell)
}

// addNumber takes a number.
func (c *Column) addNumber(v float64) {
	c.Numbers++
	switch {
	case !isFinite(v):
		c.Infinite++
	case math.IsNaN(c.Min):
		c.Min, c.Max = v, v
	default:
		c.Min, c.Max = min(c.Min, v), max(c.Max, v)
	}
}

// addDistinct counts a cell that has not been there before.
func (c *Column) addDistinct(cell string) {
	if c.Distinct > MaxDistinct {
		return
	}
	h := maphash.String(seed, cell)
	if c.seen[h] {
		return
	}
	c.seen[h] = true
	c.Distinct++
	if len(c.Examples) < maxExamples {
		c.Examples = append(c.Examples, strings.Clone(shorten(cell)))
	}
}
