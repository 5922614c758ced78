package study

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A Table is a table for people: cells are rounded text.
type Table struct {
	Caption string
	Header  []string
	Left    int // how many of the first columns are words, set to the left
	Rows    [][]string
}

// Text writes the table with columns aligned by spaces.
func (t Table) Text(w io.Writer) {
	if t.Caption != "" {
		fmt.Fprintln(w, t.Caption)
	}
	widths := make([]int, len(t.Header))
	rows := append([][]string{t.Header}, t.Rows...)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(oneLine(cell)))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			cell = oneLine(cell)
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if i < t.Left {
				b.WriteString(cell + space)
			} else {
				b.WriteString(space + cell)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// Markdown writes the table as a Markdown table.
func (t Table) Markdown(w io.Writer) {
	if t.Caption != "" {
		fmt.Fprintf(w, "%s\n\n", markdownEscaper.Replace(oneLine(t.Caption)))
	}
	line := func(cells []string) {
		fmt.Fprint(w, "|")
		for _, cell := range cells {
			fmt.Fprintf(w, " %s |", markdownEscaper.Replace(oneLine(cell)))
		}
		fmt.Fprintln(w)
	}
	line(t.Header)
	fmt.Fprint(w, "|")
	for i := range t.Header {
		if i < t.Left {
			fmt.Fprint(w, ":---|")
		} else {
			fmt.Fprint(w, "---:|")
		}
	}
	fmt.Fprintln(w)
	for _, row := range t.Rows {
		line(row)
	}
}

// LaTeX writes the table as a tabular in the style of booktabs.
func (t Table) LaTeX(w io.Writer) {
	fmt.Fprintf(w, "\\begin{tabular}{%s%s}\n\\toprule\n",
		strings.Repeat("l", t.Left), strings.Repeat("r", len(t.Header)-t.Left))
	line := func(cells []string) {
		escaped := make([]string, len(cells))
		for i, cell := range cells {
			escaped[i] = latexEscaper.Replace(oneLine(cell))
		}
		if first := escaped[0]; strings.HasPrefix(first, "[") || strings.HasPrefix(first, "*") {
			escaped[0] = "{}" + first // or it would be an argument of the line's end before it
		}
		fmt.Fprintf(w, "%s \\\\\n", strings.Join(escaped, " & "))
	}
	line(t.Header)
	fmt.Fprintln(w, "\\midrule")
	for _, row := range t.Rows {
		line(row)
	}
	fmt.Fprint(w, "\\bottomrule\n\\end{tabular}\n")
	if t.Caption != "" {
		fmt.Fprintf(w, "%% %s\n", oneLine(t.Caption))
	}
}

var (
	markdownEscaper = strings.NewReplacer(`\`, `\\`, `|`, `\|`, `*`, `\*`, `_`, `\_`, "`", "\\`", `<`, `&lt;`, `[`, `\[`)
	latexEscaper    = strings.NewReplacer(
		`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`,
		`%`, `\%`, `_`, `\_`, `^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`,
		`|`, `\textbar{}`, `<`, `\textless{}`, `>`, `\textgreater{}`)
)

// oneLine replaces what would break a line by a space.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
