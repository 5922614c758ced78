package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"evpkit/evp/study"
)

// checkFiles reports files that no command can read.
func checkFiles(command string, files []string) error {
	if command == "bars" && len(files) != 1 {
		return usagef("evp bars reads one CSV file, not %d", len(files))
	}
	if len(files) == 0 {
		return usagef("no log given; name a CSV file, or - for standard input (to try the program without one: evp demo)")
	}
	for i, name := range files {
		if name == "" {
			return usagef("a file's name is empty: was a variable of the shell not set?")
		}
		if slices.Contains(files[:i], name) {
			return usagef("file %q is given twice", name)
		}
	}
	return nil
}

// open reads the log, and notes what was guessed and what the reader must know.
func (t terminal) open(r *study.Request, files []string) (*study.Study, error) {
	s, err := study.Open(t.sources(r, files), r.Read)
	if err != nil {
		return nil, err
	}
	for _, note := range s.Notes {
		t.note("%s", note)
	}
	t.warn(s.Warnings)
	return s, nil
}

// sources returns the files to read; a folder means the logs in it, or under --path
// the files in it that match.
func (t terminal) sources(r *study.Request, files []string) []study.Source {
	var out []study.Source
	for _, name := range files {
		if name == "-" {
			open := func() (io.ReadCloser, error) { return io.NopCloser(t.stdin), nil }
			out = append(out, study.Source{Name: "standard input", Open: open})
			continue
		}
		switch info, err := os.Stat(name); {
		case err != nil || !info.IsDir():
			out = append(out, fileSource(name))
		case !r.Read.Log.Path.IsZero():
			out = append(out, pathSources(t, r, name)...)
		default:
			out = append(out, folderSources(t, name)...)
		}
	}
	return out
}

// joined makes the tables to join sources, and returns their names.
func joined(r *study.Request) []string {
	var names []string
	for i := range r.Read.Log.Join {
		j := &r.Read.Log.Join[i]
		names = append(names, j.Source.Name)
		j.Source = fileSource(j.Source.Name)
	}
	return names
}

// oneSource returns the only file to read; want says that there must be one.
func (t terminal) oneSource(files []string, want string) (study.Source, error) {
	if len(files) != 1 {
		return study.Source{}, usagef("%s", want)
	}
	sources := t.sources(new(study.Request), files)
	if len(sources) != 1 {
		return study.Source{}, usagef("%q is a folder of several files; name one of them", files[0])
	}
	return sources[0], nil
}

// fileSource returns a file as a source.
func fileSource(name string) study.Source {
	return study.Source{
		Name: name,
		Open: func() (io.ReadCloser, error) { return openFile(name) },
		Beside: func(other string) (io.ReadCloser, error) {
			f, err := os.Open(filepath.Join(filepath.Dir(name), other))
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", other, cause(err))
			}
			return f, nil
		},
	}
}

// openFile opens a file to read.
func openFile(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, cause(err)
	}
	return f, nil
}
