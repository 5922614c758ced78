package appendix

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"evpkit/evp/table"
)

// hostile are names that are commands in one of the formats.
var hostile = []string{
	`a_b%c`, `$x^2$`, `\input{/etc/passwd}`, `}\end{document}`, `{}#&~^|<>`, `"quoted" 'q' ` + "`b`", `,, -- --- <<x>>`,
	`[b] *starred* __u__`, `<script>alert(1)</script>`, `&amp; &lt;`, `| pipe | [link](http://x.y) ![i](j)`, `1. item`,
	`- item`, `+ x`, `# head`,
	"λ → ∞ −1 日本語 🤖", "\u202eright to left\u202c", "two\nlines\ttab", "\xff\xfe",
	`\\`, `***`, "```", strings.Repeat("x", 90), "",
}

// everything returns a document with every kind of block, which has a text
// wherever one is possible.
func everything(text string) Document {
	p := Text(text).Strong(text).Code(text).Name(text).Number("6.7e19").Ref("t").Text(" " + text)
	rows := table.Table{Name: "t", Caption: text, Columns: append(table.Words(text), table.Numbers("n")...)}
	for _, n := range []string{"-1.5e-7", "-3", "", "2.5 " + text} {
		rows.Add(table.Word(text), table.Word(n))
	}
	svg := []byte(`<?xml?><svg><g id="a"/><use href="#a"/></svg>`)
	return Document{Title: text, Maker: text, Sections: []Section{{text, []Block{
		p, List{p, Text(text)}, List{}, Listing(text), Exhibit{rows},
		Figure{Label: "f", Caption: text, Alt: text, Images: []Image{{Format: "svg", Content: svg}}},
		Checklist{text, []Item{
			{Number: text, Requirement: text, Answer: p, Blanks: []int{1}}, {Number: "2", Requirement: text, Answer: p},
			{Requirement: text, Blanks: []int{1, 2, 3}},
		}},
		Form{{text, p}, {Label: text}}, Form{},
	}}}}
}

// ownText finds what a text may change in a page, beside the text itself.
var ownText = regexp.MustCompile(` class="long"| aria-label="[^"<>]*"| data-n="[^"<>]*"|<title>[^<>]*</title>`)

// The tags of a page do not depend on its texts: no text is read as a tag or an
// attribute.
func TestHTMLTags(t *testing.T) {
	tags := func(text string) string {
		var b strings.Builder
		everything(text).HTML(&b)
		s := ownText.ReplaceAllString(b.String(), "")
		s = regexp.MustCompile(`(?s)<script>.*</script>|<style>.*</style>|<sup>.*?</sup>`).ReplaceAllString(s, "")
		return strings.Join(regexp.MustCompile(`<[^>]*>`).FindAllString(s, -1), "\n")
	}
	want := tags("plain")
	for _, text := range hostile {
		if got := tags(text); got != want {
			t.Errorf("%q changes the tags", text)
		}
	}
}

// The page loads nothing from elsewhere.
func TestHTMLLoadsNothing(t *testing.T) {
	var b strings.Builder
	everything("plain").HTML(&b)
	if found := regexp.MustCompile(`(src|href)="[^#][^"]*"|@import|https?:`).FindString(b.String()); found != "" {
		t.Errorf("the page has %q", found)
	}
}

var (
	latexComment     = regexp.MustCompile(`(?m)^%.*$`)
	latexEnvironment = regexp.MustCompile(`(?m)\\(begin|end)\{(\w+)\}`)
)

// Every environment ends, and text, numbers and references are written as LaTeX
// expects them.
func TestLaTeXDocument(t *testing.T) {
	for _, text := range hostile {
		var b strings.Builder
		everything(text).LaTeX(&b, "a-figures")
		var open []string
		for _, m := range latexEnvironment.FindAllStringSubmatch(latexComment.ReplaceAllString(b.String(), ""), -1) {
			switch {
			case m[1] == "begin":
				open = append(open, m[2])
			case len(open) == 0 || open[len(open)-1] != m[2]:
				t.Fatalf("%q: %s ends in %v", text, m[2], open)
			default:
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%q: %v never ends", text, open)
		}
		for _, want := range []string{`$6.7\cdot10^{19}$`, `$-1.5\cdot10^{-7}$`, `$-3$`,
			`\includegraphics{a-figures/f.pdf}`, `Table~\ref{tab:t}`} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%q: no %s", text, want)
			}
		}
	}
}

// A table of many rows runs over pages, with one label.
func TestLongTable(t *testing.T) {
	rows := table.New("t", table.Words("model"), table.Numbers("x"))
	for range longTable + 1 {
		rows.Add(table.Word("short"), table.Whole(1))
	}
	var b strings.Builder
	if err := (Document{Sections: []Section{{"s", []Block{Exhibit{rows}}}}}).LaTeX(&b, "f"); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); !strings.Contains(s, `\begin{longtable}{lr}`) || strings.Count(s, `\label{tab:t}`) != 1 {
		t.Errorf("no long table with one label in\n%s", s)
	}
}

// References are numbered by kind, in their order.
func TestReferences(t *testing.T) {
	exhibit := func(name string) Exhibit { return Exhibit{table.Table{Name: name}} }
	a := Document{Sections: []Section{{"s", []Block{exhibit("x"), Figure{Label: "y"}, exhibit("z")}}}}
	for label, want := range map[string]reference{"x": {"Table", 1}, "y": {"Figure", 1}, "z": {"Table", 2}} {
		if got := a.references()[label]; got != want {
			t.Errorf("%s is %v, want %v", label, got, want)
		}
	}
}

// A broken writer accepts nothing.
type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestBrokenWriter(t *testing.T) {
	d := everything("plain")
	for name, err := range map[string]error{
		"md": d.Markdown(broken{}, "f"), "tex": d.LaTeX(broken{}, "f"), "html": d.HTML(broken{}),
	} {
		if !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A run added to a paragraph leaves paragraphs that share its beginning as they
// are.
func TestParagraphs(t *testing.T) {
	start := Text("a").Text("b")
	one, two := start.Code("c"), start.Ref("d")
	if len(start) != 2 || one[2] != (Run{"c", Code}) || two[2] != (Run{"d", Ref}) {
		t.Errorf("%v, %v, %v", start, one, two)
	}
}
