package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"evpkit/evp/triallog"
)

// sources returns the files to read; a folder stands for the logs in it.
func (r *readFlags) sources(t terminal) []triallog.Source {
	var out []triallog.Source
	for _, name := range r.files {
		if name == "-" {
			out = append(out, triallog.Source{Name: "standard input", Open: func() (io.ReadCloser, error) { return io.NopCloser(t.stdin), nil }})
			continue
		}
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			out = append(out, folderSources(t, name)...)
			continue
		}
		out = append(out, fileSource(name))
	}
	return out
}

// fileSource returns a file as a source.
func fileSource(name string) triallog.Source {
	return triallog.Source{
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
