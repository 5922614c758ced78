package study

import (
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
)

// Markdown writes the appendix as Markdown. Figures are links to files in
// folder, beside it, as Files names them; with folder empty their places are
// kept by their captions.
func (a Appendix) Markdown(w io.Writer, folder string) {
	m := markdownWriter{w, folder, a.references()}
	fmt.Fprintf(w, "# %s\n", markdownText(a.Title))
	for _, s := range a.Sections {
		fmt.Fprintf(w, "\n## %s\n", markdownText(s.Title))
		for _, b := range s.Blocks {
			fmt.Fprintln(w)
			m.block(b)
		}
	}
	fmt.Fprintf(w, "\n---\n\nMade by %s.\n", markdownText(a.Maker))
}

// A markdownWriter writes an appendix as Markdown.
type markdownWriter struct {
	w      io.Writer
	folder string
	refs   map[string]reference
}

func (m markdownWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		fmt.Fprintln(m.w, m.paragraph(b))
	case List:
		for _, p := range b {
			fmt.Fprintf(m.w, "- %s\n", m.paragraph(p))
		}
	case Listing:
		fence := "```"
		for strings.Contains(string(b), fence) {
			fence += "`"
		}
		fmt.Fprintf(m.w, "%s\n%s\n%s\n", fence, legible(string(b)), fence)
	case Exhibit:
		m.exhibit(b)
	case Figure:
		m.figure(b)
	case Checklist:
		m.checklist(b)
	case Form:
		for i, blank := range b {
			fmt.Fprintf(m.w, "%d. %s: ________%s\n", i+1, markdownText(blank.Asks), m.hint(blank.Hint))
		}
	}
}

// hint returns what may help to fill in a blank.
func (m markdownWriter) hint(p Paragraph) string {
	if len(p) == 0 {
		return ""
	}
	return "  \n   " + m.paragraph(p)
}

// exhibit writes a table below its caption.
func (m markdownWriter) exhibit(e Exhibit) {
	ref := m.refs[e.Label]
	fmt.Fprintf(m.w, "**%s %d.** %s\n\n", ref.word, ref.number, markdownText(e.Table.Caption))
	m.row(e.Table.Header)
	rule := make([]string, len(e.Table.Header))
	for i := range rule {
		rule[i] = "---:"
		if i < e.Table.Left {
			rule[i] = ":---"
		}
	}
	fmt.Fprintf(m.w, "| %s |\n", strings.Join(rule, " | "))
	for _, row := range e.Table.Rows {
		m.row(row)
	}
}

// row writes a row of a table.
func (m markdownWriter) row(cells []string) {
	escaped := make([]string, len(cells))
	for i, cell := range cells {
		escaped[i] = markdownText(cell)
	}
	fmt.Fprintf(m.w, "| %s |\n", strings.Join(escaped, " | "))
}

// figure writes a figure above its caption.
func (m markdownWriter) figure(f Figure) {
	ref := m.refs[f.Label]
	if m.folder != "" {
		fmt.Fprintf(m.w, "![%s](<%s>)\n\n", markdownText(f.Alt), markdownTarget(path.Join(m.folder, f.Label+".svg")))
	}
	fmt.Fprintf(m.w, "**%s %d.** %s\n", ref.word, ref.number, markdownText(f.Caption))
}

// checklist writes a checklist as boxes: ticked where the log answers the whole.
func (m markdownWriter) checklist(c Checklist) {
	fmt.Fprintf(m.w, "### %s\n\n", markdownText(c.Venue))
	for _, item := range c.Items {
		box := "x"
		if !item.answered() {
			box = " "
		}
		fmt.Fprintf(m.w, "- [%s] **%s** %s", box, markdownText(item.Number), markdownText(item.Asks))
		if len(item.Answer) > 0 {
			fmt.Fprintf(m.w, "  \n  %s", m.paragraph(item.Answer))
		}
		if open := item.open(); open != "" {
			fmt.Fprintf(m.w, "  \n  *%s*", open)
		}
		fmt.Fprintln(m.w)
	}
}

// answered reports whether the log answers the whole item.
func (i Item) answered() bool { return len(i.Answer) > 0 && len(i.Open) == 0 }

// open says which blanks complete the answer.
func (i Item) open() string {
	if len(i.Open) == 0 {
		return ""
	}
	numbers := make([]string, len(i.Open))
	for k, n := range i.Open {
		numbers[k] = fmt.Sprint(n)
	}
	if len(numbers) == 1 {
		return "To fill in: blank " + numbers[0] + "."
	}
	last := len(numbers) - 1
	return "To fill in: blanks " + strings.Join(numbers[:last], ", ") + " and " + numbers[last] + "."
}

// paragraph returns running text as Markdown.
func (m markdownWriter) paragraph(p Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		switch text := legible(r.Text); r.Kind {
		case Strong:
			b.WriteString("**" + markdownText(text) + "**")
		case Code:
			b.WriteString(markdownCode(text))
		case Ref:
			b.WriteString(fmt.Sprintf("%s %d", m.refs[r.Text].word, m.refs[r.Text].number))
		default:
			b.WriteString(markdownText(text))
		}
	}
	return strings.Trim(b.String(), " ") // or it could be code
}

// markdownText returns text that Markdown and the HTML within it leave as it
// is, at the start of a line too, where "1." and "-" would begin a list.
func markdownText(s string) string {
	s = markdownProse.Replace(legible(s))
	return markdownItem.ReplaceAllString(s, `$1$4\$2$5$3$6`)
}

var markdownItem = regexp.MustCompile(`^( *\d+)([.)])( |$)|^( *)([-+=])( |-|=|$)`)

var markdownProse = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`,
	`|`, `\|`, `~`, `\~`, `#`, `\#`, `$`, `\$`, `&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`)

// markdownCode returns text as code.
func markdownCode(s string) string {
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}

// markdownTarget returns a path as the target of a link in angle brackets.
func markdownTarget(s string) string {
	return strings.NewReplacer("%", "%25", "<", "%3C", ">", "%3E", "\\", "%5C", "\n", "%0A", "\r", "%0D").Replace(s)
}
