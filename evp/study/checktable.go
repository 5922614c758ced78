package study

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/markup"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Write writes the result in a format: csv (a row per column of the log), json,
// txt or text, md, or tex. Text has all that was found, in sections; Markdown and
// LaTeX have the tables.
func (c Check) Write(w io.Writer, format string) error {
	if format == "txt" || format == "text" {
		return c.text(w)
	}
	return write(w, c, format)
}

// Table returns a row per column of the log.
func (c Check) Table() table.Table {
	t := table.New("columns", table.Words("column", "kind"), table.Numbers("empty", "distinct", "min", "max"),
		table.Words("role", "notation"))
	for _, col := range c.Columns {
		t.Add(table.Word(col.Name), table.Word(col.Kind), table.Whole(col.Empty), table.Word(col.Distinct),
			table.Number(col.Min), table.Number(col.Max), table.Word(col.Role), table.Word(col.Notation))
	}
	return t
}

// Tables returns the tables for people: the columns of the log, and the models if
// there are any.
func (c Check) Tables() []table.Table {
	out := []table.Table{c.columnTable()}
	if len(c.Samples) > 0 {
		out = append(out, c.modelTable())
	}
	return out
}

// columnTable returns the table of the log's columns.
func (c Check) columnTable() table.Table {
	t := table.New("columns", table.Words("column", "kind", "taken for", "examples"),
		table.Numbers("empty", "distinct", "min", "max"))
	for _, col := range c.Columns {
		name := col.Name
		if name == "" {
			name = "(no name)"
		}
		kind := col.Kind
		if col.Notation != "" {
			kind += ": " + col.Notation
		}
		least, most := rangeCells(col.Min, col.Max)
		t.Add(table.Word(name), table.Word(kind), table.Word(col.Role), table.Word(col.Examples),
			table.Whole(col.Empty), table.Word(col.Distinct), least, most)
	}
	return t
}

// modelTable returns the table of the models.
func (c Check) modelTable() table.Table {
	t := table.New("models", table.Words("model"), table.Numbers("trials", "failed"), table.Scaled("score", "worst", "best"))
	priced := slices.ContainsFunc(c.Samples, (*evp.Sample).HasCost)
	if priced {
		t.Columns = append(t.Columns, slices.Concat(table.Scaled("cost", "least cost", "most cost"),
			table.Numbers("total "+c.Unit))...)
	}
	for _, s := range c.Samples {
		row := []table.Cell{table.Word(s.Model()), table.Whole(s.N()), table.Whole(s.Failed()), table.Digits(s.Worst(), 4),
			table.Digits(s.Best(), 4)}
		if priced {
			least, most := s.CostRange()
			row = append(row, table.Digits(least, 3), table.Digits(most, 3), table.Digits(s.TotalCost(), 3))
		}
		t.Add(row...)
	}
	return t
}

// text writes all that was found as text, a section for each kind.
func (c Check) text(w io.Writer) error {
	var b strings.Builder
	for i, in := range c.Inputs {
		fmt.Fprintf(&b, "%s: %s, %s rows, sha256 %.12s…\n",
			markup.Line(in.Name), markup.Line(c.Formats[i]), number.Count(in.Rows), in.SHA256)
	}
	if len(c.Columns) > 0 {
		writeSection(&b, "Columns", c.columnTable())
	}
	taken := append([]string{}, c.Taken...)
	if len(c.Taken) > 0 {
		for _, note := range c.Notes {
			taken = append(taken, "guessed "+note)
		}
	}
	writeLines(&b, "Taken", taken)
	if len(c.Samples) > 0 {
		writeSection(&b, "Models", c.modelTable())
	}
	var warnings []string
	for _, warning := range Merged(c.Warnings) {
		if c.spell != nil {
			warning.Message = c.spell(warning.Message)
		}
		warnings = append(warnings, warning.String())
	}
	writeLines(&b, "Warnings", warnings)
	var faults []string
	for _, fault := range c.Faults {
		faults = append(faults, fault.Error())
	}
	if more := c.FaultCount - len(faults); len(faults) > 0 && more > 0 {
		faults = append(faults, fmt.Sprintf("and %s more", number.Count(more)))
	}
	if c.NoScore {
		faults = append(faults, "to know what the search cost, no score is needed: see evp cost")
	}
	writeLines(&b, "Faults: "+number.Count(c.FaultCount), faults)
	_, err := io.WriteString(w, b.String())
	return err
}

// writeSection writes a table below a title.
func writeSection(b *strings.Builder, title string, t table.Table) {
	b.WriteString("\n" + title + "\n")
	_ = t.Text(b) // a strings.Builder does not fail
}

// writeLines writes lines below a title; without a line, nothing.
func writeLines(b *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	b.WriteString("\n" + title + "\n")
	for _, line := range lines {
		b.WriteString(markup.Line(line) + "\n")
	}
}
