package study

import (
	"io"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/markup"
	"evpkit/evp/table"
)

// A Document is what a result says about how it was made. Every result embeds one.
type Document struct {
	// Settings are the options in effect by their names in JSON, such as
	// "missing_cost": what was asked for, the default where nothing was, or what the
	// log decided, such as "direction" and "format". A value that does not exist is
	// nil.
	Settings map[string]any
	Inputs   []Input
	Unit     string        // of the cost; "" if trials have no cost
	Warnings []evp.Warning // about the log and the result, each once

	said map[evp.Warning]bool // the warnings, once some are added
}

// An Input says which bytes a result was made from: the name of a source, the SHA-256
// of its content in hexadecimal, and how many rows it has.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
}

// document returns what every result of a study says of its making. r holds the
// options that the result was made with, and names its command.
func (s *Study) document(r *Request) Document {
	r.Read = s.options
	out := Document{Unit: s.Unit, Warnings: slices.Clone(s.Warnings), Settings: s.effective(r)}
	for _, in := range s.Log.Inputs {
		out.Inputs = append(out.Inputs, Input(in))
	}
	return out
}

// json returns the JSON document of a command, with the result's own members.
func (d Document) json(command string, own ...table.Member) table.Object {
	out := table.Object{}.With("evp", command).With("schema", 1).
		With("settings", d.Settings).With("inputs", listed(d.Inputs))
	return append(out, own...).With("warnings", warnings(d.Warnings))
}

// before and after return what people read before and after a result's tables;
// a result that has such text has its own methods.
func (d Document) before(string) string { return "" }

func (d Document) after(string) string { return "" }

// remarks returns lines that follow tables: a list in Markdown, comments in LaTeX.
func remarks(lines []string, format string) string {
	if len(lines) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n")
	for _, line := range lines {
		switch format {
		case "md":
			b.WriteString("- " + markup.Markdown.Text(line) + "\n")
		case "tex":
			b.WriteString("% " + markup.Line(line) + "\n")
		default:
			b.WriteString(markup.Line(line) + "\n")
		}
	}
	return b.String()
}

// listed returns a list that is an empty array in JSON if it is nil.
func listed[T any](list []T) []T { return append([]T{}, list...) }

// A result is what one command computes.
type result interface {
	Table() table.Table    // for machines
	Tables() []table.Table // for people
	document() table.Object

	before(format string) string // text before the tables for people
	after(format string) string  // and after them
}

// write writes a result in a format: csv (the table for machines), json (the
// document), or txt or text, md, tex (the tables for people).
func write(w io.Writer, r result, format string) error {
	switch format {
	case "csv":
		return r.Table().CSV(w)
	case "json":
		return table.WriteJSON(w, r.document())
	}
	if _, err := io.WriteString(w, r.before(format)); err != nil {
		return err
	}
	if err := table.Write(w, format, r.Tables()...); err != nil {
		return err
	}
	_, err := io.WriteString(w, r.after(format))
	return err
}
