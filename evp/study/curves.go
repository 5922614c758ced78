package study

import (
	"evpkit/evp/number"
	"fmt"
	"io"
	"math"
	"slices"

	"evpkit/evp"
)

// Curves is the result of "evp curve".
type Curves struct {
	Settings map[string]any // every flag's effective value
	Listed   bool           // the points were asked for one by one, not as a grid
	Bracket  bool           // the points have rigorous bounds
	Orders   int            // random orders behind a U estimate by budget
	Seed     uint64
	Inputs   []Input
	Unit     string // of cost
	Caption  string // of the figure
	Models   []Model
	Warnings []evp.Warning // of the log; the curves have their own
}

// An Input says which bytes a result was made from.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
}

// A Model is one model's curves, at least one, all of the same sample.
type Model struct {
	Name   string
	Curves []*evp.Curve
}

// AllWarnings returns the warnings of the log and of all curves, each once.
func (c Curves) AllWarnings() []evp.Warning {
	out := slices.Clone(c.Warnings)
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			for _, w := range curve.Warnings {
				if !slices.Contains(out, w) {
					out = append(out, w)
				}
			}
		}
	}
	return out
}

// OrderNotes says how good the estimates from random orders are, a sentence
// for each curve that has any.
func (c Curves) OrderNotes() []string {
	var out []string
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			largest := math.Inf(-1)
			for _, p := range curve.Points {
				largest = math.Max(largest, number.Value(p.MCSE).Or(math.Inf(-1)))
			}
			if !math.IsInf(largest, -1) {
				out = append(out, fmt.Sprintf("%s: U on the budget axis is estimated by %d random orders (seed %d); its standard error is at most %s",
					m.Name, c.Orders, c.Seed, number.Value(largest).Short(2)))
			}
		}
	}
	return out
}

// Write writes the result in a format: csv, json, txt or text, md, tex.
func (c Curves) Write(w io.Writer, format string) error {
	switch format {
	case "csv":
		return c.CSV(w)
	case "json":
		return c.JSON(w)
	}
	return WriteTables(w, format, c.Tables())
}

// WriteTables writes tables for people, a blank line between them, as txt or
// text, md, or tex.
func WriteTables(w io.Writer, format string, tables []Table) error {
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		switch format {
		case "txt", "text":
			t.Text(w)
		case "md":
			t.Markdown(w)
		case "tex":
			t.LaTeX(w)
		default:
			return fmt.Errorf("no table format %q", format)
		}
	}
	return nil
}
