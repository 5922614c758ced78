package appendix

import "slices"

// A Paragraph is running text. It is built run by run:
//
//	appendix.Text("Best scores: ").Ref("budget").Text(".")
type Paragraph []Run

// A Run is a piece of running text of one kind.
type Run struct {
	Text string
	Kind RunKind
}

// A RunKind says what the text of a Run is.
type RunKind int8

// The kinds of runs.
const (
	Plain  RunKind = iota // words; numbers with an exponent in them are set as formulas
	Strong                // words that matter
	Code                  // text to type, or text that machines read
	Name                  // a name from the log
	Number                // a number, perhaps with an exponent: 6.7e19
	Ref                   // the label of an Exhibit or Figure
)

// Text returns a paragraph of plain text.
func Text(text string) Paragraph { return Paragraph{{Text: text}} }

// Text returns the paragraph followed by plain text.
func (p Paragraph) Text(text string) Paragraph { return p.and(Plain, text) }

// Strong returns the paragraph followed by words that matter.
func (p Paragraph) Strong(text string) Paragraph { return p.and(Strong, text) }

// Code returns the paragraph followed by text to type or that machines read.
func (p Paragraph) Code(text string) Paragraph { return p.and(Code, text) }

// Name returns the paragraph followed by a name from the log.
func (p Paragraph) Name(name string) Paragraph { return p.and(Name, name) }

// Number returns the paragraph followed by a number.
func (p Paragraph) Number(number string) Paragraph { return p.and(Number, number) }

// Ref returns the paragraph followed by a reference to an Exhibit or a Figure,
// such as "Table 3".
func (p Paragraph) Ref(label string) Paragraph { return p.and(Ref, label) }

// and returns the paragraph followed by a run; the paragraph itself does not
// change.
func (p Paragraph) and(kind RunKind, text string) Paragraph {
	return append(slices.Clip(p), Run{text, kind})
}
