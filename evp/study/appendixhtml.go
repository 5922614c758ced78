package study

import (
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	_ "embed"
)

// The page's style and script stand in the page: it needs no network.
var (
	//go:embed appendix.css
	htmlStyle string
	//go:embed appendix.js
	htmlScript string
)

// HTML writes the appendix as one page that holds all it needs.
func (a Appendix) HTML(w io.Writer) {
	h := htmlWriter{w, a.references()}
	fmt.Fprintf(w, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"+
		"<meta name=\"color-scheme\" content=\"light dark\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"+
		"<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n", htmlText(a.Title), htmlStyle, htmlText(a.Title))
	for i, s := range a.Sections {
		fmt.Fprintf(w, "<section aria-labelledby=\"section-%d\">\n<h2 id=\"section-%d\">%s</h2>\n", i+1, i+1, htmlText(s.Title))
		for _, b := range s.Blocks {
			h.block(b)
		}
		fmt.Fprint(w, "</section>\n")
	}
	fmt.Fprintf(w, "</main>\n<footer>Made by %s.</footer>\n<script>\n%s</script>\n</body>\n</html>\n", htmlText(a.Maker), htmlScript)
}

// An htmlWriter writes an appendix as HTML.
type htmlWriter struct {
	w    io.Writer
	refs map[string]reference
}

func (h htmlWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		fmt.Fprintf(h.w, "<p>%s</p>\n", h.paragraph(b))
	case List:
		h.list(b)
	case Listing:
		fmt.Fprintf(h.w, "<pre tabindex=\"0\"><code>%s</code></pre>\n", htmlText(string(b)))
	case Exhibit:
		h.exhibit(b)
	case Figure:
		h.figure(b)
	case Checklist:
		h.checklist(b)
	case Form:
		h.form(b)
	}
}

func (h htmlWriter) list(list List) {
	if len(list) == 0 {
		return
	}
	fmt.Fprint(h.w, "<ul>\n")
	for _, p := range list {
		fmt.Fprintf(h.w, "<li>%s</li>\n", h.paragraph(p))
	}
	fmt.Fprint(h.w, "</ul>\n")
}

// exhibit writes a table below its caption, which stays where it is when a wide
// table is moved sideways. The heads of its columns are buttons that sort it. On
// paper a table that is not long stands on one page.
func (h htmlWriter) exhibit(e Exhibit) {
	whole := ""
	if len(e.Table.Rows) <= mostRows {
		whole = " whole"
	}
	fmt.Fprintf(h.w, "<div class=\"exhibit%s\" id=\"%s\">\n<p class=\"caption\" id=\"caption-%s\"><b>%s.</b> %s</p>\n", whole, e.Label, e.Label, h.ref(e.Label), htmlWords(e.Table.Caption))
	fmt.Fprintf(h.w, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"caption-%s\">\n<table aria-labelledby=\"caption-%s\">\n<thead><tr>", e.Label, e.Label)
	for i, head := range e.Table.Header {
		fmt.Fprintf(h.w, "<th scope=\"col\"%s><button type=\"button\">%s</button></th>", class(i, e.Table.Left), htmlText(head))
	}
	fmt.Fprint(h.w, "</tr></thead>\n<tbody>\n")
	for _, row := range e.Table.Rows {
		fmt.Fprint(h.w, "<tr>")
		for i, cell := range row {
			if i == 0 && e.Table.Left > 0 {
				long := ""
				if len(cell) > longName {
					long = " class=\"long\""
				}
				fmt.Fprintf(h.w, "<th scope=\"row\"%s><bdi>%s</bdi></th>", long, htmlText(cell))
			} else if i < e.Table.Left {
				fmt.Fprintf(h.w, "<td><bdi>%s</bdi></td>", htmlRuns(withPowers(cell)))
			} else {
				fmt.Fprintf(h.w, "<td class=\"n\" data-n=\"%s\">%s</td>", htmlText(sortKey(cell)), htmlNumber(cell))
			}
		}
		fmt.Fprint(h.w, "</tr>\n")
	}
	fmt.Fprint(h.w, "</tbody>\n</table>\n</div>\n</div>\n")
}

// longName is how many bytes a name has that may be broken anywhere.
const longName = 32

// class returns the class of a column's head.
func class(i, left int) string {
	if i < left {
		return ""
	}
	return " class=\"n\""
}

// figure writes a figure and its caption; where the page is dark, and the
// figure comes on a dark ground too, that one.
func (h htmlWriter) figure(f Figure) {
	fmt.Fprintf(h.w, "<figure id=\"%s\">\n", f.Label)
	light, _ := f.image("svg", false)
	dark, both := f.image("svg", true)
	if both {
		fmt.Fprintf(h.w, "<div class=\"light\">%s</div>\n<div class=\"dark\">%s</div>\n",
			inlined(light.Content, f.Label+"-light-", f.Alt), inlined(dark.Content, f.Label+"-dark-", f.Alt))
	} else {
		fmt.Fprintf(h.w, "<div class=\"paper\">%s</div>\n", inlined(light.Content, f.Label+"-", f.Alt))
	}
	fmt.Fprintf(h.w, "<figcaption><b>%s.</b> %s</figcaption>\n</figure>\n", h.ref(f.Label), htmlWords(f.Caption))
}

// inlined returns an SVG file as an element of a page: with a name for who
// cannot see it, and with ids that begin with prefix, so that they are no other
// element's.
func inlined(svg []byte, prefix, alt string) string {
	s := string(svg)
	start := strings.Index(s, "<svg")
	if start < 0 {
		return ""
	}
	var b strings.Builder
	for i, piece := range strings.SplitAfter(strings.TrimSpace(s[start:]), "<") {
		tag, rest, ok := strings.Cut(piece, ">")
		if !ok {
			b.WriteString(piece)
			continue
		}
		if i == 1 {
			tag += fmt.Sprintf(` role="img" aria-label="%s"`, htmlText(alt))
		}
		b.WriteString(ids(tag, prefix) + ">" + rest)
	}
	return b.String()
}

// ids puts prefix before the ids that a tag bears and refers to.
func ids(tag, prefix string) string {
	return strings.NewReplacer(` id="`, ` id="`+prefix, `url(#`, `url(#`+prefix, `href="#`, `href="#`+prefix).Replace(tag)
}

// checklist writes a checklist as a list of terms.
func (h htmlWriter) checklist(c Checklist) {
	fmt.Fprintf(h.w, "<h3>%s</h3>\n<ul class=\"checklist\">\n", htmlText(c.Venue))
	for _, item := range c.Items {
		mark, says := "☑", "answered"
		if !item.answered() {
			mark, says = "☐", "open"
		}
		fmt.Fprintf(h.w, "<li><span role=\"img\" aria-label=\"%s\">%s</span> <b>%s</b> <i>%s</i>", says, mark, htmlText(item.Number), htmlText(item.Asks))
		if len(item.Answer) > 0 {
			fmt.Fprintf(h.w, "<br>%s", h.paragraph(item.Answer))
		}
		if open := item.open(); open != "" {
			fmt.Fprintf(h.w, " <strong>%s</strong>", htmlText(open))
		}
		fmt.Fprint(h.w, "</li>\n")
	}
	fmt.Fprint(h.w, "</ul>\n")
}

// form writes numbered blanks that can be filled in before printing.
func (h htmlWriter) form(f Form) {
	fmt.Fprint(h.w, "<ol class=\"form\">\n")
	for i, blank := range f {
		fmt.Fprintf(h.w, "<li><span id=\"blank-%d\">%s</span>: <span class=\"blank\" contenteditable=\"true\" role=\"textbox\" aria-labelledby=\"blank-%d\"></span>",
			i+1, htmlText(blank.Asks), i+1)
		if len(blank.Hint) > 0 {
			fmt.Fprintf(h.w, "<br><small>%s</small>", h.paragraph(blank.Hint))
		}
		fmt.Fprint(h.w, "</li>\n")
	}
	fmt.Fprint(h.w, "</ol>\n")
}

// paragraph returns running text as HTML.
func (h htmlWriter) paragraph(p Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		switch text := htmlText(r.Text); r.Kind {
		case Strong:
			b.WriteString("<strong>" + text + "</strong>")
		case Code:
			b.WriteString("<code>" + text + "</code>")
		case Name:
			b.WriteString("<bdi>" + text + "</bdi>")
		case Figures:
			b.WriteString(htmlNumber(r.Text))
		case Ref:
			fmt.Fprintf(&b, "<a href=\"#%s\">%s</a>", r.Text, h.ref(r.Text))
		default:
			b.WriteString(htmlWords(r.Text))
		}
	}
	return b.String()
}

// ref returns what a label stands for, in words.
func (h htmlWriter) ref(label string) string {
	return fmt.Sprintf("%s %d", h.refs[label].word, h.refs[label].number)
}

// htmlText returns text that HTML shows as it is, in attributes too.
func htmlText(s string) string { return html.EscapeString(legible(s)) }

// htmlWords returns text with its numbers that have an exponent, and laws'
// powers, as formulas.
func htmlWords(s string) string { return htmlRuns(withNumbers(s)) }

// htmlRuns returns text of the kinds Plain, Figures and Power.
func htmlRuns(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Kind {
		case Figures:
			b.WriteString(htmlNumber(r.Text))
		case Power:
			b.WriteString(htmlPower(r.Text))
		default:
			b.WriteString(htmlText(r.Text))
		}
	}
	return b.String()
}

// htmlPower returns a law's power.
func htmlPower(s string) string {
	first, exponent := powerParts(s)
	if first == "" {
		return "x<sup>−" + exponent + "</sup>"
	}
	return fmt.Sprintf("(x/%s)<sup>−%s</sup>", htmlNumber(first), exponent)
}

// sortKey returns what a cell is sorted by: the number that it begins with. A
// probability beyond a bound is sorted between that and 0 or 1.
func sortKey(cell string) string {
	cell, _, _ = strings.Cut(cell, " ")
	for sign, end := range map[string]float64{"<": 0, ">": 1} {
		bound, beyond := strings.CutPrefix(cell, sign)
		if x, err := strconv.ParseFloat(bound, 64); beyond && err == nil {
			return strconv.FormatFloat((x+end)/2, 'g', -1, 64)
		}
	}
	return strings.ReplaceAll(cell, ",", "")
}

// htmlNumber returns a number, its exponent as a power of ten; anything else as
// text.
func htmlNumber(s string) string {
	mantissa, power := parts(s)
	if power == "" {
		if mantissa, rest, ok := strings.Cut(s, " "); ok { // a unit
			return htmlNumber(mantissa) + " " + htmlText(rest)
		}
		if rest, ok := strings.CutPrefix(s, "-"); ok && isNumeral(rest, ".") {
			return "−" + rest
		}
		return htmlText(s)
	}
	minus := strings.NewReplacer("-", "−")
	return fmt.Sprintf("%s·10<sup>%s</sup>", minus.Replace(mantissa), minus.Replace(power))
}
