package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"evpkit/evp/study"
	"evpkit/plot"
)

// figureAndTableFormats are the formats of commands that draw.
var figureAndTableFormats = slices.Concat(plot.Formats(), study.TableFormats)

// outputs say where a command's results go.
type outputs struct {
	files    []outputFile
	toStdout bool
	form     string // of what goes to standard output
}

// An outputFile is a file to be written, in the format of its ending.
type outputFile struct{ name, format string }

// newOutputs checks where results are to go; inputs are the names of files that
// must not be overwritten.
func newOutputs(r *study.Request, inputs, formats []string) (outputs, error) {
	o := outputs{form: r.Output.Print}
	for _, name := range r.Output.Files {
		if name == "-" {
			o.toStdout = true
			continue
		}
		format := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
		if !slices.Contains(formats, format) {
			if slices.Contains(plot.Formats(), format) && r.Command != "report" {
				return o, usagef("evp %s draws no figure: -o takes %s", r.Command, study.Endings(formats))
			}
			return o, usagef("-o %q: the ending says what to write: %s", name, study.Endings(formats))
		}
		if err := o.add(outputFile{name, format}, inputs); err != nil {
			return o, err
		}
	}
	o.toStdout = o.toStdout || len(o.files) == 0
	return o, nil
}

// add adds a file to be written, if it can be.
func (o *outputs) add(f outputFile, inputs []string) error {
	if slices.ContainsFunc(o.files, func(g outputFile) bool { return sameFile(f.name, g.name) }) {
		return usagef("-o %q is given twice", f.name)
	}
	if slices.ContainsFunc(inputs, func(in string) bool { return sameFile(in, f.name) }) {
		return usagef("-o %q would overwrite the log", f.name)
	}
	if err := writable(f.name); err != nil {
		return err
	}
	o.files = append(o.files, f)
	return nil
}

// sameFile reports whether two names are of one file.
func sameFile(a, b string) bool {
	absA, errA := filepath.Abs(a)
	absB, errB := filepath.Abs(b)
	if errA == nil && errB == nil && absA == absB {
		return true
	}
	ia, errA := os.Stat(a)
	ib, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(ia, ib)
}

// isFigure reports whether a file is a figure.
func (f outputFile) isFigure() bool { return slices.Contains(plot.Formats(), f.format) }

// drawable reports why a figure that is wanted cannot show a log's models, before
// anything is computed.
func (o outputs) drawable(s *study.Study, command string) error {
	if !o.draws() {
		return nil
	}
	return s.CanDraw(command)
}

// draws reports whether a figure is wanted.
func (o outputs) draws() bool { return slices.ContainsFunc(o.files, outputFile.isFigure) }

// tables returns the outputs without figures.
func (o outputs) tables() outputs {
	o.files = slices.DeleteFunc(slices.Clone(o.files), outputFile.isFigure)
	return o
}

// onlyCSV reports whether all output is CSV, which has no room for remarks.
func (o outputs) onlyCSV() bool {
	isOther := func(f outputFile) bool { return f.format != "csv" }
	return !slices.ContainsFunc(o.files, isOther) && (!o.toStdout || o.form == "csv")
}

// A result is what a command computes.
type result interface {
	// Write writes the result in a format: csv, json, txt or text, md or tex.
	Write(w io.Writer, format string) error
}

// A drawing is a result that can be drawn.
type drawing interface {
	Figure(o plot.Options) (*plot.Figure, error)
	Caption(o plot.Options) string
}

// addSettings adds to the settings of a result those that only a program knows
// that opens files.
func addSettings(settings map[string]any, r *study.Request) {
	if settings == nil { // of a table of bars, or of a log that is at fault
		return
	}
	settings["print"] = r.Output.Print
	if r.Output.FontFile != "" {
		settings["font"] = r.Output.FontFile
	}
}

// finish writes a result to all outputs, and notes what its reader must know.
func (t terminal) finish(out outputs, r *study.Request, result result, about study.Document, remarks ...string) error {
	addSettings(about.Settings, r)
	var figure *plot.Figure
	drawn, draws := result.(drawing)
	draws = draws && out.draws()
	if draws {
		var err error
		if figure, err = drawn.Figure(r.Figure); err != nil {
			return err
		}
	}
	if err := out.write(t, result, figure); err != nil {
		return err
	}
	t.warn(about.Warnings)
	for _, remark := range remarks {
		t.note("%s", remark)
	}
	if draws {
		if r.Curve.ShowTrials && r.Command != "curve" {
			t.note("figure: evp %s draws no single trials; evp curve does (`show-trials`)", r.Command)
		}
		for _, note := range figure.Notes {
			t.note("figure: %s", note)
		}
		t.keep("caption: " + drawn.Caption(r.Figure))
	}
	return nil
}

// write makes all outputs, then writes them: all or none, standard output
// included.
func (o outputs) write(t terminal, result result, figure *plot.Figure) error {
	table := func(format string) ([]byte, error) {
		var b bytes.Buffer
		err := result.Write(&b, format)
		return b.Bytes(), err
	}
	var contents []fileContent
	for _, f := range o.files {
		encode := table
		if f.isFigure() {
			encode = figure.Encode
		}
		content, err := encode(f.format)
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		contents = append(contents, fileContent{f.name, content})
	}
	if !o.toStdout {
		return writeFiles(contents, nil)
	}
	text, err := table(o.form)
	if err != nil {
		return err
	}
	return writeFiles(contents, func() error {
		_, err := t.stdout.Write(text)
		return err
	})
}
