package table

import (
	"io"
	"strings"

	"evpkit/evp/markup"
)

// Markdown writes the table below its caption and above its notes, as GitHub's
// Markdown has tables.
func (t Table) Markdown(w io.Writer) error {
	t = t.formed().saidOnce()
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString(markup.Markdown.Text(t.Caption) + "\n\n")
	}
	head, rule := "|", "|"
	for _, c := range t.Columns {
		head += " " + markup.Markdown.Text(c.Name) + " |"
		rule += map[bool]string{true: ":---|", false: "---:|"}[c.Words]
	}
	b.WriteString(head + "\n" + rule + "\n")
	for _, row := range t.Rows {
		b.WriteString("|")
		for i, c := range row {
			b.WriteString(" " + c.in(markup.Markdown, t.Columns[i]) + " |")
		}
		b.WriteString("\n")
	}
	for _, note := range t.Notes {
		b.WriteString("\n" + markup.Markdown.Text(note) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
