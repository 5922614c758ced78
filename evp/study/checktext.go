package study

import (
	"fmt"
	"io"
	"strings"

	"evpkit/evp/markup"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

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
	for _, warning := range c.Warnings {
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
