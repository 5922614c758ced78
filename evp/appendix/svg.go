package appendix

import (
	"fmt"
	"strings"

	"evpkit/evp/markup"
)

// inlineSVG returns an SVG file as an element of a page, with alt as its
// accessible name. The ids in it get a prefix, so that no other element of the
// page has them.
func inlineSVG(svg []byte, prefix, alt string) string {
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
			tag += fmt.Sprintf(` role="img" aria-label="%s"`, markup.HTML.Text(alt))
		}
		b.WriteString(prefixIDs(tag, prefix) + ">" + rest)
	}
	return b.String()
}

// prefixIDs puts prefix before the ids that a tag has and refers to.
func prefixIDs(tag, prefix string) string {
	return strings.NewReplacer(` id="`, ` id="`+prefix, `url(#`, `url(#`+prefix, `href="#`, `href="#`+prefix).Replace(tag)
}
