package study

import (
	"encoding/csv"
	"evpkit/evp/number"
	"fmt"
	"io"

	"evpkit/evp"
)

// Check is the result of "evp check".
type Check struct {
	Inputs     []Input
	Formats    []string // of the inputs, in words
	Columns    []CheckColumn
	Taken      []string // which columns were taken for what; empty if there is a fault
	Notes      []string // guesses
	Samples    []*evp.Sample
	Unit       string // of cost
	Warnings   []evp.Warning
	Faults     []error // the first of them
	FaultCount int
}

// A CheckColumn says what stands in a column of the log.
type CheckColumn struct {
	Name, Kind string
	Empty      int
	Distinct   string
	Min, Max   float64 // of the numbers; NaN without one
	Examples   string
	Role       string // what the column was taken for; "" if for nothing
}

// Write writes the result in a format: csv (a row per column of the log), json,
// txt or text, md, tex.
func (c Check) Write(w io.Writer, format string) error {
	switch format {
	case "csv":
		return c.csv(w)
	case "json":
		return c.json(w)
	case "text", "txt":
		c.words(w)
		return nil
	}
	tables := []Table{c.columns()}
	if len(c.Samples) > 0 {
		tables = append(tables, c.models())
	}
	return WriteTables(w, format, tables)
}

// words writes the whole as text.
func (c Check) words(w io.Writer) {
	for i, in := range c.Inputs {
		fmt.Fprintf(w, "%s: %s, %s rows, sha256 %.12s…\n", oneLine(in.Name), oneLine(c.Formats[i]), number.Count(in.Rows), in.SHA256)
	}
	section := func(title string) { fmt.Fprintf(w, "\n%s\n", title) }
	if len(c.Columns) > 0 {
		section("Columns")
		c.columns().Text(w)
	}
	if len(c.Taken) > 0 {
		section("Taken")
		for _, line := range c.Taken {
			fmt.Fprintln(w, oneLine(line))
		}
		for _, line := range c.Notes {
			fmt.Fprintln(w, oneLine("guessed "+line))
		}
	}
	if len(c.Samples) > 0 {
		section("Models")
		c.models().Text(w)
	}
	if len(c.Warnings) > 0 {
		section("Warnings")
		for _, warning := range c.Warnings {
			fmt.Fprintln(w, oneLine(warning.String()))
		}
	}
	if len(c.Faults) > 0 {
		section(fmt.Sprintf("Faults: %s", number.Count(c.FaultCount)))
		for _, fault := range c.Faults {
			fmt.Fprintln(w, oneLine(fault.Error()))
		}
		if more := c.FaultCount - len(c.Faults); more > 0 {
			fmt.Fprintf(w, "and %s more\n", number.Count(more))
		}
	}
}

// columns returns the table of the log's columns.
func (c Check) columns() Table {
	t := Table{Header: []string{"column", "kind", "taken for", "examples", "empty", "distinct", "min", "max"}, Left: 4}
	for _, col := range c.Columns {
		name := col.Name
		if name == "" {
			name = "(no name)"
		}
		t.Rows = append(t.Rows, []string{name, col.Kind, col.Role, col.Examples, number.Count(col.Empty), col.Distinct,
			number.Value(col.Min).Short(4), number.Value(col.Max).Short(4)})
	}
	return t
}

// models returns the table of the models.
func (c Check) models() Table {
	t := Table{Header: []string{"model", "trials", "failed", "worst", "best"}, Left: 1}
	priced := len(c.Samples) > 0 && c.Samples[0].HasCost()
	if priced {
		t.Header = append(t.Header, "least cost", "most cost", "total "+c.Unit)
	}
	for _, s := range c.Samples {
		row := []string{s.Model(), number.Count(s.N()), number.Count(s.Failed()), number.Value(s.Worst()).Rounded(4), number.Value(s.Best()).Rounded(4)}
		if priced {
			least, most := s.CostRange()
			row = append(row, number.Value(least).Rounded(3), number.Value(most).Rounded(3), number.Value(s.TotalCost()).Rounded(3))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// csv writes a row per column of the log, in full precision.
func (c Check) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"column", "kind", "empty", "distinct", "min", "max", "role"}) // Error below tells
	for _, col := range c.Columns {
		_ = out.Write([]string{col.Name, col.Kind, fmt.Sprint(col.Empty), col.Distinct, number.Value(col.Min).Cell(), number.Value(col.Max).Cell(), col.Role})
	}
	out.Flush()
	return out.Error()
}

// json writes everything, in full precision.
func (c Check) json(w io.Writer) error {
	type column struct {
		Name     string       `json:"name"`
		Kind     string       `json:"kind"`
		Empty    int          `json:"empty"`
		Distinct string       `json:"distinct"`
		Min      number.Value `json:"min"`
		Max      number.Value `json:"max"`
		Role     string       `json:"role"`
	}
	type model struct {
		Name      string       `json:"name"`
		Trials    int          `json:"trials"`
		Failed    int          `json:"failed"`
		Worst     number.Value `json:"worst"`
		Best      number.Value `json:"best"`
		LeastCost number.Value `json:"least_cost"`
		MostCost  number.Value `json:"most_cost"`
		TotalCost number.Value `json:"total_cost"`
	}
	out := struct {
		Evp      string    `json:"evp"`
		Schema   int       `json:"schema"`
		Inputs   []Input   `json:"inputs"`
		Columns  []column  `json:"columns"`
		Taken    []string  `json:"taken"`
		Models   []model   `json:"models"`
		Warnings []warning `json:"warnings"`
		Faults   []string  `json:"faults"`
		Count    int       `json:"fault_count"`
		Formats  []string  `json:"formats"`
	}{"check", 1, append([]Input{}, c.Inputs...), []column{}, append([]string{}, c.Taken...), []model{}, warnings(c.Warnings), []string{}, c.FaultCount, append([]string{}, c.Formats...)}
	for _, col := range c.Columns {
		out.Columns = append(out.Columns, column{col.Name, col.Kind, col.Empty, col.Distinct, number.Value(col.Min), number.Value(col.Max), col.Role})
	}
	for _, s := range c.Samples {
		least, most := s.CostRange()
		out.Models = append(out.Models, model{s.Model(), s.N(), s.Failed(), number.Value(s.Worst()), number.Value(s.Best()),
			number.Value(least), number.Value(most), number.Value(s.TotalCost())})
	}
	for _, fault := range c.Faults {
		out.Faults = append(out.Faults, fault.Error())
	}
	return writeJSON(w, out)
}
