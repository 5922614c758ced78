package source

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// A Format describes the logs that a program writes, or a plain way to write
// logs.
type Format struct {
	Name  string // as users write it
	Title string // as sentences write it

	// Separators are the characters that may separate cells in logs that are
	// delimited text; "" if they never are.
	Separators string
	// JSON says that logs may be JSON Lines with an object per line.
	JSON bool
	// Variants are further ways in which the program writes its logs.
	Variants []Variant
	// Signatures tell the logs from those of other programs by the names of
	// their columns. One suffices. A format with neither signatures nor variants
	// is a plain one: logs have it if they have no other.
	Signatures []Signature
	// Asked suffice if the format is asked for; nil if it takes Signatures then,
	// too.
	Asked []Signature
	// Describe says what the columns mean, beyond what it is given.
	Describe func(c *Columns, names []string)
	// ParamPrefixes are what the names of columns with hyperparameters begin
	// with; nil if they cannot be told from other columns.
	ParamPrefixes []string

	// JoinHeader is nil or says that the header may have a second row, if the
	// names in the first suggest it; see rows.NewTable.
	JoinHeader func(names []string) rows.HeaderJoiner
	// Refuse is nil or says why a table with these columns is not a log although
	// the program wrote it, and what to do; "" if it may be one.
	Refuse func(names []string) string
	// ReadBeside is nil or reads files beside the log that belong to it.
	ReadBeside func(f *File, in Input) error

	// Truncates is how the program cuts exports off, and what to do; "" if it is
	// not known to.
	Truncates string

	// TestIsValidation says that the program calls validation data test data.
	TestIsValidation bool
}

// A Variant is a way to write a log other than delimited text or JSON Lines
// with objects.
type Variant struct {
	// Matches reports whether a file that begins with head is of this variant.
	Matches func(head []byte) bool
	// Open returns the rows of such a file.
	Open func(s *rows.Stream, in Input) (*Content, error)
	// Refused says what to do instead of reading such a file, if Open is nil.
	Refused string
}

// A Content is what the file of a Variant holds.
type Content struct {
	Reader   rows.Reader
	Variant  string // in words; "" if there is but one
	Warnings []evp.Warning
	Beside   []Read
	// Skip is nil or says that a row is none of the log's.
	Skip func(rec []string) bool
	// LateNotes is nil or returns notes about the rows, all of which have been
	// read.
	LateNotes func() []string
	// Describe is nil or says what the columns mean, beyond what
	// Format.Describe knows.
	Describe func(c *Columns, names []string)
}

// A Signature is what tells a format by its columns: columns of all these
// names; if there are prefixes, a column that begins with one of them; and if
// there are further names, so many columns with one of these.
type Signature struct {
	Names    []string
	Prefixes []string
	Further  []string
	Some     int
	// Quoted says that the header has every name in quotes.
	Quoted bool
}

// A header is the names of columns, and how they are written.
type header struct {
	names  []string
	quoted bool // each is in quotes
}

// matches reports whether columns bear the signature.
func (s Signature) matches(h header) bool {
	if s.Quoted && !h.quoted {
		return false
	}
	for _, name := range s.Names {
		if !slices.Contains(h.names, name) {
			return false
		}
	}
	some := 0
	for _, name := range s.Further {
		if slices.Contains(h.names, name) {
			some++
		}
	}
	isPrefixed := func(name string) bool { return hasPrefix(name, s.Prefixes) }
	return some >= s.Some && (len(s.Prefixes) == 0 || slices.ContainsFunc(h.names, isPrefixed))
}

// describe lists what the signature needs.
func (s Signature) describe() string {
	var needs []string
	for _, name := range s.Names {
		needs = append(needs, rows.Quote(name))
	}
	for i, p := range s.Prefixes {
		or := ""
		if i > 0 {
			or = "or "
		}
		needs = append(needs, or+rows.Quote(p+"…"))
	}
	if s.Some > 0 {
		needs = append(needs, fmt.Sprintf("%d of %s", s.Some, rows.QuoteAll(s.Further)))
	}
	return strings.Join(needs, ", ")
}

// hasPrefix reports whether a name begins with one of the prefixes.
func hasPrefix(name string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(name, p) })
}

// signed reports whether columns bear one of the format's signatures.
func (f *Format) signed(h header) bool {
	return slices.ContainsFunc(f.Signatures, func(s Signature) bool { return s.matches(h) })
}

// missing says which columns a log lacks for having the format that is asked
// for; "" if none.
func (f *Format) missing(names []string) string {
	suffice := f.Asked
	if suffice == nil {
		suffice = f.Signatures
	}
	bears := func(s Signature) bool { return s.matches(header{names, true}) }
	if len(suffice) == 0 || slices.ContainsFunc(suffice, bears) || f.signed(header{names, true}) {
		return ""
	}
	var needs []string
	for _, s := range suffice {
		needs = append(needs, s.describe())
	}
	return strings.Join(needs, ", or ")
}

// isPlain reports whether the format has no mark of its own.
func (f *Format) isPlain() bool { return len(f.Signatures) == 0 && len(f.Variants) == 0 }

// accepts reports whether a log in this format can be a file of a kind that is
// no variant.
func (f *Format) accepts(kind rows.Kind) bool {
	return kind == rows.Text && f.Separators != "" || kind == rows.JSON && f.JSON
}

// recognise returns the format of a log that is no variant.
func recognise(h header, kind rows.Kind, separator byte) *Format {
	for _, f := range Formats {
		if f.signed(h) && (f.Separators != "" || kind == rows.JSON) {
			return f
		}
	}
	i := slices.IndexFunc(Formats, func(f *Format) bool {
		fits := kind == rows.JSON && f.JSON || kind == rows.Text && strings.IndexByte(f.Separators, separator) >= 0
		return f.isPlain() && fits
	})
	return Formats[i]
}
