package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// logs is the folder of the sample logs.
var logs = filepath.Join("..", "..", "..", "..", "testdata", "logs")

// input is a sample log with the files beside it.
func input(file string) Input {
	folder := filepath.Dir(file)
	beside := func(name string) (io.ReadCloser, error) {
		f, err := os.Open(filepath.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return f, err
	}
	return Input{Name: file, Open: func() (io.ReadCloser, error) { return os.Open(file) }, Beside: beside}
}

// TestSamples: every format has a sample log, which is recognised and has what
// the format says of its columns.
func TestSamples(t *testing.T) {
	found := make(map[string]bool)
	err := filepath.WalkDir(logs, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) == ".md" || filepath.Ext(file) == ".py" {
			return err
		}
		f, err := Open(input(file), "")
		if err != nil {
			return nil // a sample of a faulty log
		}
		defer f.Close()
		found[f.Format.Name] = true
		checkColumns(t, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats {
		if !found[f.Name] {
			t.Errorf("no log in testdata/logs is recognised as %s", f.Name)
		}
	}
}

// checkColumns fails unless all indices are of columns, or None.
func checkColumns(t *testing.T, f *File) {
	t.Helper()
	c := f.Columns
	all := append([]int{c.State, c.Order, c.ID, c.Step, c.Study}, c.Params...)
	all = append(append(all, c.Durations...), c.SamplerMarks...)
	for _, s := range c.Scores {
		if all = append(all, s.Column); s.Stated != (s.By != "") || s.Column == None {
			t.Errorf("%s: score %+v", f.File, s)
		}
	}
	for _, i := range all {
		if i < None || i >= len(f.Names) {
			t.Errorf("%s: column %d of %d", f.File, i, len(f.Names))
		}
	}
}

// TestFormats: names are unique words, and only plain formats have no signature.
func TestFormats(t *testing.T) {
	for _, f := range Formats {
		if Named(f.Name) != f || f.Name != strings.ToLower(f.Name) || f.Title == "" || f.Describe == nil {
			t.Errorf("format %+v", f)
		}
		if f.isPlain() && (f.Separators == "") == !f.JSON {
			t.Errorf("%s is never recognised", f.Name)
		}
	}
	if Named("") != nil || Named("none") != nil {
		t.Error("a format that does not exist")
	}
}
