package triallog

import (
	"fmt"
	"io"
	"math"
	"strings"
)

// Numbers are columns of numbers with a label for each row, as of a table of
// models: not trials, but what is known of each model.
type Numbers struct {
	Input  Input
	Labels []string
	Values [][]float64 // by column asked for, then by row; NaN for an empty cell
}

// ReadNumbers reads the column of labels and columns of numbers of a CSV file,
// in the dialect of Read. An empty cell is a number that is not known; text
// where a number is due, or an infinite one, is a *SyntaxError, and so is a
// table without a row.
func ReadNumbers(source Source, label string, columns []string) (*Numbers, error) {
	return readNumbers(source, label, "--label", columns, "--rows")
}

// ReadPoints is ReadNumbers for the columns x and y of measured points. Without
// a column by that labels them, the labels are empty.
func ReadPoints(source Source, by, x, y string) (*Numbers, error) {
	return readNumbers(source, by, "--by", []string{x, y}, "--points-table")
}

// readNumbers is ReadNumbers with the flags that name the columns.
func readNumbers(source Source, label, labelFlag string, columns []string, columnsFlag string) (*Numbers, error) {
	t, err := openTable(source, "")
	if err != nil {
		return nil, err
	}
	defer t.close()
	labels := none
	if label != "" {
		if labels, err = t.find(label, labelFlag); err != nil {
			return nil, t.explain(err)
		}
	}
	places := make([]int, len(columns))
	for k, name := range columns {
		if places[k], err = t.find(name, columnsFlag); err != nil {
			return nil, t.explain(err)
		}
	}
	out := &Numbers{Values: make([][]float64, len(columns))}
	for {
		rec, err := t.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		name := ""
		if labels != none {
			name = strings.Clone(strings.TrimSpace(rec[labels]))
		}
		out.Labels = append(out.Labels, name)
		for k, place := range places {
			v, err := t.numberAt(rec, place)
			if err != nil {
				return nil, err
			}
			out.Values[k] = append(out.Values[k], v)
		}
	}
	if len(out.Labels) == 0 {
		return nil, &SyntaxError{File: t.file, Line: t.line, Msg: "there is no row below the header"}
	}
	out.Input = Input{Name: t.file, SHA256: t.in.sum(), Rows: len(out.Labels)}
	return out, nil
}

// numberAt returns the number in a cell of the last row; NaN if it is empty.
func (t *table) numberAt(rec []string, place int) (float64, error) {
	cell := strings.TrimSpace(rec[place])
	if cell == "" {
		return math.NaN(), nil
	}
	v, ok, err := t.mark.number(cell)
	if err != nil {
		return 0, t.at(place, err.Error())
	}
	if !ok || !isFinite(v) {
		return 0, t.at(place, fmt.Sprintf("%s in column %s is not a finite number: %s",
			quote(cell), quote(t.names[place]), numberHint(cell, "leave the cell empty if it is not known")))
	}
	return v, nil
}
