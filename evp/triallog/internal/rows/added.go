package rows

import (
	"fmt"
	"slices"
)

// Added are columns that a file does not have itself. They stand after the columns
// that the file had when the first were added; columns that a file gets later, as
// JSON Lines do, follow them.
type added struct {
	groups   []addedGroup
	names    []string
	at       int      // index of the first
	extended []string // the last row with the added cells
}

// An addedGroup is a number of columns that are added together.
type addedGroup struct {
	end    int // how many columns there are up to its last
	fill   func(row []string) []string
	origin func() string
}

// has reports whether column i is an added one.
func (a *added) has(i int) bool { return i >= a.at && i < a.at+len(a.names) }

// AddColumns adds columns to those of the table. For each row, fill gets the cells
// of the columns before them and appends theirs. origin says, for messages, where
// the cells of the last row come from.
func (t *Table) AddColumns(names []string, fill func(row []string) []string, origin func() string) {
	a := &t.added
	if len(a.groups) == 0 {
		a.at = len(t.Names)
	}
	end := a.at + len(a.names)
	t.Names = slices.Insert(slices.Clone(t.Names), end, names...)
	a.names = append(a.names, names...)
	a.groups = append(a.groups, addedGroup{len(a.names), fill, origin})
}

// AddConstants adds columns that have the same cell in every row. origin says, for
// messages, where the cells come from; "" says nothing.
func (t *Table) AddConstants(names, cells []string, origin string) {
	fill := func(row []string) []string { return append(row, cells...) }
	t.AddColumns(names, fill, func() string { return origin })
}

// FileColumns returns how many columns the file itself has.
func (t *Table) FileColumns() int { return len(t.Names) - len(t.added.names) }

// IsAdded reports whether column i is not in the file itself.
func (t *Table) IsAdded(i int) bool { return t.added.has(i) }

// extend returns a row of the file with the added cells.
func (t *Table) extend(rec []string) []string {
	a := &t.added
	if len(a.groups) == 0 {
		return rec
	}
	row := append(a.extended[:0], rec[:a.at]...)
	for _, g := range a.groups {
		row = g.fill(row)
	}
	a.extended = append(row, rec[a.at:]...)
	return a.extended
}

// setNames takes the names of the file's own columns, which may have become more.
func (t *Table) setNames(own []string) error {
	a := &t.added
	if len(a.groups) == 0 {
		t.Names = own
		return nil
	}
	known := len(t.Names) - len(a.names)
	if len(own) == known {
		return nil
	}
	t.Names = slices.Insert(slices.Clone(own), a.at, a.names...)
	for _, name := range own[known:] {
		if i := slices.Index(a.names, name); i >= 0 {
			return t.AtHeader(fmt.Sprintf("column %s first occurs here, and %s", Quote(name), a.twice(i)))
		}
	}
	return nil
}

// twice says that an added column has the name of one of the file.
func (a *added) twice(i int) string {
	for _, g := range a.groups {
		if i < g.end {
			return "there is a column of this name " + g.origin()
		}
	}
	return ""
}

// originOf returns where an added cell of the last row comes from, in parentheses;
// "" for a cell of the file.
func (t *Table) originOf(i int) string {
	if !t.added.has(i) {
		return ""
	}
	for _, g := range t.added.groups {
		if i-t.added.at < g.end {
			if origin := g.origin(); origin != "" {
				return " (" + origin + ")"
			}
			break
		}
	}
	return ""
}
