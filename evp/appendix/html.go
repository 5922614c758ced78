package appendix

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"evpkit/evp/markup"
)

// The page holds its style and script: it needs no network.
var (
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// pageHead begins the page. The policy keeps the page from loading anything.
const pageHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
` + `<meta http-equiv="Content-Security-Policy" ` +
	`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">` + "\n"

// HTML writes the document as one page that holds all it needs.
func (d Document) HTML(w io.Writer) error {
	h := htmlWriter{refs: d.references()}
	title := markup.HTML.Text(d.Title)
	h.printf("%s<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n", pageHead, title,
		pageStyle, title)
	for i, s := range d.Sections {
		h.printf("<section aria-labelledby=\"section-%d\">\n<h2 id=\"section-%d\">%s</h2>\n", i+1, i+1,
			markup.HTML.Text(s.Title))
		for _, b := range s.Blocks {
			h.block(b)
		}
		h.printf("</section>\n")
	}
	h.printf("</main>\n<footer>Made by %s.</footer>\n<script>\n%s</script>\n</body>\n</html>\n",
		markup.HTML.Text(d.Maker), pageScript)
	_, err := io.WriteString(w, h.out.String())
	return err
}

// An htmlWriter writes a document as HTML.
type htmlWriter struct {
	out  strings.Builder
	refs map[string]reference
}

func (h *htmlWriter) printf(format string, values ...any) {
	fmt.Fprintf(&h.out, format, values...)
}

func (h *htmlWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		h.printf("<p>%s</p>\n", h.paragraph(b))
	case List:
		h.list(b)
	case Listing:
		h.printf("<pre tabindex=\"0\"><code>%s</code></pre>\n", markup.HTML.Text(string(b)))
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

func (h *htmlWriter) list(list List) {
	if len(list) == 0 {
		return
	}
	h.printf("<ul>\n")
	for _, p := range list {
		h.printf("<li>%s</li>\n", h.paragraph(p))
	}
	h.printf("</ul>\n")
}

// exhibit writes a table below its caption, which stays in place when a wide
// table scrolls sideways. In print, a table that is not long stays on one page.
func (h *htmlWriter) exhibit(e Exhibit) {
	whole := ""
	if len(e.Rows) <= longTable {
		whole = " whole"
	}
	h.printf("<div class=\"exhibit%s\" id=\"%s\">\n<p class=\"caption\" id=\"caption-%s\"><b>%s.</b> %s</p>\n",
		whole, e.Name, e.Name, h.refs[e.Name], markup.HTML.Prose(e.Caption))
	h.printf("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"caption-%s\">\n", e.Name)
	_ = e.HTML(&h.out, "caption-"+e.Name) // a strings.Builder does not fail
	h.printf("</div>\n</div>\n")
}

// figure writes a figure and its caption. If the figure has an image for a dark
// background, dark pages show that one.
func (h *htmlWriter) figure(f Figure) {
	h.printf("<figure id=\"%s\">\n", f.Label)
	light, _ := f.image("svg", false)
	dark, both := f.image("svg", true)
	if both {
		h.printf("<div class=\"light\">%s</div>\n<div class=\"dark\">%s</div>\n",
			inlineSVG(light.Content, f.Label+"-light-", f.Alt), inlineSVG(dark.Content, f.Label+"-dark-", f.Alt))
	} else {
		h.printf("<div class=\"paper\">%s</div>\n", inlineSVG(light.Content, f.Label+"-", f.Alt))
	}
	h.printf("<figcaption><b>%s.</b> %s</figcaption>\n</figure>\n", h.refs[f.Label], markup.HTML.Prose(f.Caption))
}

// checklist writes a checklist as a list of boxes, ticked if the log answers the
// whole item.
func (h *htmlWriter) checklist(c Checklist) {
	h.printf("<h3>%s</h3>\n<ul class=\"checklist\">\n", markup.HTML.Text(c.Venue))
	for _, item := range c.Items {
		mark, says := "☑", "answered"
		if !item.answered() {
			mark, says = "☐", "open"
		}
		h.printf("<li><span role=\"img\" aria-label=\"%s\">%s</span> <b>%s</b> <i>%s</i>",
			says, mark, markup.HTML.Text(item.Number), markup.HTML.Text(item.Requirement))
		if len(item.Answer) > 0 {
			h.printf("<br>%s", h.paragraph(item.Answer))
		}
		if open := item.open(); open != "" {
			h.printf(" <strong>%s</strong>", open)
		}
		h.printf("</li>\n")
	}
	h.printf("</ul>\n")
}

// form writes numbered blanks that can be filled in before printing.
func (h *htmlWriter) form(f Form) {
	h.printf("<ol class=\"form\">\n")
	for i, blank := range f {
		h.printf("<li><span id=\"blank-%d\">%s</span>: "+
			"<span class=\"blank\" contenteditable=\"true\" role=\"textbox\" aria-labelledby=\"blank-%d\"></span>",
			i+1, markup.HTML.Text(blank.Label), i+1)
		if len(blank.Hint) > 0 {
			h.printf("<br><small>%s</small>", h.paragraph(blank.Hint))
		}
		h.printf("</li>\n")
	}
	h.printf("</ol>\n")
}

// paragraph returns running text as HTML.
func (h *htmlWriter) paragraph(p Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		switch r.Kind {
		case Strong:
			b.WriteString("<strong>" + markup.HTML.Text(r.Text) + "</strong>")
		case Code:
			b.WriteString("<code>" + markup.HTML.Text(r.Text) + "</code>")
		case Name:
			b.WriteString("<bdi>" + markup.HTML.Text(r.Text) + "</bdi>")
		case Number:
			b.WriteString(markup.HTML.Number(r.Text))
		case Ref:
			fmt.Fprintf(&b, "<a href=\"#%s\">%s</a>", r.Text, h.refs[r.Text])
		default:
			b.WriteString(markup.HTML.Prose(r.Text))
		}
	}
	return b.String()
}
