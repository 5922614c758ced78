package triallog

import (
	"hash/maphash"
	"math"
	"slices"
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

	seen     []uint64       // hashes of the different cells
	notation *rows.Notation // of the column in the current file; nil: plain numbers
}

// hashSeed is the seed of all hashes of cells. It is random, but no result
// depends on it.
var hashSeed = maphash.MakeSeed()

// newColumn returns a column without cells.
func newColumn(name string) *Column {
	return &Column{Name: name, Min: math.NaN(), Max: math.NaN()}
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

// Notation says in words how the numbers of the last source are written; "" if
// they are plain.
func (c *Column) Notation() string {
	if c.notation == nil {
		return ""
	}
	return c.notation.Words()
}

// number reads a cell without padding. A number in another style than those
// before it counts as text.
func (c *Column) number(cell string) (float64, bool) {
	if letter := cell[0] | 0x20; 'a' <= letter && letter <= 'z' && !strings.ContainsRune("nip", rune(letter)) {
		return 0, false // most texts, which take longer to be refused than numbers to be read
	}
	if c.notation == nil {
		return rows.Number(cell)
	}
	v, ok, err := c.notation.Number(cell)
	return v, ok && err == nil
}

// add takes a cell.
func (c *Column) add(cell string) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		c.Empty++
		return
	}
	if v, ok := c.number(cell); ok {
		c.addNumber(v)
	} else {
		c.Texts++
	}
	if c.Distinct <= MaxDistinct {
		c.addDistinct(cell)
	}
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
	h := maphash.String(hashSeed, cell)
	if slices.Contains(c.seen, h) {
		return
	}
	c.seen = append(c.seen, h)
	c.Distinct++
	if len(c.Examples) < maxExamples {
		c.Examples = append(c.Examples, strings.Clone(rows.Shorten(cell)))
	}
}
