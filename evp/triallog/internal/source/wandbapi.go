package source

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
)

// The documentation of Weights & Biases shows how to make a table of all runs
// with its API: a row per run, and all results in one cell, all settings in
// another, as Python writes dicts. Each of them becomes a column here.

// dictColumns are the columns that hold dicts.
var dictColumns = []string{"summary", "config"}

// isDictTable reports whether a file is such a table.
func isDictTable(head []byte) bool {
	if rows.KindOf(head) != rows.Text {
		return false
	}
	line := rows.FirstLine(head)
	_, below, _ := bytes.Cut(head, line)
	names := headerNames(line)
	isThere := func(name string) bool { return slices.Contains(names, name) }
	return isThere(dictColumns[0]) && isThere(dictColumns[1]) && bytes.IndexByte(below, '{') >= 0
}

// openDictTable opens such a table.
func openDictTable(s *rows.Stream, _ Input) (*Content, error) {
	reader := rows.NewDelimited(s, rows.Separator(rows.FirstLine(s.Head)))
	defer reader.Close()
	t, err := rows.NewTable(s, reader, func([]string) rows.HeaderJoiner { return nil })
	if err != nil {
		return nil, err
	}
	table := rows.NewMemory(plainNames(t.Names)...)
	for {
		rec, err := t.Next()
		if err == io.EOF {
			return &Content{Reader: table, Variant: "runs with their summary and config"}, nil
		}
		if err == nil {
			err = addRun(table, t, rec)
		}
		if err != nil {
			return nil, err
		}
	}
}

// plainNames returns the names of the columns that hold no dicts.
func plainNames(names []string) []string {
	isDict := func(name string) bool { return slices.Contains(dictColumns, name) }
	return slices.DeleteFunc(slices.Clone(names), isDict)
}

// addRun adds a row to the table.
func addRun(table *rows.Memory, t *rows.Table, rec []string) error {
	k := table.Add(t.Line)
	for i, name := range t.Names {
		cell := strings.Clone(rec[i])
		if !slices.Contains(dictColumns, name) {
			table.Set(k, name, cell)
			continue
		}
		if rows.IsMissing(cell) {
			continue
		}
		isDict := flattenDict(cell, name, func(path, cell string) { table.Set(k, path, cell) })
		if !isDict {
			return t.At(i, fmt.Sprintf("the cell in column %s does not hold a whole dict, as Python or JSON writes it: "+
				"write its values into columns (pandas.json_normalize)", rows.Quote(name)))
		}
	}
	if err := table.Check(); err != nil {
		return t.At(0, err.Error())
	}
	return nil
}
