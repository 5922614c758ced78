package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/evp/appendix"
)

// reportFormats are the formats of documents, by the endings of their files.
var reportFormats = []string{"md", "tex", "html"}

// reportFlags say where a document goes; parse checks them.
type reportFlags struct {
	out cli.StringSlice

	files    []outputFile
	toStdout bool
}

// define returns the flags.
func (o *reportFlags) define() []cli.Flag {
	return []cli.Flag{&cli.StringSliceFlag{Name: "o", Destination: &o.out, Category: categoryOutput,
		Usage: "write `FILE`; its ending says what: .md, .tex or .html. May be repeated; - is Markdown on standard output, the default"}}
}

// parse checks the flags; inputs are the names of files that must not be
// overwritten.
func (o *reportFlags) parse(inputs []string) error {
	for _, name := range o.out.Value() {
		if name == "-" {
			o.toStdout = true
			continue
		}
		format := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
		if !slices.Contains(reportFormats, format) {
			return usagef("-o %q: the ending says what to write: .%s", name, strings.Join(reportFormats, " ."))
		}
		if err := o.add(outputFile{name, format}, inputs); err != nil {
			return err
		}
	}
	o.toStdout = o.toStdout || len(o.files) == 0
	return nil
}

// add takes a file to be written, if it can be.
func (o *reportFlags) add(f outputFile, inputs []string) error {
	if slices.ContainsFunc(o.files, func(g outputFile) bool { return sameFile(f.name, g.name) }) {
		return usagef("-o %q is given twice", f.name)
	}
	if slices.ContainsFunc(inputs, func(in string) bool { return sameFile(in, f.name) }) {
		return usagef("-o %q would overwrite the log", f.name)
	}
	if base := filepath.Base(f.name); f.format == "tex" && strings.ContainsAny(base, "%#{}\\~$^&\" \t\n") {
		return usagef("-o %q: LaTeX cannot read figures from a folder of such a name; use letters, digits, '-' and '_'", f.name)
	}
	if err := writable(f.name); err != nil {
		return err
	}
	if info, err := os.Stat(f.figures()); f.format != "html" && err == nil && !info.IsDir() {
		return fmt.Errorf("cannot write figures into %s: it is not a folder", f.figures())
	}
	o.files = append(o.files, f)
	return nil
}

// figures returns the folder of a document's figures: NAME-figures for NAME.md.
func (f outputFile) figures() string {
	return strings.TrimSuffix(f.name, filepath.Ext(f.name)) + "-figures"
}

// has reports whether a document of the format is wanted.
func (o *reportFlags) has(format string) bool {
	return slices.ContainsFunc(o.files, func(f outputFile) bool { return f.format == format })
}

// imageFormats returns the formats of figures that the documents need.
func (o *reportFlags) imageFormats() []string {
	var out []string
	if o.has("md") || o.has("html") {
		out = append(out, "svg")
	}
	if o.has("tex") {
		out = append(out, "pdf")
	}
	return out
}

// write writes the documents and their figures, all or none.
func (o *reportFlags) write(t terminal, a appendix.Document) error {
	var contents []fileContent
	var folders []string
	for _, f := range o.files {
		var b bytes.Buffer
		switch folder := filepath.Base(f.figures()); f.format {
		case "md":
			a.Markdown(&b, folder)
			contents = append(contents, figureFiles(a, f.figures(), "svg")...)
		case "tex":
			a.LaTeX(&b, folder)
			contents = append(contents, figureFiles(a, f.figures(), "pdf")...)
		default:
			a.HTML(&b)
		}
		if f.format != "html" {
			folders = append(folders, f.figures())
		}
		contents = append(contents, fileContent{f.name, b.Bytes()})
	}
	if !o.toStdout {
		return writeFilesInto(folders, contents, nil)
	}
	var b bytes.Buffer
	a.Markdown(&b, "")
	return writeFilesInto(folders, contents, func() error {
		_, err := t.stdout.Write(b.Bytes())
		return err
	})
}

// figureFiles returns the files of an appendix's figures in one format.
func figureFiles(a appendix.Document, folder, format string) []fileContent {
	var out []fileContent
	for _, f := range a.Figures() {
		for _, i := range f.Images {
			if i.Format == format && !i.Dark {
				out = append(out, fileContent{filepath.Join(folder, f.Label+"."+format), i.Content})
			}
		}
	}
	return out
}

// writeFilesInto is writeFiles with folders that are made first, where they are
// missing, and taken back if the files cannot be written.
func writeFilesInto(folders []string, files []fileContent, then func() error) (err error) {
	var made []string
	defer func() {
		if err != nil {
			for _, folder := range made {
				_ = os.Remove(folder)
			}
		}
	}()
	for _, folder := range folders {
		switch e := os.Mkdir(folder, 0o777); { // less the umask
		case e == nil:
			made = append(made, folder)
		case !os.IsExist(e):
			return fmt.Errorf("cannot make the folder %s: %w", folder, cause(e))
		}
	}
	return writeFiles(files, then)
}
