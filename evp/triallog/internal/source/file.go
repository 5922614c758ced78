package source

import (
	"bytes"
	stdcsv "encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/nearest"
	"evpkit/evp/triallog/internal/rows"
)

// An Input is a file that has not been opened.
type Input struct {
	Name string
	Open func() (io.ReadCloser, error)
	// Beside opens another file in the same folder. It returns nil if there is
	// no such file. The function may be nil: then there is none.
	Beside func(name string) (io.ReadCloser, error)
	// Instead is what errors say instead of a place, if the text is made up for a
	// file that does not exist; see rows.Table.
	Instead string
}

// beside opens another file in the folder of the input; nil if there is none.
// The file is named after the log in messages.
func (in Input) beside(name, shown string) (*rows.Stream, error) {
	if in.Beside == nil {
		return nil, nil
	}
	file, err := in.Beside(name)
	if file == nil || err != nil {
		return nil, err
	}
	return rows.NewStream(shown, file)
}

// A Read identifies a file that has been read.
type Read struct {
	Name   string
	SHA256 string // in hexadecimal
}

// A File is an opened log whose format is known.
type File struct {
	*rows.Table
	Format   *Format
	Columns  Columns
	Warnings []evp.Warning // about the file as a whole
	Beside   []Read        // files that were read with this one
	Variant  string        // of the format, in words; "" if there is but one

	stream *rows.Stream
	reader rows.Reader
	late   func() []string // see Content.LateNotes
}

// Open opens a file and finds out its format, unless it is given by its name.
// The file must be closed.
func Open(in Input, format string) (*File, error) {
	content, err := in.Open()
	if err != nil {
		return nil, rows.InFile(in.Name, err)
	}
	s, err := rows.NewStream(in.Name, content)
	if err != nil {
		return nil, err
	}
	f := &File{stream: s}
	if err := f.begin(in, Named(format)); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Close ends the reading.
func (f *File) Close() {
	if f.reader != nil {
		f.reader.Close()
	}
	f.stream.Close()
}

// begin opens the file's rows and finds out its format; asked is nil if it is
// to be recognised.
func (f *File) begin(in Input, asked *Format) error {
	kind := rows.KindOf(f.stream.Head)
	owner, variant := variantOf(f.stream.Head)
	if msg := refusal(kind, owner, variant, asked); msg != "" {
		return &rows.SyntaxError{File: in.Name, Msg: msg}
	}
	content, err := f.open(in, kind, variant, asked)
	if err != nil {
		return err
	}
	f.reader, f.Variant, f.Warnings, f.Beside = content.Reader, content.Variant, content.Warnings, content.Beside
	f.late = content.LateNotes
	if f.Table, err = rows.NewTable(f.stream, f.reader, joinerFor); err != nil {
		return err
	}
	f.Instead, f.Format = in.Instead, asked
	if f.Format == nil {
		f.Format = owner
	}
	if f.Format == nil {
		f.Format = recognise(header{f.Names, isAllQuoted(f.stream.Head, f.Separator())}, kind, f.Separator())
	}
	if f.Format == owner {
		f.Skip = content.Skip
	}
	if asked == nil || !asked.isPlain() {
		if msg := refusedTable(f.Names); msg != "" {
			return f.AtHeader(msg)
		}
	}
	if asked != nil && asked != owner {
		if needs := asked.missing(f.Names); needs != "" {
			return f.Explain(f.AtHeader(fmt.Sprintf(
				"%s: the log lacks its columns (%s); leave `format` out (columns: %s)",
				rows.Option("format", asked.Name), needs, f.ListColumns("format"))))
		}
	}
	return f.describe(in, content, owner)
}

// variantOf returns the variant that a file is, and its format; nil if it is
// none.
func variantOf(head []byte) (*Format, *Variant) {
	for _, f := range Formats {
		for i := range f.Variants {
			if f.Variants[i].Matches(head) {
				return f, &f.Variants[i]
			}
		}
	}
	return nil, nil
}

// refusal says why a file cannot be read, or not in the format that was asked
// for; "" if it can.
func refusal(kind rows.Kind, owner *Format, variant *Variant, asked *Format) string {
	switch {
	case variant != nil && variant.Open == nil:
		return variant.Refused
	case variant == nil && kind == rows.JSONArray:
		return "the file is one JSON document: write an object per line (jq -c '.[]')"
	case variant == nil && kind == rows.JSONTree:
		return "the file is one JSON document over several lines: write an object per line (jq -c .)"
	case asked == nil, asked == owner, asked.accepts(kind) && (variant == nil || asked.isPlain()):
		return ""
	}
	what := "JSON"
	switch kind {
	case rows.Text:
		what = "a table in text"
	case rows.Database:
		what = "an SQLite database"
	}
	return fmt.Sprintf("%s: the file is %s; leave `format` out", rows.Option("format", asked.Name), what)
}

// refusedTable says why a table that a program wrote is not a log; "" if none did.
func refusedTable(names []string) string {
	for _, f := range Formats {
		if f.Refuse != nil {
			if msg := f.Refuse(names); msg != "" {
				return msg
			}
		}
	}
	return ""
}

// headerNames returns the names in the first line of a table; nil if it is no
// header.
func headerNames(line []byte) []string {
	r := stdcsv.NewReader(bytes.NewReader(line))
	r.Comma, r.LazyQuotes = rune(rows.Separator(line)), true
	names, _ := r.Read()
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
	}
	return names
}

// isAllQuoted reports whether each cell of the first line of a table is in
// quotes.
func isAllQuoted(head []byte, separator byte) bool {
	line := bytes.TrimSpace(rows.FirstLine(head))
	if separator == 0 || len(line) < 2 || line[0] != '"' || line[len(line)-1] != '"' {
		return false
	}
	quotes := bytes.Count(line, []byte{'"'})
	between := bytes.Count(line, []byte{'"', separator, '"'})
	return quotes == 2*(between+1)
}

// open returns the rows of the file.
func (f *File) open(in Input, kind rows.Kind, variant *Variant, asked *Format) (*Content, error) {
	switch {
	case variant != nil:
		return variant.Open(f.stream, in)
	case kind == rows.JSON:
		return &Content{Reader: rows.NewJSONLines(f.stream)}, nil
	case asked != nil && len(asked.Separators) == 1:
		return &Content{Reader: rows.NewDelimited(f.stream, asked.Separators[0])}, nil
	}
	separator := rows.Separator(rows.FirstLine(f.stream.Head))
	return &Content{Reader: rows.NewDelimited(f.stream, separator)}, nil
}

// joinerFor returns how a format joins two rows of names of which these are the
// first; nil if none does.
func joinerFor(names []string) rows.HeaderJoiner {
	for _, f := range Formats {
		if f.JoinHeader != nil {
			if join := f.JoinHeader(names); join != nil {
				return join
			}
		}
	}
	return nil
}

// describe finds out what the columns mean.
func (f *File) describe(in Input, content *Content, owner *Format) error {
	if f.Format.ReadBeside != nil {
		if err := f.Format.ReadBeside(f, in); err != nil {
			return err
		}
	}
	c := newColumns(f.Names)
	f.Format.Describe(&c, f.Names)
	for i, name := range f.Names {
		if hasPrefix(name, f.Format.ParamPrefixes) {
			c.Params = append(c.Params, i)
		}
	}
	if content.Describe != nil && f.Format == owner {
		content.Describe(&c, f.Names)
	}
	f.Columns = c
	for _, i := range c.Durations {
		f.InSeconds(i)
	}
	return nil
}

// LateNotes returns notes about the rows, all of which have been read.
func (f *File) LateNotes() []string {
	if f.late == nil {
		return nil
	}
	return f.late()
}

// Describe says what the file is, in words.
func (f *File) Describe() string {
	words := f.Format.Title
	if f.Separator() == ';' {
		words += " with semicolons"
	}
	if f.Variant != "" {
		words += " (" + f.Variant + ")"
	}
	return words
}

// IsCommonCSV reports whether the file is what most logs are: CSV with commas.
func (f *File) IsCommonCSV() bool { return f.Format == csv && f.Separator() == ',' }

// Index returns the column with a name, or with one of the format's prefixes
// before the name; None if there is none.
func (f *File) Index(name string) int {
	if i := slices.Index(f.Names, name); i != None {
		return i
	}
	for _, p := range f.Columns.Prefixes {
		if i := slices.Index(f.Names, p+name); i != None {
			return i
		}
	}
	return None
}

// Find returns the column with a name that an option gives (see Index), or an
// error that helps to find it.
func (f *File) Find(name, option string) (int, error) {
	if i := f.Index(name); i != None {
		return i, nil
	}
	msg := fmt.Sprintf("`%s`: there is no column %s", option, rows.Quote(name))
	if near := nearest.Name(name, f.Names); near != "" {
		msg += fmt.Sprintf(", did you mean %s?", rows.Quote(near))
	}
	return None, f.Lacks(fmt.Sprintf("%s (columns: %s)", msg, f.ListColumns(option)))
}

// ListColumns lists the columns for a message about one that an option misses:
// if that is the score, those that are named after a metric or a score first.
func (f *File) ListColumns(option string) string {
	if option != "score" {
		return rows.QuoteAll(f.Names)
	}
	var likely, others []string
	for _, name := range f.Names {
		if metric.Known(name) || slices.Contains(metric.Words(name), "score") {
			likely = append(likely, name)
		} else {
			others = append(others, name)
		}
	}
	return rows.QuoteAll(append(likely, others...))
}
