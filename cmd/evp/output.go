package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/plot"
)

// tableFormats are the formats of results that are not figures.
var tableFormats = []string{"csv", "json", "md", "tex", "txt"}

// outputFlags say where results go; parse checks them.
type outputFlags struct {
	out   cli.StringSlice
	print string

	files    []outputFile
	toStdout bool
}

// An outputFile is a file to be written, in the format of its ending.
type outputFile struct{ name, format string }

// define returns the flags.
func (o *outputFlags) define() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "o", Destination: &o.out, Category: categoryOutput,
			Usage: "write `FILE`; its ending says what: " + endings() + ". May be repeated; - is standard output, the default"},
		textFlag(categoryOutput)(&o.print, "print", "text", "FORM", "FORM of what goes to standard output: text, csv, json, md or tex"),
	}
}

// endings returns the endings of output files, for messages.
func endings() string {
	return "." + strings.Join(append(plot.Formats(), tableFormats...), " .")
}

// parse checks the flags; inputs are the names of files that must not be
// overwritten.
func (o *outputFlags) parse(inputs []string) error {
	for _, name := range o.out.Value() {
		if name == "-" {
			o.toStdout = true
			continue
		}
		format := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
		if !slices.Contains(tableFormats, format) && !slices.Contains(plot.Formats(), format) {
			return usagef("-o %q: the ending says what to write: %s", name, endings())
		}
		for _, f := range o.files {
			if sameFile(f.name, name) {
				return usagef("-o %q is given twice", name)
			}
		}
		if slices.ContainsFunc(inputs, func(in string) bool { return sameFile(in, name) }) {
			return usagef("-o %q would overwrite the log", name)
		}
		if err := writable(name); err != nil {
			return err
		}
		o.files = append(o.files, outputFile{name, format})
	}
	if !slices.Contains([]string{"text", "csv", "json", "md", "tex"}, o.print) {
		return usagef("--print %q: give text, csv, json, md or tex", o.print)
	}
	o.toStdout = o.toStdout || len(o.files) == 0
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

// hasFigure reports whether a figure is among the files.
func (o *outputFlags) hasFigure() bool {
	return slices.ContainsFunc(o.files, func(f outputFile) bool { return slices.Contains(plot.Formats(), f.format) })
}

// write makes all outputs, then writes them: all or none, standard output
// included.
func (o *outputFlags) write(t terminal, table func(format string) ([]byte, error), figure *plot.Figure) error {
	var contents []fileContent
	for _, f := range o.files {
		encode := table
		if slices.Contains(plot.Formats(), f.format) {
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
	text, err := table(o.print)
	if err != nil {
		return err
	}
	return writeFiles(contents, func() error {
		_, err := t.stdout.Write(text)
		return err
	})
}

// buffered returns a function that gives what write writes, as bytes.
func buffered(write func(b *bytes.Buffer, format string) error) func(format string) ([]byte, error) {
	return func(format string) ([]byte, error) {
		var b bytes.Buffer
		err := write(&b, format)
		return b.Bytes(), err
	}
}
