package study

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// LaTeX writes the appendix as a document of the class article that compiles
// as it is, with pdfLaTeX, XeLaTeX or LuaLaTeX. Figures are PDF files in
// folder, beside it, as Files names them.
func (a Appendix) LaTeX(w io.Writer, folder string) {
	l := latexWriter{w, folder, a.references()}
	var body strings.Builder
	l.w = &body
	for _, s := range a.Sections {
		fmt.Fprintf(&body, "\n\\section{%s}\n", latexText(s.Title))
		for _, b := range s.Blocks {
			fmt.Fprintln(&body)
			l.block(b)
		}
	}
	fmt.Fprint(w, latexHead)
	for _, r := range foreign(latexText(a.Title) + body.String()) {
		fmt.Fprintf(w, "\\evpforeign{%c}{%04X}\n", r, r)
	}
	fmt.Fprintf(w, "\n\\title{%s}\n\\author{}\n\\date{}\n\n\\begin{document}\n\\maketitle\n", latexText(a.Title))
	io.WriteString(w, body.String())
	fmt.Fprintf(w, "\n\\bigskip\\noindent{\\footnotesize Made by %s.}\n\n\\end{document}\n", latexText(a.Maker))
}

// latexHead is the preamble. To put the text into a paper of one's own, its
// lines go into that one's preamble. \evpfit makes a table or figure that is
// wider than the line as wide as that; \evpblank is a place to write on;
// \evpforeign has pdfLaTeX print characters that it has no font for as their
// number.
const latexHead = `% Compiles as it is. To use it in a paper of your own, copy what stands
% between \maketitle and \end{document}, and into its preamble what stands here:
\documentclass{article}
\usepackage[margin=1in]{geometry}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\usepackage{booktabs}
\usepackage{graphicx}
\usepackage{longtable}
\newsavebox{\evpbox}
\newcommand{\evpfit}[1]{\sbox{\evpbox}{#1}\ifdim\wd\evpbox>\linewidth
  \resizebox{\linewidth}{!}{\usebox{\evpbox}}\else\usebox{\evpbox}\fi}
\newcommand{\evpblank}{\mbox{}\nobreak\hrulefill\mbox{}}
\emergencystretch=3em
\makeatletter
\newcommand{\evpforeign}[2]{\ifdefined\DeclareUnicodeCharacter
  \@ifundefined{u8:\detokenize{#1}}{\DeclareUnicodeCharacter{#2}{{\footnotesize[U+#2]}\allowbreak{}}}{}\fi}
\makeatother
`

// foreign returns the characters that are not ASCII, each once, in their order
// by number.
func foreign(s string) []rune {
	var out []rune
	for _, r := range s {
		if r > 0x7e && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out
}

// A latexWriter writes an appendix as LaTeX.
type latexWriter struct {
	w      io.Writer
	folder string
	refs   map[string]reference
}

func (l latexWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		fmt.Fprintln(l.w, l.paragraph(b))
	case List:
		l.list(b)
	case Listing:
		fmt.Fprintf(l.w, "{\\raggedright\\hangindent=2em %s\\par}\n", latexCode(string(b)))
	case Exhibit:
		l.exhibit(b)
	case Figure:
		l.figure(b)
	case Checklist:
		l.checklist(b)
	case Form:
		l.form(b)
	}
}

func (l latexWriter) list(list List) {
	if len(list) == 0 {
		return // an environment without an item does not compile
	}
	fmt.Fprintln(l.w, "\\begin{itemize}")
	for _, p := range list {
		fmt.Fprintf(l.w, "\\item %s\n", l.item(p))
	}
	fmt.Fprintln(l.w, "\\end{itemize}")
}

// item returns a paragraph that may begin with a bracket after \item.
func (l latexWriter) item(p Paragraph) string { return "\\relax{}" + l.paragraph(p) }

// Bounds of tables that float.
const (
	mostRows = 30 // longer ones run over pages
	mostWide = 72 // characters of a row over pages; wider ones break their names
)

// exhibit writes a table below its caption.
func (l latexWriter) exhibit(e Exhibit) {
	caption := fmt.Sprintf("\\caption{%s}\\label{tab:%s}", latexWords(e.Table.Caption), e.Label)
	columns := strings.Repeat("l", e.Table.Left) + strings.Repeat("r", len(e.Table.Header)-e.Table.Left)
	if len(e.Table.Rows) > mostRows {
		l.longTable(e.Table, caption)
		return
	}
	fmt.Fprintf(l.w, "\\begin{table}[htbp]\n\\centering\n%s\n\\medskip\n\n\\small\n\\evpfit{\\begin{tabular}{%s}\n\\toprule\n%s\\midrule\n", caption, columns, l.row(e.Table, e.Table.Header))
	for _, row := range e.Table.Rows {
		io.WriteString(l.w, l.row(e.Table, row))
	}
	fmt.Fprint(l.w, "\\bottomrule\n\\end{tabular}}\n\\end{table}\n")
}

// longTable writes a table that runs over pages. Nothing makes it narrower, so
// if its rows are wide, the columns of names have a width at which they break.
func (l latexWriter) longTable(t Table, caption string) {
	columns := strings.Repeat("l", t.Left)
	if t.width() > mostWide {
		columns = strings.Repeat(fmt.Sprintf("p{%.2f\\linewidth}", 0.36/float64(t.Left)), t.Left)
	}
	columns += strings.Repeat("r", len(t.Header)-t.Left)
	head := "\\toprule\n" + l.row(t, t.Header) + "\\midrule\n"
	fmt.Fprintf(l.w, "{\\small\\setlength{\\tabcolsep}{4pt}\n\\begin{longtable}{%s}\n%s\\\\\n%s\\endfirsthead\n%s\\endhead\n", columns, caption, head, head)
	for _, row := range t.Rows {
		io.WriteString(l.w, l.row(t, row))
	}
	fmt.Fprint(l.w, "\\bottomrule\n\\end{longtable}}\n")
}

// width returns how many characters wide the table's columns are together.
func (t Table) width() int {
	widths := make([]int, len(t.Header))
	for _, row := range append([][]string{t.Header}, t.Rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell)+2)
		}
	}
	whole := 0
	for _, w := range widths {
		whole += w
	}
	return whole
}

// row returns a row of a table. It begins with {}, or what a name begins with
// would be an argument of the line's end above it.
func (l latexWriter) row(t Table, cells []string) string {
	escaped := make([]string, len(cells))
	for i, cell := range cells {
		if escaped[i] = latexRuns(withPowers(cell)); i >= t.Left {
			escaped[i] = latexNumber(cell)
		}
	}
	return "{}" + strings.Join(escaped, " & ") + " \\\\\n"
}

// figure writes a figure above its caption.
func (l latexWriter) figure(f Figure) {
	fmt.Fprintf(l.w, "\\begin{figure}[htbp]\n\\centering\n\\evpfit{\\includegraphics{%s}}\n\\caption{%s}\\label{fig:%s}\n\\end{figure}\n",
		path.Join(l.folder, f.Label+".pdf"), latexWords(f.Caption), f.Label)
}

// checklist writes a checklist as a list with the items' numbers.
func (l latexWriter) checklist(c Checklist) {
	fmt.Fprintf(l.w, "\\subsection*{%s}\n", latexText(c.Venue))
	if len(c.Items) == 0 {
		return
	}
	fmt.Fprintln(l.w, "\\begin{description}")
	for _, item := range c.Items {
		fmt.Fprintf(l.w, "\\item[{%s}] \\emph{%s}", latexText(item.Number), latexText(item.Asks))
		if len(item.Answer) > 0 {
			fmt.Fprintf(l.w, " %s", l.paragraph(item.Answer))
		}
		if open := item.open(); open != "" {
			fmt.Fprintf(l.w, " \\textbf{%s}", open)
		}
		fmt.Fprintln(l.w)
	}
	fmt.Fprintln(l.w, "\\end{description}")
}

// form writes numbered blanks.
func (l latexWriter) form(f Form) {
	if len(f) == 0 {
		return
	}
	fmt.Fprintln(l.w, "\\begin{enumerate}")
	for _, blank := range f {
		fmt.Fprintf(l.w, "\\item \\relax{}%s: \\evpblank", latexText(blank.Asks))
		if len(blank.Hint) > 0 {
			fmt.Fprintf(l.w, "\\\\\n{\\small %s}", l.paragraph(blank.Hint))
		}
		fmt.Fprintln(l.w)
	}
	fmt.Fprintln(l.w, "\\end{enumerate}")
}

// paragraph returns running text as LaTeX.
func (l latexWriter) paragraph(p Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		switch r.Kind {
		case Strong:
			b.WriteString("\\textbf{" + latexText(r.Text) + "}")
		case Code:
			b.WriteString(latexCode(r.Text))
		case Figures:
			b.WriteString(latexNumber(r.Text))
		case Ref:
			kind := "tab"
			if l.refs[r.Text].word == "Figure" {
				kind = "fig"
			}
			fmt.Fprintf(&b, "%s~\\ref{%s:%s}", l.refs[r.Text].word, kind, r.Text)
		default:
			b.WriteString(latexWords(r.Text))
		}
	}
	return b.String()
}

// latexText returns text that LaTeX sets as it is, without ligatures of
// punctuation. Words that are very long may be broken.
func latexText(s string) string {
	words := strings.Split(legible(s), " ")
	for i, word := range words {
		if utf8.RuneCountInString(word) <= longWord {
			words[i] = unligated.Replace(unligated.Replace(latexProse.Replace(word)))
			continue
		}
		words[i] = breakable(word)
	}
	return strings.Join(words, " ")
}

// breakable returns a word of which every few characters may end a line.
func breakable(word string) string {
	var b strings.Builder
	for k, r := range []rune(word) {
		if k > 0 && k%breakAfter == 0 {
			b.WriteString("\\allowbreak{}")
		}
		b.WriteString(latexProse.Replace(string(r)))
		if r == '-' || r == ',' {
			b.WriteString("{}") // no ligature with what follows
		}
	}
	return b.String()
}

// longWord is how many characters a word has that is not broken.
const longWord = 16

var latexProse = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, `|`, `\textbar{}`, `<`, `\textless{}`, `>`, `\textgreater{}`,
	`"`, `{\char34}`, `'`, `\textquotesingle{}`, "`", `\textasciigrave{}`, `−`, `\ensuremath{-}`)

// unligated parts what would be a ligature; applied twice, of any length.
var unligated = strings.NewReplacer(`--`, `-{}-`, `,,`, `,{},`)

// latexWords is latexText with numbers that have an exponent, and laws' powers,
// as formulas.
func latexWords(s string) string { return latexRuns(withNumbers(s)) }

// latexRuns returns text of the kinds Plain, Figures and Power.
func latexRuns(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Kind {
		case Figures:
			b.WriteString(latexNumber(r.Text))
		case Power:
			b.WriteString(latexPower(r.Text))
		default:
			b.WriteString(latexText(r.Text))
		}
	}
	return b.String()
}

// latexPower returns a law's power.
func latexPower(s string) string {
	first, exponent := powerParts(s)
	if first == "" {
		return fmt.Sprintf("$x^{-%s}$", exponent)
	}
	return fmt.Sprintf("$(x/%s)^{-%s}$", strings.Trim(latexNumber(first), "$"), exponent)
}

// latexCode returns text in typewriter type that breaks between words, and
// within long ones.
func latexCode(s string) string {
	words := strings.Split(legible(s), " ")
	for i, word := range words {
		words[i] = breakable(word)
	}
	return "\\texttt{" + strings.Join(words, " ") + "}"
}

// breakAfter is how many characters of a long word stay together.
const breakAfter = 8

// latexNumber returns a number, its exponent as a power of ten; anything else
// as text.
func latexNumber(s string) string {
	mantissa, power := parts(s)
	if power == "" {
		if number, rest, ok := strings.Cut(s, " "); ok { // a unit
			return latexNumber(number) + " " + latexText(rest)
		}
		if rest, ok := strings.CutPrefix(s, "-"); ok && isNumeral(rest, ".") {
			return "$-" + rest + "$"
		}
		return latexText(s)
	}
	return fmt.Sprintf("$%s\\cdot10^{%s}$", mantissa, power)
}
