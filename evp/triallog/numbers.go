package triallog

import (
	"io"
	"strings"

	"evpkit/evp/triallog/internal/source"
)

// Numbers are columns of numbers with a label for each row, such as a table of
// models: no trials, but what is known of each model.
type Numbers struct {
	Input  Input
	Labels []string
	Values [][]float64 // by column asked for, then by row; NaN for an empty cell
}

// ReadNumbers reads a column of labels and columns of numbers from a file that
// is written in any way that Read reads. An empty cell is a number that is not
// known. Text in place of a number, an infinite number, and a table without rows
// are *SyntaxErrors.
func ReadNumbers(s Source, label string, columns []string) (*Numbers, error) {
	return readNumbers(s, label, "label", columns, "rows")
}

// ReadPoints is ReadNumbers for the columns x and y of measured points. The
// labels are in the column by; they are empty if by is "".
func ReadPoints(s Source, by, x, y string) (*Numbers, error) {
	return readNumbers(s, by, byOption, []string{x, y}, "points-table")
}

// readNumbers is ReadNumbers with the options that name the columns.
func readNumbers(s Source, label, labelOption string, columns []string, columnsOption string) (*Numbers, error) {
	f, err := source.Open(source.Input{Name: s.Name, Open: s.Open, Beside: s.Beside}, "")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	labels := none
	if label != "" {
		if labels, err = f.Find(label, labelOption); err != nil {
			return nil, f.Explain(err)
		}
	}
	indices := make([]int, len(columns))
	for k, name := range columns {
		if indices[k], err = f.Find(name, columnsOption); err != nil {
			return nil, f.Explain(err)
		}
	}
	out := &Numbers{Values: make([][]float64, len(columns))}
	if err := out.read(f, labels, indices); err != nil {
		return nil, err
	}
	if _, faults := make(notations).add(f); len(faults) > 0 {
		return nil, faults[0]
	}
	if len(out.Labels) == 0 {
		return nil, f.AtHeader("there is no row below the header")
	}
	out.Input = Input{Name: f.File, SHA256: f.Sum(), Rows: len(out.Labels)}
	return out, nil
}

// read reads the rows of a file.
func (n *Numbers) read(f *source.File, labels int, indices []int) error {
	for {
		rec, err := f.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		label := ""
		if labels != none {
			label = strings.Clone(strings.TrimSpace(rec[labels]))
		}
		n.Labels = append(n.Labels, label)
		for k, i := range indices {
			v, err := finiteNumber(f, rec, i)
			if err != nil {
				return err
			}
			n.Values[k] = append(n.Values[k], v)
		}
	}
}
