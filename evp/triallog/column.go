package triallog

import (
	"hash/maphash"
	"math"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

const (
	// MaxDistinct is the largest number of different cells that Column.Distinct
	// tells exactly.
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

// A Column says what a column of a log holds.
type Column struct {
	Name     string   // without padding
	Empty    int      // cells with nothing, or only padding, in them
	Numbers  int      // cells with a number, nan and inf included
	Texts    int      // cells with anything else
	Infinite int      // how many of Numbers are NaN or infinite
	Min, Max float64  // of the finite numbers; NaN if there are none
	Distinct int      // different cells, empty ones not counted; MaxDistinct + 1 means that or more
	Examples []string // the first three of them, without padding, cut to 40 characters

	seen map[uint64]bool // hashes of the different cells
}

// hashSeed is the seed of all hashes of cells. It is random, but no result
// depends on it.
var hashSeed = maphash.MakeSeed()

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
func (c *Column) add(cell string, mark *rows.DecimalMark) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		c.Empty++
		return
	}
	own := rows.DecimalMark{Any: mark.Any} // the column may be text, which must not decide the file's mark
	if v, ok, _ := own.Number(cell); ok {
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
	case !rows.IsFinite(v):
		c.Infinite++
	case math.IsNaN(c.Min):
		c.Min, c.Max = v, v
	default:
		c.Min, c.Max = min(c.Min, v), max(c.Max, v)
	}
}

// addDistinct counts a cell unless an equal one has been counted.
func (c *Column) addDistinct(cell string) {
	if c.Distinct > MaxDistinct {
		return
	}
	h := maphash.String(hashSeed, cell)
	if c.seen[h] {
		return
	}
	c.seen[h] = true
	c.Distinct++
	if len(c.Examples) < maxExamples {
		c.Examples = append(c.Examples, strings.Clone(rows.Shorten(cell)))
	}
}
