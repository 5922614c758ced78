package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"evpkit/evp/appendix"
)

// checkDocuments reports documents whose figures could not be written or read.
func (o outputs) checkDocuments() error {
	for _, f := range o.files {
		if f.format == "html" {
			continue // holds its figures
		}
		if base := filepath.Base(f.name); f.format == "tex" && strings.ContainsAny(base, "%#{}\\~$^&\" \t\n") {
			return usagef("-o %q: LaTeX cannot read figures from a folder with such a name; use letters, digits, "+
				"'-' and '_'", f.name)
		}
		if info, err := os.Stat(f.figures()); err == nil && !info.IsDir() {
			return fmt.Errorf("cannot write figures into %s: it is not a folder", f.figures())
		}
	}
	return nil
}

// figures returns the folder of a document's figures: NAME-figures for NAME.md.
func (f outputFile) figures() string {
	return strings.TrimSuffix(f.name, filepath.Ext(f.name)) + "-figures"
}

// has reports whether a file of one of the formats is wanted.
func (o outputs) has(formats ...string) bool {
	return slices.ContainsFunc(o.files, func(f outputFile) bool { return slices.Contains(formats, f.format) })
}

// imageFormats returns the formats of figures that the documents need.
func (o outputs) imageFormats() []string {
	var out []string
	if o.has("md", "html") {
		out = append(out, "svg")
	}
	if o.has("tex") {
		out = append(out, "pdf")
	}
	return out
}

// writeDocuments writes the documents and their figures, all or none.
func (o outputs) writeDocuments(t terminal, a appendix.Document) error {
	var contents []fileContent
	var folders []string
	for _, f := range o.files {
		var b bytes.Buffer
		var err error
		switch folder := filepath.Base(f.figures()); f.format {
		case "md":
			err = a.Markdown(&b, folder)
			contents = append(contents, figureFiles(a, f.figures(), "svg")...)
		case "tex":
			err = a.LaTeX(&b, folder)
			contents = append(contents, figureFiles(a, f.figures(), "pdf")...)
		default:
			err = a.HTML(&b)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
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
	if err := a.Markdown(&b, ""); err != nil {
		return err
	}
	return writeFilesInto(folders, contents, func() error {
		_, err := t.stdout.Write(b.Bytes())
		return err
	})
}

// figureFiles returns the files of a document's figures in one format.
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
// missing, and removed again if the files cannot be written.
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
