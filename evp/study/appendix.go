package study

import (
	"regexp"
	"slices"
	"strings"
)

// An Appendix is a document for people: what "evp report" makes. It holds no
// markup: every text is plain, and the renderers escape it. The pipeline:
// results → sections (appendixbudget.go and others) → Appendix → Markdown,
// LaTeX or HTML (appendixmarkdown.go, appendixlatex.go, appendixhtml.go).
type Appendix struct {
	Title    string
	Sections []Section
	Maker    string // program and version, for the last line
}

// A Section is a heading and what stands below it.
type Section struct {
	Title  string
	Blocks []Block
}

// A Block is a part of a section: a Paragraph, List, Listing, Exhibit, Figure,
// Checklist or Form.
type Block interface{ block() }

// A Paragraph is running text.
type Paragraph []Run

// A List is a list of paragraphs.
type List []Paragraph

// A Listing is a line to be typed, such as a command.
type Listing string

// An Exhibit is a table with a caption, which Table.Caption holds, and a label
// to refer to it.
type Exhibit struct {
	Label string // of letters, digits and '-'
	Table Table
}

// A Figure is a drawing with a caption and a label to refer to it.
type Figure struct {
	Label   string // of letters, digits and '-'; also the name of its files
	Caption string
	Alt     string  // what it shows, for who cannot see it
	Images  []Image // the same drawing in several formats
}

// An Image is a figure as bytes.
type Image struct {
	Format  string // "svg", "pdf"
	Dark    bool   // on a dark ground
	Content []byte
}

// A Checklist is what a venue asks and what the log answers.
type Checklist struct {
	Venue string
	Items []Item
}

// An Item is one point of a checklist.
type Item struct {
	Number string    // as the venue counts
	Asks   string    // in our words
	Answer Paragraph // empty if the log knows nothing of it
	Open   []int     // numbers of the blanks that complete the answer
}

// A Form is a list of blanks, numbered from 1.
type Form []Blank

// A Blank is a place to write down what the log does not say.
type Blank struct {
	Asks string
	Hint Paragraph // what may help to fill it in; may be empty
}

func (Paragraph) block() {}
func (List) block()      {}
func (Listing) block()   {}
func (Exhibit) block()   {}
func (Figure) block()    {}
func (Checklist) block() {}
func (Form) block()      {}

// A Run is a piece of running text of one kind.
type Run struct {
	Text string
	Kind RunKind
}

// A RunKind says what a Run's text is.
type RunKind int8

// The kinds of runs.
const (
	Plain   RunKind = iota // words
	Strong                 // words that matter
	Code                   // what is typed, or read by machines
	Name                   // what the log calls something
	Figures                // a number, perhaps with an exponent: 6.7e19
	Power                  // a power of x in a law: (x/6.7e19)^−0.5
	Ref                    // the label of an Exhibit or Figure
)

// Words returns a paragraph of words.
func Words(text string) Paragraph { return Paragraph{{Text: text}} }

// And returns the paragraph with a further run.
func (p Paragraph) And(kind RunKind, text string) Paragraph {
	return append(slices.Clip(p), Run{text, kind})
}

// reference is what a label stands for.
type reference struct {
	word   string // "Table" or "Figure"
	number int    // from 1, by word
}

// references returns what the appendix's labels stand for.
func (a Appendix) references() map[string]reference {
	out := make(map[string]reference)
	tables, figures := 0, 0
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Exhibit:
				tables++
				out[b.Label] = reference{"Table", tables}
			case Figure:
				figures++
				out[b.Label] = reference{"Figure", figures}
			}
		}
	}
	return out
}

// Figures returns the appendix's figures, in their order.
func (a Appendix) Figures() []Figure {
	var out []Figure
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(Figure); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// image returns the figure's image in a format and on a ground.
func (f Figure) image(format string, dark bool) (Image, bool) {
	for _, i := range f.Images {
		if i.Format == format && i.Dark == dark {
			return i, true
		}
	}
	return Image{}, false
}

// legible returns text as one line of valid UTF-8, without the characters that
// are not seen but turn others round, which could make a name pass for another.
func legible(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x61c, r == 0xfeff:
			return -1
		case r >= 0x80 && r < 0xa0:
			return ' '
		}
		return r
	}, oneLine(s))
}

// parts returns the mantissa and the exponent of a number as tables for people
// write it; power is empty for anything else and for numbers without one.
func parts(number string) (mantissa, power string) {
	mantissa, power, ok := strings.Cut(number, "e")
	if !ok || !isNumeral(mantissa, ".") || !isNumeral(power, "") {
		return number, ""
	}
	digits := strings.TrimPrefix(power, "-")
	return mantissa, power[:len(power)-len(digits)] + strings.TrimLeft(digits[:len(digits)-1], "0") + digits[len(digits)-1:] // 1e-05, as logs write it
}

// withNumbers parts text into its numbers that have an exponent, of the kind
// Figures, its laws' powers, of the kind Power, and the rest. Numbers stand
// between spaces, brackets and punctuation.
func withNumbers(s string) []Run {
	var out []Run
	for _, r := range withPowers(s) {
		if r.Kind == Power {
			out = append(out, r)
		} else {
			out = append(out, parted(r.Text, exponential, Figures)...)
		}
	}
	return out
}

// withPowers parts text into its laws' powers, as Formula writes them, of the
// kind Power, and the rest.
func withPowers(s string) []Run { return parted(s, powerOfX, Power) }

// parted parts text into what the first group of a pattern finds, of the kind,
// and the rest.
func parted(s string, pattern *regexp.Regexp, kind RunKind) []Run {
	var out []Run
	last := 0
	for _, at := range pattern.FindAllStringSubmatchIndex(s, -1) {
		out = append(out, Run{s[last:at[2]], Plain}, Run{s[at[2]:at[3]], kind})
		last = at[3]
	}
	return append(out, Run{s[last:], Plain})
}

// powerParts returns the number that x is divided by in a law's power, "" if
// it is by none, and the exponent without its minus.
func powerParts(s string) (first, exponent string) {
	base, exponent, _ := strings.Cut(s, "^−")
	_, first, _ = strings.Cut(strings.TrimSuffix(base, ")"), "/")
	return first, exponent
}

var powerOfX = regexp.MustCompile(`·((?:\(x/[\d.e-]+\)|x)\^−\d+(?:\.\d+)?)`)

var exponential = regexp.MustCompile(`(?:^|[ (,])(-?\d+(?:\.\d+)?e-?\d+)\b`)

// isNumeral reports whether s is digits, with a minus before them perhaps, and
// one of the further characters perhaps.
func isNumeral(s, further string) bool {
	s = strings.TrimPrefix(s, "-")
	if further != "" {
		s = strings.Replace(s, further, "", 1)
	}
	return s != "" && strings.Trim(s, "0123456789") == ""
}
