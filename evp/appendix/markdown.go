package appendix

import (
	"fmt"
	"io"
	"path"
	"strings"

	"evpkit/evp/markup"
)

// Markdown writes the document as Markdown. Figures are links to SVG files in
// folder, which is a path relative to the document; if it is empty, figures are
// their captions alone.
func (d Document) Markdown(w io.Writer, folder string) error {
	m := markdownWriter{folder: folder, refs: d.references()}
	m.printf("# %s\n", markup.Markdown.Text(d.Title))
	for _, s := range d.Sections {
		m.printf("\n## %s\n", markup.Markdown.Text(s.Title))
		for _, b := range s.Blocks {
			m.printf("\n")
			m.block(b)
		}
	}
	m.printf("\n---\n\nMade by %s.\n", markup.Markdown.Text(d.Maker))
	_, err := io.WriteString(w, m.out.String())
	return err
}

// A markdownWriter writes a document as Markdown.
type markdownWriter struct {
	out    strings.Builder
	folder string
	refs   map[string]reference
}

func (m *markdownWriter) printf(format string, values ...any) {
	fmt.Fprintf(&m.out, format, values...)
}

func (m *markdownWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		m.printf("%s\n", m.paragraph(b))
	case List:
		for _, p := range b {
			m.printf("- %s\n", m.paragraph(p))
		}
	case Listing:
		m.printf("%s\n", markup.MarkdownListing(string(b)))
	case Exhibit:
		m.exhibit(b)
	case Figure:
		m.figure(b)
	case Checklist:
		m.checklist(b)
	case Form:
		m.form(b)
	}
}

// exhibit writes a table below its caption.
func (m *markdownWriter) exhibit(e Exhibit) {
	m.printf("**%s.** %s\n\n", m.refs[e.Name], markup.Markdown.Text(e.Caption))
	t := e.Table
	t.Caption = ""
	_ = t.Markdown(&m.out) // a strings.Builder does not fail
}

// figure writes a figure above its caption.
func (m *markdownWriter) figure(f Figure) {
	if m.folder != "" {
		target := markup.MarkdownTarget(path.Join(m.folder, f.Label+".svg"))
		m.printf("![%s](%s)\n\n", markup.Markdown.Text(f.Alt), target)
	}
	m.printf("**%s.** %s\n", m.refs[f.Label], markup.Markdown.Text(f.Caption))
}

// checklist writes a checklist as boxes, ticked if the log answers the whole
// item.
func (m *markdownWriter) checklist(c Checklist) {
	m.printf("### %s\n\n", markup.Markdown.Text(c.Venue))
	for _, item := range c.Items {
		box := "x"
		if !item.answered() {
			box = " "
		}
		m.printf("- [%s] **%s** %s", box, markup.Markdown.Text(item.Number), markup.Markdown.Text(item.Requirement))
		if len(item.Answer) > 0 {
			m.printf("  \n  %s", m.paragraph(item.Answer))
		}
		if open := item.open(); open != "" {
			m.printf("  \n  *%s*", open)
		}
		m.printf("\n")
	}
}

// form writes numbered blanks.
func (m *markdownWriter) form(f Form) {
	for i, blank := range f {
		m.printf("%d. %s: ________", i+1, markup.Markdown.Text(blank.Label))
		if len(blank.Hint) > 0 {
			m.printf("  \n   %s", m.paragraph(blank.Hint))
		}
		m.printf("\n")
	}
}

// paragraph returns running text as Markdown, without spaces around it, which
// could make it code.
func (m *markdownWriter) paragraph(p Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		switch r.Kind {
		case Strong:
			b.WriteString("**" + markup.Markdown.Text(r.Text) + "**")
		case Code:
			b.WriteString(markup.MarkdownCode(r.Text))
		case Ref:
			b.WriteString(m.refs[r.Text].String())
		default:
			b.WriteString(markup.Markdown.Text(r.Text))
		}
	}
	return strings.Trim(b.String(), " ")
}
